"""The chart of partners by versions, as values: rows by kind, with notes below."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_date

from documents.models import Document
from portal.shelf import Place, Shelf, shelf_of
from signatures.cells import Cell
from signatures.dutch import day as in_words
from signatures.models import PLURALS, PartnerKind
from signatures.standing import PartnerStanding


@dataclass(frozen=True)
class Asked:
    """What the address asks: the stand `on` a day, as known at the end of `known`, of one kind or all."""

    on: date
    known: date | None
    kind: str

    @property
    def known_on(self) -> datetime | None:
        if self.known is None:
            return None
        return timezone.make_aware(datetime.combine(self.known, time.max))

    @property
    def parameters(self) -> str:
        """The same question as the end of an address."""
        asked = {"op": str(self.on), "bekend": str(self.known or ""), "soort": self.kind}
        return urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True)
class Row:
    partner: PartnerStanding
    cells: tuple[Cell, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """The partners of one kind; `signed` counts, for each version, who signed of how many that had to."""

    label: str
    rows: tuple[Row, ...]
    signed: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Chart:
    shelf: Shelf
    columns: tuple[Place, ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...]


def asked_of(parameters: Mapping[str, str]) -> Asked:
    """The question in an address; what cannot be read counts as not asked."""
    kind = parameters.get("soort", "")
    return Asked(
        _day(parameters.get("op", "")) or timezone.localdate(),
        _day(parameters.get("bekend", "")),
        kind if kind in PartnerKind.values else "",
    )


def chart_of(document: Document, asked: Asked) -> Chart:
    """Who signed what, in a number of queries that does not grow with partners or versions."""
    shelf = shelf_of(document, on=asked.on, known_on=asked.known_on)
    numbers = [version.number for version in shelf.standing.versions if version.standing != "draft"]
    last_copies = {place.version.number: place for place in shelf.places}
    columns = tuple(last_copies[number] for number in numbers)
    notes = _Notes(asked.on)
    groups = tuple(_groups(shelf, numbers, asked.kind, notes))
    return Chart(shelf, columns, groups, tuple(notes.written))


def _groups(shelf: Shelf, numbers: list[int], kind: str, notes: "_Notes") -> Iterator[Group]:
    for group, label in PLURALS.items():
        partners = [one for one in shelf.standing.partners if one.kind == group and kind in ("", group)]
        rows = tuple(_row(one, numbers, notes) for one in sorted(partners, key=_order))
        if rows:
            yield Group(label, rows, tuple(_count(rows, place) for place in range(len(numbers))))


def _order(partner: PartnerStanding) -> tuple[bool, str]:
    return not partner.member, partner.name.casefold()


def _row(partner: PartnerStanding, numbers: list[int], notes: "_Notes") -> Row:
    cells = {cell.version: cell for cell in partner.cells}
    return Row(partner, tuple(cells[number] for number in numbers), tuple(notes.about(partner)))


def _count(rows: Iterable[Row], place: int) -> tuple[int, int]:
    cells = [row.cells[place] for row in rows]
    counted = [cell for cell in cells if cell.standing != "notApplicable" and "accession" not in cell.flags]
    return sum(cell.standing == "signed" for cell in counted), len(counted)


class _Notes:
    """Numbered notes about partners, each sentence once."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.written: list[str] = []

    def about(self, partner: PartnerStanding) -> Iterator[int]:
        for sentence in self._sentences(partner):
            if sentence not in self.written:
                self.written.append(sentence)
            yield self.written.index(sentence) + 1

    def _sentences(self, partner: PartnerStanding) -> Iterator[str]:
        last = partner.periods[-1] if partner.periods else None
        if last and last.until and last.until <= self.on:
            yield f"Deelnemer tot {in_words(last.until)}."
        elif last and last.until:
            yield f"Deelnemer tot {in_words(last.until)}; doet nu nog mee."
        if partner.scope:
            yield f"Doet mee voor een deel: {partner.scope}"


def _day(raw: str) -> date | None:
    try:
        return parse_date(raw)
    except ValueError:
        return None
