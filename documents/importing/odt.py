"""An ODT file as a stream of lines: the text as it reads with all tracked changes accepted."""

from collections.abc import Iterator
from dataclasses import replace

from documents.importing.docx import TRACKED
from documents.importing.links import safe_href
from documents.importing.odt_styles import DEPTHS, STYLE, TEXT, Counter, OdtStyles
from documents.importing.package import BROKEN, Element, Package
from documents.importing.pictures import keep_picture
from documents.importing.stream import Line, Reading, UnreadableFile
from documents.normal_form import tidy
from documents.text import LINE_BREAK, Cell, Footnote, Run, Runs, Table

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"

INDEXES = {
    f"{TEXT}{name}"
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index")
}
GROUPS = {f"{TEXT}section", f"{DRAW}text-box", f"{TEXT}list-header", f"{TEXT}numbered-paragraph"}
MAX_SPACES = 200


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
    reader = _OdtReader(package, OdtStyles(package.xml("styles.xml"), root))
    reader.blocks(body)
    reader.finish()
    return reader.reading


class _OdtReader:
    """Walks one ODT file. `beside` holds what comes after the paragraph it stands in: notes, pictures."""

    def __init__(self, package: Package, styles: OdtStyles) -> None:
        self.package = package
        self.styles = styles
        self.reading = Reading()
        self.headings = Counter(styles.outline)
        self.counters: dict[str, Counter] = {}
        self.beside: list[Element] = []

    def blocks(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{TEXT}p":
                self.paragraph(child)
            elif tag == f"{TEXT}h":
                self.heading(child)
            elif tag == f"{TEXT}list":
                self.list(child, "", 1)
            elif tag == f"{TABLE}table":
                self.table(child)
            elif tag in INDEXES:
                for line in child.iter(f"{TEXT}p"):
                    self.reading.leave_out_contents(_plain(line))
            elif tag == f"{TEXT}tracked-changes":
                self.tracked(child)
            elif tag in GROUPS:
                self.blocks(child)
            elif tag == f"{DRAW}frame":
                self.frame(child)

    def tracked(self, changes: Element) -> None:
        for region in changes:
            self.reading.warn(TRACKED)
            for deleted in region.iter(f"{TEXT}deletion"):
                words = " ".join(_plain(one) for one in deleted.iter(f"{TEXT}p", f"{TEXT}h"))
                self.reading.leave_out(words, "doorgehaald")

    def heading(self, heading: Element) -> None:
        depth = heading.get(f"{TEXT}outline-level", "1")
        level = int(depth) if depth.isdigit() else 1
        marker = self.headings.marker(level) if level in self.styles.outline else ""
        self.line(heading, level=level, marker=marker)

    def paragraph(self, paragraph: Element, marker: str = "") -> None:
        style = paragraph.get(f"{TEXT}style-name", "")
        level = 0 if self.styles.is_title(style) else self.styles.outline_level(style)
        self.line(paragraph, level=level, marker=marker)

    def line(self, paragraph: Element, *, level: int | None, marker: str) -> None:
        runs = tidy(self.runs_of(paragraph))
        if level is not None:
            runs = tidy(replace(run, bold=False) for run in runs)
        if runs:
            self.reading.elements.append(Line(runs, level, marker))
        self.after()

    def after(self) -> None:
        beside, self.beside = self.beside, []
        for element in beside:
            if element.tag == f"{TEXT}note":
                body = element.find(f"{TEXT}note-body")
                self.reading.elements.append(Footnote(_citation(element), self.joined(body)))
            else:
                self.frame(element)

    def list(self, element: Element, style: str, depth: int) -> None:
        style = element.get(f"{TEXT}style-name", "") or style
        if depth == 1 and (element.get(f"{TEXT}continue-numbering") != "true" or style not in self.counters):
            self.counters[style] = Counter(self.styles.lists.get(style, {}))
        for item in element:
            first = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    self.list(child, style, min(depth + 1, DEPTHS))
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    marker = (
                        self.counters[style].marker(depth, item.get(f"{TEXT}start-value", ""))
                        if first
                        else ""
                    )
                    self.item(child, marker)
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
        """Several paragraphs as the lines of one block."""
        runs: list[Run] = []
        for paragraph in parent.iter(f"{TEXT}p", f"{TEXT}h") if parent is not None else ():
            runs += [*self.runs_of(paragraph), Run(LINE_BREAK)]
        return tidy(runs)

    def runs_of(self, paragraph: Element) -> Iterator[Run]:
        style = paragraph.get(f"{TEXT}style-name", "")
        yield from self.pieces(paragraph, self.dressed(Run(""), style))

    def dressed(self, dress: Run, style: str) -> Run:
        return replace(
            dress,
            bold=dress.bold or self.styles.is_bold(style),
            italic=dress.italic or self.styles.is_italic(style),
        )

    def pieces(self, parent: Element, dress: Run) -> Iterator[Run]:
        yield replace(dress, text=_spaced(parent.text))
        for child in parent:
            yield from self.piece(child, dress)
            yield replace(dress, text=_spaced(child.tail))

    def piece(self, child: Element, dress: Run) -> Iterator[Run]:
        tag = child.tag
        if tag == f"{TEXT}span":
            style = child.get(f"{TEXT}style-name", "")
            if self.styles.is_hidden(style):
                self.reading.leave_out(_plain(child), "verborgen tekst")
            else:
                yield from self.pieces(child, self.dressed(dress, style))
        elif tag == f"{TEXT}a":
            yield from self.pieces(child, replace(dress, href=safe_href(child.get(f"{XLINK}href", ""))))
        elif tag in (f"{TEXT}tab", f"{TEXT}s"):
            count = child.get(f"{TEXT}c", "1")
            yield replace(dress, text=" " * min(int(count) if count.isdigit() else 1, MAX_SPACES))
        elif tag == f"{TEXT}line-break":
            yield replace(dress, text=LINE_BREAK)
        elif tag == f"{TEXT}note":
            self.beside.append(child)
            yield Run(_citation(child), note=True)
        elif tag == f"{DRAW}frame":
            self.beside.append(child)
        elif tag == f"{OFFICE}annotation":
            words = " ".join(_plain(one) for one in child.iter(f"{TEXT}p"))
            self.reading.leave_out(words, "opmerking in de kantlijn")
        elif isinstance(tag, str) and not tag.startswith(DRAW):
            yield from self.pieces(child, dress)

    def frame(self, frame: Element) -> None:
        for child in frame:
            if child.tag == f"{DRAW}text-box":
                self.blocks(child)
            elif child.tag == f"{DRAW}image":
                self.picture(frame, child.get(f"{XLINK}href", ""))
                return

    def picture(self, frame: Element, name: str) -> None:
        content = self.package.bytes_of(name)
        if content is None:
            self.reading.warn("Een afbeelding staat niet in het bestand zelf. Voeg haar toe in het concept.")
            return
        described = frame.find(f"{SVG}desc")
        description = "" if described is None else (described.text or "").strip()
        if block := keep_picture(
            self.reading, content, name=name.rsplit("/", 1)[-1], description=description
        ):
            self.reading.elements.append(block)

    def table(self, table: Element) -> None:
        heads = sum(
            1 for group in table.iter(f"{TABLE}table-header-rows") for _ in group.iter(f"{TABLE}table-row")
        )
        rows = tuple(self.row(row) for row in table.iter(f"{TABLE}table-row") if _nearest_table(row) is table)
        if any(cell.runs for row in rows for cell in row):
            self.reading.elements.append(Table(rows, heads))
        self.after()

    def row(self, row: Element) -> tuple[Cell, ...]:
        cells = []
        for cell in row.iter(f"{TABLE}table-cell"):
            if _nearest_table(cell) is _nearest_table(row):
                columns, rows = (
                    cell.get(f"{TABLE}number-{side}-spanned", "1") for side in ("columns", "rows")
                )
                cells.append(Cell(self.joined(cell), int(columns), int(rows)))
        return tuple(cells)

    def finish(self) -> None:
        """Headers, footers and the title in the file's properties stand outside the running text."""
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
