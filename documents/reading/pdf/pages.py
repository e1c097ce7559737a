"""The pages of a PDF, for a text and for searching alike.

PDFium reads their text. pypdf is the second reader, for a file that PDFium cannot open, and reads what lies
beside the pages: filled-in fields and files that were put inside.
"""

import io
from collections.abc import Callable, Iterator, Sequence

import pypdfium2 as pdfium
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from documents.reading.isolation import broken, hand_over
from documents.reading.ocr import Recogniser
from documents.reading.pages import Notes, Page, tidied
from documents.reading.pdf.layers import parted_layers
from documents.reading.pdf.opening import MAX_PAGES, check_pages, open_pdf, resolved
from documents.reading.pdf.page import read_page
from documents.reading.stream import UnreadableFile

PYPDF_FAILS = (
    PyPdfError,
    DependencyError,
    RecursionError,
    NotImplementedError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
)
PDFIUM, PYPDF = "pdfium", "pypdf"
MOST_NAMED = 5


def pdf_pages(content: bytes, password: str | None, recogniser: Recogniser, notes: Notes) -> Iterator[Page]:
    """The pages for searching, with what a reader sees on them. Raises UnreadableFile or PasswordNeeded."""
    content, password, _gone = without_layers(content, password)
    yield from by_either(
        by_pdfium(content, password, recogniser, notes),
        lambda error: by_pypdf(content, password, error),
        notes,
    )


def without_layers(content: bytes, password: str | None) -> tuple[bytes, str | None, dict[int, str]]:
    """The file without the layers that are off, the password that it still has, and by page the words in
    those."""
    try:
        kept, gone = parted_layers(content, password)
    except (*PYPDF_FAILS, pdfium.PdfiumError, UnreadableFile):
        return content, password, {}
    return kept, password if kept is content else None, gone


def by_either[One](
    first: Iterator[One], second: Callable[[UnreadableFile], Iterator[One]], notes: Notes
) -> Iterator[One]:
    """What PDFium reads, or of a file that it cannot open what pypdf does. Raises UnreadableFile or
    PasswordNeeded.
    """
    notes.reader = PDFIUM
    try:
        yield from first
    except UnreadableFile as error:
        if error.code != "broken":
            raise
        notes.reader = PYPDF
        yield from second(error)


def by_pdfium(content: bytes, password: str | None, recogniser: Recogniser, notes: Notes) -> Iterator[Page]:
    with open_pdf(content, password) as document:
        check_pages(document, MAX_PAGES)
        for number, page in each_page(document, notes):
            yield Page(number, "", "") if page is None else read_page(page, number, recogniser)


def each_page(document: pdfium.PdfDocument, notes: Notes) -> Iterator[tuple[int, pdfium.PdfPage | None]]:
    """The pages in turn, with their number; None for one that cannot be loaded. Raises UnreadableFile when
    that is all of them, before it gives any.
    """
    damaged: list[int] = []
    waiting: list[int] = []
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            damaged.append(number)
            waiting.append(number)
            continue
        yield from ((earlier, None) for earlier in waiting)
        waiting.clear()
        yield number, page
        page.close()
    if len(damaged) == len(document):
        raise broken()
    yield from ((later, None) for later in waiting)
    if damaged:
        which = f"Bladzijde {damaged[0]} is" if len(damaged) == 1 else f"{len(damaged)} bladzijden zijn"
        notes.warnings.append(
            f"{which} beschadigd en niet te lezen. Vraag de afzender om een nieuw exemplaar."
        )


def pages_looked_at_later(content: bytes, numbers: Sequence[int], seconds: float) -> list[Page]:
    """Those pages of a PDF whose picture was not looked at before, for as long as there is time."""
    recogniser = Recogniser(seconds)
    content, _password, _gone = without_layers(content, None)
    pages = []
    with open_pdf(content, None) as document:
        for number in numbers:
            if not recogniser.has_time() or number > len(document):
                break
            found = read_page(document[number - 1], number, recogniser)
            pages.append(found)
            hand_over(found)
    return pages


def by_pypdf(content: bytes, password: str | None, first: UnreadableFile) -> Iterator[Page]:
    """The pages as the second reader gives them. Raises the error of the first when this one fails too."""
    try:
        pages = PdfReader(io.BytesIO(content), password=password or None).pages[:MAX_PAGES]
        if not pages:
            raise first
        for number, page in enumerate(pages, start=1):
            yield Page(number, "", tidied(page.extract_text()))
    except PYPDF_FAILS as error:
        raise first from error


def beside_the_pages(content: bytes, password: str | None, printed: str, notes: Notes) -> list[str]:
    """What was filled in and is not printed on a page; says what else is inside the file."""
    try:
        reader = PdfReader(io.BytesIO(content), password=password or None)
        fields, inside = _filled_in(reader), sorted(_attachments(reader))
        form = resolved(reader.root_object.get("/AcroForm"))
    except PYPDF_FAILS:
        return []
    if inside:
        notes.warnings.append(_inside(inside))
    if form and "/XFA" in form:
        notes.warnings.append(
            "Deze PDF is een formulier van een soort (XFA) waarvan de inhoud niet te lezen is. "
            "Open het in Adobe Reader en druk het af naar een nieuwe PDF."
        )
    return [value for value in fields if value and value not in printed]


def _filled_in(reader: PdfReader) -> list[str]:
    values: list[str] = []
    for field in (reader.get_fields() or {}).values():
        if resolved(field.get("/FT")) in ("/Tx", "/Ch"):
            value = resolved(field.get("/V"))
            values += map(str, value) if isinstance(value, list) else [str(value or "")]
    return [tidied(value) for value in values]


def _attachments(reader: PdfReader) -> set[str]:
    return {str(name) for name in reader.attachments}


def _inside(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    more = f" en nog {len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    count = f"zit een bestand: {shown}" if len(names) == 1 else f"zitten bestanden: {shown}{more}"
    return f"In deze PDF {count}. Wat daarin staat is niet doorzocht. Voeg het zelf toe als bijlage."
