"""A Word file (.docx) as a stream of lines: the text as it reads with all tracked changes accepted."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from documents.reading.blanks import Blanks
from documents.reading.filetypes import DOCX, HTML, media_type_of
from documents.reading.package import BROKEN, Element, Package, whole_number
from documents.reading.pictures import absent_picture, keep_picture
from documents.reading.recognition.labels import find_label
from documents.reading.stream import TRACKED, Line, Reading, UnreadableFile, lines_of_table
from documents.reading.web.html import read_html
from documents.reading.word.controls import note_placeholders
from documents.reading.word.fields import Fields
from documents.reading.word.notes import BY_PAGE, NoteMarkers
from documents.reading.word.numbering import Numbering
from documents.reading.word.runs import (
    DRAWING,
    NoteFound,
    ParagraphContent,
    R,
    RunReader,
    newest_drawing,
    words_below,
)
from documents.reading.word.styles import Style, Styles, W, toggled, value
from documents.reading.word.tables import TableRows, blocks_of, cells_of, grid_widths, rows_of
from documents.text import LINE_BREAK, Footnote, Run, Runs, Table, TableCell, plain_runs
from documents.text.normal_form import cut, tidy

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LARGER = 1.2
SUBDOCUMENT = (
    "Dit bestand verwijst naar een ander bestand, waarvan de tekst niet is gelezen. Voeg die tekst zelf toe."
)
CHARTS = ("chart", "chartEx")
ABSENT_DRAWING = "Een schema of grafiek staat niet in het bestand zelf. Voeg de inhoud toe in het concept."
CHART = "In dit bestand staat een grafiek. Bewaar haar als afbeelding en voeg haar toe in het concept."
BOXED = "In dit bestand staan tekstvakken. Hun tekst staat nu onder de alinea erbij. Controleer de plaats."


def read_docx(content: bytes) -> Reading:
    package = Package(content)
    document = _main_part(package)
    root = package.xml(document)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadableFile("broken", BROKEN)
    reader = _DocxReader(package, document, body)
    reader.blocks(body)
    reader.finish()
    return reader.reading


class _DocxReader:
    """Walks one Word file. `carried` holds the runs of a paragraph that the next one continues."""

    def __init__(self, package: Package, part: str, body: Element) -> None:
        self.package = package
        self.part = part
        self.relations = package.relations(part)
        self.styles = Styles(self._beside_part("styles"))
        self.numbering = Numbering(self._beside_part("numbering"))
        self.notes = {kind: self._notes(f"{kind}s") for kind in ("footnote", "endnote")}
        self.comments = self._beside_part("comments")
        self.commented: dict[str, int] = {}
        targets = {key: target for key, (_kind, target, outside) in self.relations.items() if outside}
        self.blanks = Blanks()
        markers = NoteMarkers(body, self._beside_part("settings"))
        self.runs = RunReader(self.styles, targets, markers, Fields(body, self.blanks))
        note_placeholders(body, self.blanks)
        self.reading = Reading()
        self.carried: list[Run] = []
        self.body_size = self._body_size(body)

    def _beside_part(self, kind: str) -> Element | None:
        """The part of this kind that goes with the document, wherever the file keeps it."""
        folder = self.part.rsplit("/", 1)[0]
        named = (target for one, target, outside in self.relations.values() if one == kind and not outside)
        return self.package.xml(next(named, f"{folder}/{kind}.xml"))

    def _notes(self, kind: str) -> dict[str, Element]:
        root = self._beside_part(kind)
        return {} if root is None else {note.get(f"{W}id", ""): note for note in root}

    def _body_size(self, body: Element) -> int:
        sizes: dict[int, int] = {}
        for paragraph in body.iter(f"{W}p"):
            size = self._size(paragraph, self._style(paragraph))
            sizes[size] = sizes.get(size, 0) + len(words_below(paragraph))
        return max(sizes, key=lambda size: sizes[size], default=self.styles.size)

    def _size(self, paragraph: Element, style: Style) -> int:
        """The smallest letter of a paragraph, in half points."""
        general = style.size or self.styles.size
        sizes = []
        for run in paragraph.iter(f"{W}r"):
            if any((text.text or "").strip() for text in run.iter(f"{W}t")):
                own = value(run.find(f"{W}rPr/{W}sz"), "")
                sizes.append(int(own) if own.isdigit() else general)
        return min(sizes, default=general)

    def _style(self, paragraph: Element) -> Style:
        return self.styles.style(value(paragraph.find(f"{W}pPr/{W}pStyle"), ""))

    def blocks(self, parent: Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._end_carried()
                self._table(child)
            elif child.tag == f"{W}sdt" and _is_contents(child):
                self.reading.leave_out_contents(words_below(child))
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
                self.blocks(child)
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                self.reading.leave_out(words_below(child), "doorgehaald")
            elif child.tag == f"{MC}AlternateContent":
                self.blocks(newest_drawing(child))
            elif child.tag == f"{W}altChunk":
                self._set_in(child.get(f"{R}id", ""))
            elif child.tag == f"{W}subDoc":
                self.reading.warn(SUBDOCUMENT)

    def _paragraph(self, paragraph: Element) -> None:
        style = self._style(paragraph)
        runs, found = self.runs.read(paragraph, style)
        if style.contents:
            found.contents.append(plain_runs(runs))
            runs = []
        if contents := "".join(found.contents).strip():
            self.reading.leave_out_contents(contents)
        if _goes_on(paragraph):
            self.carried += runs
            self._beside(found)
            return
        tidied = tidy([*self.carried, *runs])
        self.carried = []
        marker = "" if style.contents else self._marker(paragraph, style)
        if tidied or find_label(marker):
            self.reading.elements.append(self._line(paragraph, style, tidied, marker))
        self._beside(found)

    def _end_carried(self) -> None:
        """Words whose paragraph lost its end stay a paragraph where none follows."""
        if carried := tidy(self.carried):
            self.reading.elements.append(Line(carried))
        self.carried = []

    def _set_in(self, key: str) -> None:
        """Another file that is set into this one comes at its place."""
        _kind, target, outside = self.relations.get(key, ("", "", True))
        content = None if outside else self.package.bytes_of(target)
        try:
            media_type = media_type_of(content or b"", target)
        except UnreadableFile:
            media_type = ""
        if content and media_type in (DOCX, HTML):
            found = read_docx(content) if media_type == DOCX else read_html(content)
            self.reading.take_over(found)
        else:
            self.reading.warn(SUBDOCUMENT)

    def _line(self, paragraph: Element, style: Style, runs: Runs, marker: str) -> Line:
        outline = value(paragraph.find(f"{W}pPr/{W}outlineLvl"), "")
        level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else style.level
        large = self._size(paragraph, style) >= LARGER * self.body_size
        if level is not None and style.bold:
            runs = tidy(replace(run, bold=False) for run in runs)
        return Line(runs, level, marker, large=large)

    def _marker(self, paragraph: Element, style: Style) -> str:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        key, depth = style.number or ("", 0)
        if own is not None:
            key = value(own.find(f"{W}numId"), key)
        depth = self.numbering.depth_of(key, style.lineage, depth)
        if own is not None:
            depth = whole_number(value(own.find(f"{W}ilvl"), ""), depth)
        return self.numbering.marker(key, depth) if key and key != "0" else ""

    def _beside(self, found: ParagraphContent) -> None:
        """What a paragraph holds beside its words comes after it."""
        last = max(len(self.reading.elements) - 1, 0)
        self.commented |= {key: last for key in found.comments if key not in self.commented}
        for note in found.notes:
            self._note(note)
        for key, description in found.pictures:
            self._picture(key, description)
        for words, why in found.deleted:
            self.reading.leave_out(words, why)
        for key in found.drawings:
            self._drawing(key)
        for words in found.drawn_words:
            self.reading.leave_out(words, "letters als tekening (WordArt)")
        self.reading.leave_out("".join(found.hidden), "verborgen tekst")
        if found.inserted or found.deleted:
            self.reading.warn(TRACKED)
        for box in found.boxes:
            self.reading.warn(BOXED)
            self.blocks(box)

    def _note(self, found: NoteFound) -> None:
        note = self.notes[found.kind].get(found.key)
        if note is not None:
            runs = self._joined(note.iter(f"{W}p"))
            if found.own and plain_runs(runs).startswith(found.marker):  # the words repeat it
                runs = tidy(cut(runs, len(found.marker)))
            self.reading.elements.append(Footnote(found.marker, runs))

    def _joined(self, paragraphs: Iterable[Element]) -> Runs:
        """Several paragraphs as the lines of one block, their numbers written out."""
        runs: list[Run] = []
        for paragraph in paragraphs:
            style = self._style(paragraph)
            own, found = self.runs.read(paragraph, style)
            ends = not _goes_on(paragraph)
            marker = self._marker(paragraph, style) if ends else ""
            if marker and plain_runs(own).strip():
                own.insert(0, Run(f"{marker} "))
            runs += [*own, Run(LINE_BREAK)] if ends else own
            if contents := "".join(found.contents).strip():
                self.reading.leave_out_contents(contents)
            self._beside(replace(found, boxes=[]))
            for box in found.boxes:
                runs += [Run(words_below(box)), Run(LINE_BREAK)]
        return tidy(runs)

    def _table(self, table: Element) -> None:
        before = len(self.reading.elements)
        found = self._read_table(table)
        beside = self.reading.elements[before:]
        del self.reading.elements[before:]
        if any(cell.runs for row in found.rows for cell in row):
            self.reading.elements.append(found)
        self.reading.elements.extend(beside)

    def _read_table(self, table: Element) -> Table:
        """The grid as it is shown when all changes are accepted."""
        rows = TableRows(grid_widths(table))
        heads = 0
        for row in rows_of(table):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.reading.leave_out(words_below(row), "doorgehaald")
                self.reading.warn(TRACKED)
                continue
            if toggled(row.find(f"{W}trPr/{W}hidden")):
                self.reading.leave_out(words_below(row), "verborgen tekst")
                continue
            if row.find(f"{W}trPr/{W}ins") is not None:
                self.reading.warn(TRACKED)
            if toggled(row.find(f"{W}trPr/{W}tblHeader")) and heads == len(rows.rows):
                heads += 1
            rows.begin(row)
            for cell in cells_of(row):
                self._put_cell(cell, rows)
        return Table(tuple(map(tuple, rows.rows)), heads or _bold_head(rows.rows))

    def _put_cell(self, cell: Element, rows: TableRows) -> None:
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            self.reading.leave_out(words_below(cell), "doorgehaald")
            self.reading.warn(TRACKED)
            return
        if any(cell.find(f"{W}tcPr/{W}{name}") is not None for name in ("cellIns", "cellMerge")):
            self.reading.warn(TRACKED)
        rows.put(cell, self._cell(cell))

    def _cell(self, cell: Element) -> Runs:
        """All that a cell holds as the lines of one block, a row of a table in it on one line."""
        runs: list[Run] = []
        for kind, group in groupby(blocks_of(cell), key=lambda one: one.tag):
            if kind == f"{W}p":
                runs += [*self._joined(group), Run(LINE_BREAK)]
            else:
                for inner in map(self._read_table, group):
                    runs += lines_of_table(inner)
        return tidy(runs)

    def _picture(self, key: str, description: str) -> None:
        _kind, target, outside = self.relations.get(key, ("", "", True))
        content = None if outside else self.package.bytes_of(target)
        if content is None:
            self.reading.warn(absent_picture(description))
            return
        name = target.rsplit("/", 1)[-1]
        if block := keep_picture(self.reading, content, name=name, description=description):
            self.reading.elements.append(block)

    def _drawing(self, key: str) -> None:
        """A scheme or a chart: the words of a scheme are text, those of a chart are named."""
        kind, target, outside = self.relations.get(key, ("", "", True))
        root = None if outside else self.package.xml(target)
        if root is None:
            self.reading.warn(ABSENT_DRAWING)
            return
        paragraphs = ("".join(one.itertext(f"{DRAWING}t")) for one in root.iter(f"{DRAWING}p"))
        lines = [words for one in paragraphs if (words := " ".join(one.split()))]
        if kind in CHARTS:
            self.reading.warn(CHART)
            self.reading.leave_out(" ".join(lines), "tekst in een grafiek")
            return
        self.reading.warn(BOXED)
        self.reading.elements += [Line((Run(words),)) for words in lines]

    def finish(self) -> None:
        """What stands outside the running text: headers and footers, comments, the title in the file's
        properties.
        """
        self._end_carried()
        for warning in (*self.blanks.warnings(), *self.runs.warnings()):
            self.reading.warn(warning)
        if self.runs.note_markers.by_page:
            self.reading.warn(BY_PAGE)
        for kind in ("header", "footer"):
            parts = sorted(
                {target for one, target, outside in self.relations.values() if one == kind and not outside}
            )
            shown = {
                words
                for part in parts
                if (root := self.package.xml(part)) is not None and (words := words_below(root))
            }
            for words in sorted(shown):
                self.reading.leave_out(words, "koptekst" if kind == "header" else "voettekst")
        if self.comments is not None:
            for comment in self.comments:
                place = self.commented.get(comment.get(f"{W}id", ""), 0)
                self.reading.comment(words_below(comment), comment.get(f"{W}author", ""), place)
        properties = self.package.xml("docProps/core.xml")
        title = properties.find("{http://purl.org/dc/elements/1.1/}title") if properties is not None else None
        self.reading.title = (title.text or "").strip() if title is not None else ""


def _main_part(package: Package) -> str:
    """The part that holds the text: the one that the file says, else the one with the usual name."""
    named = (target for kind, target, _ in package.relations("").values() if kind == "officeDocument")
    usual = (name for name in sorted(package.names) if name.endswith("word/document.xml"))
    return next((name for name in (*named, *usual) if name in package.names), "")


def _goes_on(paragraph: Element) -> bool:
    """Whether the next paragraph continues this one: its end was deleted or moved away, or it is the large
    first letter of a word (a drop cap).
    """
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    went = mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    return went or (frame is not None and frame.get(f"{W}dropCap", "none") != "none")


def _is_contents(block: Element) -> bool:
    gallery = value(block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"), "")
    return gallery == "Table of Contents"


def _bold_head(rows: list[list[TableCell]]) -> int:
    first = [run for cell in rows[0] for run in cell.runs]
    return int(len(rows) > 1 and bool(first) and all(run.bold for run in first))
