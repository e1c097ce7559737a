"""One page of a PDF as PDFium sees it: its typed text, what was written over it, and whether the words that a
reader sees are in a picture or in letters that stand for nothing.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from documents.reading.ocr import MOST_PIXELS, Recogniser
from documents.reading.pages import Page, tidied
from documents.reading.pdf.lines import seen_text
from documents.reading.pdf.meaning import MANY, NO_LETTER, Meaning, meaning_of

DOTS_PER_INCH = 250
FEW_CHARACTERS, MUCH_OF_PAGE = 60, 0.5
STAMPED_CHARACTERS, WHOLE_PAGE = 400, 0.8
MOST_OBJECTS = 2_000
MOST_NOTES = 500
SAMPLE = 5_000


def read_page(page: Any, number: int, recogniser: Recogniser) -> Page:
    """All words of a page that a reader sees, for searching: typed, in a picture, and written over it."""
    textpage = page.get_textpage()
    meaning, typed = meaning_of(textpage), seen_text(page, textpage)
    textpage.close()
    typed = typed_text(typed, meaning)
    found, written_over = recognised_text(page, typed, meaning, recogniser), shown_notes(page)
    if not found:
        return Page(number, "", _joined(typed, *written_over), unread=found is None)
    kept = "" if meaning.in_doubt or typed in found else typed
    return Page(number, "", _joined(found, kept, *written_over), recognised=True)


def _joined(*texts: str) -> str:
    return tidied("\n".join(filter(None, texts)))


def typed_text(text: str, meaning: Meaning) -> str:
    """The text that a page gives; "" where its letters stand for nothing that can be read."""
    return "" if meaning.too_little or _is_garbled(text) else tidied(text)


def _is_garbled(text: str) -> bool:
    """Whether the fonts do not say which letters they draw, so that signs without meaning came out."""
    sample = "".join(text[:SAMPLE].split())
    return len(NO_LETTER.findall(sample)) > MANY * len(sample)


def recognised_text(page: Any, typed: str, meaning: Meaning, recogniser: Recogniser) -> str | None:
    """What a reader sees on the page where that is more than the typed text; "" where it is not, None where
    there was no looking at it.
    """
    if not has_picture_of_text(page, "" if meaning.in_doubt else typed):
        return ""
    found = recogniser.text_in(picture_of(page)) if recogniser.has_time() else None
    enough = len(typed) // 2 if meaning.in_doubt else len(typed)
    return found if found is None or len(found) > enough else ""


def has_picture_of_text(page: Any, text: str) -> bool:
    """Whether there is more to read than `text`: in a picture, or in letters drawn as lines."""
    if len(text) >= STAMPED_CHARACTERS:
        return False
    if not text:
        return next(_objects(page), None) is not None
    covered = _covered(page)
    return covered > WHOLE_PAGE or (len(text) < FEW_CHARACTERS and covered > MUCH_OF_PAGE)


def _covered(page: Any) -> float:
    """The share of the page under pictures."""
    width, height = page.get_size()
    covered = 0.0
    for found in _objects(page, raw.FPDF_PAGEOBJ_IMAGE):
        left, bottom, right, top = found.get_bounds()
        wide = min(right, width) - max(left, 0.0)
        covered += max(0.0, wide) * max(0.0, min(top, height) - max(bottom, 0.0))
    whole: float = width * height
    return covered / max(whole, 1.0)


def _objects(page: Any, *kinds: int) -> Iterator[Any]:
    for place, found in enumerate(page.get_objects(filter=list(kinds) or None, max_depth=4)):
        if place == MOST_OBJECTS:
            return
        yield found


def picture_of(page: Any) -> bytes:
    """The page as it is printed, in grey, as PGM."""
    width, height = page.get_size()
    scale = min(DOTS_PER_INCH / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    body = b"".join(
        bytes(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width]) for row in range(bitmap.height)
    )
    return b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + body


def shown_notes(page: Any) -> list[str]:
    """What was typed over the page afterwards, and is printed with it."""
    found = []
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, place)
        if note:
            if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_FREETEXT:
                found.append(_contents(note))
            raw.FPDFPage_CloseAnnot(note)
    return list(filter(None, found))


def _contents(note: Any) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return tidied(buffer.raw[:size].decode("utf-16-le", errors="replace").rstrip("\0"))
