"""Background work: the text of files is read apart from the request."""

from dataclasses import asdict
from functools import partial

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from documents.extraction import extract_pages, readers
from documents.importing import UnreadableFile
from documents.models import ExtractedText, ExtractionStatus, StoredFile, Version
from documents.signals import send_after_commit, text_extracted


def extract_later(version: Version) -> None:
    """Has the files that belong to a version read after commit, unless they were read before."""
    for attachment in version.attachments.select_related("file"):
        row, _ = ExtractedText.objects.get_or_create(file=attachment.file)
        if row.status == ExtractionStatus.WAITING:
            transaction.on_commit(partial(extract_file.enqueue, attachment.file_id))


RECOGNISE_SECONDS = 600


def read_again() -> int:
    """Has those files read anew that the readers of then could not read, or not wholly, when there are others
    now. Returns how many."""
    now = readers()
    rows = ExtractedText.objects.exclude(status=ExtractionStatus.WAITING).exclude(readers=now)
    found = [row for row in rows.only("pk", "file_id", "status", "pages") if _may_gain(row)]
    for row in found:
        ExtractedText.objects.filter(pk=row.pk).update(status=ExtractionStatus.WAITING)
        transaction.on_commit(partial(extract_file.enqueue, row.file_id))
    return len(found)


def _may_gain(row: ExtractedText) -> bool:
    return row.status == ExtractionStatus.FAILED or any(not page["text"] for page in row.pages)


@task
def extract_file(stored_file_id: int) -> None:
    """Reads the text of one stored file. Safe to run again: a file that has been read is left alone."""
    stored = StoredFile.objects.filter(pk=stored_file_id).first()
    if stored is None:
        return
    row, _ = ExtractedText.objects.get_or_create(file=stored)
    if row.status != ExtractionStatus.WAITING:
        return
    _read(row, stored)
    with transaction.atomic():
        row.extracted_at = timezone.now()
        row.save()
        send_after_commit(text_extracted, sender=StoredFile, file=stored)


def _read(row: ExtractedText, stored: StoredFile) -> None:
    row.readers, row.error_code, row.error = readers(), "", ""
    try:
        found = extract_pages(stored.read(), name=_name(stored), recognise_seconds=RECOGNISE_SECONDS)
    except UnreadableFile as error:
        row.status, row.error_code, row.error = ExtractionStatus.FAILED, error.code, error.message
        return
    row.status, row.reader = ExtractionStatus.DONE, found.reader
    row.pages = [asdict(page) for page in found.pages]
    row.warnings = list(found.warnings)


def _name(stored: StoredFile) -> str:
    attachment = stored.attachments.first()
    return attachment.name if attachment else stored.sha256
