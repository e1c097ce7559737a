"""The lines of a compared unit in the structure a reader expects: rows in tables, markers apart, long
stretches of what stayed folded. Every rendition of a comparison starts here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from documents.comparison import UnitComparison
from documents.comparison.folding import fold
from documents.comparison.lines import ComparedLine, LineKind, LineOp
from documents.comparison.segments import Op, Segment
from documents.renditions.structure import DEEPEST, WITHOUT_DESCRIPTION
from documents.text import PICTURE, Picture, Table, Unit
from documents.text.grid import grid
from documents.text.markers import split_marker

Segments = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line that is no row; `marker` is what was split off the front of an item."""

    kind: LineKind
    level: int
    op: LineOp
    marker: Segments
    segments: Segments


@dataclass(frozen=True, slots=True)
class MarkedCell:
    segments: Segments = ()
    columns: int = 1


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """Where a cell of an earlier row hangs down into this one, there is an empty cell."""

    op: LineOp
    header: bool
    cells: tuple[MarkedCell, ...]

    @property
    def columns(self) -> int:
        return sum(cell.columns for cell in self.cells)


@dataclass(frozen=True, slots=True)
class _RowPlace:
    """A row of a text: which table it is in, and of each of its cells the column and how many it takes."""

    table: int
    header: bool
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class MarkedTable:
    rows: tuple[MarkedRow, ...]

    @property
    def columns(self) -> int:
        return max(row.columns for row in self.rows)


@dataclass(frozen=True, slots=True)
class Folded:
    """Lines that stayed as they were, far from any change."""

    parts: tuple["MarkedPart", ...]
    lines: int

    @property
    def words(self) -> str:
        return f"{self.lines} ongewijzigde regels"


MarkedPart = MarkedLine | MarkedTable | Folded
Placed = tuple[int, MarkedLine | MarkedRow]


def marked_parts(unit: UnitComparison) -> tuple[MarkedPart, ...]:
    """The unit, title included; of a unit that something happened to, what stayed is folded."""
    placed = list(placed_lines(unit))
    if not unit.touched:
        return in_tables(placed)
    found: list[MarkedPart] = []
    start = 0
    for stretch in fold(unit.lines):
        end = start + len(stretch.items)
        within = in_tables(placed[start:end])
        found += [Folded(within, end - start)] if stretch.folded else within
        start = end
    return tuple(found)


def is_same_title(part: MarkedPart) -> bool:
    return isinstance(part, MarkedLine) and part.kind == "title" and part.op == "equal"


def in_tables(placed: Iterable[Placed]) -> tuple[MarkedPart, ...]:
    """The rows of one table together."""
    found: list[MarkedPart] = []
    for table, group in groupby(placed, key=lambda pair: pair[0]):
        lines = [line for _table, line in group]
        if table:
            found.append(MarkedTable(tuple(line for line in lines if isinstance(line, MarkedRow))))
        else:
            found += [line for line in lines if isinstance(line, MarkedLine)]
    return tuple(found)


def placed_lines(unit: UnitComparison) -> Iterator[Placed]:
    """Each line with the number of its table in the new text, 0 for what is no row. A deleted row belongs to
    the table it stands in or after."""
    old, new = list(_row_places(unit.old)), list(_row_places(unit.new))
    table = 1
    for line in unit.lines:
        if line.kind != "row":
            yield 0, _marked_line(line)
            continue
        was = old.pop(0) if old and line.op != "insert" else None
        place = new.pop(0) if new and line.op != "delete" else None
        table = place.table if place else table
        yield table, _marked_row(line, place or was)


def _row_places(unit: Unit | None) -> Iterator[_RowPlace]:
    tables = [block for block in unit.blocks if isinstance(block, Table)] if unit else []
    for number, table in enumerate(tables, 1):
        spans: list[list[tuple[int, int]]] = [[] for _row in table.rows]
        for place in grid(table).places:
            if place.written:
                spans[place.y].append((place.x, place.columns))
        for y, cells in enumerate(spans):
            yield _RowPlace(number, y < table.header_rows, tuple(cells))


def _marked_row(line: ComparedLine, place: _RowPlace | None) -> MarkedRow:
    header = bool(place and place.header) and line.op != "delete"
    cells = _cells(line.segments)
    if place is None or len(place.cells) != len(cells):
        return MarkedRow(line.op, header, tuple(MarkedCell(segments) for segments in cells))
    shown: list[MarkedCell] = []
    for segments, (x, columns) in zip(cells, place.cells, strict=True):
        shown += [MarkedCell()] * (x - sum(cell.columns for cell in shown))
        shown.append(MarkedCell(segments, columns))
    return MarkedRow(line.op, header, tuple(shown))


def _marked_line(line: ComparedLine) -> MarkedLine:
    segments = tuple(_described(line.segments, line.pictures))
    marker: Segments = ()
    if line.kind in ("item", "footnote"):
        marker, segments = _split(segments, "delete" if line.op == "delete" else "insert")
    return MarkedLine(line.kind, min(line.level, DEEPEST), line.op, marker, segments)


def _described(segments: Segments, pictures: Sequence[Picture]) -> Iterator[Segment]:
    """With each picture in words."""
    remaining = iter(pictures)
    for op, text in segments:
        first, *others = text.split(PICTURE)
        for other in others:
            first += picture_in_words(next(remaining, None)) + other
        yield Segment(op, first)


def picture_in_words(picture: Picture | None) -> str:
    description = picture.description if picture else ""
    return f"[afbeelding: {description or WITHOUT_DESCRIPTION}]"


def _split(segments: Segments, side: Op) -> tuple[Segments, Segments]:
    """The marker and the rest, where the marker can be split off without cutting a change in two."""
    marker, _rest = split_marker("".join(text for op, text in segments if op in ("equal", side)))
    wanted = len(marker)
    taken: list[Segment] = []
    for place, (op, text) in enumerate(segments):
        if not wanted:
            return tuple(taken), _without_first_space(segments[place:])
        if op not in ("equal", side):
            if " " in text:
                return (), segments
            taken.append(Segment(op, text))
        elif len(text) <= wanted:
            taken.append(Segment(op, text))
            wanted -= len(text)
        else:
            taken.append(Segment(op, text[:wanted]))
            rest = (Segment(op, text[wanted:]), *segments[place + 1 :])
            return tuple(taken), _without_first_space(rest)
    return tuple(taken), ()


def _without_first_space(segments: Segments) -> Segments:
    first = segments[0]
    return (Segment(first.op, first.text.removeprefix(" ")), *segments[1:])


def _cells(segments: Segments) -> tuple[Segments, ...]:
    """The cells of a row: what was deleted stands in its old column, the rest in its new one, and nothing
    before what it follows in the text that it belongs to."""
    columns = {"delete": 0, "insert": 0}
    reached = {"delete": 0, "insert": 0}
    cells: list[list[Segment]] = [[]]
    for op, text in segments:
        sides = [side for side in columns if op in ("equal", side)]
        for place, piece in enumerate(text.split("\t")):
            columns |= {side: columns[side] + bool(place) for side in sides}
            column = max(columns[sides[-1]], *(reached[side] for side in sides))
            if piece:
                cells += [[] for _column in range(column + 1 - len(cells))]
                cells[column].append(Segment(op, piece))
                reached |= dict.fromkeys(sides, column)
    cells += [[] for _column in range(max(columns.values()) + 1 - len(cells))]
    return tuple(map(tuple, cells))


def one_side(segments: Iterable[Segment], side: Op) -> Segments:
    """What the old ("delete") or the new text ("insert") has of these segments."""
    return tuple(segment for segment in segments if segment.op in ("equal", side) and segment.text)
