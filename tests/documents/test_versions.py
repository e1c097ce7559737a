"""A version never changes: whatever one tries, the row stays as it was."""

import hashlib
from datetime import date

from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, IntegrityError, connection, models, transaction

import pytest

from documents.models import Article, Attachment, Document, StoredFile, Version, store_file
from documents.models.immutability import ImmutableRowError
from documents.models.stored_file import legal_storage, place
from documents.versions.determination import NewAttachment
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db

FIXED = [Version, Article, Attachment, StoredFile]
COLUMNS = {Version: "title", Article: "html", Attachment: "title", StoredFile: "media_type"}


@pytest.fixture
def version() -> Version:
    return make_version(attachments=[NewAttachment("Kaart", "kaart.png", b"png", "image/png")], label="2025")


@pytest.fixture(params=FIXED, ids=lambda model: model.__name__)
def row(request, version) -> models.Model:
    return request.param.objects.first()


class TestNothingChangesIt:
    def test_saving(self, row):
        setattr(row, COLUMNS[type(row)], "anders")
        with pytest.raises(ImmutableRowError):
            row.save()
        with pytest.raises(ImmutableRowError):
            row.save(update_fields=[COLUMNS[type(row)]])

    def test_saving_another_instance_with_the_same_key(self, row):
        values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        other = type(row)(**values | {COLUMNS[type(row)]: "anders"})
        with pytest.raises(IntegrityError), transaction.atomic():
            other.save()
        assert getattr(type(row).objects.get(pk=row.pk), COLUMNS[type(row)]) != "anders"

    def test_deleting(self, row):
        with pytest.raises(ImmutableRowError):
            row.delete()

    @pytest.mark.parametrize("manager", ["objects", "_base_manager"])
    def test_queries(self, row, manager):
        rows, column = getattr(type(row), manager).all(), COLUMNS[type(row)]
        for write in (
            lambda: rows.update(**{column: "anders"}),
            lambda: rows.filter(pk=row.pk).delete(),
            lambda: rows._raw_delete("default"),
            lambda: rows.bulk_update([row], [column]),
            lambda: rows.update_or_create(pk=row.pk, defaults={column: "anders"}),
            lambda: rows.bulk_create(
                [row], update_conflicts=True, update_fields=[column], unique_fields=["pk"]
            ),
        ):
            with pytest.raises(ImmutableRowError), transaction.atomic():
                write()

    @pytest.mark.parametrize("statement", ["UPDATE {table} SET {column} = 'anders'", "DELETE FROM {table}"])
    def test_plain_sql_on_postgresql(self, row, statement):
        if connection.vendor != "postgresql":
            pytest.skip("alleen PostgreSQL weigert dit zelf; op SQLite meldt `verify` het")
        sql = statement.format(table=row._meta.db_table, column=COLUMNS[type(row)])
        with (
            pytest.raises(DatabaseError, match="veranderen niet"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)

    def test_deleting_its_document(self, version):
        with pytest.raises(models.ProtectedError):
            version.document.delete()
        assert Document.objects.exists()


class TestItsDocument:
    def test_keeps_its_address_once_there_is_a_version(self, version):
        for name, value in (("slug", "anders"), ("kind_id", "process")):
            document = Document.objects.get()
            setattr(document, name, value)
            with pytest.raises(ValidationError, match="liggen vast"):
                document.save()
            with pytest.raises(ValidationError, match="liggen vast"):
                document.full_clean()

    def test_may_have_another_title_and_readers(self, version):
        version.document.title, version.document.visibility = "Nieuwe titel", "team"
        version.document.save()
        assert Document.objects.get().title == "Nieuwe titel"

    def test_may_have_another_address_before(self):
        document = make_document("proef")
        document.slug = "convenant"
        document.save()
        assert Document.objects.get().slug == "convenant"


class TestHowItIsNamed:
    @pytest.mark.parametrize(("name", "number"), [("1", 1), ("2019", 1), ("2", 2), ("2025", 2)])
    def test_by_number_or_by_label(self, name, number):
        document = make_document()
        make_version(document, label="2019")
        make_version(document, label="2025")
        assert document.versions.designated(name).get().number == number

    @pytest.mark.parametrize("name", ["", "3", "1.1", "2030", "een", "9" * 30, "²"])
    def test_not_by_anything_else(self, name, version):
        assert not version.document.versions.designated(name).exists()

    def test_a_label_never_points_at_two_texts(self, version):
        values = {field.attname: getattr(version, field.attname) for field in Version._meta.concrete_fields}
        with pytest.raises(IntegrityError), transaction.atomic():
            Version(**values | {"id": None, "number": 2}).save()

    def test_a_number_is_never_given_twice(self, version):
        values = {field.attname: getattr(version, field.attname) for field in Version._meta.concrete_fields}
        with pytest.raises(IntegrityError), transaction.atomic():
            Version(**values | {"id": None, "label": ""}).save()


class TestTheDatabaseItselfRefuses:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"number": 0},
            {"correction": 1},
            {"title": ""},
            {"determined_by": ""},
            {"content": ""},
            {"digest": "abc"},
        ],
    )
    def test_half_a_version(self, version, wrong):
        values = {field.attname: getattr(version, field.attname) for field in Version._meta.concrete_fields}
        with pytest.raises(IntegrityError), transaction.atomic():
            Version(**values | {"id": None, "number": 2, "label": ""} | wrong).save()


class TestFiles:
    def test_equal_files_are_stored_once(self):
        assert store_file(b"inhoud", media_type="text/plain") == store_file(b"inhoud", media_type="text/html")
        assert StoredFile.objects.get().media_type == "text/plain"

    def test_a_file_that_was_left_half_written_is_written_again(self):
        stored = store_file(b"inhoud", media_type="text/plain")
        path = legal_storage().path(place(stored, ""))
        with open(path, "wb") as opened:  # noqa: PTH123
            opened.write(b"inh")
        store_file(b"inhoud", media_type="text/plain")
        assert stored.read() == b"inhoud"

    def test_a_file_without_its_row_is_taken_up(self):
        name = place(StoredFile(sha256=hashlib.sha256(b"wees").hexdigest()), "")
        legal_storage().save(name, ContentFile(b"wees"))
        assert store_file(b"wees", media_type="text/plain").file.name == name


def test_determining_is_a_right_of_its_own():
    kept = Permission.objects.filter(content_type__app_label="documents", content_type__model="version")
    assert sorted(kept.values_list("codename", flat=True)) == ["add_version", "view_version"]
    assert kept.get(codename="add_version").name == "Mag versies vaststellen"


def test_the_day_of_determining_is_a_day_and_not_an_instant(version):
    assert Version.objects.get().determined_on == date(2025, 9, 18)
