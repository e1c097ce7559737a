"""Opening a workbook without trusting it: what it is by content, and the values of its cells.

Call `open_workbook` by `documents.reading.isolation.run_apart`: a hostile file then holds up nothing.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook

from documents.reading.filetypes import MAX_UPLOAD_BYTES, OLE, open_zip
from documents.reading.stream import UnreadableFile

MAX_ROWS = 200_000
MAX_FILLED_ROWS = 50_000
MAX_COLUMNS = 60
WORKBOOK = "spreadsheetml.sheet.main"
NO_VALUE = "#LEGE FORMULE"
AGAIN = "Open het in Excel, kies Opslaan als, en kies als soort Excel-werkmap (.xlsx)."


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The filled rows of a sheet, each with its number in the file."""

    title: str
    rows: tuple[tuple[int, tuple[Any, ...]], ...]


def open_workbook(content: bytes) -> tuple[RawSheet, ...]:
    """The sheets, a formula by the value that was saved with it. Raises UnreadableFile."""
    refuse_other_files(content)
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    return tuple(
        RawSheet(sheet.title, tuple(_filled(sheet, formulas[sheet.title]))) for sheet in values.worksheets
    )


def refuse_other_files(content: bytes) -> None:
    """Raises UnreadableFile unless this is a workbook without macros that stays within the limits."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFile("empty", "Dit bestand is leeg. Kies een ander bestand.")
    if len(content) > MAX_UPLOAD_BYTES:
        raise UnreadableFile(
            "tooLarge", f"Dit bestand is groter dan {MAX_UPLOAD_BYTES // 1024**2} MB. Maak het kleiner."
        )
    if content.startswith(OLE):
        raise _old_or_locked(content)
    if not content.startswith(b"PK\x03\x04"):
        raise UnreadableFile("wrongType", f"Dit is geen Excel-bestand (.xlsx). {AGAIN}")
    with open_zip(content) as archive:
        names = set(archive.namelist())
        if "xl/workbook.bin" in names:
            raise UnreadableFile("wrongType", f"Dit is een binair Excel-bestand (.xlsb). {AGAIN}")
        if any(name.endswith("vbaProject.bin") for name in names):
            raise UnreadableFile("wrongType", f"Dit Excel-bestand bevat macro's en is niet geopend. {AGAIN}")
        types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
        if WORKBOOK.encode() not in types:
            raise UnreadableFile("wrongType", f"Dit is geen Excel-bestand (.xlsx). {AGAIN}")


def _old_or_locked(content: bytes) -> UnreadableFile:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return UnreadableFile(
            "encrypted",
            "Dit Excel-bestand is beveiligd met een wachtwoord. Haal het wachtwoord er in Excel af "
            "(Bestand, Info, Werkmap beveiligen) en bied het bestand opnieuw aan.",
        )
    return UnreadableFile("wrongType", f"Dit is een bestand van een oude Excel-versie (.xls). {AGAIN}")


def _filled(values: Any, formulas: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows that hold anything. A formula without a saved value is marked, for it would read as empty."""
    filled = 0
    for number, (row, written) in enumerate(zip(_rows(values), _rows(formulas), strict=False), 1):
        if number > MAX_ROWS:
            raise UnreadableFile(
                "tooLarge",
                f"Het blad {values.title} heeft meer dan {MAX_ROWS} rijen. Verwijder de lege rijen.",
            )
        cells = tuple(_cell(value, formula) for value, formula in zip(row, written, strict=False))
        if any(cell is not None for cell in cells):
            filled += 1
            yield number, cells
        if filled > MAX_FILLED_ROWS:
            raise UnreadableFile(
                "tooLarge",
                f"Het blad {values.title} heeft meer dan {MAX_FILLED_ROWS} gevulde rijen. "
                "Splits het bestand.",
            )


def _rows(sheet: Any) -> Iterable[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what the file claims about its size is not to be trusted
    rows: Iterable[tuple[Any, ...]] = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)
    return rows


def _cell(value: Any, formula: Any) -> Any:
    if isinstance(value, str):
        return value.strip() or None
    if value is None and isinstance(formula, str) and formula.startswith("="):
        return NO_VALUE
    return value
