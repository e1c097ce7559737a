"""`verify` notices anything changed around the portal, names the row, and survives what it finds there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, models, transaction

import pytest

from documents.models import Article, Attachment, Document, StoredFile, Version, store_file
from documents.models.stored_file import legal_storage
from documents.versions.determination import NewAttachment, determine_erratum
from documents.versions.verification.integrity import Finding, version_findings
from documents.versions.verification.raw_rows import raw_rows
from signatures.models import FollowUp, Paper, Route, Step
from signatures.register.verification import register_findings
from tests.factories import ARTICLES, make_document, make_text, make_version

pytestmark = pytest.mark.django_db

FIXED = (Version, Article, Attachment, StoredFile)
EDITABLE = (Document, Route, Step, Paper, FollowUp)
OTHER_VALUES = ("anders", "2001-01-01", '{"type": "anders"}', 7_000_000)
GARBAGE = ("", "\x00", b"\xff\xfe\x00", "{" * 3000, 10**18, "NaN")


@pytest.fixture
def region() -> Version:
    """Two versions and a repaired copy of a convenant, a work process under it, and a route with papers."""
    convenant = make_document()
    scan = store_file(b"scan", media_type="application/pdf")
    first = make_version(convenant, label="2019", reference_date=None, source=scan)
    attachments = [NewAttachment("Kaart", "kaart.png", b"png", "image/png")]
    second = make_version(convenant, label="2025", attachments=attachments, supersedes=first)
    determine_erratum(
        of=second,
        text=make_text(ARTICLES),
        pictures={},
        determined_on=second.determined_on,
        by="Anja Bos",
        reason="Een tikfout.",
    )
    process = make_document("leegstand", kind="process")
    make_version(process, implements=second, reference_date=second.determined_on)
    route = Route.objects.create(document=convenant, label="2026", title="Route 2026")
    step = Step.objects.create(route=route, order=1, body="Werkgroep", purpose="advise")
    Paper.objects.create(step=step, title="Advies", name="advies.pdf", file=scan)
    FollowUp.objects.create(title="Cijfers", step=step).documents.add(process)
    return second


@contextmanager
def tampering() -> Iterator[None]:
    """Lets SQL change anything, and takes it back afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        try:
            yield
        finally:
            transaction.set_rollback(True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")
        else:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def put(model: type[models.Model], column: str, value: object, pk: int | None = None) -> bool:
    """Writes a value around the portal; False where the database has no room for it in that column."""
    pk = pk or model._base_manager.order_by("-pk").values_list("pk", flat=True)[0]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {model._meta.db_table} SET {column} = %s WHERE id = %s", [value, pk])
    except DatabaseError:
        return False
    return True


def found() -> list[Finding]:
    return [*version_findings(), *register_findings()]


def test_sound_records_give_no_findings(region):
    assert found() == []


def columns_of(model: type[models.Model]) -> list[str]:
    """The columns that mean something: nothing points at the key of an article or an attachment."""
    names = [field.attname for field in model._meta.concrete_fields]
    return [name for name in names if name != "id" or model in (Version, StoredFile)]


@pytest.mark.parametrize("model", FIXED, ids=lambda model: model.__name__)
def test_any_other_value_in_any_column_of_a_fixed_row_is_noticed(region, model):
    pk = model._base_manager.order_by("-pk").values_list("pk", flat=True)[0]
    for column in columns_of(model):
        for value in OTHER_VALUES:
            with tampering():
                if put(model, column, value, pk):
                    assert found(), (column, value)


def one_character_off(before: str) -> Iterator[str]:
    """The same value but for one character, in front, in the middle, at the end and after it."""
    for place in {0, len(before) // 2, max(0, len(before) - 1)}:
        for sign in ("x", before[place : place + 1].swapcase(), "\u00a0", ""):
            yield before[:place] + sign + before[place + 1 :]
    yield before + " "
    yield before + "\n"


@pytest.mark.parametrize("model", FIXED, ids=lambda model: model.__name__)
def test_one_character_in_any_column_of_a_fixed_row_is_noticed_and_the_row_named(region, model):
    row = next(raw_rows(model, "-id"))
    for column in columns_of(model):
        before = row.raw[column]
        for value in one_character_off(before or "") if before is not None else ():
            with tampering():
                if value != before and put(model, column, value, int(row.raw["id"])):
                    changed = next(raw_rows(model, pk=row.raw["id"]), None)
                    if changed is None or changed.raw != row.raw:
                        reported = found()
                        assert reported, (column, value)
                        assert all(finding.where for finding in reported)


@pytest.mark.parametrize("model", FIXED, ids=lambda model: model.__name__)
def test_garbage_in_any_column_is_reported_and_never_stops_the_report(region, model):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL laat dit niet toe in een kolom")
    last = model._base_manager.order_by("-pk").values(*columns_of(model))[0]
    for column, before in last.items():
        for value in GARBAGE:
            with tampering():
                if put(model, column, value) and before != value:
                    reported = found()
                    assert reported, (column, value)
                    json.dumps([finding.where for finding in reported], ensure_ascii=False).encode()


@pytest.mark.parametrize("model", EDITABLE, ids=lambda model: model.__name__)
def test_a_row_with_history_changed_around_the_portal_is_noticed(region, model):
    for column in [field.attname for field in model._meta.concrete_fields]:
        with tampering():
            if put(model, column, "2001-01-01") or put(model, column, 7_000_000):
                assert found(), column


@pytest.mark.parametrize("model", [*FIXED, *EDITABLE], ids=lambda model: model.__name__)
def test_a_row_that_is_gone_is_noticed(region, model):
    pk = model._base_manager.order_by("pk").values_list("pk", flat=True)[0]
    with tampering(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [pk])
        assert found()


def test_an_article_added_around_the_portal_is_noticed(region):
    with tampering(), connection.cursor() as cursor:
        columns = [field.attname for field in Article._meta.concrete_fields if field.attname != "id"]
        copied = ", ".join({"position": "99", "key": "'extra'"}.get(name, name) for name in columns)
        cursor.execute(
            f"INSERT INTO documents_article ({', '.join(columns)}) SELECT {copied} FROM documents_article "
            "ORDER BY id LIMIT 1"
        )
        assert found()


class TestWhatItSays:
    def test_the_article_is_named(self, region):
        article = region.articles.get(key="kosten")
        with tampering():
            put(Article, "text", article.text.replace("helft", "rest"), article.pk)
            reported = found()
        assert {finding.where for finding in reported} == {
            "convenant, versie 2, artikel 2",
            "convenant, versie 2",
        }
        assert "De kolom “tekst” is anders dan in de vastgestelde inhoud." in [f.detail for f in reported]

    def test_the_html_of_an_article_is_named(self, region):
        article = region.articles.get(key="kosten")
        with tampering():
            put(Article, "html", "<p>niets</p>", article.pk)
            assert "convenant, versie 2, artikel 2" in {finding.where for finding in found()}

    def test_the_column_of_a_version_is_named(self, region):
        if connection.vendor != "sqlite":
            pytest.skip("PostgreSQL laat dit niet toe in een kolom")
        with tampering():
            put(Version, "recorded_at", "2025-09-18x12:00:00", region.pk)
            (column,) = [finding for finding in found() if finding.what == "kolom"]
        assert column.where == "convenant, versie 2"
        assert column.detail == "De kolom “vastgelegd op” bevat iets wat daar niet hoort."

    def test_a_file_that_was_changed_or_is_gone(self, region):
        attachment = region.attachments.get()
        path = legal_storage().path(attachment.file.file.name)
        for content in (b"pnG", None):
            if content:
                legal_storage().delete(attachment.file.file.name)
                with open(path, "wb") as opened:  # noqa: PTH123
                    opened.write(content)
            else:
                legal_storage().delete(attachment.file.file.name)
            (finding,) = found()
            assert (finding.what, finding.where) == ("bestand", "convenant, versie 2, bijlage 1")
        store_file(b"png", media_type="image/png")

    def test_the_row_that_was_changed_around_the_portal(self, region):
        with tampering():
            put(Document, "visibility", "team", region.document_id)
            (finding,) = found()
        assert finding.where == "document convenant"
        assert finding.detail == "De kolom “wie mag dit lezen” is buiten het portaal om veranderd."


class TestTheCommand:
    def test_all_is_well(self, region):
        said = StringIO()
        call_command("verify", stdout=said)
        assert "Alles is zoals het is vastgelegd." in said.getvalue()

    def test_json(self, region):
        said = StringIO()
        call_command("verify", "--json", stdout=said)
        assert json.loads(said.getvalue()) == {"ok": True, "findings": []}

    def test_something_is_off(self, region):
        said = StringIO()
        with tampering():
            put(Version, "title", "Anders", region.pk)
            with pytest.raises(CommandError):
                call_command("verify", "--json", stdout=said)
        report = json.loads(said.getvalue())
        assert report["ok"] is False
        (finding,) = report["findings"]
        assert (finding["what"], finding["where"]) == ("versie", "convenant, versie 2")
