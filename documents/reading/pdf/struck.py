"""Lines drawn through the letters of a PDF: words that no longer hold. A line below letters is none."""

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from documents.reading.pdf.frame import Frame
from documents.reading.pdf.shifted import letter_size, line_of

# How far above the line of the letters, and how thick, in letters.
LOWEST, HIGHEST, THICKEST = 0.12, 0.5, 0.25
BAND = 20  # points
MOST_NOTES = 500

type Box = tuple[float, float, float, float]


class Strikes:
    """The lines of one page that lie flat as a reader sees it. `drawn` are boxes as the file counts: left,
    bottom, right, top."""

    def __init__(self, page: pdfium.PdfPage, drawn: Iterable[Box], frame: Frame) -> None:
        self.frame = frame
        self.flat: defaultdict[int, list[Box]] = defaultdict(list)
        for box in (*drawn, *_struck_out(page)):
            left, top, right, bottom = frame.box(*box)
            if right - left > bottom - top:
                self.flat[int((top + bottom) / 2 // BAND)].append((left, top, right, bottom))

    def through(self, textpage: pdfium.PdfTextPage, places: range) -> list[bool]:
        """For each letter of a word whether a line runs through it."""
        if not self.flat:
            return [False] * len(places)
        size = letter_size(textpage, places[0])
        line = line_of(textpage, self.frame, places[0])
        lines = [
            box
            for band in {int((line - size * height) // BAND) for height in (LOWEST, HIGHEST)}
            for box in self.flat.get(band, ())
            if LOWEST * size < line - (box[1] + box[3]) / 2 < HIGHEST * size
            and box[3] - box[1] < THICKEST * size
        ]
        return [any(_is_over(textpage, place, self.frame, box) for box in lines) for place in places]


def _is_over(textpage: pdfium.PdfTextPage, place: int, frame: Frame, line: Box) -> bool:
    sides = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(textpage, place, *sides)
    left, right, bottom, top = (side.value for side in sides)
    box = frame.box(left, bottom, right, top)
    return line[0] < (box[0] + box[2]) / 2 < line[2]


def _struck_out(page: pdfium.PdfPage) -> Iterator[Box]:
    """The lines of the notes that strike words out: through the middle of what they were set on."""
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, place)
        if note:
            if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_STRIKEOUT:
                yield from _middles(note)
            raw.FPDFPage_CloseAnnot(note)


def _middles(note: Any) -> Iterator[Box]:
    for place in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
        corners = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(note, place, corners):
            across = [corners.x1, corners.x2, corners.x3, corners.x4]
            up = [corners.y1, corners.y2, corners.y3, corners.y4]
            wide, high = max(across) - min(across), max(up) - min(up)
            if wide > high:
                middle = (max(up) + min(up)) / 2
                yield min(across), middle, max(across), middle
            else:
                middle = (max(across) + min(across)) / 2
                yield middle, min(up), middle, max(up)
