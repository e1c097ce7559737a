"""Which words were taken out and which put in, between two stretches of lines.

Equal lines are anchored first; in the gaps between them the fewest words are marked. What is compared are words,
punctuation marks and tabs; the white space after a word goes with it. Then the marks are made legible: an insertion
or deletion that could stand in several places is put at the start of a line or sentence, and a remnant of a few
letters between two larger changes is marked along with them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from documents.segments import Segment
from documents.sequence_diff import Part, parts

TOKEN = re.compile(r"(\A(?=[^\S\t])|\w+|[^\w\s]|\t)([^\S\t]*)")
SENTENCE_ENDS = frozenset(".;:?!")
PAUSES = frozenset(",()")
# A remnant is marked along when its letters are at most this share of those of the smaller change beside it.
REMNANT = 0.5
LONGEST_SLIDE = 100


class Row(NamedTuple):
    """A line with its line end. `identity` tells rows of the same characters apart: that of a picture is its digest."""

    text: str
    identity: str = ""


class Token(NamedTuple):
    """A word, punctuation mark or tab, with the white space after it."""

    core: str
    space: str
    identity: str = ""


def row_diff(old: Sequence[Row], new: Sequence[Row]) -> Iterator[Segment]:
    """The changes that turn the old rows into the new, before they are tidied."""
    for part in parts(*_numbered(old, new)):
        old_rows, new_rows = old[part.old_from : part.old_to], new[part.new_from : part.new_to]
        if part.equal:
            yield Segment("equal", "".join(row.text for row in new_rows))
        else:
            yield from _token_diff(_tokens(old_rows), _tokens(new_rows))


def _numbered(*sequences: Sequence) -> list[list[int]]:
    """Equal elements by equal numbers."""
    numbers: dict = {}
    return [[numbers.setdefault(element, len(numbers)) for element in sequence] for sequence in sequences]


def _tokens(rows: Sequence[Row]) -> list[Token]:
    tokens: list[Token] = []
    for identity, stretch in groupby(rows, key=lambda row: row.identity):
        if identity:
            tokens += [Token(row.text.rstrip("\n"), "\n", identity) for row in stretch]
        else:
            text = "".join(row.text for row in stretch)
            tokens += [Token(core, space) for core, space in TOKEN.findall(text)]
    return tokens


def _token_diff(old: list[Token], new: list[Token]) -> Iterator[Segment]:
    found = parts(*_numbered(*([token[::2] for token in side] for side in (old, new))))
    for part in _without_remnants(_slid(found, old, new), old, new):
        yield from _segments(part, old[part.old_from : part.old_to], new[part.new_from : part.new_to])


def _segments(part: Part, old: list[Token], new: list[Token]) -> Iterator[Segment]:
    if not part.equal:
        yield Segment("delete", _text(old))
        yield Segment("insert", _text(new))
        return
    for was, now in zip(old, new, strict=True):
        if was == now:
            yield Segment("equal", now.core + now.space)
        else:
            yield Segment("equal", now.core)
            yield Segment("delete", was.space)
            yield Segment("insert", now.space)


def _text(tokens: list[Token]) -> str:
    return "".join(token.core + token.space for token in tokens)


def _slid(found: list[Part], old: list[Token], new: list[Token]) -> list[Part]:
    """Each pure insertion or deletion at the best of the places where it says the same."""
    for place in range(1, len(found) - 1):
        before, change, after = found[place - 1 : place + 2]
        if change.equal or all(change.sizes):
            continue
        steps = _best_slide(change, before, after, old, new, (place > 1, place < len(found) - 2))
        found[place - 1] = before._replace(old_to=before.old_to + steps, new_to=before.new_to + steps)
        found[place] = change.shifted(steps)
        found[place + 1] = after._replace(old_from=after.old_from + steps, new_from=after.new_from + steps)
    return [part for part in found if part.sizes != (0, 0)]


def _best_slide(
    change: Part, before: Part, after: Part, old: list[Token], new: list[Token], keep: tuple[bool, bool]
) -> int:
    """How far to move the change, at most to the far ends of its neighbours; a neighbour to keep keeps one token."""
    tokens, other = (new, old) if change.sizes[1] else (old, new)
    start, end = change[3:5] if change.sizes[1] else change[1:3]
    level = change.old_from if change.sizes[1] else change.new_from
    back, ahead = before.sizes[0] - keep[0], after.sizes[0] - keep[1]
    places = [0]
    for step in range(min(back, LONGEST_SLIDE)):
        if not tokens[start - step - 1] == tokens[end - step - 1] == other[level - step - 1]:
            break
        places.append(-step - 1)
    for step in range(min(ahead, LONGEST_SLIDE)):
        if not tokens[start + step] == tokens[end + step] == other[level + step]:
            break
        places.append(step + 1)
    return max(places, key=lambda steps: (_rest_before(tokens, start + steps), -abs(steps)))


def _rest_before(tokens: list[Token], place: int) -> int:
    """How natural a pause there is before the token: a new line, a new sentence, a comma, or none."""
    if place == 0 or "\n" in tokens[place - 1].space:
        return 3
    if not tokens[place - 1].space:
        return -1
    core = tokens[place - 1].core
    return 2 if core in SENTENCE_ENDS else 1 if core in PAUSES else 0


def _without_remnants(found: list[Part], old: list[Token], new: list[Token]) -> list[Part]:
    was, now = _letters(old), _letters(new)
    kept: list[Part] = []
    for part in found:
        kept.append(part)
        while len(kept) > 2 and not part.equal and _is_remnant(kept[-2], kept[-3], kept[-1], old, was, now):
            kept[-3:] = [kept[-3].until(kept[-1])]
    return kept


def _letters(tokens: list[Token]) -> list[int]:
    """For each place how many letters and digits stand before it."""
    return [0, *accumulate(len(token.core) if token.core.isalnum() else 0 for token in tokens)]


def _is_remnant(
    equal: Part, left: Part, right: Part, old: list[Token], was: list[int], now: list[int]
) -> bool:
    def size(part: Part) -> int:
        return max(was[part.old_to] - was[part.old_from], now[part.new_to] - now[part.new_from])

    stretch = old[equal.old_from : equal.old_to] if equal.sizes[0] <= LONGEST_SLIDE else []
    whole = bool(stretch) and not any("\n" in token.space for token in stretch)
    return whole and size(equal) <= REMNANT * min(size(left), size(right))
