"""Bringing in a file by an editor: read it, show what was recognised, and only then make it the draft."""

import mimetypes
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from wagtail.log_actions import log

from documents.drafting.mapping import put_text
from documents.drafting.tree import draft_of
from documents.ledger.history import save
from documents.models import (
    Document,
    DocumentKind,
    DocumentPage,
    IncomingFile,
    Progress,
    StoredFile,
    Version,
    store_file,
)
from documents.reading import Imported, PasswordNeeded, UnreadableFile, read_file
from documents.text import Text
from documents.text.data import from_data, to_data
from documents.text.refusals import Refused
from documents.versions.keys import carried
from documents.versions.keys import former_version as version_before
from documents.versions.matching import PART_OF_FORMER, restructured

LONGEST_SLUG = 80


def receive_file(
    *,
    content: bytes,
    name: str,
    by: Any,
    document: Document | None = None,
    kind: DocumentKind | None = None,
    title: str = "",
) -> IncomingFile:
    """The uploaded file, kept, with what was recognised in it or why it could not be read."""
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    incoming = IncomingFile(
        file=store_file(content, media_type=media_type),
        name=name[-250:],
        document=document,
        kind=kind,
        title=title,
        brought_by=by,
    )
    return _read(incoming, content)


def open_file(incoming: IncomingFile, *, password: str) -> IncomingFile:
    """Reads a locked file again, with the password."""
    return _read(incoming, incoming.file.read(), password)


def _read(incoming: IncomingFile, content: bytes, password: str | None = None) -> IncomingFile:
    try:
        imported = read_file(content, name=incoming.name, password=password)
    except PasswordNeeded as error:
        incoming.progress, incoming.message = Progress.LOCKED, error.message
    except UnreadableFile as error:
        incoming.progress, incoming.message = Progress.FAILED, error.message
    else:
        _keep_pictures(imported)
        incoming.progress, incoming.message, incoming.found = Progress.READ, "", _found(imported)
    with transaction.atomic():
        incoming.save()
    return incoming


def _keep_pictures(imported: Imported) -> None:
    for picture in imported.text.pictures():
        store_file(imported.pictures[picture.digest], media_type=picture.media_type)


def _found(imported: Imported) -> dict[str, Any]:
    return {
        "title": imported.title,
        "text": to_data(imported.text),
        "warnings": list(imported.warnings),
        "left_out": [[part.text, part.why] for part in imported.left_out],
    }


def recognised(incoming: IncomingFile) -> Text:
    """The text as it was recognised."""
    return from_data(incoming.found["text"])


def version_before_incoming(incoming: IncomingFile) -> Version | None:
    return version_before(incoming.document) if incoming.document else None


@transaction.atomic
def accept_file(
    incoming: IncomingFile, *, types: Sequence[str], matches: Sequence[str], by: Any
) -> DocumentPage:
    """Makes the recognised text the draft of its document; what the draft said before stays in its history.

    `types` and `matches` hold one choice for each recognised unit (`documents.versions.matching`). Raises
    Refused.
    """
    incoming = IncomingFile.objects.select_for_update().get(pk=incoming.pk)
    if incoming.progress != Progress.READ:
        raise Refused(
            "Dit bestand is al overgenomen in het concept. Lees het opnieuw in als dat nog eens moet."
        )
    document = incoming.document or _new_document(incoming, by)
    text = _chosen_text(incoming, document, types, matches)
    page = draft_of(document)
    page.source, page.source_name = incoming.file, incoming.name
    put_text(page, text, _pictures(text), user=by)
    log(instance=page, action="documents.bring_in", user=by, data={"name": incoming.name})
    incoming.document, incoming.progress = document, Progress.ACCEPTED
    incoming.save()
    return page


def _chosen_text(
    incoming: IncomingFile, document: Document, types: Sequence[str], matches: Sequence[str]
) -> Text:
    text = restructured(recognised(incoming), types)
    kept = [match for match, chosen in zip(matches, types, strict=True) if chosen != PART_OF_FORMER]
    return carried(document, text, kept)


def _pictures(text: Text) -> dict[str, bytes]:
    wanted = {picture.digest for picture in text.pictures()}
    return {stored.sha256: stored.read() for stored in StoredFile.objects.filter(sha256__in=wanted)}


def _new_document(incoming: IncomingFile, by: Any) -> Document:
    document = Document(slug=free_slug(incoming.title), kind=incoming.kind, title=incoming.title)
    return save(document, by=by)


def free_slug(title: str) -> str:
    """An address that no document has, made of the title."""
    base = slugify(title)[:LONGEST_SLUG].strip("-") or "document"
    found, count = base, 1
    while Document.objects.filter(slug=found).exists():
        count += 1
        found = f"{base[: LONGEST_SLUG - 4]}-{count}"
    return found
