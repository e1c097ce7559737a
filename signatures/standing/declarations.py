"""What partners declared beside signing: reservations, abstentions, and an own day of entry into force."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from signatures.standing.kinds import ActType
from signatures.standing.knowledge import Dated, Known


@dataclass(frozen=True, slots=True)
class Reservation:
    """A reservation of a partner that holds from a day until a day (the first day it no longer holds).

    It is about one version, and about the versions after it only when it says so (`carries_over`).
    """

    version: int
    since: date
    until: date | None
    text: str
    carries_over: bool

    def holds(self, version: int, on: date) -> bool:
        about = version == self.version or (self.carries_over and version > self.version)
        return about and self.since <= on and (self.until is None or on < self.until)


Reservations = Mapping[str, Sequence[Reservation]]


def reservations_of(known: Known) -> Reservations:
    """The reservations of each partner, each until its own end or until the partner takes it back."""
    made: dict[str, list[Dated]] = defaultdict(list)
    ends: dict[str, list[Dated]] = defaultdict(list)
    for by_partner in known.acts.values():
        for partner, acts in by_partner.items():
            for dated in acts:
                if partner and dated.act.declares == "reservation":
                    made[partner].append(dated)
                elif partner and dated.act.declares == "reservationEnded":
                    ends[partner].append(dated)
    return {
        partner: [_reservation(dated, ends.get(partner, ())) for dated in acts]
        for partner, acts in made.items()
    }


def _reservation(dated: Dated, ends: Sequence[Dated]) -> Reservation:
    act = dated.act
    taken_back = [
        end.on
        for end in ends
        if end.on >= dated.on
        and (end.act.version == act.version or (act.carries_over and end.act.version > act.version))
    ]
    until = min([*taken_back, *([act.until] if act.until else [])], default=None)
    return Reservation(act.version, dated.on, until, act.text, act.carries_over)


def latest_declared(acts: Sequence[Dated], declares: str, on: date) -> Dated | None:
    """The last declaration of this meaning that held on the day."""
    return next(reversed([one for one in _declared(acts, declares) if one.on <= on]), None)


def own_entry(acts: Sequence[Dated]) -> date | None:
    """The day on which the version came into force for this partner, as it declared last."""
    return next(reversed([one.on for one in _declared(acts, "inForce")]), None)


def _declared(acts: Sequence[Dated], declares: str) -> Iterator[Dated]:
    return (one for one in acts if one.act.kind == ActType.DECLARATION and one.act.declares == declares)
