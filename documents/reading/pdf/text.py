"""A PDF as a stream of lines: paragraphs rebuilt, headings by the size of their letters."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from documents.reading import ocr
from documents.reading.blanks import Blanks
from documents.reading.ocr import Recogniser
from documents.reading.pages import Notes, Page
from documents.reading.pdf.form_fields import form_fields, open_form
from documents.reading.pdf.frame import upright_text
from documents.reading.pdf.furniture import without_contents, without_furniture
from documents.reading.pdf.lines import printed_page, worded_page
from documents.reading.pdf.meaning import MEANINGLESS, meaning_of
from documents.reading.pdf.opening import MAX_PAGES_WITH_STRUCTURE, check_pages, metadata_title, open_pdf
from documents.reading.pdf.page import recognised_text, shown_notes, typed_text
from documents.reading.pdf.pages import (
    PYPDF,
    beside_the_pages,
    by_either,
    by_pypdf,
    each_page,
    without_layers,
)
from documents.reading.pdf.paragraphs import (
    Measures,
    heading_level,
    measures_of,
    paragraphs,
    placed_notes,
    with_notes,
)
from documents.reading.pdf.pictures import Place, keep_pictures, without_logos
from documents.reading.pdf.printed import Printed, PrintedPage
from documents.reading.pictures import picture_pages
from documents.reading.remarks import remarks_for_a_version
from documents.reading.stream import Element, Reading, UnreadableFile
from documents.text import Picture

SCANNED = 3  # times as much to see as was typed: the typed words are a stamp or a page number over a scan
AS_PYPDF_READS = (
    "Deze PDF is beschadigd. Alleen de woorden zijn gelezen, niet hun plaats op de bladzijde. "
    "Controleer of alles er staat, of vraag de afzender om een nieuw exemplaar."
)
UNREADABLE = (
    "Op bladzijde {} staan woorden die niet te lezen zijn: het lettertype zegt niet welke letters het "
    "tekent. Neem ze over uit het origineel, of bied het Word-bestand aan."
)
NO_SCAN = (
    "Dit is een afbeelding waarin geen tekst is herkend. Kies een Word-, ODT- of PDF-bestand. Is het een "
    "scan? Maak haar opnieuw, recht en scherp, met 300 punten per inch, en bewaar haar als PDF."
)
DERIVED = (
    "Een PDF bewaart geen alinea's en tabellen als zodanig. De indeling is afgeleid "
    "van de bladzijde. Controleer haar, of bied liever het Word-bestand aan."
)


@dataclass(slots=True)
class _Found:
    """What reading the pages gathers besides them."""

    reading: Reading = field(default_factory=Reading)
    notes: Notes = field(default_factory=Notes)
    pictures: dict[Place, Picture] = field(default_factory=dict)
    blanks: Blanks = field(default_factory=Blanks)


def read_pdf(content: bytes, password: str | None, recogniser: Recogniser) -> Reading:
    """The text of a PDF. Where the letters of a page cannot be read as text, those in its picture are (OCR).
    Raises UnreadableFile or PasswordNeeded.
    """
    found = _Found()
    content, password, gone = without_layers(content, password)
    for number, words in gone.items():
        found.reading.leave_out(words, f"in een laag die uit staat op bladzijde {number}")
    pages = list(
        by_either(
            _by_pdfium(content, password, recogniser, found),
            lambda error: ((page, None) for page in by_pypdf(content, password, error)),
            found.notes,
        )
    )
    _tell([page for page, _printed in pages], content, password, recogniser, found)
    _set(_printed_pages(pages), found)
    return found.reading


def read_scan(content: bytes, recogniser: Recogniser) -> Reading:
    """The text of pictures of pages. Raises UnreadableFile where there is none."""
    found = _Found()
    pages = list(picture_pages(content, recogniser, found.notes))
    if not any(page.text for page in pages):
        raise UnreadableFile("wrongType", NO_SCAN)
    said = remarks_for_a_version(pages, can_recognise=True, tried=recogniser.asked)
    for warning in (*found.notes.warnings, *said):
        found.reading.warn(warning)
    _set(_printed_pages([(page, None) for page in pages]), found)
    return found.reading


def _by_pdfium(
    content: bytes, password: str | None, recogniser: Recogniser, found: _Found
) -> Iterator[tuple[Page, PrintedPage | None]]:
    with open_pdf(content, password) as document:
        check_pages(document, MAX_PAGES_WITH_STRUCTURE)
        found.reading.title = metadata_title(document)
        open_form(document)
        for number, page in each_page(document, found.notes):
            yield (Page(number, "", ""), None) if page is None else _read(page, number, recogniser, found)


def _read(page: Any, number: int, recogniser: Recogniser, found: _Found) -> tuple[Page, PrintedPage | None]:
    """A page, and its lines as they are printed; None where only the words are known."""
    with upright_text(page) as textpage:
        raw, meaning = textpage.get_text_range(), meaning_of(textpage)
        typed = typed_text(raw, meaning)
        seen = recognised_text(page, typed, meaning, recogniser)
        fields = form_fields(page, found.blanks)
        filled_in = "\n".join(line for field in fields for line in field.lines)
        scanned = bool(seen) and (meaning.in_doubt or len(seen or "") > SCANNED * len(typed))
        is_typed = bool(typed or filled_in) and not scanned
        printed = (
            printed_page(page, number, textpage, raw, meaning=meaning, fields=fields) if is_typed else None
        )
    if printed and any(line.aside == MEANINGLESS for line in printed.lines):
        found.reading.warn(UNREADABLE.format(number))
    keep_pictures(page, number, found.pictures, found.reading)
    if seen and scanned and not meaning.in_doubt and typed not in seen:
        found.reading.leave_out(typed, f"getypt over de scan op bladzijde {number}")
    elif seen and not scanned:
        found.reading.leave_out(seen, f"woorden in een beeld op bladzijde {number}")
    for note in shown_notes(page):
        found.reading.leave_out(note, f"later getypt over bladzijde {number}")
    text = (seen or "") if scanned else "\n".join(filter(None, (typed, filled_in)))
    unread = seen is None and not (printed and meaning.in_doubt)
    return Page(number, "", text, recognised=scanned, unread=unread), printed


def _printed_pages(pages: Sequence[tuple[Page, PrintedPage | None]]) -> list[PrintedPage]:
    """The lines of all pages; where only words are known, in letters as large as on the others."""
    usual = measures_of([line for _page, printed in pages if printed for line in printed.lines])
    return [
        printed or worded_page(page.number, page.text, usual.body, usual.pitch) for page, printed in pages
    ]


def _tell(
    pages: list[Page], content: bytes, password: str | None, recogniser: Recogniser, found: _Found
) -> None:
    """What the editor must know about the pages, and what there is beside them."""
    text = "\n".join(page.text for page in pages)
    for value in beside_the_pages(content, password, text, found.notes):
        found.reading.leave_out(value, "ingevuld in een veld van het formulier")
    said = remarks_for_a_version(pages, can_recognise=bool(ocr.tesseract_version()), tried=recogniser.asked)
    for warning in (*found.notes.warnings, *said, *found.blanks.warnings()):
        found.reading.warn(warning)
    if found.notes.reader == PYPDF:
        found.reading.warn(AS_PYPDF_READS)
    elif text:
        found.reading.warn(DERIVED)


def _set(pages: Sequence[PrintedPage], found: _Found) -> None:
    """The stream of the printed lines, without what belongs to the pages."""
    body, furniture = without_furniture(pages)
    lines = [line for page in body for line in page.lines]
    measures = measures_of(lines)
    headings = {place for place, line in enumerate(lines) if heading_level(line, measures) is not None}
    lines, contents = without_contents(lines, headings)
    found.reading.left_out += [*furniture, *contents]
    pictures = without_logos(found.pictures, found.reading)
    for page, element in _elements(lines, measures, pictures):
        found.reading.pages.append(page)
        found.reading.elements.append(element)


def _elements(
    lines: list[Printed], measures: Measures, pictures: dict[Place, Picture]
) -> Iterator[tuple[int, Element]]:
    """Paragraphs in reading order, with their page; a picture follows what is above it, a footnote the
    paragraph with its mark, or without one the last of its page."""
    running, notes = with_notes(lines, measures)
    beside: list[tuple[Place, Element]] = [*pictures.items()]
    beside += placed_notes(notes, running)
    waiting = deque(sorted(beside, key=lambda one: one[0]))
    for place, line in paragraphs(running, measures):
        while waiting and waiting[0][0] < place:
            (page, _top), element = waiting.popleft()
            yield page, element
        if line.runs:
            yield place[0], line
    yield from ((page, element) for (page, _top), element in waiting)
