"""The chart as a file: a workbook, a table in plain text, or data; each says of which day it is."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from signatures.chart import Chart, ChartCell, Row
from signatures.dutch import day_short

FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = (
    "Stand per",
    "Soort",
    "Partner",
    "Doet mee",
    "Versie",
    "Stand",
    "Datum",
    "Bijzonderheden",
    "Toelichting",
)


def chart_xlsx(chart: Chart, address: str = "") -> bytes:
    """A workbook: partners by versions, a second sheet with every cell explained. `address` is the page's."""
    book = Workbook()
    _fill_matrix(book.active, chart, address)
    _fill_lines(book.create_sheet("Toelichting"), chart)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def chart_csv(chart: Chart) -> bytes:
    """One line a cell, parted by semicolons, with a byte order mark: that is how Dutch Excel opens it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(_lines(chart))
    return out.getvalue().encode("utf-8-sig")


def chart_json(chart: Chart) -> bytes:
    return json.dumps(_data(chart), ensure_ascii=False, indent=1).encode()


def harmless(value: str) -> str:
    """A text that a spreadsheet would take for a formula is kept a text."""
    return f"'{value}" if value.startswith(FORMULA) else value


def _fill_matrix(sheet: Worksheet, chart: Chart, address: str) -> None:
    sheet.title = "Ondertekening"
    for line in (f"Ondertekening van {chart.title}", chart.stamp, chart.summary, address, ""):
        sheet.append([harmless(line)])
    sheet.append(["Partner", *(harmless(column.heading) for column in chart.columns)])
    _embolden(sheet, 1, 6)
    sheet.append(["Stand van de versie", *(column.word for column in chart.columns)])
    sheet.append(["Getekend", *(column.total for column in chart.columns)])
    for group in chart.groups:
        sheet.append([group.label, *group.totals])
        _embolden(sheet, sheet.max_row)
        for row in group.rows:
            sheet.append([harmless(_name(row)), *(cell.text for cell in row.cells)])
    sheet.append([])
    for number, note in enumerate(chart.footnotes, 1):
        sheet.append([f"{number} {note}"])
    for column in chart.columns:
        sheet.append([harmless(f"Versie {column.version.name}: {column.version.reason}")])
    _set_widths(sheet, [36, *[22] * len(chart.columns)])
    sheet.freeze_panes = "B7"


def _fill_lines(sheet: Worksheet, chart: Chart) -> None:
    sheet.append(HEADINGS)
    _embolden(sheet, 1)
    for line in _lines(chart):
        sheet.append(line)
    _set_widths(sheet, [12, 20, 32, 10, 14, 14, 14, 36, 60])
    for cell in sheet["I"]:
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"


def _embolden(sheet: Worksheet, *rows: int) -> None:
    for row in rows:
        for cell in sheet[row]:
            cell.font = Font(bold=True)


def _set_widths(sheet: Worksheet, widths: list[int]) -> None:
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _name(row: Row) -> str:
    marks = ", ".join(map(str, row.notes))
    return f"{row.partner.name} ({marks})" if marks else row.partner.name


def _lines(chart: Chart) -> Iterator[list[str]]:
    for group in chart.groups:
        for row in group.rows:
            member = "ja" if row.partner.member else "nee"
            for column, cell in zip(chart.columns, row.cells, strict=True):
                about = (group.label, row.partner.name, member, column.version.name)
                values = (day_short(chart.on), *about, cell.word, cell.when, *_remarks(cell))
                yield [harmless(value) for value in values]


def _remarks(cell: ChartCell) -> tuple[str, str]:
    return "; ".join(cell.remarks), cell.cell.reason


def _data(chart: Chart) -> dict[str, Any]:
    return {
        "document": chart.slug,
        "title": chart.title,
        "on": chart.on.isoformat(),
        "knownOn": chart.known_on.isoformat() if chart.known_on else None,
        "summary": chart.summary,
        "versions": [
            {
                "number": column.version.number,
                "label": column.version.label,
                "standing": column.version.standing,
                "reason": column.version.reason,
                "signed": column.version.signed,
                "required": column.version.required,
            }
            for column in chart.columns
        ],
        "groups": [
            {
                "kind": group.kind,
                "label": group.label,
                "totals": list(group.totals),
                "rows": [_row_data(row) for row in group.rows],
            }
            for group in chart.groups
        ],
        "footnotes": list(chart.footnotes),
    }


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "partner": row.partner.id,
        "name": row.partner.name,
        "member": row.partner.member,
        "footnotes": list(row.notes),
        "cells": [
            {
                "version": cell.cell.version,
                "standing": cell.cell.standing,
                "on": cell.cell.on.isoformat() if cell.cell.on else None,
                "when": cell.when,
                "reason": cell.cell.reason,
                "flags": list(cell.cell.flags),
            }
            for cell in row.cells
        ],
    }
