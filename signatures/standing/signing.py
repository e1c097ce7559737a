"""How one partner's relation to one version went: signed, refused, withdrawn, in turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from signatures.standing.knowledge import Dated

Timeline = list[tuple[date, bool]]


@dataclass(frozen=True, slots=True)
class Turn:
    """From this day the standing is `signed`, `refused`, `withdrawn`, `open` when a signatory lacks."""

    on: date
    standing: str
    acts: tuple[Dated, ...]


def turns(acts: Sequence[Dated], signatories: int) -> list[Turn]:
    """The turns that these acts, in order of date, make when so many signatories are needed."""
    if len(acts) == 1 and signatories < 2 and acts[0].act.kind == "signature":
        return [Turn(acts[0].on, "signed", (acts[0],))]
    made: list[Turn] = []
    pending: list[Dated] = []
    for dated in acts:
        kind = dated.act.kind
        if kind in ("refusal", "withdrawal"):
            pending = []
            made.append(Turn(dated.on, "refused" if kind == "refusal" else "withdrawn", (dated,)))
        elif kind == "signature" and not (made and made[-1].standing == "signed"):
            pending.append(dated)
            complete = signatories < 2 or _people(pending) >= signatories
            made.append(Turn(dated.on, "signed" if complete else "open", tuple(pending)))
    return made


def _people(signed: Sequence[Dated]) -> int:
    """How many different people signed; an act that names nobody is one person."""
    return len({name or dated.act.id for dated in signed for name in dated.act.signatories or ("",)})


def signed_timeline(made: Sequence[Turn]) -> Timeline:
    return [(turn.on, turn.standing == "signed") for turn in made]


def adopted_timeline(acts: Sequence[Dated]) -> Timeline:
    """When an adoption stood: a refusal or withdrawal undoes it, until the partner adopts or signs again."""
    timeline: Timeline = []
    adopted = undone = False
    for dated in acts:
        kind = dated.act.kind
        adopted = adopted or kind == "adoption"
        undone = kind in ("refusal", "withdrawal") or (undone and kind == "declaration")
        timeline.append((dated.on, adopted and not undone))
    return timeline
