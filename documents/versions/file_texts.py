"""The text of stored files as it is kept: reading it, going on with the pictures in it, opening it with a
password."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from documents.models import ExtractedText, ExtractionStatus, StoredFile
from documents.reading import Page, PasswordNeeded, UnreadableFile, extract_pages, readers, recognise_pages
from documents.reading.ocr import tesseract_version as recogniser
from documents.reading.remarks import remarks
from documents.signals import send_after_commit, text_extracted

RECOGNISE_SECONDS = 600
RECOGNISE_SECONDS_MEANWHILE = 20
MISSING = (
    "Dit bestand is niet te openen in de opslag van het portaal. Vraag de beheerder om het terug te zetten "
    "en laat het daarna opnieuw lezen."
)
LOCKED = (
    "Dit bestand is beveiligd met een wachtwoord en daarom niet doorzoekbaar. De redactie kan het wachtwoord "
    "invullen in het beheer, bij Leesbaarheid van bestanden."
)


def read_text(row: ExtractedText) -> bool:
    """Reads the file. Returns whether pictures of pages are left for which there was no time."""
    row.readers = readers()
    try:
        _read(row, None, RECOGNISE_SECONDS)
    except PasswordNeeded as error:
        row.status, row.error_code, row.error = ExtractionStatus.FAILED, error.code, LOCKED
    except UnreadableFile as error:
        row.status, row.error_code, row.error = ExtractionStatus.FAILED, error.code, error.message
    except OSError:
        row.status, row.error_code, row.error = ExtractionStatus.FAILED, "missing", MISSING
    left = bool(_unread(_pages(row))) and row.reader.startswith("pdfium") and bool(recogniser())
    if left:
        _keep_pages(row, _pages(row), goes_on=True)
    _save(row)
    return left


def open_text(row: ExtractedText, *, password: str) -> ExtractedText:
    """Reads a file that opens with a password only; the password is not kept. Raises UnreadableFile and
    leaves the row as it was."""
    row.readers = readers()
    _read(row, password, RECOGNISE_SECONDS_MEANWHILE)
    _save(row)
    return row


def read_pictures(row: ExtractedText, *, last: bool) -> bool:
    """Goes on with the pictures of pages for which there was no time. Returns whether there are more; not
    when this time brought nothing. `last`: nobody will go on after this."""
    before = _pages(row)
    numbers = _unread(before)
    if row.status != ExtractionStatus.DONE or not numbers:
        return False
    try:
        found = recognise_pages(row.file.read(), numbers, seconds=RECOGNISE_SECONDS)
    except UnreadableFile:
        found = []
    fresh = {page.number: page for page in found}
    after = [fresh.get(page.number, page) for page in before]
    left = 0 < len(_unread(after)) < len(numbers) and not last
    _keep_pages(row, after, goes_on=left)
    if fresh and recogniser() not in row.reader:
        row.reader = f"{row.reader}, {recogniser()}"
    _save(row)
    return left


def _read(row: ExtractedText, password: str | None, seconds: int) -> None:
    stored = row.file
    found = extract_pages(stored.read(), name=_name(stored), password=password, recognise_seconds=seconds)
    row.status, row.error_code, row.error = ExtractionStatus.DONE, "", ""
    row.reader = found.reader
    row.pages = [asdict(page) for page in found.pages]
    row.warnings = list(found.warnings)


def _keep_pages(row: ExtractedText, pages: Sequence[Page], *, goes_on: bool) -> None:
    """The pages, with what there is to say about them now in the place of what was said before."""
    said = {line for before in (True, False) for line in _said(_pages(row), goes_on=before)}
    row.warnings = [line for line in row.warnings if line not in said] + list(_said(pages, goes_on=goes_on))
    row.pages = [asdict(page) for page in pages]


def _said(pages: Sequence[Page], *, goes_on: bool) -> Iterable[str]:
    return remarks(pages, can_recognise=bool(recogniser()), tried=True, goes_on=goes_on)


def _pages(row: ExtractedText) -> list[Page]:
    return [Page(**page) for page in row.pages]


def _unread(pages: Sequence[Page]) -> list[int]:
    return [page.number for page in pages if page.unread]


def _save(row: ExtractedText) -> None:
    with transaction.atomic():
        row.extracted_at = timezone.now()
        row.save()
        send_after_commit(text_extracted, sender=StoredFile, file=row.file)


def _name(stored: StoredFile) -> str:
    attachment = stored.attachments.first()
    return attachment.name if attachment else stored.sha256
