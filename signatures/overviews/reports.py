"""A list or a matrix as a file: a workbook, a table in plain text, data or a PDF; each says of which day it
is, and where it is kept."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from documents.region import region_names
from documents.renditions.typeset.overview import Overview, OverviewTable, overview_pdf
from documents.text.control_characters import without_control_characters
from documents.text.dutch import day_short, instant, stamp

FORMULA = ("=", "+", "-", "@", "\t", "\r")
DAY = re.compile(r"\d\d-\d\d-\d{4}")
DAY_FORMAT = "dd-mm-yyyy"
STAMPED = ("Stand per", "Bekend op", "Adres")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows of a report side by side, for a sheet of its own by this `name` and for paper. `groups` are
    the places of the rows that begin a group."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[int, ...]
    widths: tuple[int, ...]
    paper: tuple[OverviewTable, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A list of rows under headings. `data` is the same for programs, `address` that of its page; `lines`
    stand above the list, `notes` below it. Of a matrix the rows tell cell by cell what is in it."""

    title: str
    on: date
    known_on: datetime | None
    address: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    data: Mapping[str, Any]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    matrix: Matrix | None = None

    @property
    def stamp(self) -> str:
        return stamp(self.on, self.known_on)


def harmless(value: str) -> str:
    """A text that a spreadsheet would take for a formula is kept a text, of characters that it can hold."""
    held = without_control_characters(value)
    return f"'{held}" if held.lstrip(" ").startswith(FORMULA) else held


def add_rows(sheet: Worksheet, rows: Iterable[Iterable[str]]) -> None:
    for row in rows:
        sheet.append([harmless(value) for value in row])


def add_dated_rows(sheet: Worksheet, rows: Iterable[Iterable[str]]) -> None:
    """With each day as a day, so that a spreadsheet sorts and filters it as one."""
    for row in rows:
        sheet.append([_day(value) or harmless(value) for value in row])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, date):
                cell.number_format = DAY_FORMAT


def _day(value: str) -> date | None:
    if not DAY.fullmatch(value):
        return None
    try:
        return date(int(value[6:]), int(value[3:5]), int(value[:2]))
    except ValueError:
        return None


def report_xlsx(report: Report) -> bytes:
    book = Workbook()
    sheet = book.active
    head = (report.title, report.stamp, *report.lines, report.address, "")
    add_rows(sheet, [(line,) for line in head])
    embolden(sheet, 1)
    if report.matrix:
        sheet.title = report.matrix.name
        _fill_matrix(sheet, report.matrix)
        _fill_list(book.create_sheet("Toelichting"), report)
    else:
        sheet.title = "Overzicht"
        _fill_list(sheet, report)
    if report.notes:
        add_rows(sheet, [(), *((note,) for note in report.notes)])
    return saved(book)


def _fill_matrix(sheet: Worksheet, matrix: Matrix) -> None:
    first = _begin_table(sheet, matrix.headings, matrix.widths)
    sheet.freeze_panes = f"B{first}"
    add_dated_rows(sheet, matrix.rows)
    _filter(sheet, first - 1)
    embolden(sheet, *(first + place for place in matrix.groups))


def _fill_list(sheet: Worksheet, report: Report) -> None:
    first = _begin_table(sheet, report.headings, report.widths)
    sheet.freeze_panes = f"A{first}"
    add_dated_rows(sheet, report.rows)
    _filter(sheet, first - 1)
    for row in sheet.iter_rows(min_row=first):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)


def _begin_table(sheet: Worksheet, headings: tuple[str, ...], widths: tuple[int, ...]) -> int:
    """Writes the headings; gives the number of the first row below them."""
    add_rows(sheet, [headings])
    embolden(sheet, sheet.max_row)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    return sheet.max_row + 1


def _filter(sheet: Worksheet, head: int) -> None:
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(sheet.max_column)}{sheet.max_row}"


def report_csv(report: Report) -> bytes:
    """One line a row; the stamp in each, where no column has it already."""
    known = instant(report.known_on) if report.known_on else ""
    values = zip(STAMPED, (day_short(report.on), known, report.address), strict=True)
    stamped = {name: value for name, value in values if name not in report.headings}
    return csv_of((*report.headings, *stamped), ((*row, *stamped.values()) for row in report.rows))


def report_json(report: Report) -> bytes:
    head = {
        "title": report.title,
        "on": report.on.isoformat(),
        "knownOn": report.known_on.isoformat() if report.known_on else None,
        "address": report.address,
    }
    return report_data({**head, **report.data})


def report_pdf(report: Report) -> bytes:
    own = OverviewTable("", report.headings, report.rows, tuple(map(float, report.widths)))
    none = () if report.rows else ("Er is niets te melden.",)
    overview = Overview(
        title=report.title,
        stamp=report.stamp,
        url=report.address,
        dated=report.on,
        lines=(*report.lines, *none),
        tables=report.matrix.paper if report.matrix else (own,),
        notes=report.notes,
        publisher=region_names().region,
    )
    return overview_pdf(overview)


REPORT_FORMS: dict[str, tuple[Callable[[Report], bytes], str]] = {
    "xlsx": (report_xlsx, WORKBOOK),
    "csv": (report_csv, "text/csv; charset=utf-8"),
    "json": (report_json, "application/json"),
    "pdf": (report_pdf, "application/pdf"),
}


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Parted by semicolons, with a byte order mark: that is how Dutch Excel opens it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(value) for value in row] for row in (headings, *rows))
    return out.getvalue().encode("utf-8-sig")


def report_data(data: Mapping[str, Any]) -> bytes:
    """In UTF-8, in which half a character has no place: that stays an escape."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode(errors="backslashreplace")


def embolden(sheet: Worksheet, *rows: int) -> None:
    for row in rows:
        for cell in sheet[row]:
            cell.font = Font(bold=True)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
