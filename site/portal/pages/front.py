"""What the first page tells."""

from typing import Any

from documents.models import Document, Kind
from documents.models.document import MAIN_AGREEMENT
from portal.texts.entries import Entry, entries_of

LATEST = 6


def front_page(user) -> dict[str, Any]:
    """The main agreement, the documents by kind and the latest determined versions, for who may read them."""
    entries = entries_of(Document.objects.visible_to(user))
    return {
        "agreement": _agreement(entries),
        "processes": [entry for entry in entries if entry.document.kind == Kind.PROCESS],
        "contracts": [entry for entry in entries if entry.document.kind == Kind.CONTRACT],
        "others": [entry for entry in entries if entry.document.kind in (Kind.COMMUNICATION, Kind.FINANCE)],
        "has_texts": bool(entries),
        "latest": _latest(entries),
    }


def _agreement(entries: list[Entry]) -> Entry | None:
    """The main agreement; without one the first agreement there is."""
    agreements = [entry for entry in entries if entry.document.kind == Kind.AGREEMENT]
    agreements.sort(key=lambda entry: entry.document.slug != MAIN_AGREEMENT)
    return agreements[0] if agreements else None


def _latest(entries: list[Entry]) -> list:
    places = [place for entry in entries for place in entry.shelf.places]
    places.sort(key=lambda place: (place.version.determined_on, place.version.pk), reverse=True)
    return places[:LATEST]
