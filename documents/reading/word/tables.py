"""The grid of a Word table: which rows and cells it has, and under which column each cell stands."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.reading.package import MAX_SPAN, Element, whole_number
from documents.reading.word.styles import W, value
from documents.text import Runs, TableCell

AROUND = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
NEARLY = 60  # twentieths of a point


def rows_of(table: Element) -> Iterator[Element]:
    return _within(table, f"{W}tr")


def cells_of(row: Element) -> Iterator[Element]:
    return _within(row, f"{W}tc")


def blocks_of(cell: Element) -> Iterator[Element]:
    return _within(cell, f"{W}p", f"{W}tbl")


def _within(parent: Element, *tags: str) -> Iterator[Element]:
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in AROUND:
            yield from _within(child, *tags)


def grid_widths(table: Element) -> list[int]:
    return [whole_number(one.get(f"{W}w"), 0, 99_999) for one in table.findall(f"{W}tblGrid/{W}gridCol")]


class TableRows:
    """The rows as they are read. A cell that goes on in the rows below grows instead of being repeated, and
    one that goes on to the right grows too.
    """

    def __init__(self, widths: Sequence[int]) -> None:
        self.widths = widths
        self.rows: list[list[TableCell]] = []
        self.open_cells: dict[int, tuple[int, int]] = {}
        self.column = 0

    def begin(self, row: Element) -> None:
        """A row; one that starts later has an empty place before it."""
        skipped = self._skipped(row)
        self.rows.append([TableCell((), columns=skipped)] if skipped else [])
        for column in range(skipped):
            self.open_cells.pop(column, None)
        self.column = skipped

    def _skipped(self, row: Element) -> int:
        count = whole_number(value(row.find(f"{W}trPr/{W}gridBefore"), ""), 0, MAX_SPAN)
        before = row.find(f"{W}trPr/{W}wBefore")
        width = whole_number(before.get(f"{W}w"), 0, 99_999) if before is not None else 0
        if count or not width or before is None or before.get(f"{W}type", "dxa") != "dxa":
            return count
        edges = (sum(self.widths[:place]) for place in range(1, len(self.widths) + 1))
        return next((place for place, edge in enumerate(edges, start=1) if abs(edge - width) < NEARLY), 0)

    def put(self, cell: Element, runs: Runs) -> None:
        width = whole_number(value(cell.find(f"{W}tcPr/{W}gridSpan"), ""), 1, MAX_SPAN) or 1
        row = self.rows[-1]
        if row and _goes_on(cell, "hMerge") and not runs:
            row[-1] = replace(row[-1], columns=row[-1].columns + width)
        elif _goes_on_below(cell) and self.column in self.open_cells and not runs:
            at_row, at_cell = self.open_cells[self.column]
            grown = self.rows[at_row][at_cell]
            self.rows[at_row][at_cell] = replace(grown, rows=grown.rows + 1)
        else:
            self.open_cells.pop(self.column, None)
            if _is_merged_below(cell):
                self.open_cells[self.column] = (len(self.rows) - 1, len(row))
            row.append(TableCell(runs, columns=width))
        self.column += width


def _goes_on(cell: Element, name: str) -> bool:
    """Whether a cell is merged with the one before it."""
    merge = cell.find(f"{W}tcPr/{W}{name}")
    return merge is not None and value(merge, "continue") == "continue"


def _tracked_merge(cell: Element) -> str:
    """What a tracked change says of the merging: "cont", "rest" or nothing."""
    tracked = cell.find(f"{W}tcPr/{W}cellMerge")
    return "" if tracked is None else str(tracked.get(f"{W}vMerge", ""))


def _goes_on_below(cell: Element) -> bool:
    tracked = _tracked_merge(cell)
    return tracked == "cont" if tracked else _goes_on(cell, "vMerge")


def _is_merged_below(cell: Element) -> bool:
    return cell.find(f"{W}tcPr/{W}vMerge") is not None or bool(_tracked_merge(cell))
