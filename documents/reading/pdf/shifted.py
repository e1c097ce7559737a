"""Small characters above and below the line of a PDF: powers, formulas, and the marks of notes."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Literal

import pypdfium2 as pdfium
from pypdfium2 import raw

from documents.reading.pdf.frame import Frame
from documents.text import Run
from documents.text.raised import signed

Shift = Literal["", "raised", "lowered"]
SMALLER = 0.85
RAISED, LOWERED, FAR = 0.1, -0.03, 0.25
# Behind this, small figures may refer to a note ("2019", "ISO 25010"); behind another number they do not.
NOTED = re.compile(r".*[^\W\d].*|.*[.,;:)»”’]|.*\d{3}")
NOTE_MARK = re.compile(r"\d{1,3}|\*{1,3}|†|‡")
# Behind a unit of measure they are its power, and never a note.
UNIT = re.compile(r"(?:.*[\W\d_])?(?:[µmcdhk]?m|dam|[µm]?s|CO)", re.DOTALL)


def letter_size(textpage: pdfium.PdfTextPage, place: int) -> float:
    """The size a reader sees: that of the font, scaled by the matrix it is drawn with."""
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(textpage, place, matrix):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    size: float = raw.FPDFText_GetFontSize(textpage, place)
    return size * scale


def in_shifts(textpage: pdfium.PdfTextPage, frame: Frame, word: str, place: int, dress: Run) -> Iterator[Run]:
    """A word in its dress, parted where it leaves the line; `place` is that of its first character. Figures
    that a word begins with are its number: that of a note, before its words.
    """
    before = ""
    for shift, group in groupby(
        zip(word, _shifts(textpage, frame, word, place), strict=True), lambda one: one[1]
    ):
        words = "".join(character for character, _shift in group)
        if shift == "raised" and may_be_note(before, words):
            yield Run(words, note=True)
        elif shift and before:
            yield from signed(
                replace(dress, text=words, raised=shift == "raised", lowered=shift == "lowered")
            )
        else:
            yield replace(dress, text=words)
        before += words


def may_be_note(before: str, mark: str) -> bool:
    return bool(NOTE_MARK.fullmatch(mark) and NOTED.fullmatch(before)) and not UNIT.fullmatch(before)


def _shifts(textpage: pdfium.PdfTextPage, frame: Frame, word: str, place: int) -> list[Shift]:
    """For each character of a word where it stands. Only words with figures or a small end are looked at."""
    figured = any(map(str.isdecimal, word))
    last = place + len(word) - 1
    if len(word) < 2 or not (figured or letter_size(textpage, last) < SMALLER * letter_size(textpage, place)):
        return [""] * len(word)
    sizes = [letter_size(textpage, place + step) for step in range(len(word))]
    largest = max(sizes)
    line = _line_of(textpage, frame, place + sizes.index(largest))
    return [
        _shift(size / largest, (line - _line_of(textpage, frame, place + step)) / largest if largest else 0.0)
        for step, size in enumerate(sizes)
    ]


def _shift(size: float, above: float) -> Shift:
    """`size` beside the largest letters of the word, `above` the line in those letters."""
    small = size < SMALLER
    if above > (RAISED if small else FAR):
        return "raised"
    return "lowered" if above < (LOWERED if small else -FAR) else ""


def _line_of(textpage: pdfium.PdfTextPage, frame: Frame, place: int) -> float:
    """How far from the top of the page the line is that a character stands on."""
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, place, across, up)
    return frame.box(across.value, up.value, across.value, up.value)[1]
