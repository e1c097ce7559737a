"""The plain text of a file, page by page, for searching and reading: no structure is recognised here.

PDFium reads the text of a PDF; pypdf is the second reader, for a file that PDFium cannot open. A Word
or ODT file has no pages: there each headed part counts as one.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from documents.importing.files import read
from documents.importing.filetypes import PDF, media_type_of
from documents.importing.pdf import without_text
from documents.importing.pdf_file import MAX_PAGES, check_pages, opened
from documents.importing.stream import PasswordNeeded, UnreadableFile
from documents.isolation import run_apart
from documents.text import Text, clean, plain_unit

MAX_PAGE_CHARACTERS = 200_000
CUT_WORD = re.compile("[\x02\ufffe\u00ad]\n?(?=\\w)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF, or a headed part of another file. `number` counts from 1; a PDF has no `heading`."""

    number: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """`reader` names the library that read a PDF ("pdfium" or "pypdf"), else the format."""

    pages: tuple[Page, ...]
    warnings: tuple[str, ...]
    reader: str
    media_type: str


def extract_pages(content: bytes, *, name: str, password: str | None = None) -> Extraction:
    """The pages of a file, read in a process of its own. Raises UnreadableFile, or PasswordNeeded."""
    return run_apart(extract, content, name=name, password=password)


def extract(content: bytes, *, name: str, password: str | None = None) -> Extraction:
    """Reads in this very process; `extract_pages` does it apart. Raises UnreadableFile."""
    media_type = media_type_of(content, name)
    if media_type == PDF:
        return _from_pdf(content, password)
    imported = read(content, name=name, password=password)
    return Extraction(
        tuple(_parts(imported.text)), imported.warnings, media_type.rsplit("/", 1)[-1], media_type
    )


def _parts(text: Text) -> Iterator[Page]:
    for number, unit in enumerate(text.units, start=1):
        yield Page(number, unit.title, plain_unit(unit).strip())


def _from_pdf(content: bytes, password: str | None) -> Extraction:
    try:
        reader, texts = "pdfium", _by_pdfium(content, password)
    except PasswordNeeded:
        raise
    except UnreadableFile as error:
        if error.code != "broken":
            raise
        reader, texts = "pypdf", _by_pypdf(content, password, error)
    pages = tuple(Page(number, "", text) for number, text in enumerate(texts, start=1))
    empty = [page.number for page in pages if not page.text]
    warnings = (without_text(empty, len(pages)),) if empty else ()
    return Extraction(pages, warnings, reader, PDF)


def _by_pdfium(content: bytes, password: str | None) -> list[str]:
    with opened(content, password) as document:
        check_pages(document, MAX_PAGES)
        texts = []
        for page in document:
            textpage = page.get_textpage()
            texts.append(tidied(textpage.get_text_range()))
            textpage.close()
            page.close()
    return texts


def _by_pypdf(content: bytes, password: str | None, first: UnreadableFile) -> list[str]:
    """The pages as the second reader gives them. Raises the error of the first when this one fails too."""
    try:
        reader = PdfReader(io.BytesIO(content), password=password or None)
        return [tidied(page.extract_text()) for page in reader.pages]
    except (
        PyPdfError,
        DependencyError,
        RecursionError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:
        raise first from error


def tidied(raw: str) -> str:
    """Text of a page as it is stored: line ends as newlines, no control characters, a bounded length."""
    lines = CUT_WORD.sub("", raw.replace("\r\n", "\n").replace("\r", "\n")).replace("\x02", "-").split("\n")
    return "\n".join(clean(line.replace("\t", " ")).rstrip() for line in lines).strip()[:MAX_PAGE_CHARACTERS]
