"""A whole version as a Word file: the text itself with real headings, footnotes and tables; what it is worth
stands in the furniture around it, so that the words of the file are the words of the version."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Cm, Emu
from lxml.etree import _Element as Element

from documents.renditions.edition import Edition
from documents.renditions.pictures import as_png, printable
from documents.renditions.structure import DEEPEST, WITHOUT_DESCRIPTION, NoteReferences, linked
from documents.renditions.typeset.layout import heading_levels
from documents.renditions.word.file import WordFile
from documents.renditions.word.table import table
from documents.renditions.word.xml import element, flag, hanging, paragraph, run_element, storable, style
from documents.text import Block, Footnote, Item, Paragraph, Picture, Run, Runs, Table, Unit
from documents.text.dutch import day
from documents.text.grid import grid
from documents.text.note_marks import heading_pieces

WIDEST, TALLEST = Cm(15), Cm(20)


def version_docx(edition: Edition) -> bytes:
    """The version as a Word file. Equal editions give equal bytes."""
    file = WordFile(title=edition.title, dated=edition.determined_on, author=edition.publisher)
    file.set_furniture(
        header=f"{edition.title}, {edition.name}",
        footer=f"Controlegetal {edition.digest[:12]}" if edition.digest else "",
        first_footer=_facts(edition),
    )
    if not any(unit.level == 0 and unit.title for unit in edition.text.units):
        file.add(paragraph([run_element(edition.title)], [style("Title")]))
    units, bookmarks = edition.text.units, _bookmarks(edition)
    for unit, level in zip(units, heading_levels(units), strict=True):
        _WordUnitWriter(file, edition, unit, bookmarks).write(level)
    return file.content()


def _facts(edition: Edition) -> Iterator[str]:
    of = f" Van: {edition.publisher}." if edition.publisher else ""
    yield f"{edition.name.capitalize()}, vastgesteld op {day(edition.determined_on)}.{of}"
    yield f"Stand bij het maken van dit bestand: {edition.status}"
    if edition.url:
        yield f"Vast adres: {edition.url}"
    if edition.digest:
        yield f"Controlegetal (SHA-256): {edition.digest}"
    if edition.attachments:
        yield f"Bijlagen: {'; '.join(edition.attachments)}."


def _bookmarks(edition: Edition) -> dict[str, int]:
    return dict(zip((unit.key for unit in edition.text.units if unit.title), count(1), strict=False))


class _WordUnitWriter:
    def __init__(self, file: WordFile, edition: Edition, unit: Unit, bookmarks: dict[str, int]) -> None:
        self.file = file
        self.edition = edition
        self.unit = unit
        self.bookmarks = bookmarks
        self.references = NoteReferences(unit)

    def write(self, level: int) -> None:
        if self.unit.title:
            self.file.add(self._title(level))
        for block in self.unit.blocks:
            self._add(block)
        for number, note in enumerate(self.references.footnotes, 1):
            if not self.references.is_referred(number):
                self._add_loose(note)

    def _title(self, level: int) -> Element:
        number = self.bookmarks[self.unit.key]
        start = element("w:bookmarkStart", id=number, name=f"onderdeel_{number}")
        named = style(f"Heading{level}" if level else "Title")
        end = element("w:bookmarkEnd", id=number)
        return paragraph([start, *self._title_runs(), end], [named])

    def _title_runs(self) -> Iterator[Element]:
        """The title, with the notes to which the heading refers."""
        if not any(note for _words, note in heading_pieces(self.unit)):
            yield run_element(self.unit.title)
            return
        yield run_element(f"{self.unit.label} ".lstrip())
        for words, number in heading_pieces(self.unit):
            if number:
                note = self.references.footnotes[number - 1]
                yield self.file.add_footnote(self._runs(note.runs, in_note=True), note.marker)
            elif words:
                yield run_element(words)

    def _add(self, block: Block) -> None:
        match block:
            case Paragraph(runs):
                self.file.add(paragraph(self._runs(runs)))
            case Item(marker, runs, level):
                start = run_element(f"{marker}\t") if marker else run_element("")
                self.file.add(paragraph([start, *self._runs(runs)], [hanging(min(level, DEEPEST))]))
            case Table() if block.rows:
                self.file.add(table(grid(block), self._cell))
                self.file.add(paragraph([]))
            case Picture():
                self._add_picture(block)

    def _cell(self, runs: Runs, header: bool) -> Element:
        shown = tuple(_bold(run_element) for run_element in runs) if header else runs
        return paragraph(self._runs(shown), [style("TableText")])

    def _add_loose(self, note: Footnote) -> None:
        self.file.add(
            paragraph(
                [run_element(f"{note.marker} "), *self._runs(note.runs, in_note=True)],
                [style("FootnoteText")],
            )
        )

    def _runs(self, runs: Runs, *, in_note: bool = False) -> Iterator[Element]:
        for address, group in linked(runs):
            shown = [self._run(one, in_note=in_note) for one in group]
            if address.startswith("#"):
                yield from self._inner_link(address[1:], shown)
            elif address:
                yield self.file.link(address, shown, in_note=in_note)
            else:
                yield from shown

    def _inner_link(self, key: str, shown: list[Element]) -> Iterator[Element]:
        number = self.bookmarks.get(key)
        yield from [element("w:hyperlink", shown, anchor=f"onderdeel_{number}")] if number else shown

    def _run(self, given: Run, *, in_note: bool) -> Element:
        reference = self.references.of(given) if given.note and not in_note else None
        if reference and reference.turn == 1:
            note = self.references.footnotes[reference.note - 1]
            return self.file.add_footnote(self._runs(note.runs, in_note=True), given.text)
        return run_element(given.text, _dress(given))

    def _add_picture(self, picture: Picture) -> None:
        description = storable(picture.description or WITHOUT_DESCRIPTION)
        content = _picture(self.edition, picture.digest)
        if content is None:
            self.file.add(paragraph([run_element(f"[{description}]", flag("w:i", on=True))]))
            return
        shown = self.file.document.add_paragraph()
        try:
            drawn = shown.add_run().add_picture(io.BytesIO(content))
        except UnrecognizedImageError:
            drawn = shown.add_run().add_picture(io.BytesIO(as_png(content)))
        scale = min(1, WIDEST / drawn.width, TALLEST / drawn.height)
        drawn.width, drawn.height = Emu(drawn.width * scale), Emu(drawn.height * scale)
        drawn._inline.docPr.set("descr", description)


def _picture(edition: Edition, digest: str) -> bytes | None:
    try:
        found = printable(edition.picture(digest))
    except KeyError:
        return None
    return found.content if found else None


def _bold(given: Run) -> Run:
    return replace(given, bold=True)


def _dress(given: Run) -> list[Element]:
    place = "superscript" if given.note or given.raised else "subscript" if given.lowered else ""
    shifted = [element("w:vertAlign", val=place)] if place else []
    colour = [element("w:color", val="1F3F66"), element("w:u", val="single")] if given.href else []
    worn = [("w:b", given.bold), ("w:i", given.italic), ("w:strike", given.struck)]
    return [*(one for tag, on in worn for one in flag(tag, on=on)), *colour, *shifted]
