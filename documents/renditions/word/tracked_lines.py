"""A compared unit as the lines of a Word file, in which every word, tab, cell, row and end of a paragraph is
kept, deleted or inserted by itself, so that all of them can be accepted or rejected.

A line that ends in a deletion flows on into the next one when that deletion is accepted, as does one that
ends in an insertion when that is rejected. Rows cannot flow: a row that became something else is deleted
whole and inserted whole, and so is a table whose columns are others.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from documents.comparison import UnitComparison
from documents.comparison.segments import Op, Segment, merged
from documents.renditions.marked import Segments, picture_in_words
from documents.renditions.structure import DEEPEST
from documents.text import PICTURE, Block, Footnote, Item, Picture, Table, Unit, plain_lines
from documents.text.grid import grid

Kind = Literal["title", "paragraph", "item", "row", "footnote", "picture"]
Side = Literal["delete", "insert"]
TAB = "\t"
# A figure space: LibreOffice leaves a mark of its own in a row that came or went without any character.
NOTHING = "\u2007"


@dataclass(frozen=True, slots=True)
class Span:
    """The columns a cell takes, `x` counted from 0, and in how many rows."""

    x: int
    columns: int
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """What a line is in one of the two texts. `table` counts the tables of a unit, `columns` are those of
    the table, `spans` those of the cells of a row."""

    kind: Kind
    level: int = 0
    picture: Picture | None = None
    table: int = 0
    columns: int = 0
    header: bool = False
    spans: tuple[Span, ...] = ()

    @property
    def look(self) -> tuple[Kind, int]:
        return self.kind, self.level


@dataclass(frozen=True, slots=True)
class TrackedLine:
    """A paragraph; `op` is what became of its end. `old` and `new` are what it is part of in the two texts,
    `None` where all of it came or went."""

    op: Op
    old: Place | None
    new: Place | None
    segments: Segments


@dataclass(frozen=True, slots=True)
class TrackedCell:
    """`hangs` where it is the rest of a cell of an earlier row."""

    span: Span
    segments: Segments = ()
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class TrackedRow:
    op: Op
    header: bool
    columns: int
    cells: tuple[TrackedCell, ...]


@dataclass(frozen=True, slots=True)
class TrackedTable:
    rows: tuple[TrackedRow, ...]

    @property
    def op(self) -> Op:
        """What became of the table as a whole."""
        ops = {row.op for row in self.rows}
        return ops.pop() if len(ops) == 1 else "equal"


TrackedBlock = TrackedLine | TrackedTable


@dataclass(frozen=True, slots=True)
class _Line:
    """The segments up to an end of a line, and what that end ends in each text."""

    op: Op
    old: Place | None
    new: Place | None
    segments: Segments

    @property
    def whole(self) -> bool:
        """All of it came, or all of it went."""
        return self.op != "equal" and all(segment.op == self.op for segment in self.segments)

    @property
    def place(self) -> Place:
        found = self.new or self.old
        assert found is not None  # noqa: S101
        return found

    @property
    def is_row(self) -> bool:
        return any(place.kind == "row" for place in (self.old, self.new) if place)


def tracked_blocks(unit: UnitComparison) -> Iterator[TrackedBlock]:
    rows: list[_Line] = []
    for line in _apart(_lines(unit)):
        if rows and not _same_table(rows, line):
            yield _table(rows)
            rows = []
        if line.is_row:
            rows.append(line)
        else:
            yield TrackedLine(line.op, line.old, line.new, line.segments)
    if rows:
        yield _table(rows)


def _lines(unit: UnitComparison) -> Iterator[_Line]:
    old, new = _places(unit.old), _places(unit.new)
    written: list[Segment] = []
    for op, text in _with_tabs(unit):
        first, *following = text.split("\n")
        written.append(Segment(op, first))
        for piece in following:
            was = next(old) if op != "insert" else None
            now = next(new) if op != "delete" else None
            yield _Line(op, was, now, tuple(_described(merged(written), was, now)))
            written = [Segment(op, piece)]


def _places(unit: Unit | None) -> Iterator[Place]:
    if unit is None:
        return
    if unit.title:
        yield Place("title", unit.level)
    tables = 0
    for block in unit.blocks:
        tables += isinstance(block, Table)
        yield from _block_places(block, tables)


def _block_places(block: Block, number: int) -> Iterator[Place]:
    match block:
        case Table():
            yield from _row_places(block, number)
        case Item(level=level):
            yield Place("item", min(level, DEEPEST))
        case Footnote():
            yield Place("footnote")
        case Picture():
            yield Place("picture", picture=block)
        case _:
            yield Place("paragraph")


def _row_places(table: Table, number: int) -> Iterator[Place]:
    shown = grid(table)
    for y in range(len(table.rows)):
        spans = (
            Span(place.x, place.columns, place.rows)
            for place in shown.places
            if place.written and place.y == y
        )
        yield Place(
            "row", table=number, columns=shown.columns, header=y < shown.header_rows, spans=tuple(spans)
        )


def _described(segments: Iterable[Segment], was: Place | None, now: Place | None) -> Iterator[Segment]:
    for op, text in segments:
        place = was if op == "delete" else now or was
        picture = place.picture if place else None
        yield Segment(op, text.replace(PICTURE, picture_in_words(picture)) if picture else text)


def _with_tabs(unit: UnitComparison) -> Iterator[Segment]:
    """The segments, with a tab between a marker and its words. Where there is a marker in one text only, a
    space became a tab or a tab a space."""
    old, new = _marker_ends(unit.old), _marker_ends(unit.new)
    was = now = 0
    for op, text in unit.segments:
        in_old = _within(old, was, len(text)) if op != "insert" else set()
        in_new = _within(new, now, len(text)) if op != "delete" else set()
        yield from _cut_at(op, text, in_old, in_new)
        was += len(text) * (op != "insert")
        now += len(text) * (op != "delete")


def _cut_at(op: Op, text: str, in_old: set[int], in_new: set[int]) -> Iterator[Segment]:
    start = 0
    for place in sorted(in_old | in_new):
        yield Segment(op, text[start:place])
        if op != "equal" or place in in_old & in_new:
            yield Segment(op, TAB)
        else:
            yield Segment("delete", TAB if place in in_old else " ")
            yield Segment("insert", TAB if place in in_new else " ")
        start = place + 1
    yield Segment(op, text[start:])


def _within(places: Sequence[int], start: int, length: int) -> set[int]:
    found = places[bisect_left(places, start) : bisect_left(places, start + length)]
    return {place - start for place in found}


def _marker_ends(unit: Unit | None) -> list[int]:
    """Where in the plain text of the unit a space parts a marker from its words."""
    if unit is None:
        return []
    found, start = [], len(unit.title) + 1 if unit.title else 0
    for block in unit.blocks:
        for line in plain_lines(block):
            if isinstance(block, Item | Footnote) and line.startswith(f"{block.marker} "):
                found.append(start + len(block.marker))
            start += len(line) + 1
    return found


def _apart(lines: Iterable[_Line]) -> Iterator[_Line]:
    """The lines with each row kept as it is, or else deleted or inserted as a whole."""
    flowing: list[_Line] = []
    for line in lines:
        flowing.append(line)
        if line.op == "equal" or (len(flowing) == 1 and line.whole):
            yield from _settled(flowing)
            flowing = []
    yield from _settled(flowing)


def _settled(flowing: Sequence[_Line]) -> Iterator[_Line]:
    rows = [line for line in flowing if line.is_row]
    if len(flowing) == 1 and (not rows or flowing[0].whole or _same_cells(flowing[0])):
        yield from flowing
    elif not rows:
        yield from _flowing(flowing)
    else:
        yield from _side(flowing, "delete")
        yield from _side(flowing, "insert")


def _flowing(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Each line as part of what it flows into."""
    old = new = None
    into = []
    for line in reversed(lines):
        old, new = line.old or old, line.new or new
        into.append(replace(line, old=old, new=new))
    return reversed(into)


def _same_cells(row: _Line) -> bool:
    """Each cell of the row is still the same cell, whatever it says now."""
    if not (row.old and row.new and row.old.spans == row.new.spans):
        return False
    return all(segment.op == "equal" or TAB not in segment.text for segment in row.segments)


def _side(lines: Iterable[_Line], side: Side) -> Iterator[_Line]:
    """The lines as they stand in one of the texts, all of them deleted or inserted."""
    written: list[Segment] = []
    for line in lines:
        written += [Segment(side, text) for op, text in line.segments if op in ("equal", side)]
        if line.op in ("equal", side):
            old, new = (line.old, None) if side == "delete" else (None, line.new)
            yield _Line(side, old, new, merged(written))
            written = []


def _same_table(rows: Sequence[_Line], line: _Line) -> bool:
    return line.is_row and all(
        len({place.table for row in [*rows, line] if (place := getattr(row, side))}) < 2
        for side in ("old", "new")
    )


def _table(rows: Sequence[_Line]) -> TrackedTable:
    columns = [{place.columns for row in rows if (place := getattr(row, side))} for side in ("old", "new")]
    other_columns = all(columns) and columns[0] != columns[1]
    spanning = any(span.rows > 1 for row in rows for span in row.place.spans)
    if other_columns or (spanning and len({row.op for row in rows}) > 1):
        rows = [*_side(rows, "delete"), *_side(rows, "insert")]
    return TrackedTable(tuple(_rows(rows)))


def _rows(lines: Iterable[_Line]) -> Iterator[TrackedRow]:
    hanging: list[Span] = []
    for line in lines:
        cells = list(_row_cells(line))
        begun = {cell.span.x for cell in cells}
        hanging = [span for span in hanging if span.x not in begun]
        rests = [TrackedCell(span, hangs=True) for span in hanging]
        hanging = [
            replace(span, rows=span.rows - 1)
            for span in [*hanging, *(cell.span for cell in cells)]
            if span.rows > 1
        ]
        in_order = tuple(sorted([*cells, *rests], key=lambda cell: cell.span.x))
        yield TrackedRow(line.op, line.place.header, max(line.place.columns, len(in_order)), in_order)


def _row_cells(line: _Line) -> Iterator[TrackedCell]:
    spans, cells = line.place.spans, _cells(line.segments)
    if len(spans) != len(cells):
        spans = tuple(Span(x, 1) for x in range(len(cells)))
    if line.op != "equal" and not any(cells):
        cells[0] = (Segment(line.op, NOTHING),)
    return map(TrackedCell, spans, cells)


def _cells(segments: Iterable[Segment]) -> list[Segments]:
    cells: list[list[Segment]] = [[]]
    for op, text in segments:
        first, *others = text.split(TAB)
        cells[-1].append(Segment(op, first))
        cells += [[Segment(op, other)] for other in others]
    return [merged(cell) for cell in cells]
