"""HTML as a stream of lines, cleaned first: scripts, styles and everything that acts is dropped."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from documents.reading.package import MAX_SPAN, Element, whole_number
from documents.reading.pictures import keep_picture
from documents.reading.recognition.labels import find_label
from documents.reading.stream import TRACKED, Line, Reading, UnreadableFile, lines_of_table
from documents.reading.web.dress import dressed, is_struck, quotes_around
from documents.reading.web.forms import ShownOnPage, font_of
from documents.reading.web.generated import set_in, style_of
from documents.reading.web.hidden import why_left_out
from documents.reading.web.list_markers import list_marker
from documents.reading.web.notes import Footnotes, Note, take_out_mark, unmarked_note, without_written_mark
from documents.reading.web.source import HEADINGS, INLINE, clean_page, clean_tree, page_title, unused_words
from documents.reading.web.style_sheets import StyleSheets
from documents.text import LINE_BREAK, Footnote, Picture, Run, Runs, Table, TableCell, plain_runs
from documents.text.markers import split_marker
from documents.text.normal_form import tidy

FURNITURE = {"nav": "navigatie", "footer": "voettekst", "header": "koptekst"}
UNCOUNTED = (
    "De nummers of letters van een lijst op deze pagina komen uit de opmaak en zijn niet te berekenen. "
    "Vergelijk de nummering met de pagina zelf en verbeter haar in het concept."
)
ELSEWHERE = (
    "De opmaak van deze pagina staat in een ander bestand. Daardoor is niet te zien of lijsten letters of "
    "nummers hebben, en of er tekst verborgen is. Vergelijk de nummering met de pagina zelf."
)
EMBEDDED = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)
FORMULA = re.compile(r"<math[\s>]", re.IGNORECASE)
PLAIN = Run("")
MAX_DEPTH = 200
MIN_CONTENTS = 3


def read_html(content: bytes) -> Reading:
    source = clean_page(content)
    reading = read_fragment(source)
    reading.title = page_title(source)
    return reading


def read_fragment(source: str) -> Reading:
    """A page, or a piece of one that stands in another text."""
    reading = Reading()
    if FORMULA.search(source):
        reading.warn(
            "Deze pagina heeft een formule die niet te lezen is. Voeg de formule zelf toe in het concept."
        )
    reading.leave_out(unused_words(source), "niet getoond op de pagina")
    root = clean_tree(source)
    sheets = StyleSheets(source)
    if not set_in(root, sheets):
        reading.warn(UNCOUNTED)
    if sheets.linked and root.find(".//ol") is not None:
        reading.warn(ELSEWHERE)
    reader = _HtmlReader(reading, Footnotes(root), has_main=root.find(".//main") is not None)
    reader.blocks(root, 0)
    reader.finish()
    _leave_out_contents(reading)
    return reading


def _leave_out_contents(reading: Reading) -> None:
    """Lines in a row that do nothing but link to places in the page are a table of contents."""
    elements, reading.elements = reading.elements, []
    for listed, group in groupby(elements, key=_only_links_inside):
        lines = list(group)
        if listed and len(lines) >= MIN_CONTENTS:
            for line in lines:
                reading.leave_out_contents(plain_runs(line.runs) if isinstance(line, Line) else "")
        else:
            reading.elements += lines


def _only_links_inside(element: object) -> bool:
    if not isinstance(element, Line) or element.level is not None:
        return False
    worded = [run for run in element.runs if any(map(str.isalpha, run.text))]
    return bool(worded) and all(run.href.startswith("#") for run in worded)


class _HtmlReader:
    """Walks the cleaned page; `line` gathers the runs of the paragraph now open, `beside` what comes after
    it.
    """

    def __init__(
        self,
        reading: Reading,
        notes: Footnotes,
        *,
        has_main: bool,
        in_cell: bool = False,
    ) -> None:
        self.reading = reading
        self.notes = notes
        self.furniture = FURNITURE if has_main else {"nav": FURNITURE["nav"]}
        self.in_cell = in_cell
        self.line: list[Run] = []
        self.beside: list[Footnote | Picture] = []
        self.level: int | None = None
        self.marker = ""
        self.verbatim = False
        self.shown = ShownOnPage()
        self.quoted = 0

    def blocks(self, element: Element, depth: int, dress: Run = PLAIN) -> None:
        if depth > MAX_DEPTH:
            raise UnreadableFile(
                "broken", "Deze webpagina is te diep genest om te lezen. Bewaar haar als Word-bestand."
            )
        self.take(element.text, dress)
        for child in element:
            self.child(child, dress, depth)
            self.take(child.tail, dress)
        self.flush()

    def child(self, child: Element, dress: Run, depth: int) -> None:
        if child in self.notes.words or self.left_out(child):
            return
        if child.tag in INLINE:
            self.inline(child, dress, depth)
        else:
            self.block(child, dress, depth)

    def left_out(self, element: Element) -> bool:
        """Whether an element is no text; then it is listed."""
        why = why_left_out(element)
        if why:
            self.reading.leave_out(" ".join(element.itertext()), why)
        if element.tag == "del":
            self.reading.warn(TRACKED)
        return bool(why)

    def block(self, child: Element, dress: Run, depth: int) -> None:
        self.flush()
        dress = replace(dress, struck=dress.struck or is_struck(child, style_of(child)))
        if child.tag in self.furniture and not _heads_a_part(child):
            self.reading.leave_out(" ".join(child.itertext()), self.furniture[child.tag])
        elif note := unmarked_note(child):
            self.note(note)
            self.flush()
        elif child.tag == "table":
            self.table(child, depth)
        elif child.tag in ("ol", "ul"):
            self.list(child, dress, depth)
        else:
            if child.tag == "textarea":
                self.shown.note_question(child)
            font, self.shown.font = self.shown.font, font_of(child) or self.shown.font
            level, verbatim = self.level, self.verbatim
            self.level = HEADINGS.get(child.tag, level if child.tag == "div" else None)
            self.verbatim = verbatim or child.tag in ("pre", "textarea")
            self.blocks(child, depth + 1, dress)
            self.level, self.verbatim, self.shown.font = level, verbatim, font

    def take(self, words: str | None, dress: Run) -> None:
        if not words or (words.isspace() and not self.line and not self.verbatim):
            return
        words = self.shown.letters(words)
        first, *others = words.split("\n") if self.verbatim else [" ".join(words.split("\n"))]
        self.line.append(replace(dress, text=first))
        for line in others:
            self.flush()
            self.line.append(replace(dress, text=line))

    def flush(self) -> None:
        runs = tidy(self.line) if self.line else ()
        for line in [runs] if self.in_cell or not runs else _lines(runs):
            if line:
                self.reading.elements.append(Line(line, self.level, self.marker))
                self.marker = ""
        self.line = []
        self.reading.elements.extend(self.beside)
        self.beside = []

    def inline(self, element: Element, dress: Run, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise UnreadableFile(
                "broken", "Deze webpagina is te diep genest om te lezen. Bewaar haar als Word-bestand."
            )
        if note := self.notes.by_mark.get(element):
            self.line.append(Run(note.marker, note=True))
            self.note(note)
            return
        dress = dressed(dress, element, style_of(element))
        if element.tag == "br":
            self.line.append(replace(dress, text=LINE_BREAK))
        elif element.tag == "img":
            self.image(element)
        elif element.tag == "input":
            self.take(self.shown.input(element), dress)
        font, self.shown.font = self.shown.font, font_of(element) or self.shown.font
        opened, closed = quotes_around(element, self.quoted)
        self.quoted += bool(opened)
        self.take(opened, dress)
        self.take(element.text, dress)
        for child in element:
            self.child(child, dress, depth + 1)
            self.take(child.tail, dress)
        self.take(closed, dress)
        self.quoted -= bool(opened)
        self.shown.font = font

    def note(self, note: Note) -> None:
        """The words of a note come after the paragraph that is now open."""
        before_words = take_out_mark(note)
        note.back.clear(keep_tail=True)
        place = len(self.beside)  # before the notes in it
        words = self.within(note.words, 0)
        self.beside.insert(
            place, Footnote(note.marker, without_written_mark(words, note.marker) if before_words else words)
        )

    def image(self, image: Element) -> None:
        description = " ".join(image.get("alt", "").split())
        if content := _embedded(image.get("src", "")):
            if block := keep_picture(self.reading, content, name="in de pagina", description=description):
                self.beside.append(block)
            return
        self.take(description, Run(""))
        self.reading.warn(
            "De afbeeldingen van deze pagina staan niet in het bestand. Voeg ze zelf toe in het concept."
        )

    def list(self, element: Element, dress: Run, depth: int) -> None:
        self.take(element.text, dress)
        items = sum(1 for item in element if item.tag == "li")
        backwards = element.get("reversed") is not None
        number = whole_number(element.get("start"), items if backwards else 1)
        for item in element:
            if item.tag == "li" and style_of(item).get("display") != "none":
                number = whole_number(item.get("value"), number)
                self.open_item(item, self.marker_of(element, item, number))
                number += -1 if backwards else 1
                self.child(item, dress, depth + 1)
                self.close_item()
            else:
                self.child(item, dress, depth + 1)
            self.take(item.tail, dress)
        self.flush()

    def marker_of(self, element: Element, item: Element, number: int) -> str:
        marker = list_marker(element, item, number)
        if marker is None:
            self.reading.warn(UNCOUNTED)
        return f"{number}." if marker is None else marker

    def open_item(self, item: Element, marker: str) -> None:
        """The number of an item without words stands before that of the first item in it. The number of a
        note is not shown.
        """
        self.flush()
        outer = self.marker if _has_number(self.marker) else ""
        is_note = item in self.notes.words or unmarked_note(item)
        self.marker = "" if is_note else f"{outer} {marker}".strip()

    def close_item(self) -> None:
        """A number without words stays; a bullet without words says nothing."""
        if _has_number(self.marker):
            self.reading.elements.append(Line((), None, self.marker))
        self.marker = ""

    def table(self, table: Element, depth: int) -> None:
        heads = 0
        rows: list[tuple[TableCell, ...]] = []
        for caption in table.findall("caption"):
            self.blocks(caption, depth + 1)
        for row in _own_rows(table):
            if self.left_out(row):
                continue
            cells = [cell for cell in row if cell.tag in ("td", "th") and not self.left_out(cell)]
            if not cells:
                continue
            if heads == len(rows) and (_section(row) == "thead" or all(cell.tag == "th" for cell in cells)):
                heads += 1
            rows.append(tuple(self.cell(cell, depth) for cell in cells))
        if any(cell.runs for row in rows for cell in row):
            self.close_item()
            self.reading.elements.append(Table(tuple(rows), heads))
        self.flush()

    def cell(self, cell: Element, depth: int) -> TableCell:
        words = () if cell in self.notes.words else self.within(cell, depth + 1)
        return TableCell(words, *_spans(cell))

    def within(self, element: Element, depth: int) -> Runs:
        """The words of a cell or a note as one block; the notes and pictures in it come after it."""
        inner = _HtmlReader(Reading(), self.notes, has_main=False, in_cell=True)
        inner.shown = self.shown
        struck = any(is_struck(one, style_of(one)) for one in (element, *element.iterancestors()))
        inner.blocks(element, depth, Run("", struck=struck))
        self.reading.take_over(replace(inner.reading, elements=[]))
        self.beside += [one for one in inner.reading.elements if isinstance(one, Footnote | Picture)]
        return _joined(inner.reading)

    def finish(self) -> None:
        for warning in self.shown.warnings():
            self.reading.warn(warning)


def _joined(reading: Reading) -> Runs:
    runs: list[Run] = []
    for element in reading.elements:
        runs += [*_cell_runs(element), Run(LINE_BREAK)]
    return tidy(runs)


def _cell_runs(element: object) -> Iterator[Run]:
    match element:
        case Line(runs, _level, marker):
            yield Run(f"{marker} " if marker else "")
            yield from runs
        case Table():
            yield from lines_of_table(element)


def _own_rows(table: Element) -> list[Element]:
    """The rows of a table and not of one in it, its head above and its foot below them."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    return sorted(rows, key=lambda row: {"thead": 0, "tfoot": 2}.get(_section(row), 1))


def _section(row: Element) -> str:
    return next((str(one.tag) for one in row.iterancestors("thead", "tbody", "tfoot", "table")), "")


def _heads_a_part(element: Element) -> bool:
    """Whether a head or foot is that of an article in the text, and not that of the page."""
    return element.tag != "nav" and next(element.iterancestors("main", "article"), None) is not None


def _lines(runs: Runs) -> Iterator[Runs]:
    """The paragraphs in what a page writes as one: parted by an empty line, or by a number or a designation
    at the start of a line.
    """
    line: list[Run] = []
    for piece in _at_breaks(runs):
        words = plain_runs(piece)
        if line and (not words.strip() or split_marker(words)[0] or find_label(words)):
            yield tidy(line)
            line = []
        line += [Run(LINE_BREAK), *piece] if line else piece
    yield tidy(line)


def _at_breaks(runs: Runs) -> Iterator[list[Run]]:
    piece: list[Run] = []
    for run in runs:
        first, *others = run.text.split(LINE_BREAK)
        piece.append(replace(run, text=first))
        for words in others:
            yield piece
            piece = [replace(run, text=words)]
    yield piece


def _has_number(marker: str) -> bool:
    return any(map(str.isalnum, marker))


def _embedded(address: str) -> bytes:
    """The bytes of a picture that stands in the page itself."""
    found = EMBEDDED.fullmatch(address)
    try:
        return base64.b64decode(found[1], validate=False) if found else b""
    except (binascii.Error, ValueError):
        return b""


def _spans(cell: Element) -> tuple[int, int]:
    columns, rows = (whole_number(cell.get(side), 1, MAX_SPAN) or 1 for side in ("colspan", "rowspan"))
    return columns, rows
