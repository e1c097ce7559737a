"""Small characters above and below the line of a PDF: powers, formulas, and the marks of notes."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Literal
from unicodedata import category

import pypdfium2 as pdfium
from pypdfium2 import raw

from documents.reading.pdf.frame import Frame
from documents.text import Run
from documents.text.raised import signed

Shift = Literal["", "raised", "lowered"]
SMALLER = 0.85
RAISED, LOWERED, FAR = 0.1, -0.03, 0.25
# A letter that a font draws small, above or below the line: how far its foot is from it, and its height.
FLOATS, SINKS, SMALL = 0.2, -0.05, 0.55
# Behind this, small figures may refer to a note ("2019", "ISO 25010"); behind another number they do not.
NOTED = re.compile(r".*[^\W\d].*|.*[.,;:)»”’]|.*\d{3}")
NOTE_MARK = re.compile(r"\d{1,3}|[a-z]|[ivx]{2,6}|\*{1,3}|†|‡")
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
    """A word in its dress, parted where it leaves the line; `place` is that of its first character. A raised
    mark that a word begins with is that of a note, apart from its first word.
    """
    before = ""
    for shift, group in groupby(
        zip(word, _shifts(textpage, frame, word, place), strict=True), lambda one: one[1]
    ):
        words = "".join(character for character, _shift in group)
        if shift == "raised" and not before and leads(words, word):
            yield from (Run(words, note=True), replace(dress, text=" "))
        elif shift == "raised" and may_be_note(before, words):
            yield Run(words, note=True)
        elif shift and before:
            yield from signed(
                replace(dress, text=words, raised=shift == "raised", lowered=shift == "lowered")
            )
        else:
            yield replace(dress, text=words)
        before += words


def leads(mark: str, word: str) -> bool:
    """Whether the raised letters that a word begins with can be a mark before it; a fraction has none."""
    following = word[len(mark) : len(mark) + 1]
    return bool(NOTE_MARK.fullmatch(mark)) and following not in ("", "/", "⁄")


def may_be_note(before: str, mark: str) -> bool:
    return bool(NOTE_MARK.fullmatch(mark) and NOTED.fullmatch(before)) and not UNIT.fullmatch(before)


def _shifts(textpage: pdfium.PdfTextPage, frame: Frame, word: str, place: int) -> list[Shift]:
    """For each character of a word where it stands. Only words with figures, or with a small or
    shifted end, are looked at."""
    ends = [place + step for step, character in enumerate(word) if character.isalnum() or character in "*†‡"]
    if len(word) < 2 or not ends or not _may_leave_line(textpage, frame, word, place, ends):
        return [""] * len(word)
    sizes = [letter_size(textpage, place + step) for step in range(len(word))]
    largest = max(sizes)
    line = line_of(textpage, frame, place + sizes.index(largest))
    return [
        _shift(size / largest, (line - line_of(textpage, frame, place + step)) / largest if largest else 0.0)
        or _drawn_shift(textpage, frame, word[step], place + step)
        for step, size in enumerate(sizes)
    ]


def _may_leave_line(
    textpage: pdfium.PdfTextPage, frame: Frame, word: str, place: int, ends: list[int]
) -> bool:
    first, last = ends[0], ends[-1]
    sizes = sorted((letter_size(textpage, first), letter_size(textpage, last)))
    return (
        any(map(str.isdecimal, word))
        or sizes[0] < SMALLER * sizes[1]
        or any(_drawn_shift(textpage, frame, word[end - place], end) for end in (first, last))
    )


def is_mark(textpage: pdfium.PdfTextPage, frame: Frame, word: str, place: int, following: int) -> bool:
    """Whether a word that stands apart is the mark of a note: small beside the letter that follows and above
    its line, or drawn so by the font. `following` is the place of that letter."""
    largest = letter_size(textpage, following)
    if not NOTE_MARK.fullmatch(word) or not largest:
        return False
    line = line_of(textpage, frame, following)
    return all(
        "raised"
        in (
            _shift(letter_size(textpage, one) / largest, (line - line_of(textpage, frame, one)) / largest),
            _drawn_shift(textpage, frame, letter, one),
        )
        for one, letter in enumerate(word, place)
    )


def _drawn_shift(textpage: pdfium.PdfTextPage, frame: Frame, character: str, place: int) -> Shift:
    """Where a font draws a letter or a figure that has the size of the others: many fonts hold small ones for
    above and below the line."""
    size = letter_size(textpage, place)
    if category(character) not in ("Nd", "Ll", "Lu") or not size:
        return ""
    sides = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(textpage, place, *sides)
    left, right, bottom, top = (side.value for side in sides)
    _left, upper, _right, lower = frame.box(left, bottom, right, top)
    foot = (line_of(textpage, frame, place) - lower) / size
    if not 0 < (lower - upper) / size < SMALL:
        return ""
    return "raised" if foot > FLOATS else "lowered" if foot < SINKS else ""


def _shift(size: float, above: float) -> Shift:
    """`size` beside the largest letters of the word, `above` the line in those letters."""
    small = size < SMALLER
    if above > (RAISED if small else FAR):
        return "raised"
    return "lowered" if above < (LOWERED if small else -FAR) else ""


def line_of(textpage: pdfium.PdfTextPage, frame: Frame, place: int) -> float:
    """How far from the top of the page the line is that a character stands on."""
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, place, across, up)
    return frame.box(across.value, up.value, across.value, up.value)[1]
