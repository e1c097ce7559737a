"""A comparison as a Word file with real tracked changes: accepting all of them leaves the new text, rejecting
all the old one."""

from collections.abc import Iterable, Iterator
from itertools import count

from lxml.etree import _Element as Element

from documents.comparison import Comparison
from documents.comparison.lines import LineOp
from documents.comparison.words import summary_in_words
from documents.renditions.edition import ComparisonHeading
from documents.renditions.marked import (
    Folded,
    MarkedLine,
    MarkedPart,
    MarkedRow,
    MarkedTable,
    Segments,
    in_tables,
    placed_lines,
)
from documents.renditions.typeset.layout import heading_levels
from documents.renditions.word.file import AUTHOR, WordFile
from documents.renditions.word.table import cell, framed, row, widths
from documents.renditions.word.tracked_order import tracked_units
from documents.renditions.word.xml import element, hanging, paragraph, run_element, style

TAGS = {"insert": "w:ins", "delete": "w:del"}


def comparison_docx(comparison: Comparison, heading: ComparisonHeading) -> bytes:
    """The changes by "Convenantportaal" on the day of the new version. Equal comparisons give equal bytes."""
    named = f"{heading.title}: {heading.line}"
    file = WordFile(title=named, dated=heading.dated, author=heading.publisher)
    file.set_furniture(
        header=named,
        footer="Met bijgehouden wijzigingen",
        first_header=named,
        first_footer=(summary_in_words(comparison), f"Vast adres: {heading.url}"),
    )
    writer = _Tracker(f"{heading.dated.isoformat()}T00:00:00Z")
    units = tracked_units(comparison)
    for unit, level in zip(units, heading_levels(unit.unit for unit in units), strict=True):
        for part in in_tables(placed_lines(unit)):
            for block in writer.blocks(part, level):
                file.add(block)
    return file.content()


class _Tracker:
    """Makes paragraphs and tables whose changes are tracked, each with a number of its own."""

    def __init__(self, moment: str) -> None:
        self.moment = moment
        self.numbers = count(1)

    def blocks(self, part: MarkedPart, level: int) -> Iterator[Element]:
        match part:
            case MarkedTable():
                yield self._table(part)
                yield paragraph([])
            case MarkedLine():
                yield self._line(part, level)
            case Folded():
                raise TypeError("a file with tracked changes folds nothing")

    def _line(self, line: MarkedLine, level: int) -> Element:
        content = [*self._runs(line.marker), *self._after_marker(line), *self._runs(line.segments)]
        return paragraph(content, [*_look(line, level), *self._mark(line.op)])

    def _after_marker(self, line: MarkedLine) -> Iterator[Element]:
        if line.marker:
            yield from self._tracked(line.op, "\t")

    def _table(self, table: MarkedTable) -> Element:
        return framed((self._row(row) for row in table.rows), widths([1] * table.columns))

    def _row(self, given: MarkedRow) -> Element:
        cells = [cell(self._cell(shown.segments, given.op), shown.columns) for shown in given.cells]
        return row(cells, header=given.header, properties=self._change(given.op))

    def _cell(self, segments: Segments, op: LineOp) -> Element:
        return paragraph(self._runs(segments), [style("TableText"), *self._mark(op)])

    def _runs(self, segments: Segments) -> Iterator[Element]:
        for op, text in segments:
            yield from self._tracked(op, text)

    def _tracked(self, op: LineOp, text: str) -> Iterator[Element]:
        shown = run_element(text, deleted=op == "delete")
        yield from self._change(op, [shown]) or [shown]

    def _mark(self, op: LineOp) -> list[Element]:
        """The end of a paragraph, when the paragraph came or went as a whole."""
        change = self._change(op)
        return [element("w:rPr", change)] if change else []

    def _change(self, op: LineOp, children: Iterable[Element] = ()) -> list[Element]:
        if op not in TAGS:
            return []
        number = next(self.numbers)
        return [element(TAGS[op], children, id=number, author=AUTHOR, date=self.moment)]


def _look(line: MarkedLine, level: int) -> list[Element]:
    match line.kind:
        case "title":
            return [style(f"Heading{level}" if level else "Title")]
        case "item":
            return [hanging(line.level)]
        case "footnote":
            return [style("FootnoteText")]
    return []
