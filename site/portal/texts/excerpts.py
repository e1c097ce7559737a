"""The marked words of a compared unit with a little of what stands around them: renvooi in a few lines."""

from collections.abc import Sequence

from documents.comparison import UnitComparison
from documents.comparison.lines import ComparedLine
from documents.comparison.segments import Segment
from documents.text import LINE_BREAK, PICTURE

AROUND = 60
LONGEST = 220
MOST_LINES = 4
GAP = "…"

Excerpt = tuple[Segment, ...]


def excerpts_of(unit: UnitComparison) -> tuple[Excerpt, ...]:
    """At most so many lines of the unit that were marked. A title is shown only where nothing else was."""
    marked = [line for line in unit.lines if line.marked]
    below_title = [line for line in marked if line.kind != "title"]
    return tuple(_excerpt(line) for line in (below_title or marked)[:MOST_LINES])


def _excerpt(line: ComparedLine) -> Excerpt:
    last = len(line.segments) - 1
    return tuple(
        Segment(segment.op, _shortened(segment, place == 0, place == last))
        for place, segment in enumerate(line.segments)
    )


def _shortened(segment: Segment, first: bool, last: bool) -> str:
    text = segment.text.replace("\t", " ").replace(LINE_BREAK, " ").replace(PICTURE, "[afbeelding]")
    if segment.op != "equal":
        return text if len(text) <= LONGEST else f"{_beginning(text, LONGEST)} {GAP}"
    if first and len(text) > AROUND:
        return f"{GAP} {_end(text, AROUND)}"
    if last and len(text) > AROUND:
        return f"{_beginning(text, AROUND)} {GAP}"
    if len(text) > 2 * AROUND:
        return f"{_beginning(text, AROUND)} {GAP} {_end(text, AROUND)}"
    return text


def _beginning(text: str, length: int) -> str:
    """The first words that fit."""
    whole, _, _ = text[: length + 1].rpartition(" ")
    return whole or text[:length]


def _end(text: str, length: int) -> str:
    """The last words that fit."""
    _, _, whole = text[-length - 1 :].partition(" ")
    return whole or text[-length:]


def is_cut(shown: Sequence[Excerpt], unit: UnitComparison) -> bool:
    """Whether more of the unit was marked than is shown."""
    return len([line for line in unit.lines if line.marked and line.kind != "title"]) > len(shown)
