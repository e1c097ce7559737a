"""A compared unit as HTML: renvooi (one running text) and was-wordt (old beside new). What was deleted or
inserted is said in words for who cannot see the marks."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from documents.comparison import UnitComparison
from documents.comparison.segments import Op
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
    one_side,
)
from documents.text import LINE_BREAK

TAGS = {"delete": ("del", "verwijderd: "), "insert": ("ins", "toegevoegd: ")}
NOTHING = '<span class="visually-hidden">geen tekst</span>'


def renvooi_html(unit: UnitComparison) -> str:
    """The unit with its title as `h2.unit-title`, changes in `del` and `ins`. All text is escaped."""
    return _running(marked_parts(unit), unit.unit.title)


def was_wordt_html(unit: UnitComparison) -> str:
    """The title, and the rest as a table with the columns Was and Wordt, a row for each line, ready to stack
    pair by pair: roles are spelled out, so they survive another `display`; `data-side` names the column of a
    cell."""
    name = escape(unit.name)
    parts = [part for part in marked_parts(unit) if not is_same_title(part)]
    pairs = "".join(_pairs(part, unit.unit.title) for part in parts)
    title = f'<h2 class="unit-title">{name}</h2>\n' if unit.unit.title else ""
    if not pairs:
        return title
    return (
        f'{title}<table class="was-wordt" role="table" aria-label="{name}: was en wordt">\n'
        '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Was</th>'
        '<th role="columnheader" scope="col">Wordt</th></tr></thead>\n'
        f"{pairs}</table>\n"
    )


def _running(parts: Iterable[MarkedPart], title: str) -> str:
    found = ""
    for are_items, group in groupby(parts, key=_is_item):
        shown = "".join(_part(part, title) for part in group)
        found += f'<ul class="items" role="list">\n{shown}</ul>\n' if are_items else shown
    return found


def _is_item(part: MarkedPart) -> bool:
    return isinstance(part, MarkedLine) and part.kind == "item"


def _part(part: MarkedPart, title: str) -> str:
    match part:
        case Folded():
            return (
                f'<details class="folded"><summary>{part.words} tonen</summary>\n'
                f"{_running(part.parts, title)}</details>\n"
            )
        case MarkedTable():
            return _table(part.rows, title)
        case MarkedLine(kind="title"):
            return f'<h2 class="unit-title">{_marked(part.segments)}</h2>\n'
        case MarkedLine(kind="item", level=level):
            inset = f' class="inset-{min(level, 5)}" aria-level="{level + 1}"' if level else ""
            return f"<li{inset}>{_with_marker(part)}</li>\n"
        case MarkedLine(kind=kind):
            dress = ' class="footnote"' if kind == "footnote" else ""
            return f"<p{dress}>{_with_marker(part)}</p>\n"
    raise TypeError(f"not a part of a comparison: {part!r}")


def _with_marker(line: MarkedLine) -> str:
    marker = f'<span class="marker">{_marked(line.marker)}</span> ' if line.marker else ""
    return marker + _marked(line.segments)


def _table(rows: Iterable[MarkedRow], title: str) -> str:
    content = "".join(_row(row) for row in rows)
    name = escape(f"Tabel bij {title or 'de tekst'}")
    return (
        f'<div class="table-scroll" tabindex="0" role="region" aria-label="{name}">\n'
        f"<table>\n<tbody>\n{content}</tbody>\n</table>\n</div>\n"
    )


def _row(row: MarkedRow) -> str:
    return f"<tr>{''.join(_cell(cell, header=row.header) for cell in row.cells)}</tr>\n"


def _cell(cell: MarkedCell, *, header: bool) -> str:
    tag, scope = ("th", ' scope="col"') if header and cell.segments else ("td", "")
    span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{scope}{span}>{_marked(cell.segments)}</{tag}>"


def _marked(segments: Segments) -> str:
    return "".join(_segment(op, text) for op, text in segments)


def _segment(op: Op, text: str) -> str:
    shown = escape(text).replace(LINE_BREAK, "<br>").replace("\t", " ")
    if op == "equal" or not text.strip():
        return shown
    tag, words = TAGS[op]
    hidden = '<span class="visually-hidden">{}</span>'
    return f"<{tag}>{hidden.format(words)}{shown}{hidden.format(' einde')}</{tag}>"


def _pairs(part: MarkedPart, title: str) -> str:
    match part:
        case Folded():
            return f'<tbody role="rowgroup">{_fold_row(part)}</tbody>\n'
        case MarkedTable():
            old, new = (_table_side(part, side, title) for side in ("delete", "insert"))
        case MarkedLine():
            old, new = (_line_side(part, side) for side in ("delete", "insert"))
    changed = "" if _is_equal(part) else ' class="changed"'
    cells = "".join(
        f'<td role="cell" data-side="{side}">{content or NOTHING}</td>'
        for side, content in (("Was", old), ("Wordt", new))
    )
    return f'<tbody role="rowgroup"><tr role="row"{changed}>{cells}</tr></tbody>\n'


def _fold_row(part: Folded) -> str:
    content = _running(part.parts, "")
    return (
        '<tr role="row" class="unchanged"><td role="cell" colspan="2"><details class="folded">'
        f"<summary>{part.words} tonen</summary>\n{content}</details></td></tr>"
    )


def _is_equal(part: MarkedPart) -> bool:
    match part:
        case MarkedTable(rows):
            return all(row.op == "equal" for row in rows)
        case MarkedLine(op=op):
            return op == "equal"
    return True


def _line_side(line: MarkedLine, side: Op) -> str:
    marker, text = one_side(line.marker, side), one_side(line.segments, side)
    if not marker and not text:
        return ""
    shown = _with_marker(MarkedLine(line.kind, line.level, line.op, marker, text))
    if line.kind == "title":
        return f"<strong>{shown}</strong>"
    inset = f" inset-{min(line.level, 5)}" if line.level else ""
    return f'<p class="{line.kind}{inset}">{shown}</p>'


def _table_side(table: MarkedTable, side: Op, title: str) -> str:
    other = "insert" if side == "delete" else "delete"
    rows = [_row_side(row, side) for row in table.rows if row.op != other]
    return _table(rows, title) if rows else ""


def _row_side(row: MarkedRow, side: Op) -> MarkedRow:
    cells = (MarkedCell(one_side(cell.segments, side), cell.columns) for cell in row.cells)
    return MarkedRow(row.op, row.header, tuple(cells))
