"""The chart of partners by versions, as values: what the page shows and the files hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from documents.text.dutch import counted, day, enumeration, moment_short, stamp
from signatures.standing import DocumentStanding, PartnerStanding, VersionStanding
from signatures.standing.cells import Cell
from signatures.standing.facts import PartnerFact
from signatures.standing.kinds import VersionState
from signatures.standing.partner_kinds import KindFact
from signatures.standing.words import FLAG_WORDS, SYMBOLS, VERSION_WORDS

MOST_TURNS = 12


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """A version that was determined by the day of the chart. `besides`: who signed it and is not counted."""

    version: VersionStanding
    word: str
    besides: str = ""

    @property
    def heading(self) -> str:
        """The name, with "(hersteld)" when an erratum of it was made."""
        return f"{self.version.name} (hersteld)" if self.version.errata else self.version.name

    @property
    def total(self) -> str:
        return total(self.version.signed, self.version.required)


@dataclass(frozen=True, slots=True)
class ChartCell:
    """Symbol, word and date together; `remarks` says what is out of the ordinary."""

    cell: Cell
    symbol: str
    word: str
    when: str
    remarks: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.symbol, self.word, self.when) if part)


@dataclass(frozen=True, slots=True)
class ChartRow:
    """`notes` are the numbers of the footnotes about the partner."""

    partner: PartnerStanding
    cells: tuple[ChartCell, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChartGroup:
    """The partners of one kind; `totals` holds "n van m" getekend for each column."""

    kind: str
    label: str
    rows: tuple[ChartRow, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`turns` are the last days on which something changed, the newest first."""

    slug: str
    title: str
    on: date
    known_on: datetime | None
    summary: str
    columns: tuple[ChartColumn, ...]
    groups: tuple[ChartGroup, ...]
    footnotes: tuple[str, ...]
    term: tuple[str, ...] = ()
    turns: tuple[date, ...] = ()

    @property
    def stamp(self) -> str:
        """What the chart is worth: of which day, as known when."""
        return stamp(self.on, self.known_on)

    def part(self, begin: int, end: int) -> "Chart":
        """The chart with only these columns."""
        groups = [
            replace(
                group,
                rows=tuple(replace(row, cells=row.cells[begin:end]) for row in group.rows),
                totals=group.totals[begin:end],
            )
            for group in self.groups
        ]
        return replace(self, columns=self.columns[begin:end], groups=tuple(groups))


def total(signed: int, required: int) -> str:
    """ "4 van 6"; a dash where nobody has to sign: nobody is not everybody."""
    return f"{signed} van {required}" if required else "–"


def chart_of(standing: DocumentStanding, *, title: str, kind: str = "") -> Chart:
    """The chart of a document, of all partners or of one kind. Who left stands last among its kind."""
    columns = tuple(
        ChartColumn(version, VERSION_WORDS[version.standing], _besides(standing, version.number))
        for version in standing.versions
        if version.standing != VersionState.DRAFT
    )
    footnotes = _Footnotes(standing)
    kinds = [one for one in standing.kinds if kind in ("", one.code)]
    groups = tuple(_group(standing, one, columns, footnotes) for one in kinds)
    return Chart(
        slug=standing.slug,
        title=title,
        on=standing.on,
        known_on=standing.known_on,
        summary=standing.summary,
        columns=columns,
        groups=tuple(group for group in groups if group.rows),
        footnotes=tuple(footnotes.sentences),
        term=standing.term.sentences,
        turns=_turns(standing),
    )


def _turns(standing: DocumentStanding) -> tuple[date, ...]:
    """Days of acts, of determining and of entry into force, of joining and leaving, up to the day asked."""
    found = {one.determined_on for one in standing.versions}
    found |= {day for one in standing.versions for day in (one.in_force_from, one.until) if day}
    for partner in standing.partners:
        found |= {cell.on for cell in partner.cells if cell.on}
        found |= {day for period in partner.periods for day in (period.since, period.until) if day}
    return tuple(sorted((day for day in found if day <= standing.on), reverse=True)[:MOST_TURNS])


def _besides(standing: DocumentStanding, number: int) -> str:
    """ "Ook 2 partners die later vertrokken hebben getekend.": the ticks that the count leaves out."""
    signed = [
        partner.member
        for partner in standing.partners
        if (cell := partner.cell(number)) and cell.is_answered and not cell.required
    ]
    left, joined = signed.count(False), signed.count(True)
    others = [
        counted(left, "partner die vertrok", "partners die vertrokken") if left else "",
        counted(joined, "partner die later meedeed", "partners die later meededen") if joined else "",
    ]
    told = enumeration([words for words in others if words])
    if not told:
        return ""
    verb = "heeft" if left + joined == 1 else "hebben"
    word = next(one for one in standing.versions if one.number == number).counted_word
    return f"Ook {told} {verb} {word}; die tellen niet mee in het aantal."


def _group(
    standing: DocumentStanding, kind: KindFact, columns: Sequence[ChartColumn], footnotes: "_Footnotes"
) -> ChartGroup:
    partners = sorted((one for one in standing.partners if one.kind == kind.code), key=_place)
    numbers = {column.version.number for column in columns}
    rows = tuple(
        ChartRow(
            partner,
            tuple(_chart_cell(cell) for cell in partner.cells if cell.version in numbers),
            tuple(footnotes.about(partner)),
        )
        for partner in partners
    )
    totals = tuple(_total_of(row.cells[place].cell for row in rows) for place in range(len(columns)))
    return ChartGroup(kind.code, kind.plural, rows, totals)


def _place(partner: PartnerStanding) -> tuple[bool, str]:
    return not partner.member, partner.name.casefold()


def _total_of(cells: Iterable[Cell]) -> str:
    required = [cell for cell in cells if cell.required]
    return total(sum(cell.is_answered for cell in required), len(required))


def _chart_cell(cell: Cell) -> ChartCell:
    last = cell.acts[-1].act if cell.on and cell.acts else None
    when = moment_short(last.on, last.precision) if last else ""
    remarks = tuple([FLAG_WORDS[flag] for flag in cell.flags])
    return ChartCell(cell, SYMBOLS[cell.standing], cell.word, when, remarks)


class _Footnotes:
    """Numbered sentences about partners on the day of the chart, each sentence once."""

    def __init__(self, standing: DocumentStanding) -> None:
        self.on = standing.on
        self.facts = {partner.id: partner.fact for partner in standing.partners}
        self.first = min((version.determined_on for version in standing.versions), default=None)
        self.numbers: dict[str, int] = {}
        self.heirs: dict[str, list[tuple[PartnerFact, date | None]]] = defaultdict(list)
        for fact in self.facts.values():
            for before, on in fact.succeeds:
                self.heirs[before].append((fact, on))

    @property
    def sentences(self) -> list[str]:
        return list(self.numbers)

    def about(self, partner: PartnerStanding) -> Iterator[int]:
        found = [*self._membership(partner), *self._names(partner.fact), *self._succession(partner.fact)]
        for sentence in found:
            yield self.numbers.setdefault(sentence, len(self.numbers) + 1)

    def _membership(self, partner: PartnerStanding) -> Iterator[str]:
        begun = [period for period in partner.periods if period.since <= self.on]
        if not begun:
            return
        last = begun[-1]
        if self.first and last.since > self.first:
            yield f"Deelnemer sinds {day(last.since)}."
        if last.until:
            yield f"Deelnemer tot {day(last.until)}."
        if partner.scope:
            yield f"Doet mee voor een deel: {partner.scope}."

    def _names(self, fact: PartnerFact) -> Iterator[str]:
        held = [name for name in fact.names if name.since <= self.on]
        for former, name in pairwise(held):
            yield f"Heette tot {day(name.since)} {former.name}."

    def _succession(self, fact: PartnerFact) -> Iterator[str]:
        before = [self._name(other) for other, on in fact.succeeds if on is None or on <= self.on]
        if before:
            yield f"Opvolger van {enumeration(sorted(before))}."
        for heir, on in self.heirs.get(fact.id, ()):
            if on is None or on <= self.on:
                since = f" sinds {day(on)}" if on else ""
                yield f"Opgevolgd door {heir.name_on(self.on)}{since}."

    def _name(self, partner: str) -> str:
        fact = self.facts.get(partner)
        return fact.name_on(self.on) if fact else partner
