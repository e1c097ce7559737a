"""A comparison as a Word file with real tracked changes: accepting all of them leaves the new text, rejecting
all the old one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count, cycle, pairwise

from lxml.etree import _Element as Element

from documents.comparison import Comparison
from documents.comparison.key_changes import key_changes
from documents.comparison.segments import Op, Segment
from documents.comparison.words import summary_in_words
from documents.renditions.edition import ComparisonHeading
from documents.renditions.typeset.layout import heading_levels
from documents.renditions.word.file import AUTHOR, WordFile
from documents.renditions.word.table import TEXT_WIDTH, cell, framed, row
from documents.renditions.word.tracked_lines import (
    Place,
    Span,
    TrackedBlock,
    TrackedCell,
    TrackedLine,
    TrackedRow,
    TrackedTable,
    tracked_blocks,
)
from documents.renditions.word.tracked_order import tracked_units
from documents.renditions.word.xml import element, hanging, paragraph, run_element, style

TAGS = {"insert": "w:ins", "delete": "w:del"}
# LibreOffice takes moments within one minute for the same.
MINUTES = (0, 2, 4)


def comparison_docx(comparison: Comparison, heading: ComparisonHeading) -> bytes:
    """The changes by "Convenantportaal" on the day of the new version. Equal comparisons give equal bytes."""
    named = f"{heading.title}: {heading.line}"
    file = WordFile(title=named, dated=heading.dated, author=heading.publisher)
    file.set_furniture(
        header=named,
        footer="Met bijgehouden wijzigingen",
        first_header=named,
        first_footer=(
            summary_in_words(comparison),
            *key_changes(comparison).sentences(),
            *_layout_in_words(comparison),
            f"Vast adres: {heading.url}",
        ),
    )
    writer = _Tracker(heading.dated)
    units = tracked_units(comparison)
    for unit, level in zip(units, heading_levels(unit.unit for unit in units), strict=True):
        for block in tracked_blocks(unit):
            for made in writer.blocks(block, level):
                file.add(made)
    return file.content()


def _layout_in_words(comparison: Comparison) -> Iterator[str]:
    """What no tracked change tells: that words stand under another head of a table."""
    for unit in comparison.units:
        if unit.layout:
            yield f"{unit.name}: {'; '.join(unit.layout)}."


class _Tracker:
    """Makes paragraphs and tables whose changes are tracked, each with a number of its own.

    Neighbouring changes of one author and one moment are taken for one by word processors, over the end of a
    paragraph too, which goes along when the one change is rejected. So neighbours get different moments.
    """

    def __init__(self, on: date) -> None:
        self.moments = cycle(f"{on.isoformat()}T00:{minute:02}:00Z" for minute in MINUTES)
        self.moment = next(self.moments)
        self.numbers = count(1)

    def blocks(self, block: TrackedBlock, level: int) -> Iterator[Element]:
        match block:
            case TrackedTable():
                yield self._table(block)
                yield self._paragraph(block.op, [])
            case TrackedLine(op, old, new, segments):
                yield self._paragraph(op, segments, _look(new or old, level), self._former_look(block, level))

    def _paragraph(
        self,
        op: Op,
        segments: Iterable[Segment],
        look: Iterable[Element] = (),
        former: Iterable[Element] = (),
    ) -> Element:
        runs = [self._run(segment) for segment in segments]
        change = self._change(op)
        mark = [element("w:rPr", change)] if change else []
        self.moment = next(self.moments)
        return paragraph(runs, [*look, *mark, *former])

    def _former_look(self, line: TrackedLine, level: int) -> Iterator[Element]:
        """How the line looked, where it is part of both texts and looks otherwise now."""
        if line.old and line.new and line.old.look != line.new.look:
            yield self._by("w:pPrChange", [element("w:pPr", _look(line.old, level))])

    def _run(self, segment: Segment) -> Element:
        shown = run_element(segment.text, deleted=segment.op == "delete")
        return next(iter(self._change(segment.op, [shown])), shown)

    def _table(self, table: TrackedTable) -> Element:
        edges = sorted({_edge(x, row.columns) for row in table.rows for x in range(row.columns + 1)})
        rows = [self._row(row, edges) for row in table.rows]
        return framed(rows, (end - start for start, end in pairwise(edges)))

    def _row(self, given: TrackedRow, edges: Sequence[int]) -> Element:
        cells, reached = [], 0
        for one in given.cells:
            holes = (TrackedCell(Span(x, 1)) for x in range(reached, one.span.x))
            cells += [self._cell(shown, given, edges) for shown in (*holes, one)]
            reached = one.span.x + one.span.columns
        return row(cells, header=given.header, properties=self._change(given.op))

    def _cell(self, one: TrackedCell, given: TrackedRow, edges: Sequence[int]) -> Element:
        span = one.span
        start, end = (_edge(x, given.columns) for x in (span.x, span.x + span.columns))
        content = self._paragraph(given.op, one.segments, [style("TableText")])
        merge = "continue" if one.hangs else "restart" if span.rows > 1 else ""
        properties = [element("w:vMerge", val=merge)] if merge else []
        return cell(content, edges.index(end) - edges.index(start), properties)

    def _change(self, op: Op, children: Iterable[Element] = ()) -> list[Element]:
        if op not in TAGS:
            return []
        return [self._by(TAGS[op], children)]

    def _by(self, tag: str, children: Iterable[Element]) -> Element:
        return element(tag, children, id=next(self.numbers), author=AUTHOR, date=self.moment)


def _edge(x: int, columns: int) -> int:
    """Where a column begins, when all columns of a table are as wide."""
    return TEXT_WIDTH * x // columns


def _look(place: Place | None, level: int) -> list[Element]:
    match place and place.kind:
        case "title":
            return [style(f"Heading{level}" if level else "Title")]
        case "item":
            return [hanging(place.level if place else 0)]
        case "footnote":
            return [style("FootnoteText")]
    return []
