"""What changed and must still be indexed: nothing is lost, nothing holds up the rest, and it is told."""

import io
from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.tasks import task
from django.utils import timezone

import pytest
from django_tasks_db.models import DBTaskResult

from documents.models import Document
from search.engines import EngineUnavailable, PassageRefused, engine
from search.engines.embedded import EmbeddedEngine
from search.finding import Query, find
from search.index import indexing, tasks
from search.index.indexing import index_findings
from search.index.tasks import index_changed_documents
from search.index.waiting import waiting
from search.models import StaleDocument, StaleSource
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db
NOWHERE = "http://127.0.0.1:1"


@pytest.fixture(autouse=True)
def nothing_waits_yet(db) -> None:
    """A new database has the pages of the website to index."""
    StaleSource.objects.all().delete()


@pytest.fixture
def commit(django_capture_on_commit_callbacks) -> Callable:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def queue(settings, monkeypatch) -> None:
    """Background work waits in the database, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for name in ("index_changed_documents", "take_out_document"):
        monkeypatch.setattr(tasks, name, task(getattr(tasks, name).func))


def contract(slug: str, text: str) -> Document:
    document = make_document(slug, kind="contract")
    make_version(document, articles={"Artikel 1 A": text})
    return document


def total(text: str) -> int:
    return find(Query(text), user=AnonymousUser()).total


def noted() -> list[str]:
    return list(StaleDocument.objects.order_by("since").values_list("document__slug", flat=True))


@pytest.mark.parametrize("error", [PassageRefused("te groot"), ZeroDivisionError()])
def test_a_document_that_cannot_be_indexed_holds_up_no_other(commit, monkeypatch, error):
    gathered = indexing.passages_of

    def broken(document: Document):
        if document.slug == "stuk":
            raise error
        return gathered(document)

    with commit():
        contract("zorg", "De zorg.")
    monkeypatch.setattr(indexing, "passages_of", broken)
    with commit():
        contract("stuk", "De huur.")
        contract("heel", "De huur van een woning.")
    assert noted() == ["stuk"] and total("huur") == 1
    monkeypatch.setattr(indexing, "passages_of", gathered)
    index_changed_documents.enqueue()
    assert noted() == [] and total("huur") == 2


def test_however_much_changes_one_next_attempt_waits(settings, queue):
    settings.SEARCH_URL = NOWHERE
    contract("zorg", "De zorg.")
    for _ in range(3):
        tasks.index_changed_documents.func()
    assert DBTaskResult.objects.filter(task_path=index_changed_documents.module_path).count() == 1
    for slug in ("een", "een", "twee"):
        tasks.take_out_document.func(slug)
    assert DBTaskResult.objects.filter(task_path=tasks.take_out_document.module_path).count() == 2


def test_who_verifies_hears_what_waits_and_since_when(commit):
    with commit():
        contract("huur", "De huur.")
    contract("zorg", "De zorg.")
    said = io.StringIO()
    call_command("verify", stdout=said)
    assert "1 onderdeel wacht nog op de zoekindex, het eerste sinds" in said.getvalue()
    StaleDocument.objects.update(since=timezone.now() - timedelta(hours=2))
    [finding] = index_findings()
    assert (finding.what, finding.where) == ("search index: waiting", "zoekindex")
    assert "db_worker" in finding.detail
    with pytest.raises(CommandError):
        call_command("verify", stdout=io.StringIO())


def test_nothing_waits():
    assert (waiting().number, waiting().is_too_long) == (0, False)
    assert str(waiting()) == "Er wacht niets op de zoekindex."


def test_a_lost_index_is_made_again_whole_and_not_of_the_last_change_alone(commit, settings):
    with commit():
        contract("zorg", "De gemeente.")
    (settings.DATA_DIR / "search.sqlite3").unlink()
    with commit():
        contract("huur", "De gemeente betaalt.")
    assert total("gemeente") == 2 and list(index_findings()) == []


def test_a_file_that_broke_is_made_again_by_the_next_change(commit, settings):
    with commit():
        contract("zorg", "De gemeente.")
    (settings.DATA_DIR / "search.sqlite3").unlink()
    (settings.DATA_DIR / "search.sqlite3").write_text("geen index " * 1000)
    with commit():
        contract("huur", "De gemeente betaalt.")
    assert total("gemeente") == 2 and list(index_findings()) == []


def test_who_rebuilds_another_engine_leaves_the_notes_of_the_one_in_use(commit, settings):
    settings.SEARCH_URL = NOWHERE
    with commit():
        contract("zorg", "De gemeente.")
    call_command("reindex", "--engine", "embedded", stdout=io.StringIO())
    assert noted() == ["zorg"]


def test_while_one_builds_others_do_not_begin(commit):
    """Unless it has been silent for so long that it must have stopped."""
    asked = EmbeddedEngine(index="bouw", url="embedded:", folder=str(engine()._store.path.parent))
    assert asked.needs_rebuild()
    with asked.rebuild():
        assert not asked.needs_rebuild()
        with asked._store.writing() as connection:
            connection.execute("UPDATE generation SET touched = touched - 3600")
        assert asked.needs_rebuild()
    assert not asked.needs_rebuild()
    assert not issubclass(EngineUnavailable, PassageRefused)
