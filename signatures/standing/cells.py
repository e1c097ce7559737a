"""The cell of one partner and one version on a day, with what is out of the ordinary as flags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from signatures.standing.course import Course
from signatures.standing.declarations import Reservation, latest_declared, own_entry
from signatures.standing.facts import MandateFact
from signatures.standing.in_force import VersionColumn
from signatures.standing.kinds import ANSWERED, SIGNABLE, ActType, CellState, Flag, VersionState
from signatures.standing.knowledge import Dated, Period, period_on, signatories_needed
from signatures.standing.reasons import Grounds
from signatures.standing.rules import Party, acts_asked_of, did_on
from signatures.standing.signing import Turn, same_name, signed_again, turn_on


@dataclass(frozen=True, slots=True)
class Cell(Grounds):
    """How a partner stands to the version of this number, and the day of the act behind it.

    `required`: it counts among those asked, being a member on the reference date that has not left and of
    whom the rule asks something.
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
    def is_undone(self) -> bool:
        """Whether the partner refused, or withdrew what it did: it can be asked again."""
        return self.standing in (CellState.REFUSED, CellState.WITHDRAWN)

    @property
    def is_answered(self) -> bool:
        """Whether the partner did what was asked of it."""
        return self.standing in ANSWERED

    @property
    def unresolved(self) -> tuple[Flag, ...]:
        """The flags about which there is still something to do."""
        settled = {Flag.SIGNED_BEFORE_ADOPTION} if self.ratified_on else set()
        return tuple(flag for flag in self.flags if flag not in settled)

    @property
    def is_empty(self) -> bool:
        """Whether the version does not concern the partner."""
        return self.standing == CellState.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner: its kind, its periods of membership and its mandates."""

    partner: str
    kind: str
    periods: Sequence[Period]
    mandates: Sequence[MandateFact]


def cell_of(row: PartnerRow, column: VersionColumn, on: date) -> Cell:
    """The cell of this partner and this version on this day."""
    course = column.course
    party = course.case.parties.get(row.partner)
    asked = acts_asked_of(course.rule, row.partner, row.kind)
    accession = _accession(row, column, party, on)
    turn = turn_on(course.turns.get(row.partner, ()), on)
    left = party.left if party and accession is None else accession.until if accession else None
    standing, flags = _standing(column, party if asked else None, accession if asked else None, turn, on)
    acts = turn.acts if turn else ()
    must_adopt = ActType.ADOPTION in asked and (party is not None or accession is not None)
    adoptions = _adoptions(course, row.partner) if must_adopt else ()
    unadopted = must_adopt and turn is not None and not did_on(adoptions, turn.on)
    declared = course.acts[row.partner] if row.partner in course.declaring else ()
    reserved = _reserved(row, column, standing, on)
    if turn and accession and Flag.ACCESSION not in flags and turn.standing != CellState.OPEN:
        flags = (Flag.ACCESSION, *flags)
    if acts or reserved:
        flags += _act_flags(row, course, turn, unadopted, reserved)
    needed = signatories_needed(row.periods, course.fact.reference)
    if signed_again(course.acts.get(row.partner, ()), needed, on):
        flags += (Flag.TWICE,)
    return Cell(
        version=course.fact.number,
        standing=standing,
        on=turn.on if turn and turn.standing != CellState.OPEN else None,
        required=bool(asked) and party is not None and (party.left is None or on < party.left),
        flags=flags,
        acts=acts,
        asked=asked,
        signatories=needed,
        since=accession.since if accession else None,
        left=left,
        version_standing=column.standing,
        in_force_since=column.in_force_from,
        reservations=tuple(one.text for one in reserved if one.text),
        abstention=_abstention(declared, on) if standing == CellState.OPEN else None,
        in_force_from=own_entry(declared) if declared else None,
        ratified_on=_ratified_on(adoptions, turn.on, on) if turn and unadopted else None,
    )


def _accession(row: PartnerRow, column: VersionColumn, party: Party | None, on: date) -> Period | None:
    """The membership that began, by this day, after the reference date and while the version could be
    signed."""
    for period in reversed(row.periods):
        late = column.course.fact.reference < period.since <= on
        if late and column.may_be_signed(period.since):
            rejoined = party is not None and party.left is not None and party.left <= period.since
            if party is None or rejoined:
                return period
    return None


def _standing(
    column: VersionColumn, party: Party | None, accession: Period | None, turn: Turn | None, on: date
) -> tuple[CellState, tuple[Flag, ...]]:
    if turn and turn.standing != CellState.OPEN:
        return turn.standing, ()
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
    if column.standing not in SIGNABLE:
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
    row: PartnerRow,
    course: Course,
    turn: Turn | None,
    unadopted: bool,
    reserved: Sequence[Reservation],
) -> tuple[Flag, ...]:
    flags = []
    if turn:
        flags += _date_flags(course, turn)
    if turn and turn.standing == CellState.SIGNED:
        flags += _signature_flags(row, turn, unadopted)
    if reserved:
        flags.append(Flag.WITH_RESERVATION)
    return tuple(flags)


def _date_flags(course: Course, turn: Turn) -> list[Flag]:
    flags = []
    if any(dated.act.uncertain for dated in turn.acts):
        flags.append(Flag.DATE_UNCERTAIN)
    if any(dated.on < course.fact.determined_on for dated in turn.acts):
        flags.append(Flag.BEFORE_DETERMINATION)
    if any(course.withdrawn(dated.on) for dated in turn.acts):
        flags.append(Flag.AFTER_WITHDRAWAL)
    return flags


def _signature_flags(row: PartnerRow, turn: Turn, unadopted: bool) -> list[Flag]:
    flags = [Flag.SIGNED_BEFORE_ADOPTION] if unadopted else []
    if row.mandates and not all(_mandated(row.mandates, dated) for dated in turn.acts):
        flags.append(Flag.WITHOUT_MANDATE)
    if not all(period_on(row.periods, dated.on) for dated in turn.acts):
        flags.append(Flag.NOT_MEMBER)
    return flags


def _adoptions(course: Course, partner: str) -> Sequence[tuple[date, bool]]:
    timelines: Mapping[str, Sequence[tuple[date, bool]]] = course.case.timelines[ActType.ADOPTION]
    return timelines.get(partner, ())


def _ratified_on(adoptions: Sequence[tuple[date, bool]], signed_on: date, on: date) -> date | None:
    """The first day after signing, and by the day asked for, on which the decision was there after all."""
    later = (day for day, adopted in adoptions if adopted and signed_on < day <= on)
    return next(later, None) if did_on(adoptions, on) else None


def _mandated(mandates: Sequence[MandateFact], signed: Dated) -> bool:
    """Whether everyone who signed held a mandate on the day of signing."""
    held = {
        same_name(mandate.name)
        for mandate in mandates
        if mandate.since <= signed.on and (mandate.until is None or signed.on < mandate.until)
    }
    return all(same_name(name) in held for name in signed.act.signatories)
