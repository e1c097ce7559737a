"""How one partner's relation to one version went: signed, adopted, refused, withdrawn, in turns."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from signatures.standing.kinds import UNDOING, ActType, CellState
from signatures.standing.knowledge import Dated

Timeline = list[tuple[date, bool]]


@dataclass(frozen=True, slots=True)
class Turn:
    """From this day the standing is signed, refused, withdrawn, or open when a signatory lacks."""

    on: date
    standing: CellState
    acts: tuple[Dated, ...]


def turns(acts: Sequence[Dated], signatories: int) -> list[Turn]:
    """The turns that these acts, in order of date, make when so many signatories are needed."""
    if len(acts) == 1 and signatories < 2 and acts[0].act.kind == ActType.SIGNATURE:
        return [Turn(acts[0].on, CellState.SIGNED, (acts[0],))]
    made: list[Turn] = []
    pending: list[Dated] = []
    for dated in acts:
        kind = dated.act.kind
        if kind in UNDOING:
            pending = []
            made.append(Turn(dated.on, _undone(kind), (dated,)))
        elif kind == ActType.SIGNATURE and not (made and made[-1].standing == CellState.SIGNED):
            pending.append(dated)
            complete = signatories < 2 or count_people(pending) >= signatories
            made.append(Turn(dated.on, CellState.SIGNED if complete else CellState.OPEN, tuple(pending)))
    return made


def signed_again(acts: Sequence[Dated], signatories: int, on: date) -> Dated | None:
    """The last signature by that day of who had signed already: of a partner when so many had, or of one
    person of several. What was withdrawn or refused in between is signed anew, not twice."""
    if len(acts) < 2:
        return None
    found: Dated | None = None
    people: set[str] = set()
    complete = False
    for dated in acts:
        if dated.on > on:
            break
        if dated.act.kind in UNDOING:
            found, people, complete = None, set(), False
        elif dated.act.kind == ActType.SIGNATURE:
            names = {same_name(name) for name in dated.act.signatories} or {f"{dated.act.id}"}
            found = dated if complete or people & names else found
            people |= names
            complete = len(people) >= signatories
    return found


def decision_turns(acts: Sequence[Dated]) -> list[Turn]:
    """The turns that these acts make when a decision is asked, and no signature."""
    made: list[Turn] = []
    adoption: Dated | None = None
    for dated, (_, adopted) in zip(acts, adopted_timeline(acts), strict=True):
        kind = dated.act.kind
        if kind == ActType.ADOPTION:
            adoption = dated
        if kind in UNDOING:
            made.append(Turn(dated.on, _undone(kind), (dated,)))
        elif adopted and adoption and not (made and made[-1].standing == CellState.ADOPTED):
            made.append(Turn(dated.on, CellState.ADOPTED, (adoption,)))
    return made


def _undone(kind: str) -> CellState:
    return CellState.REFUSED if kind == ActType.REFUSAL else CellState.WITHDRAWN


def turn_on(made: Sequence[Turn], on: date) -> Turn | None:
    """The last turn by that day."""
    found = None
    for turn in made:
        if turn.on <= on:
            found = turn
    return found


def same_name(name: str) -> str:
    """What is equal for two ways of writing the name of one person."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def count_people(signed: Sequence[Dated]) -> int:
    """How many different people signed; an act that names nobody is one person."""
    return len(
        {same_name(name) or dated.act.id for dated in signed for name in dated.act.signatories or ("",)}
    )


def signed_timeline(made: Sequence[Turn]) -> Timeline:
    return [(turn.on, turn.standing == CellState.SIGNED) for turn in made]


def adopted_timeline(acts: Sequence[Dated]) -> Timeline:
    """When an adoption stood: a refusal or withdrawal undoes it, until the partner adopts or signs again."""
    timeline: Timeline = []
    adopted = undone = False
    for dated in acts:
        kind = dated.act.kind
        adopted = adopted or kind == ActType.ADOPTION
        undone = kind in UNDOING or (undone and kind == ActType.DECLARATION)
        timeline.append((dated.on, adopted and not undone))
    return timeline
