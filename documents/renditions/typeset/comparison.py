"""A comparison as a PDF: a summary, the list of what changed, then the text with its changes marked."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from documents.comparison import Comparison, UnitComparison
from documents.comparison.folding import fold_units
from documents.comparison.key_changes import key_changes
from documents.comparison.segments import Op
from documents.comparison.words import summary_in_words, what_happened
from documents.renditions.edition import ComparisonHeading
from documents.renditions.marked import (
    Folded,
    MarkedCell,
    MarkedLine,
    MarkedPart,
    MarkedRow,
    MarkedTable,
    Segments,
    is_same_title,
    marked_parts,
)
from documents.renditions.typeset.layout import breakable
from documents.renditions.typeset.typesetting import typeset
from documents.text.dutch import day

View = Literal["renvooi", "was-wordt"]
Data = dict[str, Any]


def comparison_pdf(comparison: Comparison, heading: ComparisonHeading, *, view: View) -> bytes:
    """Tagged PDF/UA-1 by `comparison.typ`. Equal comparisons give equal bytes."""
    data = {
        "view": view,
        "publisher": heading.publisher,
        "title": breakable(heading.title),
        "line": breakable(heading.line),
        "old": breakable(heading.old_name),
        "new": breakable(heading.new_name),
        "dated": day(heading.dated),
        "url": heading.url,
        "summary": summary_in_words(comparison),
        "told": [breakable(told) for told in key_changes(comparison).sentences()],
        "changes": [_change(unit, comparison) for unit in comparison.touched],
        "units": list(_units(comparison, view)),
    }
    return typeset("comparison", data, {}, on=heading.dated)


def _change(unit: UnitComparison, comparison: Comparison) -> Data:
    return {
        "key": unit.unit.key,
        "name": breakable(unit.name),
        "words": breakable(what_happened(unit, comparison)),
    }


def _units(comparison: Comparison, view: View) -> Iterator[Data]:
    for stretch in fold_units(comparison.units):
        if any(unit.touched for unit in stretch.items):
            yield from (_unit(unit, comparison, view) for unit in stretch.items)
        else:
            names = [breakable(unit.name) for unit in (stretch.items[0], stretch.items[-1])]
            yield {"kind": "same", "count": len(stretch.items), "first": names[0], "last": names[1]}


def _unit(unit: UnitComparison, comparison: Comparison, view: View) -> Data:
    parts = marked_parts(unit)
    shown = list(_pairs(parts) if view == "was-wordt" else map(_part, parts))
    return {"kind": "unit", **_change(unit, comparison), "parts": shown}


def _part(part: MarkedPart) -> Data:
    match part:
        case Folded():
            return {"kind": "folded", "words": part.words}
        case MarkedTable(rows):
            return {"kind": "table", "columns": part.columns, "rows": [_row(row) for row in rows]}
        case MarkedLine(kind, level):
            return {
                "kind": kind,
                "level": level,
                "marker": _marks(part.marker),
                "marks": _marks(part.segments),
            }
    raise TypeError(f"not a part of a comparison: {part!r}")


def _pairs(parts: Iterable[MarkedPart]) -> Iterator[Data]:
    for part in parts:
        if is_same_title(part):
            continue
        if isinstance(part, Folded):
            yield _part(part)
        else:
            yield {"kind": "pair", "old": _side(part, "delete"), "new": _side(part, "insert")}


def _side(part: MarkedLine | MarkedTable, side: Op) -> Data:
    shown = _part(part)
    if isinstance(part, MarkedTable):
        other = "insert" if side == "delete" else "delete"
        return shown | {"rows": [_row(row, side) for row in part.rows if row.op != other]}
    return shown | {"marker": _on(shown["marker"], side), "marks": _on(shown["marks"], side)}


def _row(row: MarkedRow, side: Op | None = None) -> list[Data]:
    def marks(cell: MarkedCell) -> list[Data]:
        return _marks(cell.segments) if side is None else _on(_marks(cell.segments), side)

    return [{"columns": cell.columns, "header": row.header, "marks": marks(cell)} for cell in row.cells]


def _on(marks: list[Data], side: Op) -> list[Data]:
    return [mark for mark in marks if mark["op"] in ("equal", side)]


def _marks(segments: Segments) -> list[Data]:
    return [{"op": op, "text": breakable(text)} for op, text in segments if text]
