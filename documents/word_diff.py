"""Which words were taken out and which put in, between two stretches of lines.

Equal lines are anchored first; in the gaps between them the fewest words are marked. What is compared are words,
punctuation marks and tabs; the white space after a word goes with it. Then the marks are made legible: an insertion
or deletion that could stand in several places is put at the start of a line or sentence, and a remnant of a few
letters between two larger changes is marked along with them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby, pairwise
from typing import NamedTuple

from documents.segments import Segment
from documents.sequence_diff import Part, parts

# The marker of a paragraph or item ("3.", "a)", "2°.") is one token: it starts its line and is followed by a space.
TOKEN = re.compile(r"(\A(?=[^\S\t])|^\(?\w{1,4}[.)°]{1,2}(?=[ ])|\w+|[^\w\s]|\t)([^\S\t]*)", re.MULTILINE)
SENTENCE_ENDS = frozenset(".;:?!°")
PAUSE_MARKS = frozenset(",()")
# What is left between two changes is marked along when it has at most this share of the letters of the smaller of
# them; by the number of parts from the one change to the other, with the changes inside.
REMNANTS = {3: 0.5, 5: 0.35, 7: 0.25}
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
    """The more legible of two ways: the one that after all leaves fewer letters marked."""
    numbers = _numbered(*([token[::2] for token in side] for side in (old, new)))
    ways = [_legible(parts(*numbers, anchored=anchored), old, new) for anchored in (False, True)]
    for part in min(ways, key=lambda way: _marked_letters(way, old, new)):
        yield from _segments(part, old[part.old_from : part.old_to], new[part.new_from : part.new_to])


def _legible(found: list[Part], old: list[Token], new: list[Token]) -> list[Part]:
    return _with_line_ends(_without_remnants(_slid(found, old, new), old, new), old, new)


def _marked_letters(found: list[Part], old: list[Token], new: list[Token]) -> int:
    changes = [part for part in found if not part.equal]
    removed = (token for part in changes for token in old[part.old_from : part.old_to])
    added = (token for part in changes for token in new[part.new_from : part.new_to])
    return sum(_letter_count(token) for token in chain(removed, added))


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
    if place == 0 or "\n" in tokens[place - 1].space or _closes_line(tokens[place]):
        return 3
    if not tokens[place - 1].space:
        return -1
    last = tokens[place - 1].core[-1:]
    return 2 if last in SENTENCE_ENDS else 1 if last in PAUSE_MARKS else 0


def _closes_line(token: Token) -> bool:
    return "\n" in token.space and not _letter_count(token)


def _with_line_ends(found: list[Part], old: list[Token], new: list[Token]) -> list[Part]:
    """A change of several lines takes the punctuation at the end of its last line with it."""
    lines = list(found)
    for place, (change, after) in enumerate(pairwise(lines)):
        if change.equal or not (
            _ends_line(old, change.old_from, change.old_to) or _ends_line(new, *change[3:5])
        ):
            continue
        size = _closing_punctuation(old[after.old_from : after.old_to], new[after.new_from : after.new_to])
        lines[place] = change._replace(old_to=change.old_to + size, new_to=change.new_to + size)
        lines[place + 1] = after._replace(old_from=after.old_from + size, new_from=after.new_from + size)
    return lines


def _ends_line(tokens: list[Token], start: int, end: int) -> bool:
    return any("\n" in token.space for token in tokens[start:end])


def _closing_punctuation(old: list[Token], new: list[Token]) -> int:
    """How many tokens without letters come before the line ends on both sides; none when there are letters."""
    for size, (was, now) in enumerate(zip(old, new, strict=True), 1):
        if _letter_count(now):
            return 0
        if "\n" in was.space and "\n" in now.space:
            return size
    return 0


def _without_remnants(found: list[Part], old: list[Token], new: list[Token]) -> list[Part]:
    was, now = ([0, *accumulate(map(_letter_count, tokens))] for tokens in (old, new))
    kept: list[Part] = []
    for part in found:
        kept.append(part)
        while not part.equal and (size := _remnants(kept, old, new, was, now)):
            kept[-size:] = [kept[-size].until(kept[-1])]
    return kept


def _letter_count(token: Token) -> int:
    return sum(map(str.isalnum, token.core))


def _remnants(kept: list[Part], old: list[Token], new: list[Token], was: list[int], now: list[int]) -> int:
    """How many of the last parts, from a change to a change, hold so little between them that they are one change."""

    def letters(part: Part) -> int:
        return max(was[part.old_to] - was[part.old_from], now[part.new_to] - now[part.new_from])

    for size, share in REMNANTS.items():
        if len(kept) < size or kept[-size].equal:
            continue
        between = kept[1 - size : -1 : 2]
        most = share * min(letters(kept[-size]), letters(kept[-1]))
        if sum(map(letters, between)) <= most and not any(_spans_lines(part, old, new) for part in between):
            return size
    return 0


def _spans_lines(equal: Part, old: list[Token], new: list[Token]) -> bool:
    """The part starts a line on both sides, or holds the end of one."""
    if equal.sizes[0] > LONGEST_SLIDE:
        return True
    was, now = old[equal.old_from - 1 : equal.old_to], new[equal.new_from - 1 : equal.new_to]
    return any("\n" in first.space and "\n" in second.space for first, second in zip(was, now, strict=False))
