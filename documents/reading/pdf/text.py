"""A PDF as a stream of lines: paragraphs rebuilt, headings by the size of their letters."""

from collections import deque
from collections.abc import Iterator

from documents.reading.pdf.furniture import without_contents, without_furniture
from documents.reading.pdf.lines import Printed, printed_page
from documents.reading.pdf.opening import MAX_PAGES_WITH_STRUCTURE, check_pages, metadata_title, opened
from documents.reading.pdf.paragraphs import Measures, heading_level, measures_of, paragraphs, with_notes
from documents.reading.pdf.pictures import Place, pictures_on
from documents.reading.stream import Element, Reading
from documents.text import Picture

END_OF_PAGE = float("inf")
NO_TEXT = "heeft geen doorzoekbare tekst, waarschijnlijk een scan. Laat de tekst eerst herkennen (OCR)."


def read_pdf(content: bytes, password: str | None = None) -> Reading:
    reading = Reading()
    with opened(content, password) as document:
        check_pages(document, MAX_PAGES_WITH_STRUCTURE)
        pages = [printed_page(page, number) for number, page in enumerate(document, start=1)]
        pictures = pictures_on(document, reading)
        reading.title = metadata_title(document)
    if empty := [page.number for page in pages if not page.lines]:
        reading.warn(without_text(empty, len(pages)))
    body, furniture = without_furniture(pages)
    lines = [line for page in body for line in page.lines]
    measures = measures_of(lines)
    headings = {place for place, line in enumerate(lines) if heading_level(line, measures) is not None}
    lines, contents = without_contents(lines, headings)
    reading.left_out += [*furniture, *contents]
    reading.elements.extend(_elements(lines, measures, pictures))
    if len(pages) > len(empty):
        reading.warn(
            "Een PDF bewaart geen alinea's en tabellen als zodanig. De indeling is afgeleid "
            "van de bladzijde. Controleer haar, of bied liever het Word-bestand aan."
        )
    return reading


def _elements(lines: list[Printed], measures: Measures, pictures: dict[Place, Picture]) -> Iterator[Element]:
    """Paragraphs in reading order; a picture follows what is above it, a footnote the last of its page."""
    running, notes = with_notes(lines, measures)
    beside: list[tuple[Place, Element]] = [*pictures.items()]
    beside += [((page, END_OF_PAGE), note) for page, found in notes.items() for note in found]
    waiting = deque(sorted(beside, key=lambda one: one[0]))
    for place, line in paragraphs(running, measures):
        while waiting and waiting[0][0] < place:
            yield waiting.popleft()[1]
        if line.runs:
            yield line
    yield from (element for _place, element in waiting)


def without_text(numbers: list[int], pages: int) -> str:
    """The warning about pages that hold no text."""
    if len(numbers) == pages:
        return f"Dit bestand {NO_TEXT}"
    if len(numbers) == 1:
        return f"Bladzijde {numbers[0]} {NO_TEXT}"
    return f"{len(numbers)} van de {pages} bladzijden hebben geen doorzoekbare tekst: {_listed(numbers)}."


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return f"{shown} …" if len(numbers) > 10 else shown
