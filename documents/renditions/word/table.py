"""Tables of WordprocessingML."""

from collections.abc import Callable, Iterable, Iterator

from lxml.etree import _Element as Element

from documents.renditions.word.xml import element, flag
from documents.text import Runs
from documents.text.grid import Grid, GridPlace

TEXT_WIDTH = 8500
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(grid: Grid, content: Callable[[Runs, bool], Element]) -> Element:
    """The table on its grid; `content` makes the paragraph of a cell, told whether it is a header."""
    at = {(place.x, place.y): place for place in grid.places}
    rows = [row(list(_cells(grid, at, y, content)), header=y < grid.header_rows) for y in range(grid.rows)]
    return framed(rows, widths(grid.weights()))


def widths(weights: list[int]) -> list[int]:
    return [max(1, TEXT_WIDTH * weight // sum(weights)) for weight in weights]


def framed(rows: Iterable[Element], columns: Iterable[int]) -> Element:
    """A table with hairlines around its rows, of columns of these widths."""
    lines = [element(f"w:{edge}", val="single", sz=4, color="C9D1D9") for edge in EDGES]
    borders = element("w:tblBorders", lines)
    properties = element("w:tblPr", [element("w:tblW", w=0, type="auto"), borders])
    grid = element("w:tblGrid", [element("w:gridCol", w=width) for width in columns])
    return element("w:tbl", [properties, grid, *rows])


def row(cells: Iterable[Element], *, header: bool = False, properties: Iterable[Element] = ()) -> Element:
    return element("w:tr", [element("w:trPr", [*flag("w:tblHeader", on=header), *properties]), *cells])


def cell(content: Element, columns: int = 1, properties: Iterable[Element] = ()) -> Element:
    span = [element("w:gridSpan", val=columns)] if columns > 1 else []
    return element("w:tc", [element("w:tcPr", [*span, *properties]), content])


def _cells(
    grid: Grid, at: dict[tuple[int, int], GridPlace], y: int, content: Callable[[Runs, bool], Element]
) -> Iterator[Element]:
    x = 0
    while x < grid.columns:
        above, place = _covering(at, x, y)
        merge = [] if place.rows == 1 else [element("w:vMerge", val="continue" if above else "restart")]
        yield cell(content(() if above else place.runs, place.header), place.columns, merge)
        x += place.columns


def _covering(at: dict[tuple[int, int], GridPlace], x: int, y: int) -> tuple[int, GridPlace]:
    """The cell that covers column `x` of row `y`, and how many rows higher it starts."""
    above = next(above for above in range(y + 1) if (x, y - above) in at)
    return above, at[x, y - above]
