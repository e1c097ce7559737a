"""Bringing in a file by an editor: read it, show what was recognised, correct that, and only then make it the
draft."""

import mimetypes
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from wagtail.log_actions import log

from documents.drafting.mapping import comment_on, put_text
from documents.drafting.tree import draft_of
from documents.ledger.entries import enter
from documents.ledger.history import save
from documents.models import (
    Document,
    DocumentKind,
    DocumentPage,
    IncomingFile,
    Progress,
    StoredFile,
    Version,
    free_slug,
    store_file,
)
from documents.reading import Imported, PasswordNeeded, UnreadableFile, read_file
from documents.reading.filetypes import PDF
from documents.reading.recognition.corrections import (
    Corrected,
    Edit,
    corrected,
    edit_from_data,
    edit_to_data,
)
from documents.text import Text
from documents.text.data import from_data, to_data
from documents.text.refusals import Refused
from documents.versions.keys import carried
from documents.versions.keys import former_version as version_before
from documents.versions.matching import proposed_matches

CHANGED_MEANWHILE = (
    "De opbouw is intussen veranderd, misschien in een ander venster. Uw laatste keuze is niet bewaard. "
    "Kijk hieronder hoe de opbouw nu is, en kies opnieuw."
)
ACCEPTED_ALREADY = "Dit bestand is al overgenomen in het concept. Lees het opnieuw in als dat nog eens moet."


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
    incoming = IncomingFile(
        file=keep_upload(content, name=name),
        name=name[-250:],
        document=document,
        kind=kind,
        title=title,
        brought_by=by,
    )
    return _read(incoming, content)


def keep_upload(content: bytes, *, name: str) -> StoredFile:
    """The file as it came, before anything of it is known."""
    return store_file(content, media_type=mimetypes.guess_type(name)[0] or "application/octet-stream")


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
        incoming.progress, incoming.message = Progress.READ, ""
        incoming.found = found_data(imported, locked=password is not None)
    with transaction.atomic():
        incoming.save()
    return incoming


def _keep_pictures(imported: Imported) -> None:
    for picture in imported.text.pictures():
        store_file(imported.pictures[picture.digest], media_type=picture.media_type)


def found_data(imported: Imported, *, locked: bool = False) -> dict[str, Any]:
    """What a file was found to hold, as `IncomingFile.found`. Of a locked one no page can be shown later."""
    units = imported.text.units
    return {
        "title": imported.title,
        "text": to_data(imported.text),
        "warnings": list(imported.warnings),
        "left_out": [[part.text, part.why] for part in imported.left_out],
        "pages": [list(pages) for pages in imported.pages],
        "comments": [[one.text, one.author, units[one.place].key] for one in imported.comments],
        "pictured": imported.media_type == PDF and not locked,
    }


def recognised(incoming: IncomingFile) -> Text:
    """The text as it was recognised."""
    return from_data(incoming.found["text"])


def structure(incoming: IncomingFile) -> Corrected:
    """The text as it was recognised and corrected since."""
    edits = map(edit_from_data, incoming.corrections)
    return corrected(recognised(incoming), edits, incoming.found.get("pages", ()))


def report(incoming: IncomingFile) -> list[tuple[str, str]]:
    """What of the file did not become text, and why: as it was read, and as an editor chose."""
    if not incoming.found:
        return []
    read = [(text, why) for text, why in incoming.found["left_out"]]
    return read + [(part.text, part.why) for part in structure(incoming).left_out]


def report_of(version: Version) -> IncomingFile | None:
    """The file that the text of this version was brought in from, with its report."""
    if not version.source_id:
        return None
    brought = version.document.incoming_files.filter(
        file=version.source_id, progress=Progress.ACCEPTED, brought_at__lte=version.recorded_at
    )
    return brought.first()


def brought_in(page: DocumentPage) -> IncomingFile | None:
    """The file that this draft was brought in from last, as long as it is not determined."""
    rows = page.document.incoming_files.filter(file=page.source_id, progress=Progress.ACCEPTED)
    return rows.first() if page.source_id else None


def version_before_incoming(incoming: IncomingFile) -> Version | None:
    return version_before(incoming.document) if incoming.document else None


def matches_of(incoming: IncomingFile, text: Text, former: Version | None) -> tuple[str, ...]:
    """The unit of the former version that each unit continues: as somebody chose, else the likeliest."""
    if former is None:
        return ("",) * len(text.units)
    chosen = incoming.matches
    taken = {chosen[unit.key] for unit in text.units if unit.key in chosen}
    return tuple(
        chosen.get(unit.key, "" if likely in taken else likely)
        for unit, likely in zip(text.units, proposed_matches(former.text, text), strict=True)
    )


@transaction.atomic
def correct_file(
    incoming: IncomingFile,
    *,
    edits: Sequence[Edit],
    seen: int,
    matches: Mapping[str, str] | None = None,
) -> Corrected:
    """Corrects what was recognised; `seen` is how many corrections were on the screen. Raises Refused."""
    row = _opened(incoming, seen)
    row.corrections = [*row.corrections, *map(edit_to_data, edits)]
    row.matches = row.matches | dict(matches or {})
    made = structure(row)
    row.save(update_fields=["corrections", "matches"])
    return made


@transaction.atomic
def undo_corrections(incoming: IncomingFile, *, seen: int, keep: int) -> None:
    """Takes back all corrections but the first `keep`. Raises Refused."""
    row = _opened(incoming, seen)
    row.corrections = row.corrections[: max(keep, 0)]
    row.save(update_fields=["corrections"])


def _opened(incoming: IncomingFile, seen: int) -> IncomingFile:
    row = IncomingFile.objects.select_for_update().get(pk=incoming.pk)
    if row.progress != Progress.READ:
        raise Refused(ACCEPTED_ALREADY)
    if seen != len(row.corrections):
        raise Refused(CHANGED_MEANWHILE)
    return row


@transaction.atomic
def throw_away(incoming: IncomingFile, *, by: Any) -> None:
    """Takes a file that was not taken over off the list. Raises Refused for one that was."""
    row = IncomingFile.objects.select_for_update().get(pk=incoming.pk)
    if row.progress == Progress.ACCEPTED:
        raise Refused(
            "Dit bestand is overgenomen in een concept. Het verslag hoort bij de geschiedenis daarvan en "
            "blijft bewaard."
        )
    row.delete()
    enter(what=f"Ingelezen bestand weggegooid: {row.name}", by=by, document=row.document)


@transaction.atomic
def accept_file(
    incoming: IncomingFile,
    *,
    by: Any,
    seen: int,
    edits: Sequence[Edit] = (),
    matches: Mapping[str, str] | None = None,
    with_comments: bool = False,
) -> DocumentPage:
    """Makes the recognised text the draft of its document; what the draft said before stays in its history.

    `edits` and `matches` are what was chosen last. `with_comments`: what stood in the margin becomes comments
    of the draft. Raises Refused.
    """
    made = correct_file(incoming, edits=edits, seen=seen, matches=matches)
    incoming = IncomingFile.objects.select_related("file", "document").get(pk=incoming.pk)
    document = incoming.document or _new_document(incoming, by)
    chosen = matches_of(incoming, made.text, version_before(document))
    text = carried(document, made.text, chosen)
    page = draft_of(document)
    page.source, page.source_name = incoming.file, incoming.name
    put_text(page, text, _pictures(text), user=by)
    if with_comments:
        _bring_comments(incoming, made, text, page, by)
    log(
        instance=page,
        action="documents.bring_in",
        user=by,
        data={"name": incoming.name, "incoming": incoming.pk},
    )
    incoming.document, incoming.progress = document, Progress.ACCEPTED
    incoming.save()
    return page


def _bring_comments(incoming: IncomingFile, made: Corrected, text: Text, page: DocumentPage, by: Any) -> None:
    """Each comment stands at its unit; where that became part of another, at the one before it."""
    places = {unit.key: place for place, unit in enumerate(made.text.units)}
    last, goals = 0, {}
    for unit in recognised(incoming).units:
        last = places.get(unit.key, last)
        goals[unit.key] = text.units[last].key
    for words, author, key in incoming.found.get("comments", ()):
        who = f"{author}, in de kantlijn" if author else "In de kantlijn"
        comment_on(page, goals[key], f"{who} van {incoming.name}: {words}", user=by)


def _pictures(text: Text) -> dict[str, bytes]:
    wanted = {picture.digest for picture in text.pictures()}
    return {stored.sha256: stored.read() for stored in StoredFile.objects.filter(sha256__in=wanted)}


def _new_document(incoming: IncomingFile, by: Any) -> Document:
    document = Document(slug=free_slug(incoming.title, Document), kind=incoming.kind, title=incoming.title)
    return save(document, by=by)
