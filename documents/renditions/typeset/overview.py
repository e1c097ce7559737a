"""A list or a matrix as a PDF on paper lying down: what it is, of which day, where it is kept, its tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.renditions.typeset.layout import breakable
from documents.renditions.typeset.typesetting import typeset


@dataclass(frozen=True, slots=True)
class OverviewTable:
    """`widths` are shares of the line, one a column; `heading` may be empty."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """`stamp` says of which day it is and stands on every page, as does the region that publishes it; `lines`
    come below the title."""

    title: str
    stamp: str
    url: str
    dated: date
    lines: tuple[str, ...]
    tables: tuple[OverviewTable, ...]
    notes: tuple[str, ...] = ()
    publisher: str = ""


def overview_pdf(overview: Overview) -> bytes:
    """Tagged PDF/UA-1 by `overview.typ`. Equal overviews give equal bytes."""
    data = {
        "publisher": overview.publisher,
        "title": breakable(overview.title),
        "stamp": overview.stamp,
        "url": overview.url,
        "lines": _shown([line for line in overview.lines if line]),
        "tables": [_table(table) for table in overview.tables],
        "notes": _shown(overview.notes),
    }
    return typeset("overview", data, {}, on=overview.dated)


def _table(table: OverviewTable) -> dict[str, Any]:
    return {
        "heading": breakable(table.heading),
        "columns": _shown(table.columns),
        "rows": [_shown(row) for row in table.rows],
        "widths": list(table.widths),
    }


def _shown(texts: Sequence[str]) -> list[str]:
    return [breakable(text) for text in texts]
