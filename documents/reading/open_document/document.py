"""An ODT file as a stream of lines: the text as it reads with all tracked changes accepted."""

from collections.abc import Iterator
from dataclasses import replace

from documents.reading.blanks import Blanks
from documents.reading.open_document.forms import FIELD, WITH_WORDS, ShownInOdt
from documents.reading.open_document.hidden import hidden_words, is_hidden, is_hidden_paragraph
from documents.reading.open_document.lists import DEPTHS, Counter, Lists
from documents.reading.open_document.notes import marks_once, without_raised_mark
from documents.reading.open_document.styles import STYLE, TEXT, OdtStyles
from documents.reading.package import BROKEN, MAX_SPAN, Element, Package, whole_number
from documents.reading.pictures import absent_picture, keep_picture
from documents.reading.recognition.labels import find_label
from documents.reading.sign_fonts import shown_in, unread_sign
from documents.reading.stream import TRACKED, Line, Reading, UnreadableFile, lines_of_table, safe_href
from documents.text import LINE_BREAK, Footnote, Picture, Run, Runs, Table, TableCell
from documents.text.normal_form import tidy

MATH = "{http://www.w3.org/1998/Math/MathML}"
BETWEEN = {f"{MATH}mfrac": "/", f"{MATH}msup": "^", f"{MATH}msub": "_"}
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"

INDEXES = {
    f"{TEXT}{name}"
    for name in (
        "table-of-content",
        "alphabetical-index",
        "illustration-index",
        "object-index",
        "table-index",
        "user-index",
    )
}
GROUPS = {f"{TEXT}{name}" for name in ("section", "list-header", "bibliography", "index-body", "index-title")}
MAX_SPACES = 200
HIDDEN = "verborgen tekst"
UNREAD_FIELD = (
    "Een veld heeft geen tekst in het bestand: “{}”. Kijk in LibreOffice wat daar staat, en voeg het "
    "toe in het concept."
)


def read_odt(content: bytes) -> Reading:
    package = Package(content)
    manifest = package.bytes_of("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise UnreadableFile(
            "encrypted",
            "Dit ODT-bestand is beveiligd met een wachtwoord. Bewaar het in LibreOffice zonder wachtwoord "
            "en bied het opnieuw aan.",
        )
    root = package.xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if body is None:
        raise UnreadableFile("broken", BROKEN)
    reader = _OdtReader(package, OdtStyles(package.xml("styles.xml"), root), ShownInOdt(body, Blanks()))
    reader.blocks(body)
    reader.finish()
    return reader.reading


class _OdtReader:
    """Walks one ODT file. `beside` holds what comes after the paragraph it stands in: notes, drawings; `held`
    what comes after the table it stands in.
    """

    def __init__(self, package: Package, styles: OdtStyles, shown: ShownInOdt) -> None:
        self.package = package
        self.shown = shown
        self.font = ""
        self.unread_fonts: dict[str, None] = {}
        self.styles = styles
        self.reading = Reading()
        self.headings = Counter(styles.outline)
        self.lists = Lists(styles)
        self.beside: list[Element] = []
        self.held: list[Footnote | Picture] = []

    def blocks(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if isinstance(tag, str) and is_hidden(child):
                self.leave_out_hidden(child)
            elif tag == f"{TEXT}p":
                self.paragraph(child)
            elif tag == f"{TEXT}h":
                self.heading(child)
            elif tag == f"{TEXT}list":
                self.list(child, None, 1)
            elif tag == f"{TABLE}table":
                self.table(child)
            elif tag in INDEXES:
                for line in child.iter(f"{TEXT}p"):
                    self.reading.leave_out_contents(_plain(line))
            elif tag == f"{TEXT}tracked-changes":
                self.tracked(child)
            elif tag == f"{TEXT}numbered-paragraph":
                depth = child.get(f"{TEXT}level", "1")
                marker = self.lists.of_paragraph(child).marker(int(depth) if depth.isdigit() else 1)
                for own in child:
                    self.item(own, marker)
            elif tag in GROUPS:
                self.blocks(child)
            elif isinstance(tag, str) and tag.startswith(DRAW):
                self.drawn(child)

    def leave_out_hidden(self, part: Element) -> None:
        lines = list(part.iter(f"{TEXT}p", f"{TEXT}h"))
        self.reading.leave_out(" ".join(map(_plain, lines)) or _plain(part), HIDDEN)

    def tracked(self, changes: Element) -> None:
        for region in changes:
            self.reading.warn(TRACKED)
            for deleted in region.iter(f"{TEXT}deletion"):
                words = " ".join(_plain(one) for one in deleted.iter(f"{TEXT}p", f"{TEXT}h"))
                self.reading.leave_out(words, "doorgehaald")

    def heading(self, heading: Element) -> None:
        depth = heading.get(f"{TEXT}outline-level", "1")
        level = int(depth) if depth.isdigit() else 1
        numbered = level in self.styles.outline and heading.get(f"{TEXT}is-list-header") != "true"
        if self.styles.without_number(heading.get(f"{TEXT}style-name", "")):
            numbered = False
        marker = self.headings.marker(level, heading.get(f"{TEXT}start-value", "")) if numbered else ""
        self.line(heading, level=level, marker=marker)

    def paragraph(self, paragraph: Element, marker: str = "") -> None:
        style = paragraph.get(f"{TEXT}style-name", "")
        level = 0 if self.styles.is_title(style) else self.styles.outline_level(style)
        self.line(paragraph, level=level, marker=marker)

    def line(self, paragraph: Element, *, level: int | None, marker: str) -> None:
        if is_hidden_paragraph(paragraph) or self.styles.is_hidden(paragraph.get(f"{TEXT}style-name", "")):
            self.reading.leave_out(_plain(paragraph), HIDDEN)
            return
        runs = tidy(self.runs_of(paragraph))
        if level is not None:
            runs = tidy(replace(run, bold=False) for run in runs)
        if runs or find_label(marker):
            self.reading.elements.append(Line(runs, level, marker))
        self.after()

    def after(self) -> None:
        beside, self.beside = self.beside, []
        for element in beside:
            if element.tag == f"{TEXT}note":
                body = element.find(f"{TEXT}note-body")
                mark = _citation(element)
                self.reading.elements.append(Footnote(mark, without_raised_mark(self.joined(body), mark)))
                self.let_go()
            else:
                self.drawn(element)

    def let_go(self) -> None:
        self.reading.elements += self.held
        self.held = []

    def list(self, element: Element, outer: Counter | None, depth: int) -> None:
        counter = self.lists.of_list(element, outer)
        for item in element:
            first = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    self.list(child, counter, min(depth + 1, DEPTHS))
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    start = item.get(f"{TEXT}start-value", "")
                    self.item(child, counter.marker(depth, start) if first else "")
                    first = False
                else:
                    self.blocks([child])

    def item(self, child: Element, marker: str) -> None:
        if child.tag == f"{TEXT}h":
            level = child.get(f"{TEXT}outline-level", "1")
            self.line(child, level=int(level) if level.isdigit() else 1, marker=marker)
        else:
            self.paragraph(child, marker)

    def joined(self, parent: Element | None) -> Runs:
        """All that a cell or a note holds as the lines of one block; its notes and pictures are held."""
        outer, self.reading.elements = self.reading.elements, []
        if parent is not None:
            self.blocks(parent)
        inner, self.reading.elements = self.reading.elements, outer
        runs: list[Run] = []
        for element in inner:
            match element:
                case Line(own, _level, marker):
                    runs += [Run(f"{marker} " if marker else ""), *own, Run(LINE_BREAK)]
                case Table():
                    runs += lines_of_table(element)
                case Footnote() | Picture():
                    self.held.append(element)
        return tidy(runs)

    def runs_of(self, paragraph: Element) -> Iterator[Run]:
        style = paragraph.get(f"{TEXT}style-name", "")
        self.font = self.styles.font(style)
        yield from marks_once(self.pieces(paragraph, self.dressed(Run(""), style)))

    def dressed(self, dress: Run, style: str) -> Run:
        shift, struck = self.styles.shift(style), self.styles.is_struck(style)
        return replace(
            dress,
            bold=dress.bold or self.styles.is_bold(style),
            italic=dress.italic or self.styles.is_italic(style),
            struck=dress.struck if struck is None else struck,
            raised=shift == "super" if shift else dress.raised,
            lowered=shift == "sub" if shift else dress.lowered,
        )

    def pieces(self, parent: Element, dress: Run) -> Iterator[Run]:
        yield replace(dress, text=self.letters(parent.text))
        for child in parent:
            yield from self.piece(child, dress)
            yield replace(dress, text=self.letters(child.tail))

    def letters(self, raw: str | None) -> str:
        """The words as they are shown: in a font of signs a letter is another sign."""
        return shown_in(self.font, _spaced(raw), self.unread_fonts)

    def piece(self, child: Element, dress: Run) -> Iterator[Run]:
        tag = child.tag
        if tag == f"{TEXT}span":
            yield from self.span(child, dress)
        elif tag == f"{TEXT}a":
            yield from self.pieces(child, replace(dress, href=safe_href(child.get(f"{XLINK}href", ""))))
        elif tag in (f"{TEXT}tab", f"{TEXT}s"):
            count = child.get(f"{TEXT}c", "1")
            yield replace(dress, text=" " * min(int(count) if count.isdigit() else 1, MAX_SPACES))
        elif tag == f"{TEXT}line-break":
            yield replace(dress, text=LINE_BREAK)
        elif isinstance(tag, str) and is_hidden(child):
            self.reading.leave_out(hidden_words(child), HIDDEN)
        elif tag == f"{TEXT}note":
            self.beside.append(child)
            yield Run(_citation(child), note=True)
        elif tag == f"{DRAW}control":
            yield replace(dress, text=self.shown.control(child.get(f"{DRAW}control", "")))
        elif tag == f"{FIELD}fieldmark":
            yield replace(dress, text=self.shown.mark(child))
        elif tag == f"{TEXT}variable-set" and child.get(f"{TEXT}display") == "none":
            self.reading.leave_out(_plain(child), "verborgen tekst")
        elif tag in WITH_WORDS and not _plain(child):
            yield replace(dress, text=self.shown.field(child))
        elif isinstance(tag, str) and tag.startswith(DRAW):
            if words := self.formula(child):
                yield replace(dress, text=words)
            else:
                self.beside.append(child)
        elif tag == f"{OFFICE}annotation":
            words = " ".join(_plain(one) for one in child.iter(f"{TEXT}p"))
            author = "".join(child.itertext("{http://purl.org/dc/elements/1.1/}creator"))
            self.reading.comment(words, author, len(self.reading.elements))
        elif isinstance(tag, str) and tag != f"{TEXT}script":
            self.shown.note_question(child)
            yield from self.pieces(child, dress)

    def span(self, span: Element, dress: Run) -> Iterator[Run]:
        style = span.get(f"{TEXT}style-name", "")
        if self.styles.is_hidden(style):
            self.reading.leave_out(_plain(span), HIDDEN)
            return
        outer, self.font = self.font, self.styles.font(style) or self.font
        yield from self.pieces(span, self.dressed(dress, style))
        self.font = outer

    def formula(self, frame: Element) -> str:
        """The words of a formula, which is a file of its own."""
        found = frame.find(f"{DRAW}object")
        name = "" if found is None else found.get(f"{XLINK}href", "").removeprefix("./")
        root = self.package.xml(f"{name}/content.xml") if name else None
        return _math_words(root) if root is not None and root.tag == f"{MATH}math" else ""

    def drawn(self, element: Element) -> None:
        """A drawing: a picture, or a shape with words in it."""
        if element.tag == f"{DRAW}frame":
            self.frame(element)
        elif element.tag == f"{DRAW}control":
            words = self.shown.control(element.get(f"{DRAW}control", ""))
            self.reading.elements += [Line((Run(words),))] if words else []
        else:
            self.blocks(element)

    def frame(self, frame: Element) -> None:
        if words := self.formula(frame):
            self.reading.elements.append(Line((Run(words),)))
            return
        for child in frame:
            if child.tag == f"{DRAW}text-box":
                self.blocks(child)
            elif child.tag == f"{DRAW}image":
                self.picture(frame, child.get(f"{XLINK}href", ""))
                return

    def picture(self, frame: Element, name: str) -> None:
        content = self.package.bytes_of(name)
        described = (frame.find(f"{SVG}{one}") for one in ("desc", "title"))
        description = next((words for one in described if one is not None and (words := _plain(one))), "")
        if content is None:
            self.reading.warn(absent_picture(description))
            return
        if block := keep_picture(
            self.reading, content, name=name.rsplit("/", 1)[-1], description=description
        ):
            self.reading.elements.append(block)

    def table(self, table: Element) -> None:
        headed = table.findall(f"{TABLE}table-header-rows/{TABLE}table-row")
        heads = sum(_repeated(row, "rows") for row in headed if not is_hidden(row))
        own = [row for row in table.iter(f"{TABLE}table-row") if _nearest_table(row) is table]
        for row in filter(is_hidden, own):
            self.leave_out_hidden(row)
        seen = [row for row in own if not is_hidden(row)]
        read = tuple(cells for row in seen for cells in [self.row(row)] * _repeated(row, "rows"))
        if any(cell.runs for row in read for cell in row):
            self.reading.elements.append(Table(read, heads))
        self.let_go()

    def row(self, row: Element) -> tuple[TableCell, ...]:
        cells: list[TableCell] = []
        for cell in row.iter(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            if _nearest_table(cell) is not _nearest_table(row):
                continue
            if cell.tag == f"{TABLE}covered-table-cell":
                self.reading.leave_out(_plain(cell), "onder een samengevoegde cel")
                continue
            columns, rows = (
                whole_number(cell.get(f"{TABLE}number-{side}-spanned"), 1, MAX_SPAN) or 1
                for side in ("columns", "rows")
            )
            cells += [TableCell(self.joined(cell), columns, rows)] * _repeated(cell, "columns")
        return tuple(cells)

    def finish(self) -> None:
        """Headers, footers and the title in the file's properties stand outside the running text."""
        for warning in self.shown.blanks.warnings():
            self.reading.warn(warning)
        for name in self.shown.unread:
            self.reading.warn(UNREAD_FIELD.format(name))
        for font in self.unread_fonts:
            self.reading.warn(unread_sign(font))
        styles = self.package.xml("styles.xml")
        shown: dict[str, str] = {}
        for kind, why in (("header", "koptekst"), ("footer", "voettekst")):
            for part in (
                styles.iter(f"{STYLE}{kind}", f"{STYLE}{kind}-left", f"{STYLE}{kind}-first")
                if styles is not None
                else ()
            ):
                shown[" ".join(_plain(one) for one in part.iter(f"{TEXT}p"))] = why
        for words, why in shown.items():
            self.reading.leave_out(words, why)
        meta = self.package.xml("meta.xml")
        title = meta.find(".//{http://purl.org/dc/elements/1.1/}title") if meta is not None else None
        self.reading.title = (title.text or "").strip() if title is not None else ""


def _repeated(element: Element, side: str) -> int:
    """How often a row or a cell stands there."""
    return whole_number(element.get(f"{TABLE}number-{side}-repeated"), 1, MAX_SPAN) or 1


def _nearest_table(element: Element) -> Element | None:
    return next(element.iterancestors(f"{TABLE}table"), None)


def _citation(note: Element) -> str:
    citation = note.find(f"{TEXT}note-citation")
    return "" if citation is None else _plain(citation)


def _spaced(raw: str | None) -> str:
    """White space in the XML of an ODT is one space, as its standard says."""
    return " ".join(f"_{raw}_".split())[1:-1] if raw else ""


def _plain(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _math_words(element: Element) -> str:
    """MathML on one line: a fraction as "1/2", a power as "x^2"; the source kept beside it is left out."""
    parts = [(element.text or "").strip()]
    parts += [_math_words(child) for child in element if child.tag != f"{MATH}annotation"]
    return BETWEEN.get(element.tag, "").join(filter(None, parts))
