"""One file of any known format into an `Imported`."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from documents.reading import filetypes, ocr
from documents.reading.isolation import run_apart
from documents.reading.ocr import Recogniser
from documents.reading.open_document.document import read_odt
from documents.reading.pdf.text import read_pdf, read_scan
from documents.reading.protected import unlocked
from documents.reading.recognition.findings import recognition_warnings
from documents.reading.recognition.parts import InParts, in_parts
from documents.reading.recognition.struck_words import strike_warnings
from documents.reading.recognition.tables import spread_running_text
from documents.reading.stream import Imported, MarginComment, Reading
from documents.reading.web.html import read_html
from documents.reading.web.markdown import read_markdown
from documents.reading.word.document import read_docx
from documents.text import Text

RECOGNISE_SECONDS = 60  # somebody waits for it


def read_file(
    content: bytes,
    *,
    name: str,
    password: str | None = None,
    recognise_seconds: float | None = RECOGNISE_SECONDS,
) -> Imported:
    """The file as a text with what the editor must know. Raises UnreadableFile, or PasswordNeeded.

    Pages of a PDF without letters that can be read are read from their picture (OCR), for
    `recognise_seconds` at most; what was not read is said.
    """
    return run_apart(
        read,
        content,
        seconds=ocr.seconds_for(recognise_seconds),
        name=name,
        password=password,
        recognise_seconds=recognise_seconds,
    )


def read(
    content: bytes, *, name: str, password: str | None = None, recognise_seconds: float | None = None
) -> Imported:
    """Reads in this very process; `read_file` does it apart. Raises UnreadableFile."""
    content = unlocked(content, password)
    media_type = filetypes.text_type_of(content, name)
    reading = _reading(content, media_type, password, Recogniser(recognise_seconds))
    spread_running_text(reading)
    found = in_parts(reading.elements)
    text = found.text
    return Imported(
        title=_title(text, reading, name),
        text=text,
        pictures=reading.pictures,
        warnings=tuple(
            dict.fromkeys(
                [*reading.warnings, *strike_warnings(reading.elements, text), *recognition_warnings(text)]
            )
        ),
        left_out=tuple(reading.left_out),
        media_type=media_type,
        pages=tuple(_pages(found, reading)),
        comments=tuple(_comments(found, reading)),
    )


def _pages(found: InParts, reading: Reading) -> Iterator[tuple[int, ...]]:
    """The pages of each unit: of its title, and of each of its blocks."""
    if len(reading.pages) == len(reading.elements):
        yield from (tuple(reading.pages[place] for place in places) for places in found.places)


def _comments(found: InParts, reading: Reading) -> Iterator[MarginComment]:
    """The comments, each with the unit that it stands beside as its place."""
    starts = [places[0] for places in found.places]
    for comment in reading.comments if starts else ():
        yield replace(comment, place=max(0, bisect_right(starts, comment.place) - 1))


def _reading(content: bytes, media_type: str, password: str | None, recogniser: Recogniser) -> Reading:
    match media_type:
        case filetypes.PDF:
            return read_pdf(content, password, recogniser)
        case filetypes.DOCX:
            return read_docx(content)
        case filetypes.ODT:
            return read_odt(content)
        case filetypes.HTML:
            return read_html(content)
        case media_type if media_type.startswith("image/"):
            return read_scan(content, recogniser)
    return read_markdown(content)


def _title(text: Text, reading: Reading, name: str) -> str:
    """The title in the text itself, else the one the file carries, else the name of the file."""
    own = next((unit.title for unit in text.units if unit.type == "heading" and unit.level == 0), "")
    return own or reading.title or PurePath(name).stem
