"""Workbooks and presentations: a sheet or a slide is a page."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

from lxml.etree import XMLSyntaxError
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException
from pptx import Presentation
from pptx.exc import PythonPptxError

from documents.reading.drawings import beside_sheets, words_in
from documents.reading.filetypes import open_zip
from documents.reading.isolation import broken
from documents.reading.pages import MAX_PAGE_CHARACTERS, Notes, Page, tidied
from documents.text.dutch import day_short, instant

FAILS = (
    InvalidFileException,
    PythonPptxError,
    XMLSyntaxError,
    ParseError,
    zipfile.BadZipFile,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RecursionError,
    OverflowError,
    NotImplementedError,
)
BESIDE = "Opmerkingen, tekstvakken en grafieken"
DRAWN = ("/diagramData", "/chart", "/comments")
MIDNIGHT = time()


class _WorkbookReader(ExcelReader):  # type: ignore[misc]
    """Without the sheets that are a chart: openpyxl fails on them when it reads row by row."""

    def read_chartsheet(self, sheet: Any, rel: Any) -> None:
        pass


def read_workbook(content: bytes, notes: Notes) -> Iterator[Page]:
    """A page for each sheet, hidden ones too; a row is a line. Raises UnreadableFile."""
    notes.reader = "openpyxl"
    try:
        reader = _WorkbookReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        reader.read()
        sheets = reader.wb.worksheets
    except FAILS as error:
        raise broken() from error
    for number, sheet in enumerate(sheets, start=1):
        yield Page(number, sheet.title, _table(sheet, notes))
    with open_zip(content) as archive:
        if beside := tidied("\n".join(beside_sheets(archive))):
            yield Page(len(sheets) + 1, BESIDE, beside)


def _table(sheet: Any, notes: Notes) -> str:
    """The rows until one cannot be read, or there is more than fits a page."""
    lines: list[str] = []
    length = 0
    sheet.reset_dimensions()  # what the file says of its size may be false
    try:
        for row in sheet.iter_rows(values_only=True):
            line = " ".join(_shown(value) for value in row if value is not None)
            if line:
                lines.append(line)
                length += len(line)
            if length > 2 * MAX_PAGE_CHARACTERS:
                break
    except FAILS:
        notes.warnings.append(
            f"Het blad {sheet.title} is beschadigd: na regel {len(lines)} is niets gelezen. "
            "Open het bestand in Excel en bewaar het opnieuw."
        )
    return tidied("\n".join(lines))


def _shown(value: Any) -> str:
    """A value as Dutch readers write it."""
    match value:
        case bool():
            return "WAAR" if value else "ONWAAR"
        case datetime() if value.time() != MIDNIGHT:
            return instant(value)
        case date():
            return day_short(value)
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)
        case float():
            return f"{value:.15g}".replace(".", ",")
    return str(value)


def read_presentation(content: bytes, notes: Notes) -> Iterator[Page]:
    """A page for each slide, with its notes. Raises UnreadableFile."""
    notes.reader = "python-pptx"
    try:
        slides = list(Presentation(io.BytesIO(content)).slides)
    except FAILS as error:
        raise broken() from error
    for number, slide in enumerate(slides, start=1):
        lines: list[str] = []
        try:
            lines.extend(_slide(slide))
        except FAILS:
            notes.warnings.append(
                f"Dia {number} is beschadigd en niet helemaal gelezen. Bewaar het bestand opnieuw."
            )
        yield Page(number, _title(slide), tidied("\n".join(lines)))


def _title(slide: Any) -> str:
    title = slide.shapes.title
    return " ".join(title.text_frame.text.split()) if title is not None else ""


def _slide(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        yield from _shape(shape)
    for relation in slide.part.rels.values():
        if relation.reltype.endswith(DRAWN) and not relation.is_external:
            yield from words_in(relation.target_part.blob)
    if slide.has_notes_slide:
        yield slide.notes_slide.notes_text_frame.text if slide.notes_slide.notes_text_frame else ""


def _shape(shape: Any) -> Iterator[str]:
    if getattr(shape, "shapes", None) is not None:
        for inner in shape.shapes:
            yield from _shape(inner)
    if getattr(shape, "has_text_frame", False) and shape.text_frame.text.strip():
        yield shape.text_frame.text
    if getattr(shape, "has_table", False):
        for row in shape.table.rows:
            yield " ".join(cell.text for cell in row.cells if cell.text)
