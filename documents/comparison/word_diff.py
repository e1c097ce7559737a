"""Which words were taken out and which put in, between two stretches of lines.

Equal lines are anchored first; in the gaps between them the fewest words are marked. What is compared are
words, punctuation marks and tabs; the white space after a word goes with it. Then the marks are made legible:
an insertion or deletion that could stand in several places is put at the start of a line or sentence, and a
remnant of a few letters between two larger changes is marked along with them.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain

from documents.comparison.appearance import UNSEEN, as_seen
from documents.comparison.legibility import legible
from documents.comparison.segments import Segment
from documents.comparison.sequence_diff import LARGEST_TABLE, DiffPart, diff_parts
from documents.comparison.tokens import NOTE, TextToken, TokenRow, tokens_of
from documents.text import words

# A deletion, an insertion and equal text at both ends: there is no more to be gained.
FEW_PARTS = 3
# A tab parts cells and is no white space here.
BLANKS = re.compile(r"[^\S\t]+")
CHARACTERS = re.compile(rf"(\A|[^\s{UNSEEN}]|\t)((?:[^\S\t]|[{UNSEEN}])*)")


def row_diff(old: Sequence[TokenRow], new: Sequence[TokenRow]) -> Iterator[Segment]:
    """The changes that turn the old rows into the new, before they are tidied."""
    if old == new:
        yield Segment("equal", _joined(new))
        return
    for part, old_rows, new_rows in _cut(old, new, *_numbered(old, new)):
        if part.equal:
            yield Segment("equal", _joined(new_rows))
        else:
            yield from _renumbered(old_rows, new_rows)


def _renumbered(old: Sequence[TokenRow], new: Sequence[TokenRow]) -> Iterator[Segment]:
    """Rows that are the same but for their numbers, and those of notes, are anchored too."""
    numbers = _numbered([row.pieces for row in old], [row.pieces for row in new])
    for part, old_rows, new_rows in _cut(old, new, *numbers):
        if not part.equal:
            yield from _token_diff(tokens_of(old_rows), tokens_of(new_rows))
            continue
        for was, now in zip(old_rows, new_rows, strict=True):
            for old_number, new_number, piece in zip(was.numbers, now.numbers, _words_of(now), strict=True):
                yield from _replaced(old_number, new_number)
                yield Segment("equal", piece)


def _words_of(row: TokenRow) -> tuple[str, ...]:
    return (row.text.removeprefix(row.marker),) if row.identity else row.pieces


def _replaced(old: str, new: str) -> Iterator[Segment]:
    if old == new:
        yield Segment("equal", new)
    else:
        yield Segment("delete", old)
        yield Segment("insert", new)


def _cut[Element](
    old: Sequence[Element], new: Sequence[Element], old_numbers: list[int], new_numbers: list[int]
) -> Iterator[tuple[DiffPart, Sequence[Element], Sequence[Element]]]:
    for part in diff_parts(old_numbers, new_numbers):
        yield part, old[part.old_from : part.old_to], new[part.new_from : part.new_to]


def _joined(rows: Iterable[TokenRow]) -> str:
    return "".join(row.text for row in rows)


def _numbered(*sequences: Sequence[Hashable]) -> list[list[int]]:
    """Equal elements by equal numbers."""
    numbers: dict[Hashable, int] = {}
    return [[numbers.setdefault(element, len(numbers)) for element in sequence] for sequence in sequences]


def _token_diff(old: list[TextToken], new: list[TextToken]) -> Iterator[Segment]:
    for part in _most_legible(old, new):
        yield from _segments(part, old[part.old_from : part.old_to], new[part.new_from : part.new_to])


def _most_legible(old: list[TextToken], new: list[TextToken]) -> list[DiffPart]:
    """The fewest marks, made legible. Where that marks more words along, holding on to long common stretches
    first may leave fewer marks in the end."""
    numbers = _numbered(*([token.seen for token in side] for side in (old, new)))
    fewest = diff_parts(*numbers)
    found = legible(fewest, old, new)
    if len(found) == len(fewest) or len(found) <= FEW_PARTS or len(old) * len(new) > LARGEST_TABLE:
        return found
    anchored = legible(diff_parts(*numbers, anchored=True), old, new)
    return min(found, anchored, key=lambda way: _marked_letters(way, old, new))


def _marked_letters(found: list[DiffPart], old: list[TextToken], new: list[TextToken]) -> int:
    changes = [part for part in found if not part.equal]
    removed = (token for part in changes for token in old[part.old_from : part.old_to])
    added = (token for part in changes for token in new[part.new_from : part.new_to])
    return sum(token.letters for token in chain(removed, added))


def _segments(part: DiffPart, old: list[TextToken], new: list[TextToken]) -> Iterator[Segment]:
    if part.equal and old == new:
        yield Segment("equal", _text(new))
    elif part.equal:
        for was, now in zip(old, new, strict=True):
            yield from _replaced(was.core, now.core)
            yield from _replaced(was.space, now.space)
    elif _same_words(old, new):
        yield from _spaced(_text(old), _text(new))
    else:
        yield Segment("delete", _text(old))
        yield Segment("insert", _text(new))


def _same_words(old: list[TextToken], new: list[TextToken]) -> bool:
    """Only the white space differs, as where a line now ends before a number that was in the middle of it."""
    if any(token.identity not in ("", NOTE) for token in old + new):
        return False
    was, now = as_seen(_text(old)), as_seen(_text(new))
    return BLANKS.sub("", was) == BLANKS.sub("", now) and words(was) == words(now)


def _spaced(old: str, new: str) -> Iterator[Segment]:
    """The segments between two texts that are the same but for their white space and what nobody sees."""
    for was, now in zip(CHARACTERS.findall(old), CHARACTERS.findall(new), strict=True):
        for former, current in zip(was, now, strict=True):
            yield from _replaced(former, current)


def _text(tokens: list[TextToken]) -> str:
    return "".join(token.core + token.space for token in tokens)
