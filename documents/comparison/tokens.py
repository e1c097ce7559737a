"""The rows, and within them the words, punctuation marks and tabs, in which two texts are compared."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from documents.comparison.appearance import UNSEEN, as_seen

# The marker of a paragraph or item ("3.", "a)", "2°.", "12.3.") starts its line and is followed by a space;
# it is one token.
MARKER = r"\(?\w{1,4}(?:\.\w{1,4})*[.)°]{1,2}(?=[ ])"
MARKED = re.compile(MARKER)
NOTE = "note"
# What shows nothing goes with the word or white space that it stands in or after.
TOKEN = re.compile(
    rf"(\A(?=[^\S\t]|[{UNSEEN}])|^{MARKER}|\w+(?:[{UNSEEN}]+\w+)*|[^\w\s]|\t)((?:[^\S\t]|[{UNSEEN}])*)()",
    re.MULTILINE,
)


Span = tuple[int, int]


class TokenRow(NamedTuple):
    """A line with its line end. `identity` tells rows of the same characters apart: that of a picture is its
    digest. `notes` are the places of the numbers of notes, which are no words."""

    text: str
    identity: str = ""
    notes: tuple[Span, ...] = ()

    @property
    def marker(self) -> str:
        found = MARKED.match(self.text)
        return found[0] if found else ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The marker ("" where there is none), then the numbers of notes behind it."""
        return (self.marker, *(self.text[start:end] for start, end in self._notes_behind()))

    @property
    def pieces(self) -> tuple[str, ...]:
        """What the row says, whatever its numbers are: the words behind each of them."""
        if self.identity:
            return (self.identity,)
        notes = self._notes_behind()
        starts = [len(self.marker), *(end for _start, end in notes)]
        ends = [*(start for start, _end in notes), len(self.text)]
        return tuple(self.text[start:end] for start, end in zip(starts, ends, strict=True))

    def _notes_behind(self) -> list[Span]:
        return [span for span in self.notes if span[0] >= len(self.marker)]


class TextToken(NamedTuple):
    """A word, punctuation mark or tab, with the white space after it."""

    core: str
    space: str
    identity: str = ""

    @property
    def seen(self) -> str:
        """What it is compared by."""
        return self.identity or as_seen(self.core)

    @property
    def letters(self) -> int:
        """How many letters and digits it has."""
        return len(self.core) if self.core.isalnum() else sum(map(str.isalnum, self.core))


def tokens_of(rows: Sequence[TokenRow]) -> list[TextToken]:
    tokens: list[TextToken] = []
    for identity, group in groupby(rows, key=lambda row: row.identity):
        stretch = list(group)
        if identity:
            tokens += [TextToken(row.text.rstrip("\n"), "\n", identity) for row in stretch]
            continue
        text, notes = "".join(row.text for row in stretch), note_spans(stretch)
        tokens += _tokens_and_notes(text, notes) if notes else map(TextToken._make, TOKEN.findall(text))
    return tokens


def note_spans(rows: Iterable[TokenRow]) -> list[Span]:
    """The places of the numbers of notes in the text of these rows."""
    spans: list[Span] = []
    read = 0
    for row in rows:
        spans += [(read + start, read + end) for start, end in row.notes]
        read += len(row.text)
    return spans


def _tokens_and_notes(text: str, notes: Sequence[Span]) -> Iterator[TextToken]:
    """The tokens, cut where the number of a note begins or ends; those numbers are all alike."""
    cuts = sorted({place for span in notes for place in span})
    inside = {place for start, end in notes for place in range(start, end)}
    for found in TOKEN.finditer(text):
        start, end = found.span(1)
        places = [start, *(cut for cut in cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]), end]
        for first, last in pairwise(places):
            space = found[2] if last == end else ""
            yield TextToken(text[first:last], space, NOTE if first in inside else "")
