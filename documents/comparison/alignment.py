"""Which unit of an older text a unit of a new text continues: through renumbering, moves and edits.

Articles continue articles, headings headings, annexes annexes. The text of a unit says most, then its
heading, then its number, then its place. A number that stands above other text proves nothing where the old
text went on elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from documents.comparison.heading_pairing import heading_pairs
from documents.comparison.pairing import Pair, Why, pairs_by_text
from documents.text import Text, Unit, rekeyed
from documents.text.keys import fresh_key, holds_signatures


@dataclass(frozen=True, slots=True)
class Match:
    """The keys of a unit and of the one it continues, with what told so and how surely (from 0 to 1)."""

    old_key: str
    new_key: str
    why: Why
    score: float


def matches(old: Text, new: Text) -> tuple[Match, ...]:
    """For each unit of the new text that continues one of the old, in the new order, which one."""
    return tuple(
        Match(old.units[pair.old].key, new.units[pair.new].key, pair.why, round(min(pair.score, 1.0), 2))
        for pair in _pairs(old, new)
    )


def carry_keys(old: Text, new: Text) -> Text:
    """The new text with the keys of the old units that it continues; other units get fresh keys, never one of
    the old text."""
    continued = {pair.new: old.units[pair.old].key for pair in _pairs(old, new)}
    taken = {unit.key for unit in old.units}
    return rekeyed(
        new, [continued.get(place) or fresh_key(unit, taken) for place, unit in enumerate(new.units)]
    )


def _pairs(old: Text, new: Text) -> list[Pair]:
    found = [*pairs_by_text(old, new, "article"), *pairs_by_text(old, new, "annex"), *_preambles(old, new)]
    return sorted([*found, *heading_pairs(old, new, found)], key=lambda pair: pair.new)


def _preambles(old: Text, new: Text) -> Iterator[Pair]:
    """What stands before the first part, and the block of signatures."""
    for signed in (False, True):
        places = [
            [place for place, unit in enumerate(text.units) if _is_preamble(unit, signed=signed)]
            for text in (old, new)
        ]
        yield from (Pair(first, second, "kind", 1.0) for first, second in zip(*places, strict=False))


def _is_preamble(unit: Unit, *, signed: bool) -> bool:
    return unit.type == "preamble" and holds_signatures(unit) == signed
