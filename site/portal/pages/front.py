"""What the first page tells."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from documents.models import AGREEMENT, Document, DocumentKind
from portal.texts.entries import Entry, entries_of

LATEST = 6


def front_page(user) -> dict[str, Any]:
    """The main agreement, the other documents by kind and the latest determined versions, for who may read
    them."""
    entries = entries_of(Document.objects.visible_to(user))
    agreement = _agreement(entries)
    return {
        "agreement": agreement,
        "groups": _groups(entry for entry in entries if entry != agreement),
        "has_texts": bool(entries),
        "latest": _latest(entries),
    }


def _agreement(entries: list[Entry]) -> Entry | None:
    """As `Document.objects.main_first` orders those that have a text."""
    agreements = [entry for entry in entries if entry.document.kind_id == AGREEMENT]
    return min(agreements, key=_main_first, default=None)


def _main_first(entry: Entry) -> tuple[bool, int]:
    return not entry.document.is_main, min(place.version.pk for place in entry.shelf.places)


def _groups(entries: Iterable[Entry]) -> list[tuple[DocumentKind, list[Entry]]]:
    by_kind = sorted(entries, key=lambda entry: (entry.document.kind.order, entry.document.kind.name))
    return [(kind, list(found)) for kind, found in groupby(by_kind, key=lambda entry: entry.document.kind)]


def _latest(entries: list[Entry]) -> list:
    places = [place for entry in entries for place in entry.shelf.places]
    places.sort(key=lambda place: (place.version.determined_on, place.version.pk), reverse=True)
    return places[:LATEST]
