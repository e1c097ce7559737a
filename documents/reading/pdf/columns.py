"""The order in which the pieces of a page are read: columns in turn, pieces on one row together."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest

from documents.reading.pdf.printed import Printed
from documents.reading.pdf.shifted import NOTE_MARK, SMALLER
from documents.text import Run

NO_SPACE = 0.12
# So much larger than the words beside it a letter is the first of the word that follows (a drop cap).
LARGE = 1.5
SAME_ROW = 0.5
MIN_COLUMN_LINES = 3
COLUMN_SHARE = 0.7
GUTTER = 5
COLUMN_POINTS = 130
MARK_ABOVE = 0.2  # of the letters behind it: from the foot of those to its own
CLOSING = (".", ",", ";", ":", ")")


def in_columns_and_rows(lines: Sequence[Printed], width: float) -> list[Printed]:
    """Lines from top to bottom, pieces on one row joined from left to right; two columns in turn."""
    running = [line for line in lines if not line.aside]
    ordered = [row for part in _columns(running, width / 2) for row in _rows(part)]
    return ordered + [line for line in lines if line.aside]


def _columns(lines: list[Printed], middle: float) -> Iterator[list[Printed]]:
    """The lines in groups to be read one after another: what runs over the whole width, and between that the
    left and the right column. The lines come in the order in which the file holds them.
    """
    crossing = sorted((line for line in lines if _side(line, middle) == 0), key=lambda line: line.top)
    tops = [line.top for line in crossing]
    bands: list[list[Printed]] = [[] for _ in range(len(crossing) + 1)]
    for line in lines:
        if _side(line, middle):
            bands[bisect(tops, (line.top + line.bottom) / 2)].append(line)
    part: list[Printed] = []
    for band, following in zip_longest(bands, crossing):
        left, right = ([line for line in band if _side(line, middle) == side] for side in (-1, 1))
        if _in_columns(band, left, right, middle):
            yield from (part, left, right)
            part = []
        else:
            part += band
        part += [following] if following else []
    yield part


def _side(line: Printed, middle: float) -> int:
    """Left of the middle (-1), right of it (1) or over it (0)."""
    return -1 if line.right <= middle + GUTTER else int(line.left >= middle - GUTTER)


def _in_columns(band: list[Printed], left: list[Printed], right: list[Printed], middle: float) -> bool:
    """Whether the file holds one column whole before the other; the rows of a table alternate."""
    if min(len(left), len(right)) < MIN_COLUMN_LINES or not all(map(_is_column, (left, right))):
        return False
    runs: dict[int, int] = {-1: 0, 1: 0}
    for side, group in groupby(band, key=lambda line: _side(line, middle)):
        runs[side] = max(runs[side], sum(1 for _ in group))
    return runs[-1] >= COLUMN_SHARE * len(left) and runs[1] >= COLUMN_SHARE * len(right)


def _is_column(lines: list[Printed]) -> bool:
    """Whether lines lie one below the other, most of them as wide as a column; the cells of a row do not."""
    below = sum(1 for before, after in pairwise(lines) if not _same_row(before, after))
    wide = sum(1 for line in lines if line.right - line.left > COLUMN_POINTS)
    return below >= COLUMN_SHARE * (len(lines) - 1) and 2 * wide >= len(lines)


def _rows(lines: list[Printed]) -> Iterator[Printed]:
    row: list[Printed] = []
    for line in sorted(lines, key=lambda line: (line.top + line.bottom) / 2):
        if row and not _same_row(row[0], line):
            yield _joined(row)
            row = []
        row.append(line)
    if row:
        yield _joined(row)


def _same_row(one: Printed, other: Printed) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    smallest = min(one.bottom - one.top, other.bottom - other.top)
    return smallest > 0 and shared > SAME_ROW * smallest


def _is_mark(line: Printed, behind: Printed) -> bool:
    """Whether a piece is the mark of a note: small and raised before its words."""
    small = line.size < SMALLER * behind.size and behind.bottom - line.bottom > MARK_ABOVE * behind.size
    return small and bool(NOTE_MARK.fullmatch(line.words))


def _joined(row: list[Printed]) -> Printed:
    if len(row) == 1:
        return row[0]
    row = sorted(row, key=lambda line: line.left)
    if _is_mark(row[0], row[1]):
        row[0] = replace(row[0], runs=(Run(row[0].words, note=True),))
    runs: list[Run] = list(row[0].runs)
    for before, line in pairwise(row):
        joined = abs(line.left - before.right) < NO_SPACE * max(before.size, line.size)
        runs += line.runs if joined or line.words.startswith(CLOSING) else [Run(" "), *line.runs]
    largest = max(row, key=lambda line: len(line.words))
    set_large = len(row[0].words) == 1 and row[0].words.isalpha() and row[0].size > LARGE * largest.size
    beside = row[1:] if set_large else row
    return Printed(
        tuple(runs),
        row[0].page,
        beside[0].left,
        max(line.right for line in row),
        min(line.top for line in beside),
        max(line.bottom for line in beside),
        largest.size,
        cells=len(row),
    )
