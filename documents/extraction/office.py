"""Workbooks and presentations: a sheet or a slide is a page."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from lxml.etree import XMLSyntaxError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from pptx import Presentation
from pptx.exc import PythonPptxError

from documents.extraction.pages import MAX_PAGE_CHARACTERS, Page, tidied
from documents.isolation import broken

FAILS = (
    InvalidFileException,
    PythonPptxError,
    XMLSyntaxError,
    ParseError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
)


def read_workbook(content: bytes) -> list[Page]:
    """A page for each sheet, hidden ones too; a row is a line. Raises UnreadableFile."""
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return [
            Page(number, sheet.title, tidied(_table(sheet)))
            for number, sheet in enumerate(book.worksheets, start=1)
        ]
    except FAILS as error:
        raise broken() from error


def _table(sheet: Any) -> str:
    lines: list[str] = []
    length = 0
    for row in sheet.iter_rows(values_only=True):
        line = " ".join(str(value) for value in row if value is not None)
        if line:
            lines.append(line)
            length += len(line)
        if length > MAX_PAGE_CHARACTERS:
            break
    return "\n".join(lines)


def read_presentation(content: bytes) -> list[Page]:
    """A page for each slide, with its notes. Raises UnreadableFile."""
    try:
        slides = Presentation(io.BytesIO(content)).slides
        return [
            Page(number, _title(slide), tidied("\n".join(_slide(slide))))
            for number, slide in enumerate(slides, start=1)
        ]
    except FAILS as error:
        raise broken() from error


def _title(slide: Any) -> str:
    title = slide.shapes.title
    return " ".join(title.text_frame.text.split()) if title is not None else ""


def _slide(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        yield from _shape(shape)
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
