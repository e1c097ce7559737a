"""A file that could not be read, or not wholly: editors see why, and have it read again."""

import io
import shutil

from django.urls import reverse

import pytest
import typst
from pypdf import PdfReader, PdfWriter

from documents.models import ExtractedText, ExtractionStatus
from documents.models.stored_file import legal_storage
from documents.versions import file_texts
from documents.versions.determination import NewAttachment
from documents.versions.tasks import extract_file, read_again
from tests.documents.admin_steps import editor, messages_of
from tests.documents.odd_files import scan, written
from tests.factories import make_version

pytestmark = pytest.mark.django_db
needs_ocr = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is er niet")


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typst.compile(b"Het loket is open."))))
    writer.encrypt("geheim", algorithm="AES-256")
    return written(writer)


def scans(count: int) -> bytes:
    writer = PdfWriter()
    for _number in range(count):
        writer.append(PdfReader(io.BytesIO(scan())))
    return written(writer)


def attached(content: bytes, name: str = "stuk.pdf") -> ExtractedText:
    version = make_version(attachments=[NewAttachment("Bijlage", name, content, "application/pdf")])
    stored = version.attachments.get().file
    extract_file.call(stored.pk)
    return ExtractedText.objects.get(file=stored)


@pytest.fixture
def client():
    return editor()


def address(row: ExtractedText) -> str:
    return reverse("read_again", args=[row.pk])


def test_the_list_says_what_is_the_matter_and_where(client) -> None:
    row = attached(b"%PDF-1.7 afgekapt")
    shown = client.get(reverse("gelezen-bestanden:index")).text
    assert "Deze PDF is beschadigd" in shown and address(row) in shown
    assert row.file.attachments.get().version.document.title in shown


def test_a_locked_file_is_opened_with_its_password(client, django_capture_on_commit_callbacks) -> None:
    row = attached(locked())
    assert (row.status, row.error_code) == (ExtractionStatus.FAILED, "encrypted")
    assert "De redactie kan het wachtwoord" in row.error
    wrong = client.post(address(row), {"password": "onzin"})
    assert "klopt niet" in wrong.text
    row.refresh_from_db()
    assert row.status == ExtractionStatus.FAILED
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(address(row), {"password": "geheim"}, follow=True)
    assert "is gelezen" in messages_of(response)
    row.refresh_from_db()
    assert row.pages[0]["text"] == "Het loket is open." and row.error == ""
    assert read_again() == 0


def test_no_password_asks_for_it(client) -> None:
    row = attached(locked())
    assert "Vul het wachtwoord in." in client.post(address(row), {"password": ""}).text


def test_a_file_is_tried_again(client, django_capture_on_commit_callbacks) -> None:
    row = attached(typst.compile(b"Weer leesbaar"))
    ExtractedText.objects.filter(pk=row.pk).update(status=ExtractionStatus.FAILED, error="Kapot.", pages=[])
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(address(row), follow=True)
    assert "wordt opnieuw gelezen" in messages_of(response)
    row.refresh_from_db()
    assert row.status == ExtractionStatus.DONE and row.pages[0]["text"] == "Weer leesbaar"


def test_who_may_not_bring_in_files_may_not_have_them_read(client, django_user_model) -> None:
    row = attached(b"%PDF-1.7 afgekapt")
    client.force_login(django_user_model.objects.create_user("ander"))
    assert client.post(address(row)).status_code in (302, 403)
    row.refresh_from_db()
    assert row.status == ExtractionStatus.FAILED


def test_a_file_that_still_waits_is_read_after_an_upgrade(django_capture_on_commit_callbacks) -> None:
    row = attached(typst.compile(b"Samen"))
    ExtractedText.objects.filter(pk=row.pk).update(status=ExtractionStatus.WAITING)
    with django_capture_on_commit_callbacks(execute=True):
        assert read_again() == 1
    row.refresh_from_db()
    assert row.status == ExtractionStatus.DONE


def test_a_file_that_is_gone_from_the_store_says_so() -> None:
    row = attached(typst.compile(b"Samen"))
    legal_storage().delete(row.file.file.name)
    ExtractedText.objects.filter(pk=row.pk).update(status=ExtractionStatus.WAITING)
    extract_file.call(row.file_id)
    row.refresh_from_db()
    assert (row.status, row.error_code) == (ExtractionStatus.FAILED, "missing")


@needs_ocr
def test_a_long_scan_is_read_a_while_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_texts, "RECOGNISE_SECONDS", 0)
    row = attached(scans(2))
    assert [page["unread"] for page in row.pages] == [True, True]
    assert "op 2 bladzijden (1, 2) is nog niet gelezen" in row.warnings[0]
    monkeypatch.setattr(file_texts, "RECOGNISE_SECONDS", 60)
    assert file_texts.read_pictures(row, last=False) is False
    row.refresh_from_db()
    assert all("kwetsbare inwoners" in page["text"] and not page["unread"] for page in row.pages)
    assert row.warnings == [
        "De tekst van 2 bladzijden is herkend in een beeld (OCR). Kijk bij twijfel in het origineel."
    ]
    assert "tesseract" in row.reader


@needs_ocr
def test_a_turn_that_brings_nothing_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_texts, "RECOGNISE_SECONDS", 0)
    row = attached(scans(1))
    assert file_texts.read_pictures(row, last=False) is False
    assert "De tijd was om." in row.warnings[0]
