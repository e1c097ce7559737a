"""What is done to a draft beside its editor: attachments all at once, and its parts split and joined."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django.db import transaction

from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of
from documents.models import DocumentPage, DraftAttachment
from documents.reading.recognition.corrections import Edit, corrected
from documents.text import Text
from documents.text.refusals import Refused
from documents.versions.keys import used_keys

EDITED = (
    "Het concept is intussen gewijzigd, misschien in een ander venster. Uw laatste keuze is niet bewaard. "
    "Kijk hieronder hoe de tekst nu is, en kies opnieuw."
)


@transaction.atomic
def attach(page: DocumentPage, files: Sequence[Any], *, by: Any) -> None:
    """Adds these working files to the attachments of a draft, with their titles. Raises Refused."""
    page = _opened(page, by)
    for file in files:
        page.attachments.add(DraftAttachment(title=file.title, file=file))
    page.save()
    page.save_revision(user=by, log_action=True)


def title_from(file_name: str) -> str:
    """ "Kaart_van_de_regio.pdf" is called "Kaart van de regio"."""
    return " ".join(PurePath(file_name).stem.replace("_", " ").split())[:250]


@transaction.atomic
def correct_draft(page: DocumentPage, edits: Sequence[Edit], *, seen: int | None, by: Any) -> Text:
    """Corrects the parts of a draft; `seen` is the revision that was on the screen. Raises Refused."""
    page = _opened(page, by)
    if seen != page.latest_revision_id:
        raise Refused(EDITED)
    text, pictures = text_of(page)
    made = corrected(text, edits, taken=used_keys(page.document)).text
    if made != text:
        put_text(page, made, pictures, user=by)
    return made


def _opened(page: DocumentPage, by: Any) -> DocumentPage:
    """The draft with its latest edits, for who may edit it now."""
    page = draft_of(page.document)
    lock = page.get_lock()
    if lock and lock.for_user(by):
        raise Refused(
            "Dit concept is vergrendeld, bijvoorbeeld omdat een collega het beoordeelt. Er is niets "
            "gewijzigd. Vraag die collega om het vrij te geven."
        )
    return page
