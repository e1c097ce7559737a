"""The cell of one partner and one version on a day, with what is out of the ordinary as flags."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from signatures.standing.cell_reasons import Grounds
from signatures.standing.course import OPEN, Course
from signatures.standing.declarations import Reservation, latest_declared, own_entry
from signatures.standing.facts import MandateFact
from signatures.standing.knowledge import Dated, Period, period_on
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


@dataclass(frozen=True, slots=True)
class Column:
    """One version on the day asked for: its standing, since when it is in force and until when."""

    course: Course
    standing: str
    in_force_from: date | None
    until: date | None
    adopters: frozenset[str]

    def in_force(self, on: date) -> bool:
        if self.in_force_from is None or on < self.in_force_from:
            return False
        return self.until is None or on < self.until


@dataclass(frozen=True, slots=True)
class Row:
    """One partner: its periods of membership, its mandates, and how many of its people must sign."""

    partner: str
    periods: Sequence[Period]
    mandates: Sequence[MandateFact]
    signatories: int


def cell_of(row: Row, column: Column, on: date) -> Cell:
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
        on=turn.on if turn and turn.standing != "open" else None,
        required=party is not None and (party.left is None or on < party.left),
        flags=flags,
        acts=acts,
        signatories=row.signatories,
        since=accession.since if accession else None,
        left=left,
        version_standing=column.standing,
        in_force_since=column.in_force_from,
        reservations=tuple(one.text for one in reserved if one.text),
        abstention=latest_declared(declared, "abstention", on) if declared and standing == "open" else None,
        in_force_from=own_entry(declared) if declared else None,
    )


def _turn_on(made: Sequence[Turn], on: date) -> Turn | None:
    found = None
    for turn in made:
        if turn.on <= on:
            found = turn
    return found


def _accession(row: Row, column: Column, party: Party | None, on: date) -> Period | None:
    """The membership that began, by this day, while the version was in force."""
    for period in reversed(row.periods):
        if period.since <= on and column.in_force(period.since):
            rejoined = party is not None and party.left is not None and party.left <= period.since
            if party is None or rejoined:
                return period
    return None


def _standing(
    column: Column, party: Party | None, accession: Period | None, turn: Turn | None, on: date
) -> tuple[str, tuple[str, ...]]:
    flags: tuple[str, ...] = ("accession",) if accession else ()
    if turn and turn.standing != "open":
        return turn.standing, flags
    if accession:
        return _accession_standing(column, accession, on)
    if party is None or column.standing in ("draft", "withdrawn"):
        return "notApplicable", ()
    if party.left is not None and party.left <= on:
        return "notApplicable", ("left",)
    return ("open" if column.standing in OPEN else "superseded"), ()


def _accession_standing(column: Column, accession: Period, on: date) -> tuple[str, tuple[str, ...]]:
    if column.standing != "inForce":
        return "notApplicable", ()
    if accession.ended(on):
        return "notApplicable", ("accession", "left")
    return "open", ("accession",)


def _reserved(row: Row, column: Column, standing: str, on: date) -> tuple[Reservation, ...]:
    """The reservations that hold; one carried over from an earlier version only once this one is signed."""
    made = column.course.reservations.get(row.partner)
    if not made:
        return ()
    number = column.course.fact.number
    return tuple(
        one for one in made if one.holds(number, on) and (one.version == number or standing == "signed")
    )


def _act_flags(
    row: Row, column: Column, turn: Turn | None, reserved: Sequence[Reservation]
) -> tuple[str, ...]:
    flags = []
    if turn and any(dated.act.uncertain for dated in turn.acts):
        flags.append("dateUncertain")
    if turn and turn.standing == "signed":
        flags += _signature_flags(row, column, turn)
    if reserved:
        flags.append("withReservation")
    return tuple(flags)


def _signature_flags(row: Row, column: Column, turn: Turn) -> list[str]:
    flags = []
    if row.partner in column.adopters and not _adopted(column.course, row.partner, turn.on):
        flags.append("signedBeforeAdoption")
    if row.mandates and not all(_mandated(row.mandates, dated) for dated in turn.acts):
        flags.append("withoutMandate")
    if not any(period_on(row.periods, dated.on) for dated in turn.acts):
        flags.append("notMember")
    return flags


def _adopted(course: Course, partner: str, on: date) -> bool:
    timelines: Mapping[str, Sequence[tuple[date, bool]]] = course.case.timelines["adoption"]
    return did_on(timelines.get(partner, ()), on)


def _mandated(mandates: Sequence[MandateFact], signed: Dated) -> bool:
    """Whether everyone who signed held a mandate on the day of signing."""
    held = {
        mandate.name.casefold()
        for mandate in mandates
        if mandate.since <= signed.on and (mandate.until is None or signed.on < mandate.until)
    }
    return all(name.casefold() in held for name in signed.act.signatories)
