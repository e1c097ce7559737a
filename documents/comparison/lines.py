"""A compared unit as the lines of a marked-up text: each block a line, each row of a table one.

The lines of the new text stand in order, with what was deleted inside them; a block that went as a whole is a
line of its own. Where two blocks became one, or one became two, the words that stayed are shown as equal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from documents.comparison.segments import Op, Segment, change_by_change, merged, seen_words, tidied_segments
from documents.text import NAMES, Block, Item, Picture, Table, Unit

LineKind = Literal["title", "paragraph", "item", "row", "footnote", "picture"]
LineOp = Literal["equal", "changed", "insert", "delete"]


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """`pictures` are those that the signs for a picture in the segments stand for, in order. The cells of a
    row are parted by tabs. `level` is the depth of an item, for a title that of its unit."""

    kind: LineKind
    level: int
    op: LineOp
    segments: tuple[Segment, ...]
    pictures: tuple[Picture, ...] = ()

    @property
    def marked(self) -> bool:
        return self.op != "equal"


@dataclass(frozen=True, slots=True)
class _Place:
    kind: LineKind
    level: int = 0
    picture: Picture | None = None


def lines_between(
    old: Unit | None, new: Unit | None, segments: Iterable[Segment]
) -> tuple[ComparedLine, ...]:
    page = _Page(_places(old), _places(new))
    for op, text in segments:
        first, *following = text.split("\n")
        page.write(op, first)
        for piece in following:
            page.end_line(op)
            page.write(op, piece)
    return tuple(page.lines)


def _places(unit: Unit | None) -> list[_Place]:
    if unit is None:
        return []
    title = [_Place("title", unit.level)] if unit.title else []
    return title + [place for block in unit.blocks for place in _block_places(block)]


def _block_places(block: Block) -> list[_Place]:
    match block:
        case Table(rows):
            return [_Place("row")] * len(rows)
        case Item(level=level):
            return [_Place("item", level)]
        case Picture():
            return [_Place("picture", 0, block)]
        case _:
            return [_Place(NAMES[type(block)])]  # type: ignore[arg-type]


@dataclass(slots=True)
class _Page:
    """Collects lines while the segments are read."""

    old: list[_Place]
    new: list[_Place]
    lines: list[ComparedLine] = field(default_factory=list)
    written: list[Segment] = field(default_factory=list)
    old_read: int = 0
    new_read: int = 0

    def write(self, op: Op, text: str) -> None:
        if text:
            self.written.append(Segment(op, text))

    def end_line(self, op: Op) -> None:
        was, now = self._place(self.old, self.old_read), self._place(self.new, self.new_read)
        self.old_read += op != "insert"
        self.new_read += op != "delete"
        if op != "delete":
            self._close(now, was)
        elif all(segment.op == "delete" for segment in self.written):
            self._close(was, was)
        else:
            self.write("delete", " ")

    def _place(self, places: list[_Place], read: int) -> _Place:
        return places[read] if read < len(places) else _Place("paragraph")

    def _close(self, place: _Place, was: _Place) -> None:
        shown = _shown(tidied_segments(self.written))
        pictures = [
            (was if segment.op == "delete" else place).picture for segment in shown if place.kind == "picture"
        ]
        kept = tuple(picture for picture in pictures if picture)
        self.lines.append(ComparedLine(place.kind, place.level, _line_op(shown), shown, kept))
        self.written = []


def _shown(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """What nobody sees is not marked: what was inserted of it is simply there, what was deleted of it goes,
    unless words came in its stead."""
    shown: list[Segment] = []
    for seen, together in change_by_change(segments):
        for op, text in together:
            if op == "insert" and not (seen and seen_words(text)):
                shown.append(Segment("equal", text))
            elif seen or op == "equal":
                shown.append(Segment(op, text))
    return merged(shown)


def _line_op(shown: Sequence[Segment]) -> LineOp:
    ops = {segment.op for segment in shown}
    if len(ops) > 1:
        return "changed"
    return ops.pop() if ops else "equal"
