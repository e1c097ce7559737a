"""The register's answer: how every version of a document, and each partner to it, stands on a day.

Pure functions over `signatures.standing.facts.Facts`. The rules are those of docs/ondertekening.md.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from documents.text.dutch import day
from signatures.standing.cells import Cell, PartnerRow, cell_of
from signatures.standing.course import Course, Replacement, course_of, replacements
from signatures.standing.declarations import reservations_of
from signatures.standing.facts import ErratumFact, Facts, MandateFact, PartnerFact
from signatures.standing.in_force import VersionColumn, column_on
from signatures.standing.kinds import ANSWERED, ENDED, SIGNABLE, WAITING, VersionState
from signatures.standing.knowledge import Known, Period, known_at, period_on
from signatures.standing.partner_kinds import KindFact
from signatures.standing.reasons import counted_word, counted_words, progress_words, version_reason
from signatures.standing.rules import earliest_possible, lacks
from signatures.standing.signing import turn_on
from signatures.standing.term import TermOnDay, lapses_of, term_on


@dataclass(frozen=True, slots=True)
class Missing:
    """An act that the rule still waits for."""

    partner: str
    name: str
    act: str


@dataclass(frozen=True, slots=True)
class VersionStanding:
    """How a version stands.

    `in_force_from` and `until` (the first day no longer) follow from all that is known, also when they lie
    after the day asked for. `signed` of `required` partners did what is asked; `missing` is empty once the
    rule is met.
    """

    number: int
    label: str
    standing: VersionState
    reason: str
    determined_on: date
    in_force_from: date | None
    until: date | None
    earliest: date | None
    missing: tuple[Missing, ...]
    required: int
    signed: int
    errata: tuple[ErratumFact, ...]
    decisions_only: bool = False

    @property
    def counted(self) -> str:
        """ "3 van 4 getekend"."""
        return counted_words(self.signed, self.required, decisions=self.decisions_only)

    @property
    def progress(self) -> str:
        """ "12 van de 16 partners hebben getekend."."""
        return progress_words(self.signed, self.required, decisions=self.decisions_only)

    @property
    def counted_word(self) -> str:
        """What who did what is asked, has done: "getekend" or "besloten"."""
        return counted_word(decisions=self.decisions_only)

    @property
    def name(self) -> str:
        return self.label or str(self.number)

    @property
    def waits(self) -> bool:
        """Whether it is determined and not in force yet."""
        return self.standing in WAITING

    @property
    def may_be_signed(self) -> bool:
        """Whether who has not signed it still can."""
        return self.standing in SIGNABLE

    @property
    def has_ended(self) -> bool:
        """Whether it was replaced or withdrawn, or its agreement ended."""
        return self.standing in ENDED


@dataclass(frozen=True, slots=True)
class TextOnDay:
    """A version on a day, without what partners did: since when and until when (the first day no longer) it
    is in force."""

    number: int
    name: str
    standing: VersionState
    in_force_from: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PartnerStanding:
    """A partner on the day asked for: its name then, its membership, and its cells, one a version."""

    id: str
    kind: str
    name: str
    member: bool
    periods: tuple[Period, ...]
    fact: PartnerFact
    cells: tuple[Cell, ...]
    on: date

    @property
    def scope(self) -> str:
        """For which part it takes part on the day."""
        held = period_on(self.periods, self.on) or (self.periods[-1] if self.periods else None)
        return held.terms_on(self.on).scope if held else ""

    def cell(self, number: int) -> Cell | None:
        """How it stands to the version of this number."""
        return next((cell for cell in self.cells if cell.version == number), None)

    @property
    def answered(self) -> set[int]:
        """The numbers of the versions that it signed, or adopted where only that was asked."""
        return {cell.version for cell in self.cells if cell.is_answered}


@dataclass(frozen=True, slots=True)
class DocumentStanding:
    """`kinds` are those of the partners on record, in the order of the region; `term` is how long it runs."""

    slug: str
    on: date
    known_on: datetime | None
    versions: tuple[VersionStanding, ...]
    partners: tuple[PartnerStanding, ...]
    kinds: tuple[KindFact, ...]
    term: TermOnDay

    def version(self, number: int) -> VersionStanding | None:
        return next((one for one in self.versions if one.number == number), None)

    def partner(self, slug: str) -> PartnerStanding | None:
        return next((one for one in self.partners if one.id == slug), None)

    def cell(self, partner: str, number: int) -> Cell | None:
        found = self.partner(partner)
        return found.cell(number) if found else None

    def cells(self, number: int) -> dict[str, Cell]:
        """The cell of each partner for the version of this number, by the partner's slug."""
        found = ((partner.id, partner.cell(number)) for partner in self.partners)
        return {slug: cell for slug, cell in found if cell}

    @property
    def in_force(self) -> VersionStanding | None:
        """The version that holds on the day; None on a day without a text."""
        return next((one for one in reversed(self.versions) if one.standing == VersionState.IN_FORCE), None)

    @property
    def upcoming(self) -> VersionStanding | None:
        """The newest version that is determined and not yet in force."""
        return next((one for one in reversed(self.versions) if one.waits), None)

    @property
    def summary(self) -> str:
        """One sentence: which version holds on this day, or that none does."""
        holds = self.in_force
        if holds is None:
            return f"Op {day(self.on)} is geen versie van kracht."
        return f"Op {day(self.on)} is versie {holds.name} van kracht."


def document_standing(facts: Facts, on: date, known_on: datetime | None = None) -> DocumentStanding:
    """How everything stands on that day, as known at that instant (None: all that is on record)."""
    known = known_at(facts, known_on)
    names = {partner.id: partner.name_on(on) for partner in known.partners}
    decide = {kind.code: kind.body for kind in facts.kinds}
    bodies = {partner.id: decide.get(partner.kind, "") for partner in known.partners}
    courses = _courses(known)
    replaced = replacements(courses, on)
    columns = _columns(courses, replaced, on)
    versions = tuple(
        _version_standing(column, replaced.get(column.course.fact.number), on, names, bodies)
        for column in columns
    )
    partners = _partners(known, columns, on)
    term = term_on(known.terms, on)
    return DocumentStanding(facts.document, on, known_on, versions, partners, facts.kinds, term)


def texts_by_day(facts: Facts, known_on: datetime | None = None) -> Callable[[date], tuple[TextOnDay, ...]]:
    """How the versions stand on any day, apart from their partners. What does not hang on the day is reckoned
    once, and each day once."""
    courses = _courses(known_at(facts, known_on))

    @cache
    def texts_on(on: date) -> tuple[TextOnDay, ...]:
        return tuple(
            TextOnDay(
                column.course.fact.number,
                column.course.fact.name,
                column.standing,
                column.in_force_from,
                column.until,
            )
            for column in _columns(courses, replacements(courses, on), on)
        )

    return texts_on


def _courses(known: Known) -> dict[int, Course]:
    kinds = {partner.id: partner.kind for partner in known.partners}
    reserved, lapses = reservations_of(known), lapses_of(known.terms)
    return {
        number: course_of(version, known, kinds, reserved, lapses)
        for number, version in known.versions.items()
    }


def _columns(
    courses: Mapping[int, Course], replaced: Mapping[int, Replacement], on: date
) -> list[VersionColumn]:
    return [column_on(course, replaced.get(number), on) for number, course in courses.items()]


def _version_standing(
    column: VersionColumn,
    replacement: Replacement | None,
    on: date,
    names: Mapping[str, str],
    bodies: Mapping[str, str],
) -> VersionStanding:
    fact = column.course.fact
    counts = _counts(column.course, on)
    waiting = column.standing in WAITING
    return VersionStanding(
        number=fact.number,
        label=fact.label,
        standing=column.standing,
        reason=version_reason(column, on, names=names, bodies=bodies, replacement=replacement, counts=counts),
        determined_on=fact.determined_on,
        in_force_from=column.in_force_from,
        until=column.until,
        earliest=earliest_possible(column.course.rule, column.course.case, on) if waiting else None,
        missing=_missing(column.course, on, names) if waiting else (),
        required=counts[1],
        signed=counts[0],
        errata=tuple(erratum for erratum in fact.errata if erratum.determined_on <= on),
        decisions_only=column.course.decisions_only,
    )


def _counts(course: Course, on: date) -> tuple[int, int]:
    """How many of the required partners have done on this day what is asked, and how many those are."""
    required = course.required_on(on)
    turns = (turn_on(course.turns.get(partner, ()), on) for partner in required)
    return sum(1 for turn in turns if turn and turn.standing in ANSWERED), len(required)


def _missing(course: Course, on: date, names: Mapping[str, str]) -> tuple[Missing, ...]:
    wanting = dict.fromkeys(
        (partner, lack.rule.act) for lack in lacks(course.rule, course.case, on) for partner in lack.absent
    )
    return tuple(Missing(partner, names.get(partner, partner), act) for partner, act in wanting)


def _partners(known: Known, columns: Sequence[VersionColumn], on: date) -> tuple[PartnerStanding, ...]:
    involved = _involved(known)
    return tuple(
        _partner_standing(
            partner, known.periods.get(partner.id, ()), known.mandates.get(partner.id, ()), columns, on
        )
        for partner in known.partners
        if partner.id in involved
    )


def _involved(known: Known) -> set[str]:
    """Who was known to take part or to act, with whom succeeds them (which makes nobody a member)."""
    involved = {*known.periods, *(partner for acts in known.acts.values() for partner in acts if partner)}
    grown = True
    while grown:
        heirs = {
            partner.id
            for partner in known.partners
            if partner.id not in involved and any(before in involved for before, _ in partner.succeeds)
        }
        involved |= heirs
        grown = bool(heirs)
    return involved


def _partner_standing(
    partner: PartnerFact,
    periods: tuple[Period, ...],
    mandates: Sequence[MandateFact],
    columns: Sequence[VersionColumn],
    on: date,
) -> PartnerStanding:
    row = PartnerRow(partner.id, partner.kind, periods, mandates)
    return PartnerStanding(
        id=partner.id,
        kind=partner.kind,
        name=partner.name_on(on),
        member=period_on(periods, on) is not None,
        periods=periods,
        fact=partner,
        cells=tuple(cell_of(row, column, on) for column in columns),
        on=on,
    )
