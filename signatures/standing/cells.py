"""The cell of one partner and one version on a day, with what is out of the ordinary as flags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from signatures.standing.course import Course
from signatures.standing.declarations import Reservation, latest_declared, own_entry
from signatures.standing.facts import MandateFact
from signatures.standing.in_force import VersionColumn
from signatures.standing.kinds import ANSWERED, SIGNABLE, ActType, CellState, Flag, VersionState
from signatures.standing.knowledge import Dated, Period, period_on
from signatures.standing.reasons import Grounds
from signatures.standing.rules import Party, did_on
from signatures.standing.signing import Turn


@dataclass(frozen=True, slots=True)
class Cell(Grounds):
    """How a partner stands to the version of this number, and the day of the act behind it.

    `required`: it counts among those asked, being a member on the reference date that has not left.
    """

    version: int
    on: date | None
    required: bool

    @property
    def is_open(self) -> bool:
        """Whether the partner still has to do what is asked."""
        return self.standing == CellState.OPEN

    @property
    def is_signed(self) -> bool:
        return self.standing == CellState.SIGNED

    @property
    def is_refused(self) -> bool:
        return self.standing == CellState.REFUSED

    @property
    def is_answered(self) -> bool:
        """Whether the partner did what was asked of it."""
        return self.standing in ANSWERED

    @property
    def is_empty(self) -> bool:
        """Whether the version does not concern the partner."""
        return self.standing == CellState.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner: its periods of membership, its mandates, and how many of its people must sign."""

    partner: str
    periods: Sequence[Period]
    mandates: Sequence[MandateFact]
    signatories: int


def cell_of(row: PartnerRow, column: VersionColumn, on: date) -> Cell:
    """The cell of this partner and this version on this day."""
    course = column.course
    party = course.case.parties.get(row.partner)
    accession = _accession(row, column, party, on)
    turn = _turn_on(course.turns.get(row.partner, ()), on)
    left = party.left if party and accession is None else accession.until if accession else None
    standing, flags = _standing(column, party, accession, turn, on)
    acts = turn.acts if turn else ()
    declared = course.acts[row.partner] if row.partner in course.declaring else ()
    reserved = _reserved(row, column, standing, on)
    if acts or reserved:
        flags += _act_flags(row, column, turn, reserved)
    return Cell(
        version=course.fact.number,
        standing=standing,
        on=turn.on if turn and turn.standing != CellState.OPEN else None,
        required=party is not None and (party.left is None or on < party.left),
        flags=flags,
        acts=acts,
        signatories=row.signatories,
        since=accession.since if accession else None,
        left=left,
        version_standing=column.standing,
        in_force_since=column.in_force_from,
        reservations=tuple(one.text for one in reserved if one.text),
        abstention=_abstention(declared, on) if standing == CellState.OPEN else None,
        in_force_from=own_entry(declared) if declared else None,
    )


def _turn_on(made: Sequence[Turn], on: date) -> Turn | None:
    found = None
    for turn in made:
        if turn.on <= on:
            found = turn
    return found


def _accession(row: PartnerRow, column: VersionColumn, party: Party | None, on: date) -> Period | None:
    """The membership that began, by this day, while the version was in force."""
    for period in reversed(row.periods):
        if period.since <= on and column.in_force(period.since):
            rejoined = party is not None and party.left is not None and party.left <= period.since
            if party is None or rejoined:
                return period
    return None


def _standing(
    column: VersionColumn, party: Party | None, accession: Period | None, turn: Turn | None, on: date
) -> tuple[CellState, tuple[Flag, ...]]:
    flags: tuple[Flag, ...] = (Flag.ACCESSION,) if accession else ()
    if turn and turn.standing != CellState.OPEN:
        return turn.standing, flags
    if accession:
        return _accession_standing(column, accession, on)
    if party is None or column.standing in (VersionState.DRAFT, VersionState.WITHDRAWN):
        return CellState.NOT_APPLICABLE, ()
    if party.left is not None and party.left <= on:
        return CellState.NOT_APPLICABLE, (Flag.LEFT,)
    return (CellState.OPEN if column.standing in SIGNABLE else CellState.SUPERSEDED), ()


def _accession_standing(
    column: VersionColumn, accession: Period, on: date
) -> tuple[CellState, tuple[Flag, ...]]:
    if column.standing != VersionState.IN_FORCE:
        return CellState.NOT_APPLICABLE, ()
    if accession.ended(on):
        return CellState.NOT_APPLICABLE, (Flag.ACCESSION, Flag.LEFT)
    return CellState.OPEN, (Flag.ACCESSION,)


def _abstention(declared: Sequence[Dated], on: date) -> Dated | None:
    return latest_declared(declared, "abstention", on) if declared else None


def _reserved(
    row: PartnerRow, column: VersionColumn, standing: CellState, on: date
) -> tuple[Reservation, ...]:
    """The reservations that hold; one carried over from an earlier version only once this one is signed."""
    made = column.course.reservations.get(row.partner)
    if not made:
        return ()
    number, signed = column.course.fact.number, standing == CellState.SIGNED
    return tuple(one for one in made if one.holds(number, on) and (one.version == number or signed))


def _act_flags(
    row: PartnerRow, column: VersionColumn, turn: Turn | None, reserved: Sequence[Reservation]
) -> tuple[Flag, ...]:
    flags = []
    if turn and any(dated.act.uncertain for dated in turn.acts):
        flags.append(Flag.DATE_UNCERTAIN)
    if turn and turn.standing == CellState.SIGNED:
        flags += _signature_flags(row, column, turn)
    if reserved:
        flags.append(Flag.WITH_RESERVATION)
    return tuple(flags)


def _signature_flags(row: PartnerRow, column: VersionColumn, turn: Turn) -> list[Flag]:
    flags = []
    if row.partner in column.adopters and not _adopted(column.course, row.partner, turn.on):
        flags.append(Flag.SIGNED_BEFORE_ADOPTION)
    if row.mandates and not all(_mandated(row.mandates, dated) for dated in turn.acts):
        flags.append(Flag.WITHOUT_MANDATE)
    if not any(period_on(row.periods, dated.on) for dated in turn.acts):
        flags.append(Flag.NOT_MEMBER)
    return flags


def _adopted(course: Course, partner: str, on: date) -> bool:
    timelines: Mapping[str, Sequence[tuple[date, bool]]] = course.case.timelines[ActType.ADOPTION]
    return did_on(timelines.get(partner, ()), on)


def _mandated(mandates: Sequence[MandateFact], signed: Dated) -> bool:
    """Whether everyone who signed held a mandate on the day of signing."""
    held = {
        mandate.name.casefold()
        for mandate in mandates
        if mandate.since <= signed.on and (mandate.until is None or signed.on < mandate.until)
    }
    return all(name.casefold() in held for name in signed.act.signatories)
