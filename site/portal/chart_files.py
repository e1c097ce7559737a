"""The chart as a file: a workbook, a table in plain text, or data."""

import csv
import io
import json
from collections.abc import Callable, Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from portal.chart import Asked, Chart
from portal.templatetags.portal_words import cell_word, flag_words
from signatures.register import to_data

FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = ("Soort", "Partner", "Doet mee", "Versie", "Stand", "Datum", "Bijzonderheden", "Toelichting")
WIDTHS = (20, 32, 10, 14, 14, 12, 36, 60)


def as_csv(chart: Chart, _asked: Asked) -> bytes:
    """One line a cell, parted by semicolons, with a byte order mark: that is how Dutch Excel opens it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([_harmless(value) for value in line] for line in _lines(chart))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(chart: Chart, asked: Asked) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Ondertekening"
    sheet.append([f"Ondertekening van {chart.shelf.document.title}"])
    sheet.append([f"Stand per {asked.on:%d-%m-%Y}, zoals bekend op {_known(asked)}"])
    sheet.append([])
    sheet.append(HEADINGS)
    for line in _lines(chart):
        sheet.append([_harmless(value) for value in line])
    _dress(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_json(chart: Chart, _asked: Asked) -> bytes:
    return json.dumps(to_data(chart.shelf.standing), ensure_ascii=False, indent=1).encode()


FORMS: dict[str, tuple[Callable[[Chart, Asked], bytes], str]] = {
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "json": (as_json, "application/json"),
}


def _lines(chart: Chart) -> Iterator[tuple[str, ...]]:
    for group in chart.groups:
        for row in group.rows:
            member = "ja" if row.partner.member else "nee"
            for place, cell in zip(chart.columns, row.cells, strict=True):
                on = f"{cell.on:%d-%m-%Y}" if cell.on else ""
                words = (cell_word(cell.standing), on, ", ".join(flag_words(cell.flags)), cell.reason)
                yield (group.label, row.partner.name, member, place.version.name, *words)


def _harmless(value: str) -> str:
    """A text that a spreadsheet would take for a formula is kept a text."""
    return f"'{value}" if value.startswith(FORMULA) else value


def _known(asked: Asked) -> str:
    return f"{asked.known:%d-%m-%Y}" if asked.known else "vandaag"


def _dress(sheet) -> None:
    sheet["A1"].font = Font(bold=True, size=14)
    for cell in sheet[4]:
        cell.font = Font(bold=True)
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        for cell in sheet[get_column_letter(column)][3:]:
            cell.alignment = Alignment(vertical="top", wrap_text=column in (7, 8))
    sheet.freeze_panes = "C5"
