"""Which words were taken out and which put in, between two stretches of lines.

Equal lines are anchored first; in the gaps between them the fewest words are marked. What is compared are
words, punctuation marks and tabs; the white space after a word goes with it. Then the marks are made legible:
an insertion or deletion that could stand in several places is put at the start of a line or sentence, and a
remnant of a few letters between two larger changes is marked along with them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from documents.legibility import legible
from documents.segments import Segment
from documents.sequence_diff import Part, parts
from documents.text import words
from documents.tokens import Row, Token, tokens_of

CHARACTER = re.compile(r"(\A(?=\s)|\S)(\s*)")


def row_diff(old: Sequence[Row], new: Sequence[Row]) -> Iterator[Segment]:
    """The changes that turn the old rows into the new, before they are tidied."""
    for part in parts(*_numbered(old, new)):
        old_rows, new_rows = old[part.old_from : part.old_to], new[part.new_from : part.new_to]
        if part.equal:
            yield Segment("equal", "".join(row.text for row in new_rows))
        else:
            yield from _token_diff(tokens_of(old_rows), tokens_of(new_rows))


def _numbered(*sequences: Sequence) -> list[list[int]]:
    """Equal elements by equal numbers."""
    numbers: dict = {}
    return [[numbers.setdefault(element, len(numbers)) for element in sequence] for sequence in sequences]


def _token_diff(old: list[Token], new: list[Token]) -> Iterator[Segment]:
    """The more legible of two ways: the one that after all leaves fewer letters marked."""
    numbers = _numbered(*([token[::2] for token in side] for side in (old, new)))
    ways = [legible(parts(*numbers, anchored=anchored), old, new) for anchored in (False, True)]
    for part in min(ways, key=lambda way: _marked_letters(way, old, new)):
        yield from _segments(part, old[part.old_from : part.old_to], new[part.new_from : part.new_to])


def _marked_letters(found: list[Part], old: list[Token], new: list[Token]) -> int:
    changes = [part for part in found if not part.equal]
    removed = (token for part in changes for token in old[part.old_from : part.old_to])
    added = (token for part in changes for token in new[part.new_from : part.new_to])
    return sum(token.letters for token in chain(removed, added))


def _segments(part: Part, old: list[Token], new: list[Token]) -> Iterator[Segment]:
    was, now = _text(old), _text(new)
    if part.equal:
        pairs = zip(old, new, strict=True)
        yield from _spaced((first[:2], second[:2]) for first, second in pairs)
    elif "".join(was.split()) == "".join(now.split()) and words(was) == words(now):
        yield from _spaced(zip(CHARACTER.findall(was), CHARACTER.findall(now), strict=True))
    else:
        yield Segment("delete", was)
        yield Segment("insert", now)


def _spaced(pairs: Iterable[tuple[tuple[str, str], tuple[str, str]]]) -> Iterator[Segment]:
    """What is the same apart from the white space after it."""
    for (core, was), (_, now) in pairs:
        yield Segment("equal", core)
        if was == now:
            yield Segment("equal", now)
        else:
            yield Segment("delete", was)
            yield Segment("insert", now)


def _text(tokens: list[Token]) -> str:
    return "".join(token.core + token.space for token in tokens)
