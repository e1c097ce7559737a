"""The "stand per" sheet: on one page how a version or a partner stands on a day, as known at an instant.

Made again for the same day and instant it is the same bytes: nothing on it says when it was made.
"""

import io
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

import segno

from documents.models import Document, LedgerEntry, Version
from documents.region import region_names
from documents.renditions.typeset.layout import breakable
from documents.renditions.typeset.typesetting import typeset
from documents.text.dutch import day, moment_short
from documents.text.refusals import Refused
from signatures.models import Partner
from signatures.overviews.chart import chart_of
from signatures.register.standings import standing_of, standings
from signatures.standing import PartnerStanding
from signatures.standing.cells import Cell
from signatures.standing.words import FLAG_WORDS, SYMBOLS

TEMPLATE = Path(__file__).with_name("stand_sheet.typ")
MOST_ROWS = 76
LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class Moment:
    """The day it is about, the instant until which records count, and the address that asks just this."""

    on: date
    known_on: datetime
    address: str


def version_sheet(version: Version, moment: Moment, readable: Collection[str]) -> bytes:
    """As known to who reads these visibilities. Raises Refused."""
    if version.recorded_at > moment.known_on:
        raise Refused(f"Versie {version.name} was toen nog niet vastgelegd. Kies een later moment.")
    standing = standing_of(version.document, on=moment.on, known_on=moment.known_on, readable=readable)
    stands = standing.version(version.number)
    if stands is None:
        raise Refused(f"Versie {version.name} was toen nog niet vastgelegd. Kies een later moment.")
    chart = chart_of(standing, title=version.title)
    rows = [
        (row.partner.name, *_row(cell))
        for group in chart.groups
        for row in group.rows
        for cell in row.partner.cells
        if cell.version == version.number and (not cell.is_empty or cell.flags)
    ]
    return _sheet(
        moment,
        title=version.title,
        subject=f"Versie {version.name}",
        sentence=stands.reason,
        counted=stands.counted if stands.required else "",
        columns=("Partner", "Stand", "Datum", "Door wie, bijzonderheden"),
        rows=rows,
        facts=[
            ("Vastgesteld op", day(version.determined_on)),
            ("Controlegetal van de versie (SHA-256)", version.digest),
        ],
    )


def partner_sheet(
    partner: Partner, documents: Iterable[Document], moment: Moment, readable: Collection[str]
) -> bytes:
    """How the partner stands in each of these documents, version by version, as known to who reads these
    visibilities."""
    found = {document.pk: document for document in documents}
    rows: list[tuple[str, ...]] = []
    stands = standings(found.values(), on=moment.on, known_on=moment.known_on, readable=readable)
    for pk, standing in stands.items():
        one = standing.partner(partner.slug)
        if one:
            names = {version.number: version.name for version in standing.versions}
            rows += _rows_of(one, found[pk].title, names)
    name = partner.name_on(moment.on)
    return _sheet(
        moment,
        title=name,
        subject=partner.kind.name,
        sentence="" if rows else f"{name} had op die dag geen deel in een document.",
        counted="",
        columns=("Document", "Stand", "Datum", "Door wie, bijzonderheden"),
        rows=rows,
        facts=[],
    )


def _rows_of(partner: PartnerStanding, title: str, names: dict[int, str]) -> list[tuple[str, ...]]:
    return [
        (f"{title}, versie {names[cell.version]}", *_row(cell))
        for cell in partner.cells
        if not cell.is_empty or cell.flags
    ]


def _row(cell: Cell) -> tuple[str, str, str]:
    last = cell.acts[-1].act if cell.on and cell.acts else None
    word = f"{SYMBOLS[cell.standing]} {cell.word}"
    remarks = "; ".join(FLAG_WORDS[flag] for flag in cell.flags)
    people = ", ".join(last.signatories) if last else ""
    told = "; ".join(filter(None, (people, remarks)))
    return word, moment_short(last.on, last.precision) if last else "", told


def _sheet(
    moment: Moment, *, rows: Sequence[tuple[str, ...]], facts: list[tuple[str, str]], **told: Any
) -> bytes:
    data = {
        **{name: breakable(text) for name, text in told.items() if isinstance(text, str)},
        "publisher": region_names().region,
        "columns": told["columns"],
        "rows": [[breakable(_short(text)) for text in row] for row in rows[:MOST_ROWS]],
        "more": max(0, len(rows) - MOST_ROWS),
        "on": day(moment.on),
        "known": _known(moment.known_on),
        "facts": [*facts, *_head(moment.known_on)],
        "address": moment.address,
    }
    files = {TEMPLATE.name: TEMPLATE.read_bytes(), "code.svg": _code(moment.address)}
    return typeset(TEMPLATE.stem, data, files, on=moment.on)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"


def _known(instant: datetime) -> str:
    local = timezone.localtime(instant)
    return f"{day(local.date())}, {local:%H.%M.%S} uur"


def _head(known_on: datetime) -> list[tuple[str, str]]:
    """The last line of the log by then: who keeps this sheet can tell whether lines were lost since."""
    head = LedgerEntry.objects.filter(at__lte=known_on).order_by("-number").first()
    return [("Laatste regel van het logboek", f"{head.number}:{head.digest}")] if head else []


def _code(address: str) -> bytes:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue()
