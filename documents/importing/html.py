"""HTML as a stream of lines, cleaned first: scripts, styles and everything that acts is dropped."""

import re
from collections.abc import Iterator
from dataclasses import replace

import nh3
from lxml import html as lxml_html

from documents.importing.docx_numbering import in_form
from documents.importing.filetypes import decoded
from documents.importing.links import safe_href
from documents.importing.package import Element
from documents.importing.stream import Line, Reading, UnreadableFile
from documents.normal_form import tidy
from documents.text import LINE_BREAK, Cell, Run, Table, plain_runs

HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE_NAMES = (
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u "
    "var wbr br img"
)
BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form header hgroup hr li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
INLINE = frozenset(INLINE_NAMES.split())
BLOCKS = frozenset(BLOCK_NAMES.split())
TAGS = INLINE | BLOCKS | set(HEADINGS)
DROPPED_WITH_CONTENT = {"script", "style", "template", "noscript", "iframe", "object", "svg"}
FURNITURE = {"nav": "navigatie", "footer": "voettekst", "header": "koptekst"}
FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
MAX_DEPTH = 200


def read_html(content: bytes) -> Reading:
    source = _source(content)
    reading = Reading()
    found = re.search(r"<title[^>]*>(.*?)</title>", source, re.IGNORECASE | re.DOTALL)
    cleaned = nh3.clean(
        source,
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT | {"title"},
        attributes={
            "a": {"href"},
            "ol": {"type", "start"},
            "li": {"value"},
            "td": {"colspan", "rowspan"},
            "th": {"colspan", "rowspan"},
            "img": {"alt"},
        },
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    root = lxml_html.fragment_fromstring(cleaned, create_parent="body")
    if found:
        title = lxml_html.fromstring(f"<p>{found[1]}</p>").text_content()
        reading.title = " ".join(title.split())
    _HtmlReader(reading, has_main=root.find(".//main") is not None).blocks(root, 0)
    return reading


def _source(content: bytes) -> str:
    declared = re.search(rb"charset=[\"']?([\w-]+)", content[:2000])
    try:
        return content.decode(declared[1].decode()) if declared else decoded(content)
    except (LookupError, UnicodeDecodeError):
        return decoded(content)


class _HtmlReader:
    """Walks the cleaned page; `line` gathers the runs of the paragraph now open."""

    def __init__(self, reading: Reading, *, has_main: bool) -> None:
        self.reading = reading
        self.furniture = FURNITURE if has_main else {"nav": FURNITURE["nav"]}
        self.line: list[Run] = []
        self.level: int | None = None
        self.marker = ""

    def blocks(self, element: Element, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise UnreadableFile(
                "broken", "Deze webpagina is te diep genest om te lezen. Bewaar haar als Word-bestand."
            )
        self.take(element.text, Run(""))
        for child in element:
            self.block(child, depth)
            self.take(child.tail, Run(""))
        self.flush()

    def block(self, child: Element, depth: int) -> None:
        if child.tag in INLINE:
            self.inline(child, Run(""))
            return
        self.flush()
        if child.tag in self.furniture:
            self.reading.leave_out(child.text_content(), self.furniture[child.tag])
        elif child.tag == "table":
            self.table(child, depth)
        elif child.tag in ("ol", "ul"):
            self.list(child, depth)
        elif child.tag == "pre":
            for line in child.text_content().splitlines():
                self.take(line, Run(""))
                self.flush()
        else:
            self.level = HEADINGS.get(child.tag)
            self.blocks(child, depth + 1)
            self.level = None

    def take(self, words: str | None, dress: Run) -> None:
        if words:
            self.line.append(replace(dress, text=words.replace("\n", " ")))

    def flush(self) -> None:
        if runs := tidy(self.line):
            self.reading.elements.append(Line(runs, self.level, self.marker))
            self.marker = ""
        self.line = []

    def inline(self, element: Element, dress: Run) -> None:
        dress = _dressed(dress, element)
        if element.tag == "br":
            self.line.append(replace(dress, text=LINE_BREAK))
        elif element.tag == "img":
            self.image(element.get("alt", ""))
        self.take(element.text, dress)
        for child in element:
            if child.tag in INLINE:
                self.inline(child, dress)
            else:
                self.block(child, 0)
            self.take(child.tail, dress)

    def image(self, description: str) -> None:
        self.take(description, Run(""))
        self.reading.warn(
            "De afbeeldingen van deze pagina staan niet in het bestand. Voeg ze zelf toe in het concept."
        )

    def list(self, element: Element, depth: int) -> None:
        number = _number(element.get("start"), 1)
        for item in element:
            if item.tag == "li":
                number = _number(item.get("value"), number)
                form = FORMS.get(element.get("type", ""), "decimal")
                self.marker = f"{in_form(number, form)}." if element.tag == "ol" else "•"
                number += 1
            self.blocks(item, depth + 1)
            self.marker = ""

    def table(self, table: Element, depth: int) -> None:
        heads = 0
        rows: list[tuple[Cell, ...]] = []
        for caption in table.findall("caption"):
            self.blocks(caption, depth + 1)
        for row in _own_rows(table):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            if cells and heads == len(rows) and all(cell.tag == "th" for cell in cells):
                heads += 1
            rows.append(tuple(self.cell(cell) for cell in cells))
        if any(cell.runs for row in rows for cell in row):
            self.reading.elements.append(Table(tuple(rows), heads))

    def cell(self, cell: Element) -> Cell:
        inner = _HtmlReader(Reading(), has_main=False)
        inner.blocks(cell, 0)
        runs: list[Run] = []
        for element in inner.reading.elements:
            runs += [*_cell_runs(element), Run(LINE_BREAK)]
        return Cell(tidy(runs), _number(cell.get("colspan"), 1), _number(cell.get("rowspan"), 1))


def _cell_runs(element: object) -> Iterator[Run]:
    match element:
        case Line(runs, _level, marker):
            yield Run(f"{marker} " if marker else "")
            yield from runs
        case Table(rows):
            yield Run(LINE_BREAK.join(" ".join(plain_runs(cell.runs) for cell in row) for row in rows))


def _own_rows(table: Element) -> list[Element]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def _dressed(dress: Run, element: Element) -> Run:
    match element.tag:
        case "b" | "strong":
            return replace(dress, bold=True)
        case "i" | "em" | "cite":
            return replace(dress, italic=True)
        case "a":
            return replace(dress, href=safe_href(element.get("href", "")))
    return dress


def _number(raw: str | None, default: int) -> int:
    return int(raw) if raw and raw.isdigit() and len(raw) < 5 else default
