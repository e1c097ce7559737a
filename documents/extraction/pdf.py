"""The pages of a PDF.

PDFium reads their text. pypdf is the second reader, for a file that PDFium cannot open, and reads what lies
beside the pages: filled-in fields and files that were put inside.
"""

import io
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdfium2 import raw

from documents.extraction.ocr import Recogniser
from documents.extraction.pages import Page, tidied
from documents.importing.pdf_file import MAX_PAGES, check_pages, opened
from documents.importing.stream import PasswordNeeded, UnreadableFile

PYPDF_FAILS = (
    PyPdfError,
    DependencyError,
    RecursionError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
)
FEW_CHARACTERS = 60
MUCH_OF_PAGE = 0.5


def read_pdf(
    content: bytes, password: str | None, recogniser: Recogniser
) -> tuple[list[Page], str, list[str]]:
    """The pages, who read them, and warnings. Raises UnreadableFile or PasswordNeeded."""
    try:
        reader, pages = "pdfium", by_pdfium(content, password, recogniser)
    except PasswordNeeded:
        raise
    except UnreadableFile as error:
        if error.code != "broken":
            raise
        return by_pypdf(content, password, error), "pypdf", []
    fields, inside = _beside_the_pages(content, password)
    warnings = [_inside(inside)] if inside else []
    return _with_fields(pages, fields), reader, warnings


def by_pdfium(content: bytes, password: str | None, recogniser: Recogniser) -> list[Page]:
    pages = []
    with opened(content, password) as document:
        check_pages(document, MAX_PAGES)
        for number, page in enumerate(document, start=1):
            textpage = page.get_textpage()
            text = tidied(textpage.get_text_range())
            textpage.close()
            found = recogniser.text_of(page) if recogniser.available and _is_scan(page, text) else ""
            pages.append(Page(number, "", found if len(found) > len(text) else text, len(found) > len(text)))
            page.close()
    return pages


def by_pypdf(content: bytes, password: str | None, first: UnreadableFile) -> list[Page]:
    """The pages as the second reader gives them. Raises the error of the first when this one fails too."""
    try:
        reader = PdfReader(io.BytesIO(content), password=password or None)
        return [
            Page(number, "", tidied(page.extract_text())) for number, page in enumerate(reader.pages, start=1)
        ]
    except PYPDF_FAILS as error:
        raise first from error


def _is_scan(page: object, text: str) -> bool:
    """Whether the words of the page are (but for a printed line or two) in a picture."""
    if len(text) >= FEW_CHARACTERS:
        return False
    width, height = page.get_size()  # type: ignore[attr-defined]
    covered = 0.0
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):  # type: ignore[attr-defined]
        left, bottom, right, top = found.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered > MUCH_OF_PAGE * width * height or (not text and covered > 0)


def _beside_the_pages(content: bytes, password: str | None) -> tuple[list[str], list[str]]:
    """The values of filled-in fields, and the names of the files inside; nothing where pypdf cannot tell."""
    try:
        reader = PdfReader(io.BytesIO(content), password=password or None)
        fields = [
            field.get("/V") for field in (reader.get_fields() or {}).values() if field.get("/FT") == "/Tx"
        ]
        return [tidied(str(value)) for value in fields if value], sorted(reader.attachments)
    except PYPDF_FAILS:
        return [], []


def _with_fields(pages: Sequence[Page], values: Sequence[str]) -> list[Page]:
    """What was filled in and is not printed on a page comes behind the last one."""
    printed = "\n".join(page.text for page in pages)
    unseen = [value for value in values if value and value not in printed]
    if not unseen or not pages:
        return list(pages)
    last = pages[-1]
    text = "\n".join(filter(None, [last.text, *unseen]))
    return [*pages[:-1], Page(last.number, last.heading, text, last.recognised)]


def _inside(names: Sequence[str]) -> str:
    count = f"zit een bestand: {names[0]}" if len(names) == 1 else f"zitten bestanden: {', '.join(names)}"
    return f"In deze PDF {count}. Wat daarin staat is niet doorzocht. Voeg het zelf toe als bijlage."
