"""The chart as a report: every cell on a line, and the same as a matrix of partners by versions."""

from collections.abc import Iterator, Sequence
from typing import Any

from documents.renditions.typeset.overview import OverviewTable
from documents.text.dutch import day_short
from signatures.overviews.chart import Chart, ChartCell, ChartColumn, ChartGroup, ChartRow
from signatures.overviews.reports import Matrix, Report

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
WIDTHS = (12, 20, 32, 10, 14, 14, 14, 36, 60)


def chart_report(chart: Chart, address: str) -> Report:
    footnotes = (f"{number} {note}" for number, note in enumerate(chart.footnotes, 1))
    reasons = (f"Versie {column.version.name}: {column.version.reason}" for column in chart.columns)
    return Report(
        title=f"Ondertekening van {chart.title}",
        on=chart.on,
        known_on=chart.known_on,
        address=address,
        headings=HEADINGS,
        rows=tuple(_lines(chart)),
        widths=WIDTHS,
        data=_data(chart),
        lines=(chart.summary, *chart.term),
        notes=(*footnotes, *reasons),
        matrix=_matrix(chart),
    )


def _counted(columns: Sequence[ChartColumn]) -> str:
    """What the totals count: "Getekend", "Besloten", or both."""
    words = {one.version.counted_word for one in columns} or {"getekend"}
    return " of ".join(sorted(words, reverse=True)).capitalize()


def _matrix(chart: Chart) -> Matrix:
    rows: list[tuple[str, ...]] = [
        ("Stand van de versie", *(column.word for column in chart.columns)),
        (_counted(chart.columns), *(column.total for column in chart.columns)),
    ]
    groups = []
    for group in chart.groups:
        groups.append(len(rows))
        rows.append((group.label, *group.totals))
        rows += [(_name(row), *(cell.text for cell in row.cells)) for row in group.rows]
    return Matrix(
        name="Ondertekening",
        headings=("Partner", *(column.heading for column in chart.columns)),
        rows=tuple(rows),
        groups=tuple(groups),
        widths=(36, *[22] * len(chart.columns)),
        paper=tuple(_paper(chart)),
    )


def _paper(chart: Chart) -> Iterator[OverviewTable]:
    """For every kind a table, and again for the next versions where there are many."""
    for begin in range(0, len(chart.columns), ON_PAPER):
        part = chart.part(begin, begin + ON_PAPER)
        for group in part.groups:
            yield _table(part, group)


def _table(chart: Chart, group: ChartGroup) -> OverviewTable:
    heads = ("Partner", *(column.heading for column in chart.columns))
    totals = ("Getekend", *group.totals)
    rows = tuple((_name(row), *(_on_paper(cell) for cell in row.cells)) for row in group.rows)
    return OverviewTable(
        f"{group.label} ({len(group.rows)})", heads, (*rows, totals), (1.6, *[1.0] * len(chart.columns))
    )


def _on_paper(cell: ChartCell) -> str:
    return "; ".join([cell.text, *cell.remarks])


def _name(row: ChartRow) -> str:
    marks = ", ".join(map(str, row.notes))
    return f"{row.partner.name} ({marks})" if marks else row.partner.name


def _lines(chart: Chart) -> Iterator[tuple[str, ...]]:
    for group in chart.groups:
        for row in group.rows:
            member = "ja" if row.partner.member else "nee"
            for column, cell in zip(chart.columns, row.cells, strict=True):
                about = (group.label, row.partner.name, member, column.version.name)
                yield (day_short(chart.on), *about, cell.word, cell.when, *_remarks(cell))


def _remarks(cell: ChartCell) -> tuple[str, str]:
    return "; ".join(cell.remarks), cell.cell.reason


def _data(chart: Chart) -> dict[str, Any]:
    return {
        "document": chart.slug,
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


def _row_data(row: ChartRow) -> dict[str, Any]:
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
