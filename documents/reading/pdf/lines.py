"""The printed lines of a PDF: their words, place, letter size and dress, in reading order."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pypdfium2 as pdfium
from pypdfium2 import raw

from documents.reading.pdf.columns import in_columns_and_rows
from documents.reading.pdf.form_fields import Area, FormField, stands_between
from documents.reading.pdf.frame import Frame, frame_of
from documents.reading.pdf.meaning import CLEAR, MEANINGLESS, UNREADABLE_WORDS, Meaning, meaning_of
from documents.reading.pdf.printed import Printed, PrintedPage
from documents.reading.pdf.right_to_left import PlacedLetter, as_written, has_right_to_left, in_reading_order
from documents.reading.pdf.shifted import in_shifts, is_mark, letter_size
from documents.reading.pdf.sight import UNSEEN, Sight
from documents.reading.pdf.struck import Strikes
from documents.text import Run, Runs, clean

FONT_NAME_BYTES = 96
BOLD_WEIGHT = 600
ITALIC_FLAG, FORCE_BOLD_FLAG = 1 << 6, 1 << 18
UPRIGHT = 0.1
MARGIN, LETTER_WIDTH = 70.0, 0.5
# Set apart in the margin of a heading, these only link to it.
LINK_SIGNS = {"§", "¶", "#"}
FIELD_SIZE = 11.0
HYPHENS_AT_END = "\x02\ufffe\u00ad"
# The library takes a word cut at the end of a line for one line with a sign in it: the line ends there.
PRINTED_LINE = re.compile(f"[^\n{HYPHENS_AT_END}]*[\n{HYPHENS_AT_END}]|[^\n{HYPHENS_AT_END}]+$")
BULLET_SIGN = re.compile("^([\uf000-\uf0ff])(?=\\s)")


@dataclass(frozen=True, slots=True)
class _Look:
    """How the words of a page are looked at."""

    sight: Sight
    meaning: Meaning
    strikes: Strikes

    def why_no_text(self, first: int, last: int) -> str:
        unseen = self.sight.why_unseen(first, last)
        return MEANINGLESS if not unseen and self.meaning.lacks(first, last) else unseen


def printed_page(
    page: pdfium.PdfPage,
    number: int,
    textpage: pdfium.PdfTextPage,
    text: str,
    *,
    meaning: Meaning = CLEAR,
    fields: Sequence[FormField] = (),
) -> PrintedPage:
    """The lines of one page, with the fields of its form at their place; `number` counts from 1, `text` is
    what the library gives for it."""
    frame, sight = frame_of(page), Sight(page, textpage)
    look = _Look(sight, meaning, Strikes(page, sight.lines, frame))
    areas = [(field, frame.box(field.left, field.bottom, field.right, field.top)) for field in fields]
    places = [area for _, area in areas]
    lines = [line for line in _lines(textpage, text, number, frame, look, places) if line.words]
    if look.sight.take_unseen():
        unseen = [line for line in lines if line.aside in UNSEEN]
        textpage = page.get_textpage()
        text = textpage.get_text_range()
        look = replace(look, sight=Sight(page, textpage), meaning=meaning_of(textpage))
        lines = [line for line in _lines(textpage, text, number, frame, look, places) if line.words]
        lines += [line for line in unseen if line not in lines]
        textpage.close()
    lines += [line for field, area in areas for line in _filled_in(field, area, number, lines)]
    return PrintedPage(number, frame.width, frame.height, tuple(in_columns_and_rows(lines, frame.width)))


def seen_text(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> str:
    """The text that the library gives for a page, without the words that nobody sees."""
    text = textpage.get_text_range()
    kept, sight = _seen(text, page, textpage)
    if sight.take_unseen():
        fresh = page.get_textpage()
        kept, _sight = _seen(fresh.get_text_range(), page, fresh)
        fresh.close()
    return kept


def _seen(text: str, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> tuple[str, Sight]:
    sight = Sight(page, textpage)
    letters = _characters(textpage, text) if sight.may_hide else ""
    unseen = [
        word.span()
        for word in re.finditer(r"\S+", letters)
        if sight.why_unseen(word.start(), word.end() - 1) in UNSEEN
    ]
    for start, end in reversed(unseen):
        letters = letters[:start] + letters[end:]
    return (letters if unseen else text), sight


def worded_page(number: int, text: str, size: float, pitch: float) -> PrintedPage:
    """A page of which only the words are known, line by line, as it would be printed in letters of one
    size.
    """
    rows = text.split("\n")
    lines = tuple(
        Printed(
            runs=(Run(row),),
            page=number,
            left=MARGIN,
            right=MARGIN + LETTER_WIDTH * size * len(row),
            top=place * pitch,
            bottom=place * pitch + size,
            size=size,
        )
        for place, row in enumerate(rows)
        if row.strip()
    )
    width = max((line.right for line in lines), default=0.0) + MARGIN
    return PrintedPage(number, width, len(rows) * pitch, lines)


def _filled_in(field: FormField, area: Area, number: int, lines: Sequence[Printed]) -> Iterator[Printed]:
    """The lines of a field, in letters as large as those beside it, or where there are none as most."""
    left, top, right, bottom = area
    beside = [line.size for line in lines if line.top < bottom and line.bottom > top]
    usual = sorted(beside or [line.size for line in lines] or [FIELD_SIZE])
    size = usual[len(usual) // 2]
    step = max((bottom - top) / len(field.lines), 1.0)
    for place, words in enumerate(field.lines):
        middle = top + step * (place + 0.5)
        upper, lower = middle - size / 2, middle + size / 2
        yield Printed((Run(words),), number, left, right, upper, lower, size)


def _lines(
    textpage: pdfium.PdfTextPage, text: str, number: int, frame: Frame, look: _Look, areas: Sequence[Area]
) -> Iterator[Printed]:
    text = _characters(textpage, text)
    start = 0
    for line in PRINTED_LINE.findall(text):
        filled = [place for place, character in enumerate(line, start) if not character.isspace()]
        if filled:
            aside = _aside(textpage, text, filled, frame)
            for row in [filled] if aside else _on_one_row(textpage, filled, frame):
                for part in _around(areas, textpage, row, frame) if areas else [row]:
                    for why, piece in [(aside, part)] if aside else _by_sight(part, look):
                        yield _line(textpage, text, piece, number, frame, why, look.strikes)
        start += len(line)


def _by_sight(filled: list[int], look: _Look) -> Iterator[tuple[str, list[int]]]:
    """The places of a line, parted in what is text ("") and what is not."""
    words = [
        [place for _at, place in group]
        for _gap, group in groupby(enumerate(filled), key=lambda one: one[1] - one[0])
    ]
    for why, group in groupby(words, key=lambda word: look.why_no_text(word[0], word[-1])):
        yield why, [place for word in group for place in word]


def _on_one_row(textpage: pdfium.PdfTextPage, filled: list[int], frame: Frame) -> Iterator[list[int]]:
    """The places of a line, parted where it goes down: of "20" with a "3" below it the library makes 203."""
    if _below_one_another(textpage, filled[0], filled[-1], frame):
        start = 0
        for end in range(1, len(filled)):
            if _below_one_another(textpage, filled[end - 1], filled[end], frame):
                yield filled[start:end]
                start = end
        filled = filled[start:]
    yield filled


def _around(
    areas: Sequence[Area], textpage: pdfium.PdfTextPage, row: list[int], frame: Frame
) -> Iterator[list[int]]:
    """The places of a row, parted where a field stands between them."""
    part: list[int] = []
    before: Area | None = None
    for place in row:
        box = _box(textpage, place, frame)
        if before and any(stands_between(area, before, box) for area in areas):
            yield part
            part = []
        part.append(place)
        before = box
    yield part


def _below_one_another(textpage: pdfium.PdfTextPage, one: int, other: int, frame: Frame) -> bool:
    upper, lower = sorted((_box(textpage, place, frame) for place in (one, other)), key=lambda box: box[1])
    return lower[1] >= upper[3]


def _characters(textpage: pdfium.PdfTextPage, text: str) -> str:
    """The text of the page, one character for each place that the library counts."""
    count = textpage.count_chars()
    if len(text) != count:
        codes = [raw.FPDFText_GetUnicode(textpage, place) for place in range(count)]
        text = "".join(map(_character, codes, [*codes[1:], 0]))
    return text.translate(
        {0x0B: " ", 0x0C: " ", 0x1C: " ", 0x1D: " ", 0x1E: " ", 0x85: " ", 0x2028: " ", 0x2029: " "}
    )


def _character(code: int, following: int) -> str:
    """A sign that the library gives as two halves is whole at the first, and nothing that is kept at the
    second.
    """
    if 0xD800 <= code < 0xDC00 <= following < 0xE000:
        return chr(0x10000 + ((code - 0xD800) << 10) + following - 0xDC00)
    if 0xDC00 <= code < 0xE000:
        return "\u200b"
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xDC00 else " "


def _line(
    textpage: pdfium.PdfTextPage,
    text: str,
    filled: list[int],
    number: int,
    frame: Frame,
    aside: str,
    strikes: Strikes,
) -> Printed:
    first, last = filled[0], filled[-1]
    turns = has_right_to_left(text[first : last + 1])
    boxes = [_box(textpage, place, frame) for place in (filled if turns else (first, last))]
    runs = _runs_both_ways(textpage, text, first, last + 1, frame) if turns else ()
    return Printed(
        runs=(
            (Run(UNREADABLE_WORDS),)
            if aside == MEANINGLESS
            else runs or _runs(textpage, text, first, last + 1, frame, strikes)
        ),
        page=number,
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        top=min(box[1] for box in boxes),
        bottom=max(box[3] for box in boxes),
        size=round(letter_size(textpage, filled[len(filled) // 2]), 1),
        aside=aside,
    )


def _aside(textpage: pdfium.PdfTextPage, text: str, filled: list[int], frame: Frame) -> str:
    if "".join(text[place] for place in filled) in LINK_SIGNS:
        return "verwijsteken"
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, filled[0], matrix)
    across, up = frame.upright(matrix.a, matrix.b)
    return "tekst dwars" if abs(up) > UPRIGHT * abs(across) else ""


def _box(textpage: pdfium.PdfTextPage, place: int, frame: Frame) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a character."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, place, box)
    return frame.box(box.left, box.bottom, box.right, box.top)


def _runs(
    textpage: pdfium.PdfTextPage, text: str, start: int, end: int, frame: Frame, strikes: Strikes
) -> Runs:
    """The words of a line, parted where the dress changes; the dress is looked up once a word."""
    pieces: list[Run] = []
    place = start
    for _space, group in groupby(text[start:end], key=str.isspace):
        word = "".join(group)
        if word.isspace() and pieces:
            pieces.append(
                replace(pieces[-1], text=word, note=False, raised=False, lowered=False, struck=False)
            )
        elif not pieces and _leads(textpage, frame, text[start:end], word, place):
            pieces.append(Run(word, note=True))
        else:
            bold, italic = _dress(textpage, place)
            through = strikes.through(textpage, range(place, place + len(word)))
            at = place
            for struck, letters in groupby(zip(word, through, strict=True), key=lambda one: one[1]):
                part = "".join(letter for letter, _struck in letters)
                dress = Run("", bold=bold, italic=italic, struck=struck)
                pieces += in_shifts(textpage, frame, part, at, dress)
                at += len(part)
        place += len(word)
    return tuple(
        replace(dress, text=_stored("".join(piece.text for piece in group)))
        for dress, group in groupby(_struck_through(pieces), key=lambda piece: replace(piece, text=""))
    )


def _struck_through(pieces: list[Run]) -> Iterator[Run]:
    """The pieces, with the space between two that are struck struck too."""
    for place, piece in enumerate(pieces):
        between = piece.text.isspace() and 0 < place < len(pieces) - 1
        struck = between and pieces[place - 1].struck and pieces[place + 1].struck
        yield replace(piece, struck=True) if struck else piece


def _leads(textpage: pdfium.PdfTextPage, frame: Frame, line: str, word: str, place: int) -> bool:
    """Whether the first word of a line is the mark of a note before its words, or all that there is."""
    rest = line[len(word) :]
    behind = len(rest) - len(rest.lstrip()) if rest.strip() else -1
    return is_mark(textpage, frame, word, place, place + len(word) + behind)


def _runs_both_ways(textpage: pdfium.PdfTextPage, text: str, start: int, end: int, frame: Frame) -> Runs:
    """The words of a line in which some are read from right to left."""
    letters = in_reading_order(
        [PlacedLetter(text[place], place, _box(textpage, place, frame)[0]) for place in range(start, end)]
    )
    words = (list(group) for _space, group in groupby(letters, key=lambda letter: letter.text.isspace()))
    dressed = [("".join(letter.text for letter in word), _dress(textpage, word[0].place)) for word in words]
    return tuple(
        Run(as_written(_stored("".join(word for word, _dress in group))), bold=dress[0], italic=dress[1])
        for dress, group in groupby(dressed, key=lambda one: one[1])
    )


def _stored(words: str) -> str:
    for hyphen in HYPHENS_AT_END:
        words = words.replace(hyphen, "-")
    return clean(BULLET_SIGN.sub("•", words).replace("\r", " "))


def _dress(textpage: pdfium.PdfTextPage, place: int) -> tuple[bool, bool]:
    name = ctypes.create_string_buffer(FONT_NAME_BYTES)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, place, name, FONT_NAME_BYTES, flags)
    font = name.value.lower()
    heavy = b"bold" in font or b"black" in font or bool(flags.value & FORCE_BOLD_FLAG)
    slanted = b"italic" in font or b"oblique" in font or bool(flags.value & ITALIC_FLAG)
    return heavy or raw.FPDFText_GetFontWeight(textpage, place) >= BOLD_WEIGHT, slanted
