"""Register workbooks for tests, filled in by heading as a person would."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from signatures.importing.sheets.columns import SHEETS
from signatures.importing.sheets.template import template

ROWS: dict[str, list[dict[str, Any]]] = {
    "Document": [{"adres": "convenant", "titel": "Convenant wonen", "soort": "convenant"}],
    "Partners": [
        {"kenmerk": "huizen", "soort": "gemeente", "naam": "Huizen"},
        {"kenmerk": "laren", "soort": "Gemeente ", "naam": "Laren"},
        {"kenmerk": "dudok", "soort": "corporatie", "naam": "Dudok Wonen", "naam vanaf": "1-1-2001"},
    ],
    "Deelnames": [
        {"partner": "huizen", "deelnemer vanaf": "1-1-2019"},
        {"partner": "Dudok Wonen", "deelnemer vanaf": "2019-01-01", "deelnemer tot": "1 januari 2023"},
    ],
    "Versies": [{"nummer": 1, "naam": 2019, "vastgesteld op": "1 maart 2019"}],
    "Besluiten": [{"partner": "huizen", "versie": 1, "datum": "2-4-2019"}],
    "Ondertekeningen": [
        {
            "partner": "huizen",
            "versie": 1,
            "datum": "20 mei 2019",
            "ondertekenaars": "A. de Vries, burgemeester",
            "kenmerk": "h1",
        },
        {"partner": "dudok", "versie": "1", "datum": "mei 2019", "ontvangen op": "3-6-2019"},
    ],
    "Overige handelingen": [{"soort": "herstel", "herstelt": "h1", "datum": "21-5-2019"}],
}


def filled(rows: dict[str, list[dict[str, Any]]] = ROWS) -> Workbook:
    """The template with these rows in place of the examples."""
    book = load_workbook(BytesIO(template()))
    for kind in SHEETS:
        sheet = book[kind.title]
        headings = [str(cell.value).removesuffix(" *") for cell in sheet[1]]
        sheet.delete_rows(2, 10)
        for number, row in enumerate(rows.get(kind.title, []), 2):
            for heading, value in row.items():
                sheet.cell(number, headings.index(heading) + 1).value = value
    return book


def saved(book: Workbook) -> bytes:
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def with_rows(**changes: list[dict[str, Any]]) -> bytes:
    """The workbook with other rows on these sheets; an underscore stands for a space."""
    return saved(filled(ROWS | {title.replace("_", " "): rows for title, rows in changes.items()}))
