"""A list as a file: a workbook, a table in plain text, data or a PDF; each says of which day it is, and where
it is kept."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from documents.renditions.typeset.overview import Overview, OverviewTable, overview_pdf
from documents.text.control_characters import without_control_characters
from documents.text.dutch import day_short, instant, stamp

FORMULA = ("=", "+", "-", "@", "\t", "\r")
STAMPED = ("Stand per", "Bekend op", "Adres")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Report:
    """A list of lines under headings. `data` is the same for programs, `address` that of its page."""

    title: str
    on: date
    known_on: datetime | None
    address: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    data: Mapping[str, Any]
    lines: tuple[str, ...] = ()

    @property
    def stamp(self) -> str:
        return stamp(self.on, self.known_on)


def harmless(value: str) -> str:
    """A text that a spreadsheet would take for a formula is kept a text, of characters that it can hold."""
    held = without_control_characters(value)
    return f"'{held}" if held.lstrip(" ").startswith(FORMULA) else held


def add_row(sheet: Worksheet, values: Iterable[str]) -> None:
    sheet.append([harmless(value) for value in values])


def report_xlsx(report: Report) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Overzicht"
    head = (report.title, report.stamp, report.address, *report.lines, "")
    for line in head:
        add_row(sheet, [line])
    add_row(sheet, report.headings)
    embolden(sheet, 1, len(head) + 1)
    for row in report.rows:
        add_row(sheet, row)
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    set_widths(sheet, report.widths)
    sheet.freeze_panes = f"A{len(head) + 2}"
    return saved(book)


def report_csv(report: Report) -> bytes:
    stamped = stamp_values(report.on, report.known_on, report.address)
    return csv_of((*report.headings, *STAMPED), ((*row, *stamped) for row in report.rows))


def report_json(report: Report) -> bytes:
    head = {
        "title": report.title,
        "on": report.on.isoformat(),
        "knownOn": report.known_on.isoformat() if report.known_on else None,
        "address": report.address,
    }
    return as_json({**head, **report.data})


def report_pdf(report: Report) -> bytes:
    table = OverviewTable("", report.headings, report.rows, tuple(map(float, report.widths)))
    none = () if report.rows else ("Er is niets te melden.",)
    overview = Overview(
        title=report.title,
        stamp=report.stamp,
        url=report.address,
        dated=report.on,
        lines=(*report.lines, *none),
        tables=(table,),
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


def as_json(data: Mapping[str, Any]) -> bytes:
    """In UTF-8, in which half a character has no place: that stays an escape."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode(errors="backslashreplace")


def stamp_values(on: date, known_on: datetime | None, address: str) -> tuple[str, str, str]:
    """The values under the headings `STAMPED`."""
    return day_short(on), instant(known_on) if known_on else "", address


def embolden(sheet: Worksheet, *rows: int) -> None:
    for row in rows:
        for cell in sheet[row]:
            cell.font = Font(bold=True)


def set_widths(sheet: Worksheet, widths: Iterable[int]) -> None:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
