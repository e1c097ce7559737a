"""What in a decision route went another way than planned, in Dutch sentences. It is told, never forbidden.

The order of a route is advice: who decides may do so before who advises, and that is on record as it was.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.text.dutch import day, enumeration

VERBS = {
    "advise": "adviseerde",
    "determine": "stelde vast",
    "adopt": "besloot",
    "takeNote": "nam kennis",
}
NOUNS = {
    "advise": "het advies van {}",
    "determine": "het vaststellen door {}",
    "adopt": "het besluit van {}",
}
BEFORE_THE_VERSION = ("advise", "determine")
AGREED = ("agreed", "agreedWithRemarks")


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step as the rules look at it. `partner` is empty for a body of all together; `digest` for unknown."""

    key: int
    body: str
    purpose: str
    planned_on: date | None = None
    held_on: date | None = None
    outcome: str = ""
    digest: str = ""
    partner: str = ""

    @property
    def is_to_come(self) -> bool:
        """Not held, and nothing came of it either."""
        return self.held_on is None and not self.outcome

    def is_late(self, on: date) -> bool:
        """Whether it was planned before this day and is still to come."""
        return self.is_to_come and self.planned_on is not None and self.planned_on < on


@dataclass(frozen=True, slots=True)
class Determined:
    """The version that came of the route: its day, and the digests under which its text is known."""

    on: date
    digests: Collection[str]


def deviations(
    steps: Sequence[TakenStep], *, today: date, determined: Determined | None = None
) -> Mapping[int, tuple[str, ...]]:
    """The sentences by the key of their step; a step without any is left out."""
    told = {}
    for place, step in enumerate(steps):
        found = (
            *_too_early(step, steps[:place]),
            *_overdue(step, today),
            *(_beside_the_version(step, determined) if determined else ()),
        )
        if found:
            told[step.key] = found
    return told


def next_steps(steps: Sequence[TakenStep]) -> tuple[TakenStep, ...]:
    """What is due: the first step that is still to come, with those that may be taken at the same time."""
    due = [step for step in steps if step.is_to_come]
    return tuple(step for place, step in enumerate(due) if all(_parallel(step, one) for one in due[:place]))


def _parallel(step: TakenStep, other: TakenStep) -> bool:
    """Neither waits for the other: bodies of different partners, or decisions side by side."""
    if step.partner and other.partner:
        return step.partner != other.partner
    return step.purpose == other.purpose == "adopt"


def _too_early(step: TakenStep, earlier: Sequence[TakenStep]) -> Iterator[str]:
    if step.held_on is None:
        return
    before = [one for one in earlier if one.purpose in NOUNS and not _parallel(step, one)]
    overtaken = [one for one in before if one.held_on and one.held_on > step.held_on]
    waited_for = [one for one in before if one.is_to_come]
    if overtaken:
        yield f"{step.body} {VERBS[step.purpose]} vóór {_listed(overtaken)}."
    if waited_for:
        verb = "is" if len(waited_for) == 1 else "zijn"
        yield f"{step.body} {VERBS[step.purpose]} al, terwijl {_listed(waited_for)} er nog niet {verb}."


def _listed(steps: Sequence[TakenStep]) -> str:
    nouns = [NOUNS[step.purpose].format(step.body) for step in steps]
    return enumeration(nouns, at_most=None)


def _overdue(step: TakenStep, today: date) -> Iterator[str]:
    if step.is_late(today) and step.planned_on:
        yield f"{step.body} is te laat: gepland op {day(step.planned_on)}."


def _beside_the_version(step: TakenStep, determined: Determined) -> Iterator[str]:
    if step.purpose in BEFORE_THE_VERSION:
        if step.held_on and step.held_on > determined.on:
            noun = NOUNS[step.purpose].format(step.body)
            told = f"{noun[0].upper()}{noun[1:]} kwam na de dag waarop de versie is vastgesteld"
            yield f"{told} ({day(determined.on)})."
        if step.outcome == "notAgreed":
            yield f"De versie is vastgesteld, hoewel {step.body} niet akkoord was."
    if step.outcome and step.digest and step.digest not in determined.digests:
        judged = "gaf akkoord op" if step.outcome in AGREED else "oordeelde over"
        which = "eerdere" if step.held_on and step.held_on <= determined.on else "andere"
        yield f"{step.body} {judged} een {which} tekst dan die is vastgesteld."
