"""Background work: the text of files is read apart from the request."""

from typing import Any

from django.db.models import Q
from django.tasks import task

from documents.models import ExtractedText, ExtractionStatus, StoredFile, Version
from documents.reading import readers
from documents.transactions.later import later
from documents.versions.file_texts import read_pictures, read_text

MOST_TURNS = 12


def extract_later(version: Version) -> None:
    """Has the files that belong to a version read after commit, unless they were read before."""
    for attachment in version.attachments.select_related("file"):
        row, _ = ExtractedText.objects.get_or_create(file=attachment.file)
        if row.status == ExtractionStatus.WAITING:
            later(extract_file, attachment.file_id)


def read_again() -> int:
    """Has those files read anew that the readers of then could not read, or not wholly, when there are others
    now, and those that still wait. Returns how many."""
    rows = ExtractedText.objects.filter(~Q(readers=readers()) | Q(status=ExtractionStatus.WAITING))
    found = [row for row in rows.only("pk", "file_id", "status", "pages") if _may_gain(row)]
    for row in found:
        try_again(row)
    return len(found)


def _may_gain(row: ExtractedText) -> bool:
    unfinished = any(not page["text"] or page.get("unread") for page in row.pages)
    return row.status != ExtractionStatus.DONE or unfinished


def try_again(row: ExtractedText) -> None:
    """Has one file read anew."""
    ExtractedText.objects.filter(pk=row.pk).update(status=ExtractionStatus.WAITING)
    later(extract_file, row.file_id)


@task
def extract_file(stored_file_id: int) -> None:
    """Reads the text of one stored file. Safe to run again: a file that has been read is left alone."""
    stored = StoredFile.objects.filter(pk=stored_file_id).first()
    if stored is None:
        return
    row, _ = ExtractedText.objects.select_related("file").get_or_create(file=stored)
    if row.status == ExtractionStatus.WAITING and read_text(row):
        recognise_rest.enqueue(stored_file_id, 1)


@task
def recognise_rest(stored_file_id: int, turn: int) -> None:
    """Goes on with a long scan, a while at a time, so that other work comes in between."""
    row = ExtractedText.objects.select_related("file").filter(file=stored_file_id).first()
    if row and read_pictures(row, last=turn == MOST_TURNS):
        recognise_rest.enqueue(stored_file_id, turn + 1)


def after_upgrade(sender: Any, **_options: Any) -> None:
    """Handles `post_migrate`: files that the readers of then could not read are tried again."""
    read_again()
