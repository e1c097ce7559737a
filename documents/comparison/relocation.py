"""Lines that went at one place and came at another, perhaps with other words."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from documents.comparison.comparing import Comparison, UnitComparison
from documents.comparison.lines import ComparedLine
from documents.comparison.segments import tidied_segments
from documents.comparison.tokens import TokenRow
from documents.comparison.word_diff import row_diff
from documents.text.markers import split_marker

# From this likeness, in percent, two lines are one that was edited; a shorter line than this proves nothing.
ALIKE, SHORTEST = 75, 30
MOST_PAIRS = 40_000


def moved_lines(unit: UnitComparison) -> list[ComparedLine]:
    """The lines that moved within a unit, at their new place and marked with what changed in them."""
    return list(_moved(unit.lines, unit.lines)) if unit.old and unit.new else []


def brought_lines(unit: UnitComparison, comparison: Comparison) -> list[ComparedLine]:
    """The same for lines that this unit has from the units that it was split from or merged with."""
    sources = {unit.split_from, *unit.merged_from}
    lines = [line for one in comparison.units if one.old and one.old.key in sources for line in one.lines]
    return list(_moved(lines, unit.lines)) if lines else []


def _moved(old: Sequence[ComparedLine], new: Sequence[ComparedLine]) -> Iterator[ComparedLine]:
    gone = [line for line in old if line.op == "delete" and len(_said(line)) >= SHORTEST]
    come = [line for line in new if line.op == "insert" and len(_said(line)) >= SHORTEST]
    if len(gone) * len(come) > MOST_PAIRS:
        return
    for line in come:
        likely = max(gone, key=lambda other: fuzz.ratio(_said(other), _said(line)), default=None)
        if likely and fuzz.ratio(_said(likely), _said(line)) >= ALIKE:
            gone.remove(likely)
            yield _marked(likely, line)


def _marked(old: ComparedLine, new: ComparedLine) -> ComparedLine:
    was, now = ([TokenRow(_whole(line))] for line in (old, new))
    return ComparedLine(new.kind, new.level, "changed", tidied_segments(row_diff(was, now)))


def _whole(line: ComparedLine) -> str:
    return "".join(segment.text for segment in line.segments)


def _said(line: ComparedLine) -> str:
    return split_marker(_whole(line))[1]
