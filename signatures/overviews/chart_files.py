"""The chart as a file: a workbook, a table in plain text, data or a PDF. Each says of which day it is,
and where its page is (`address`)."""

from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from documents.renditions.typeset.overview import Overview, OverviewTable, overview_pdf
from documents.text.dutch import day_short
from signatures.overviews.chart import Chart, ChartCell, Group, Row
from signatures.overviews.reports import (
    STAMPED,
    add_row,
    as_json,
    csv_of,
    embolden,
    saved,
    set_widths,
    stamp_values,
)

ON_PAPER = 6
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
    """A workbook: partners by versions, a second sheet with every cell explained."""
    book = Workbook()
    _fill_matrix(book.active, chart, address)
    _fill_lines(book.create_sheet("Toelichting"), chart)
    return saved(book)


def chart_csv(chart: Chart, address: str = "") -> bytes:
    """One line a cell."""
    known, place = stamp_values(chart.on, chart.known_on, address)[1:]
    return csv_of((*HEADINGS, *STAMPED[1:]), ((*line, known, place) for line in _lines(chart)))


def chart_json(chart: Chart, address: str = "") -> bytes:
    return as_json(_data(chart) | {"address": address})


def chart_pdf(chart: Chart, address: str = "") -> bytes:
    """On paper lying down: for every kind a table, and again for the next versions where there are many."""
    overview = Overview(
        title=f"Ondertekening van {chart.title}",
        stamp=chart.stamp,
        url=address,
        dated=chart.on,
        lines=(chart.summary, *(f"Versie {one.version.name}: {one.version.reason}" for one in chart.columns)),
        tables=tuple(_tables(chart)),
        notes=tuple(f"{number} {note}" for number, note in enumerate(chart.footnotes, 1)),
    )
    return overview_pdf(overview)


def _tables(chart: Chart) -> Iterator[OverviewTable]:
    for begin in range(0, len(chart.columns), ON_PAPER):
        part = chart.part(begin, begin + ON_PAPER)
        for group in part.groups:
            yield _table(part, group)


def _table(chart: Chart, group: Group) -> OverviewTable:
    heads = ("Partner", *(column.heading for column in chart.columns))
    totals = ("Getekend", *group.totals)
    rows = tuple((_name(row), *(_on_paper(cell) for cell in row.cells)) for row in group.rows)
    return OverviewTable(
        f"{group.label} ({len(group.rows)})", heads, (*rows, totals), (1.6, *[1.0] * len(chart.columns))
    )


def _on_paper(cell: ChartCell) -> str:
    return "; ".join([cell.text, *cell.remarks])


def _fill_matrix(sheet: Worksheet, chart: Chart, address: str) -> None:
    sheet.title = "Ondertekening"
    for line in (f"Ondertekening van {chart.title}", chart.stamp, chart.summary, address, ""):
        add_row(sheet, [line])
    add_row(sheet, ["Partner", *(column.heading for column in chart.columns)])
    embolden(sheet, 1, 6)
    add_row(sheet, ["Stand van de versie", *(column.word for column in chart.columns)])
    add_row(sheet, ["Getekend", *(column.total for column in chart.columns)])
    for group in chart.groups:
        add_row(sheet, [group.label, *group.totals])
        embolden(sheet, sheet.max_row)
        for row in group.rows:
            add_row(sheet, [_name(row), *(cell.text for cell in row.cells)])
    add_row(sheet, [])
    for number, note in enumerate(chart.footnotes, 1):
        add_row(sheet, [f"{number} {note}"])
    for column in chart.columns:
        add_row(sheet, [f"Versie {column.version.name}: {column.version.reason}"])
    set_widths(sheet, [36, *[22] * len(chart.columns)])
    sheet.freeze_panes = "B7"


def _fill_lines(sheet: Worksheet, chart: Chart) -> None:
    add_row(sheet, HEADINGS)
    embolden(sheet, 1)
    for line in _lines(chart):
        add_row(sheet, line)
    set_widths(sheet, [12, 20, 32, 10, 14, 14, 14, 36, 60])
    for cell in sheet["I"]:
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"


def _name(row: Row) -> str:
    marks = ", ".join(map(str, row.notes))
    return f"{row.partner.name} ({marks})" if marks else row.partner.name


def _lines(chart: Chart) -> Iterator[list[str]]:
    for group in chart.groups:
        for row in group.rows:
            member = "ja" if row.partner.member else "nee"
            for column, cell in zip(chart.columns, row.cells, strict=True):
                about = (group.label, row.partner.name, member, column.version.name)
                yield [day_short(chart.on), *about, cell.word, cell.when, *_remarks(cell)]


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
