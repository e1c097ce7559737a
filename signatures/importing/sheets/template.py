"""The workbook to fill in: headings, choices, examples that do not count, and an explanation."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from signatures.importing.sheets.columns import (
    CHOICES,
    FIRST_DOCUMENT_KINDS,
    NOTE,
    sheets_of,
)
from signatures.importing.sheets.shape import SheetColumn, SheetKind
from signatures.standing.partner_kinds import FIRST_KINDS, KindFact

EXAMPLE_NOTE = "Voorbeeld: telt niet mee"
LAST_ROW = 2000
LONGEST_LIST = 255
HEADING = PatternFill("solid", fgColor="FF1F3A5F")
GREY = PatternFill("solid", fgColor="FFEFEFEF")
DAY = "dd-mm-yyyy"
TEXTUAL = ("actDay",)
EXAMPLES: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "Document": ({"document": "convenant", "title": "Convenant wonen", "kind": "convenant"},),
    "Partners": (
        {"id": "eikendorp", "kind": "gemeente", "name": "Eikendorp"},
        {"id": "eikendorp", "kind": "gemeente", "name": "Eikendorp aan Zee", "from": date(2016, 1, 1)},
        {
            "id": "woonhaven",
            "kind": "woningcorporatie",
            "name": "Woonhaven",
            "from": date(2012, 7, 1),
            "succeeds": "oude-haven",
            "succeedsOn": date(2012, 7, 1),
        },
        {
            "id": "oude-haven",
            "kind": "woningcorporatie",
            "name": "De Oude Haven",
            "endedOn": date(2012, 7, 1),
        },
    ),
    "Contactpersonen": (
        {
            "partner": "eikendorp",
            "name": "A. de Vries",
            "function": "beleidsadviseur wonen",
            "email": "a.devries@eikendorp.example",
        },
    ),
    "Deelnames": (
        {"partner": "eikendorp", "from": date(2019, 1, 1)},
        {
            "partner": "Woonhaven",
            "from": date(2019, 1, 1),
            "until": date(2024, 1, 1),
            "noticeOn": date(2023, 6, 30),
            "signatories": 2,
        },
    ),
    "Versies": (
        {
            "number": 1,
            "label": "2019",
            "determinedOn": date(2019, 3, 1),
            "rule": "alle deelnemers tekenen en alle gemeenten besluiten",
        },
    ),
    "Besluiten": (
        {"partner": "eikendorp", "version": 1, "on": date(2019, 4, 2), "text": "Collegebesluit 12"},
    ),
    "Ondertekeningen": (
        {
            "partner": "eikendorp",
            "version": 1,
            "on": date(2019, 5, 20),
            "signatories": "A. de Vries, burgemeester",
            "id": "h1",
        },
        {
            "partner": "Woonhaven",
            "version": 1,
            "on": "mei 2019",
            "received": date(2019, 6, 3),
            "signatories": "B. Smit, directeur; C. Bakker, bestuurder",
            "method": "op papier",
        },
    ),
    "Overige handelingen": (
        {"kind": "herstel", "on": date(2019, 5, 21), "corrects": "h1", "text": "Op het papier staat 21 mei."},
    ),
    "Looptijd": (
        {
            "kind": "looptijd",
            "from": date(2019, 5, 20),
            "until": date(2023, 1, 1),
            "renewalMonths": 24,
            "noticeMonths": 6,
            "article": "artikel 12",
        },
        {
            "kind": "herziening",
            "from": date(2019, 5, 20),
            "until": date(2021, 5, 20),
            "ownerName": "A. de Vries",
            "ownerEmail": "a.devries@eikendorp.example",
        },
    ),
    "Bedragen": (
        {
            "what": "Risicofonds",
            "euros": 0.2,
            "per": "per inwoner per jaar",
            "share": "naar aantal inwoners op 1 januari",
            "from": date(2019, 5, 20),
            "article": "artikel 9",
        },
    ),
}
ABOUT = (
    "Zo vult u dit bestand in",
    "",
    "1. Vul op elk blad de rijen in. Laat de koppen staan; de volgorde van de kolommen mag u veranderen.",
    "2. De grijze rijen zijn voorbeelden. Een rij waarvan de opmerking begint met Voorbeeld telt niet mee. "
    "U mag deze rijen ook verwijderen.",
    "3. In de kolom opmerking kunt u zelf iets opschrijven. Die kolom wordt niet overgenomen.",
    "4. Koppen met een ster moeten zijn ingevuld.",
    "5. Schrijf een datum als 20-5-2019. Is bij een handeling alleen de maand of het jaar bekend? "
    "Schrijf dan: mei 2019, of 2019, of: onbekend.",
    "6. Tot en met is hier tot: vul de eerste dag in waarop iets niet meer geldt.",
    "7. Ga in het portaal naar Ondertekening, Register overnemen. U ziet eerst wat er verandert. "
    "Pas na uw akkoord wordt alles bewaard, of niets.",
    "",
    "De bladen",
)


def template(
    kinds: Iterable[KindFact] = FIRST_KINDS, of_documents: Iterable[KindFact] = FIRST_DOCUMENT_KINDS
) -> bytes:
    """The bytes of the workbook, with the kinds of partner and of document of a region."""
    book, sheets = Workbook(), sheets_of(kinds, of_documents)
    book.remove(book.worksheets[0])
    _explain(book.create_sheet("Uitleg"), sheets)
    for kind in sheets:
        _fill(book.create_sheet(kind.title), kind)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _explain(sheet: Worksheet, kinds: Iterable[SheetKind]) -> None:
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = 90
    for line in ABOUT:
        sheet.append([line])
        if line:
            sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=2)
            sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.row_dimensions[sheet.max_row].height = 32 if len(line) > 110 else 17
    for kind in kinds:
        sheet.append([kind.title, kind.about])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        for column in kind.columns:
            sheet.append([f"   {_heading(column)}", column.help or _offer(column)])
            sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    for title in (ABOUT[0], ABOUT[-1]):
        sheet.cell(list(ABOUT).index(title) + 1, 1).font = Font(bold=True, size=14)


def _fill(sheet: Worksheet, kind: SheetKind) -> None:
    sheet.append([*map(_heading, kind.columns), NOTE])
    for place, cell in enumerate(sheet[1], 1):
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = HEADING
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = 24
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "A2"
    for example in EXAMPLES[kind.title]:
        sheet.append([*(_example(column, example) for column in kind.columns), EXAMPLE_NOTE])
        for cell in sheet[sheet.max_row]:
            cell.font, cell.fill = Font(italic=True, color="FF595959"), GREY
    for place, column in enumerate(kind.columns, 1):
        _help(sheet, place, column)


def _example(column: SheetColumn, example: Mapping[str, Any]) -> Any:
    """What the example says; a choice that this region does not have becomes one that it has."""
    value = example.get(column.name)
    return column.offered[0] if value and column.offered and value not in column.offered else value


def _help(sheet: Worksheet, place: int, column: SheetColumn) -> None:
    letter = get_column_letter(place)
    if column.help:
        sheet.cell(1, place).comment = Comment(column.help, "Portaal", width=320, height=110)
    if column.reads in ("day", "moment", *TEXTUAL):
        for row in range(2, 200):
            sheet.cell(row, place).number_format = DAY
    if column.offered:
        choices = DataValidation(type="list", formula1=_list_of(sheet, column), allow_blank=True)
        choices.error = f"Kies uit: {', '.join(column.offered)}."
        choices.errorTitle, choices.showErrorMessage = "Onbekende keuze", True
        sheet.add_data_validation(choices)
        choices.add(f"{letter}2:{letter}{LAST_ROW}")


def _list_of(sheet: Worksheet, column: SheetColumn) -> str:
    """The choices themselves; where Excel takes no such list, the place on another sheet where they stand."""
    listed = ",".join(column.offered)
    if len(listed) <= LONGEST_LIST and not any(set(word) & {",", '"'} for word in column.offered):
        return f'"{listed}"'
    book: Any = sheet.parent
    choices = book[CHOICES] if CHOICES in book.sheetnames else book.create_sheet(CHOICES)
    place = choices.max_column + 1 if choices["A1"].value else 1
    for row, word in enumerate((f"{sheet.title}, {column.heading}", *column.offered), 1):
        choices.cell(row, place).value = word
    letter = get_column_letter(place)
    return f"{CHOICES}!${letter}$2:${letter}${len(column.offered) + 1}"


def _heading(column: SheetColumn) -> str:
    return f"{column.heading} *" if column.needed else column.heading


def _offer(column: SheetColumn) -> str:
    return f"Kies uit: {', '.join(column.offered)}." if column.offered else ""
