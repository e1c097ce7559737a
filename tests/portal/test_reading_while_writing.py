"""Somebody else writes something large: who reads notices nothing, who writes hears what to do."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.tasks import task
from django.test import Client
from django.urls import reverse

import pytest
from django_tasks_db.models import DBTaskResult

from documents.ledger.entries import enter
from documents.models import Document, LedgerEntry, StoredComparison
from documents.transactions.one_moment import one_moment
from portal import command_line
from portal.management.commands import db_worker
from search.index import tasks
from search.models import MissedSearch, StaleDocument, StaleSource
from signatures.importing import writing
from signatures.models import Act, Invitation
from signatures.rounds import entry_mail
from signatures.rounds.candidates import open_round
from signatures.rounds.inviting import new_link
from signatures.signed_pdf.making import pdf_to_sign
from tests.documents.admin_steps import editor
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_region
from tests.signatures.test_import_register import REGISTER

sqlite_only = pytest.mark.skipif(
    "connection.vendor != 'sqlite'",
    reason="op PostgreSQL wachten schrijvers niet op elkaar",
)
pytestmark = [pytest.mark.django_db(transaction=True), sqlite_only]
PAGES = (
    "/",
    "/convenant/",
    "/convenanten/convenant/controle/",
    "/convenanten/convenant/tijdlijn/",
    "/convenanten/convenant/vergelijk/1...2/",
    "/convenanten/convenant/versies/2/pdf/",
    "/ondertekening/",
    "/partners/",
    "/partners/dudok/",
    "/zoeken/?q=woning",
    "/zoeken/?q=nergensgevonden",
    "/inloggen/",
    "/api/v1/search?q=woning",
)
SCREENS = ("/beheer/", "/beheer/documenten/", "/beheer/concepten/", "/account/")


@pytest.fixture
def region(transactional_db: None) -> Region:
    made = make_region()
    tasks.index_changed_documents.func()
    return made


@contextmanager
def held() -> Iterator[Any]:
    """Another connection, which writes and does not end; on PostgreSQL nobody else can write anything."""
    other = connection.copy("other")
    try:
        with other.cursor() as cursor:
            if other.vendor == "sqlite":
                cursor.execute("BEGIN IMMEDIATE")
            else:
                tables = ", ".join(map(other.ops.quote_name, connection.introspection.table_names()))
                cursor.execute(f"BEGIN; LOCK TABLE {tables} IN EXCLUSIVE MODE")
            yield other
            cursor.execute("ROLLBACK")
    finally:
        other.close()


@pytest.fixture
def impatient(transactional_db: None) -> Iterator[None]:
    """Who writes waits for a moment only."""
    options = connection.settings_dict["OPTIONS"]
    usual = options.get("timeout")
    connection.close()
    options["timeout"] = 0.05
    yield
    connection.close()
    options["timeout"] = usual


@pytest.fixture
def queue(settings, monkeypatch) -> None:
    """Background work waits in the database, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for name in ("index_changed_documents", "index_changed_sources", "take_out_document"):
        monkeypatch.setattr(tasks, name, task(getattr(tasks, name).func))
    told = task(entry_mail.tell_entered_in_background.func)
    monkeypatch.setattr(entry_mail, "tell_entered_in_background", told)


@pytest.fixture
def file(tmp_path: Path) -> str:
    made = tmp_path / "register.json"
    made.write_text(json.dumps(REGISTER | {"document": "ander-convenant", "title": "Ander"}))
    return str(made)


def link(region: Region) -> str:
    """The address of a personal link; the PDF to sign is made when it is first asked for."""
    pdf_to_sign(region.new)
    asked = open_round(version=region.new, deadline=None, by=None).requests.get()
    _, token = new_link(request=asked, name="Kees Vos", function="", email="kees@dudok.example", by=None)
    return f"/tekenen/{token}/"


def command(*arguments: str) -> str:
    """What `manage.py` says when it fails."""
    with pytest.raises(SystemExit) as ended:
        command_line.run_command(["manage.py", *arguments])
    return str(ended.value.code)


@pytest.mark.parametrize("method", ["get", "head"])
def test_every_page_can_be_read(region: Region, impatient: None, method: str) -> None:
    visitor, team, to_sign = Client(), editor(), link(region)
    asked = [*((visitor, page) for page in (*PAGES, to_sign)), *((team, page) for page in SCREENS)]
    with held():
        found = {page: getattr(client, method)(page).status_code for client, page in asked}
    assert {page for page, status in found.items() if status not in (200, 405)} == set()


def test_what_a_page_keeps_in_passing_is_kept_when_nobody_writes(region: Region, impatient: None) -> None:
    to_sign = link(region)
    pages = ("/zoeken/?q=nergensgevonden", "/convenanten/convenant/vergelijk/1...2/", to_sign)

    def kept() -> list[bool]:
        opened = Invitation.objects.exclude(opened_at=None)
        return [rows.exists() for rows in (MissedSearch.objects, StoredComparison.objects, opened)]

    StoredComparison.objects.all().delete()
    with held():
        for page in pages:
            Client().get(page)
    assert kept() == [False] * 3
    for page in pages:
        Client().get(page)
    assert kept() == [True] * 3
    assert LedgerEntry.objects.filter(what="Link om te tekenen geopend").count() == 1


@sqlite_only
def test_who_writes_hears_that_it_is_busy(region: Region, impatient: None) -> None:
    team, to_sign = editor(), link(region)
    forms: dict[str, tuple[Client, dict[str, str]]] = {
        "/inloggen/": (Client(), {"username": "iemand", "password": "iets"}),
        reverse("documenten:add"): (team, {"title": "Nieuw", "kind": "process", "visibility": "public"}),
        to_sign: (
            Client(),
            {
                "keuze": "weigeren",
                "weigeren-name": "Kees",
                "weigeren-reason": "Te duur",
                "weigeren-sure": "on",
            },
        ),
    }
    acts, documents = Act.objects.count(), Document.objects.count()
    with held():
        for address, (client, filled) in forms.items():
            answer = client.post(address, filled)
            assert answer.status_code == 503, address
            words = text_of(parsed(answer, status=503).main)
            assert "Het is even druk" in words and "Er is niets opgeslagen." in words, address
            assert "Wacht een minuut" in words and answer["Retry-After"]
    assert (Act.objects.count(), Document.objects.count()) == (acts, documents)


def test_a_form_that_fails_halfway_leaves_nothing(region: Region, monkeypatch) -> None:
    """As with ATOMIC_REQUESTS, on which Wagtail's admin counts."""
    team, before = editor(), (Document.objects.count(), LedgerEntry.objects.count())
    monkeypatch.setattr("documents.admin.viewsets.draft_of", lambda document: 1 / 0)
    team.raise_request_exception = False
    filled = {"title": "Nieuw", "kind": "process", "slug": "nieuw", "visibility": "public", "summary": ""}
    assert team.post(reverse("documenten:add"), filled).status_code == 500
    assert (Document.objects.count(), LedgerEntry.objects.count()) == before


@sqlite_only
@pytest.mark.parametrize("options", [(), ("--json",), ("--dry-run",)])
def test_a_register_says_that_nothing_was_taken_over(impatient, file, options, capsys) -> None:
    with held(), pytest.raises(SystemExit):
        command_line.run_command(["manage.py", "import_register", file, *options])
    told = capsys.readouterr()
    assert "Er is niets overgenomen. Wacht een minuut" in told.err
    assert "De database is bezet" in told.err and "locked" not in told.err
    assert "--json" not in options or json.loads(told.out)["ok"] is False
    assert not Document.objects.exists()


@sqlite_only
@pytest.mark.parametrize("arguments", [("demo",), ("reindex",)])
def test_any_command_says_that_it_is_busy(impatient, arguments) -> None:
    if arguments != ("demo",):
        Document.objects.create(slug="werk", kind_id="process", title="Werk")
    StaleDocument.objects.all().delete()
    with held():
        told = command(*arguments)
    assert told.startswith("De database is bezet") and "probeer het opnieuw" in told


@sqlite_only
def test_a_register_that_is_in_is_told_to_be_in(impatient, queue, file, monkeypatch) -> None:
    """Whoever waited writes at once, and long, when the register is in: what follows waits in the queue."""
    StaleSource.objects.all().delete()
    begun: list[Any] = []
    first = writing.last_act

    def then_others_write() -> Any:
        transaction.on_commit(lambda: begun.append(held()) or begun[0].__enter__())
        return first()

    monkeypatch.setattr(writing, "last_act", then_others_write)
    said = io.StringIO()
    call_command("import_register", file, stdout=said)
    assert begun and said.getvalue().startswith("Overgenomen voor ander-convenant")
    assert Act.objects.exists()
    waiting = DBTaskResult.objects.ready().values_list("task_path", flat=True)
    assert list(waiting.filter(task_path__contains="index_changed_documents")) == [
        "search.index.tasks.index_changed_documents"
    ]
    begun[0].__exit__(None, None, None)


def test_a_register_that_cannot_queue_what_follows_is_not_in(queue, file, monkeypatch) -> None:
    def refuse(*_args: Any, **_named: Any) -> None:
        raise OSError("vol")

    monkeypatch.setattr(DBTaskResult.objects, "create", refuse)
    with pytest.raises(OSError, match="vol"):
        call_command("import_register", file, stdout=io.StringIO())
    assert not Document.objects.exists() and not Act.objects.exists()


def test_what_belongs_together_is_read_as_of_one_moment(transactional_db: None) -> None:
    other = connection.copy("other")
    with one_moment():
        before = LedgerEntry.objects.count()
        with other.cursor() as cursor:
            cursor.execute("DELETE FROM search_stalesource")
            cursor.execute("INSERT INTO search_stalesource (source, since) VALUES ('proef', '2025-01-01')")
        assert LedgerEntry.objects.count() == before
        assert not StaleSource.objects.filter(source="proef").exists()
    assert StaleSource.objects.filter(source="proef").exists()
    other.close()
    enter(what="Daarna weer schrijven")


@sqlite_only
def test_the_worker_goes_on_after_a_long_write(impatient, queue, monkeypatch) -> None:
    StaleSource.objects.all().delete()
    other = held()
    other.__enter__()
    told: list[bool] = []
    is_busy: Callable[[BaseException], bool] = db_worker.is_busy

    def then_free(error: BaseException) -> bool:
        told.append(is_busy(error))
        other.__exit__(None, None, None)
        return told[-1]

    monkeypatch.setattr(db_worker, "is_busy", then_free)
    call_command("db_worker", batch=True, reload=False, interval=0, startup_delay=False, verbosity=0)
    assert told == [True]


def test_the_same_work_is_queued_once(transactional_db: None, queue) -> None:
    DBTaskResult.objects.all().delete()
    for slug in ("een", "twee"):
        Document.objects.create(slug=slug, kind_id="process", title=slug)
    assert DBTaskResult.objects.filter(task_path="search.index.tasks.index_changed_documents").count() == 1
