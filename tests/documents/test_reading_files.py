"""The text of the files that belong to a version is read in the background, once."""

import pytest

from documents.models import ExtractedText, ExtractionStatus, StoredFile, store_file
from documents.signals import text_extracted
from documents.versions.determination import NewAttachment
from documents.versions.tasks import extract_file
from tests.factories import make_version

pytestmark = pytest.mark.django_db

PAGE = "<html><body><h1>Verhuurvoorwaarden</h1><p>De huurder krijgt begeleiding.</p></body></html>"


@pytest.fixture
def attached(django_capture_on_commit_callbacks) -> StoredFile:
    files = [NewAttachment("Voorwaarden", "voorwaarden.html", PAGE.encode(), "text/html")]
    with django_capture_on_commit_callbacks(execute=True):
        version = make_version(attachments=files)
    return version.attachments.get().file


def test_the_words_are_there_page_by_page(attached):
    read = attached.extracted
    assert read.status == ExtractionStatus.DONE
    assert read.reader
    assert read.extracted_at
    assert read.pages[0]["number"] == 1
    assert "De huurder krijgt begeleiding." in " ".join(page["text"] for page in read.pages)


def test_reading_again_changes_nothing_and_tells_nobody(attached, django_capture_on_commit_callbacks):
    heard = []

    def receiver(file: StoredFile, **_rest: object) -> None:
        heard.append(file)

    before = ExtractedText.objects.values().get()
    text_extracted.connect(receiver)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            extract_file.call(attached.pk)
    finally:
        text_extracted.disconnect(receiver)
    assert ExtractedText.objects.values().get() == before
    assert heard == []


def test_others_hear_when_a_file_was_read(django_capture_on_commit_callbacks):
    heard = []

    def receiver(file: StoredFile, **_rest: object) -> None:
        heard.append(file.extracted.status)

    stored = store_file(b"%PDF-1.7 cut off", media_type="application/pdf")
    text_extracted.connect(receiver)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            extract_file.call(stored.pk)
    finally:
        text_extracted.disconnect(receiver)
    assert heard == [ExtractionStatus.FAILED]
    assert stored.extracted.error


def test_a_file_that_is_not_there_any_more_is_no_trouble():
    extract_file.call(12345)
    assert not ExtractedText.objects.exists()


def test_a_file_of_two_versions_is_read_once(attached, django_capture_on_commit_callbacks):
    before = ExtractedText.objects.values().get()
    files = [NewAttachment("Nogmaals", "voorwaarden.html", PAGE.encode(), "text/html")]
    with django_capture_on_commit_callbacks(execute=True):
        make_version(attached.attachments.get().version.document, attachments=files)
    assert ExtractedText.objects.values().get() == before
