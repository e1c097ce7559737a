"""Markdown as a stream of lines. Numbers stay as written: a list is never counted anew."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from documents.reading.filetypes import bounded, decoded
from documents.reading.links import safe_href
from documents.reading.recognition.raised import raised
from documents.reading.stream import Line, Reading, UnreadableFile
from documents.reading.web.html import read_fragment
from documents.reading.web.markdown_source import MAX_NESTING, Source, all_cells, parser, source_of
from documents.reading.web.source import TAGS
from documents.text import LINE_BREAK, Cell, Footnote, Run, Runs, Table
from documents.text.markers import split_marker
from documents.text.normal_form import tidy

NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b", re.IGNORECASE)
HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def read_markdown(content: bytes) -> Reading:
    reading = Reading()
    source = source_of(bounded(decoded(content)))
    reading.title = source.title
    reading.leave_out(source.head, "gegevens boven de tekst")
    markdown = parser()
    reader = _Reader(reading, markdown, source)
    tokens = markdown.parse(source.body)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise UnreadableFile(
            "broken", "Deze tekst is te diep genest om te lezen. Bewaar haar als Word-bestand."
        )
    reader.read(tokens)
    reader.notes_left()
    return reading


class _Reader:
    """Walks the tokens of one file; `marker` is that of the list item now open and not yet shown, `waiting`
    the notes referred to in the block now open.
    """

    def __init__(self, reading: Reading, markdown: MarkdownIt, source: Source) -> None:
        self.reading = reading
        self.markdown = markdown
        self.notes = dict(source.notes)
        self.source_lines = source.body.split("\n")
        self.level: int | None = None
        self.marker = ""
        self.rows: list[list[Cell]] | None = None
        self.header_rows = 0
        self.row_at: int | None = None
        self.waiting: list[tuple[str, str]] = []

    def read(self, tokens: list[Token]) -> None:
        for token in tokens:
            match token.type:
                case "heading_open":
                    self.level = int(token.tag[1])
                case "heading_close":
                    self.level = None
                case "list_item_open":
                    marker = f"{token.info}{token.markup}" if token.info else _bullet(token.markup)
                    self.marker = f"{self.marker} {marker}".strip()
                case "list_item_close" if self.marker:
                    self.empty_item()
                case "table_open":
                    self.rows, self.header_rows = [], 0
                case "thead_close":
                    self.header_rows = len(self.rows or [])
                case "tr_open" if self.rows is not None:
                    self.rows.append([])
                    self.row_at = token.map[0] if token.map else None
                case "tr_close" if self.rows is not None:
                    self.cells_beyond(self.rows[-1])
                case "table_close" if self.rows is not None:
                    self.table(self.rows)
                case "inline":
                    self.inline(token)
                case "fence" | "code_block":
                    self.verbatim(token.content)
                case "html_block":
                    self.html(token.content)

    def inline(self, token: Token) -> None:
        lines = list(self.lines(token.children or []))
        if self.rows is not None:
            runs = tidy(run for line in lines for run in (*line, Run(" ")))
            self.rows[-1].append(Cell(runs))
            return
        for runs in lines:
            self.add(runs)
        self.notes_beside()

    def add(self, runs: Runs) -> None:
        if runs := tidy(runs):
            self.reading.elements.append(Line(runs, self.level, self.marker))
            self.marker = ""

    def empty_item(self) -> None:
        """A number without words stays; a bullet without words says nothing."""
        if any(map(str.isalnum, self.marker)):
            self.reading.elements.append(Line((), None, self.marker))
        self.marker = ""

    def table(self, rows: list[list[Cell]]) -> None:
        self.rows = None
        self.reading.elements.append(Table(tuple(tuple(row) for row in rows), self.header_rows))
        self.notes_beside()

    def cells_beyond(self, row: list[Cell]) -> None:
        """A row may hold more cells than its head has columns: the parser drops them, the text keeps them."""
        if self.row_at is None:
            return
        for words in all_cells(self.source_lines[self.row_at])[len(row) :]:
            for inline in self.markdown.parseInline(words):
                self.inline(inline)

    def verbatim(self, content: str) -> None:
        for line in content.splitlines():
            self.add((Run(line),))

    def html(self, content: str) -> None:
        """A piece of HTML between the paragraphs. What only looks like it ("<naam>") is text."""
        if not _is_html(content):
            self.verbatim(content)
            return
        self.reading.take_over(read_fragment(content))

    def lines(self, children: list[Token]) -> Iterator[Runs]:
        """The lines of a paragraph: a source line that starts with a number or letter of a list stands on its
        own.
        """
        dress = Run("")
        line: list[Run] = []
        for place, child in enumerate(children):
            match child.type:
                case "text" if line and _opens_raised(children[place - 1]):
                    before = "".join(run.text for run in line)
                    line.append(replace(dress, text=raised(child.content, before)))
                case "softbreak" if _starts_item(children[place + 1 :]):
                    yield tuple(line)
                    line = []
                case "softbreak":
                    line.append(replace(dress, text=" "))
                case "hardbreak":
                    line.append(replace(dress, text=LINE_BREAK))
                case "text":
                    line += self.noted(child.content, dress)
                case "code_inline":
                    line.append(replace(dress, text=child.content))
                case "image":
                    line.append(replace(dress, text=_described(child, self.reading)))
                case "html_inline":
                    dress, words = _tagged(dress, child.content)
                    line.append(replace(dress, text=words))
                case _:
                    dress = _dressed(dress, child)
        yield tuple(line)

    def noted(self, words: str, dress: Run) -> Iterator[Run]:
        """The words with the marks of footnotes that the file explains."""
        place = 0
        for found in NOTE_MARK.finditer(words):
            if found[1] in self.notes:
                yield replace(dress, text=words[place : found.start()])
                yield Run(found[1], note=True)
                self.waiting.append((found[1], self.notes.pop(found[1])))
                place = found.end()
        yield replace(dress, text=words[place:])

    def notes_beside(self) -> None:
        while self.waiting:
            marker, words = self.waiting.pop(0)
            self.reading.elements.append(Footnote(marker, self.explained(words)))

    def explained(self, words: str) -> Runs:
        runs: list[Run] = []
        for token in self.markdown.parse(words):
            for line in self.lines(token.children or []) if token.type == "inline" else ():
                runs += [*line, Run(LINE_BREAK)]
        return tidy(runs)

    def notes_left(self) -> None:
        """Notes that nothing refers to stand at the end."""
        self.waiting += self.notes.items()
        self.notes_beside()


def _bullet(markup: str) -> str:
    return "-" if markup in "-+*" else markup


def _starts_item(following: list[Token]) -> bool:
    words = "".join(token.content for token in following[:1] if token.type == "text")
    marker, _rest = split_marker(words)
    return bool(marker) and marker[0] not in "-–—*"


def _opens_raised(token: Token) -> bool:
    return token.type == "html_inline" and token.content.lower() == "<sup>"


def _is_html(raw: str) -> bool:
    found = TAG.search(raw)
    return raw.lstrip().startswith("<!--") or (found is not None and found[2].lower() in TAGS)


def _tagged(dress: Run, raw: str) -> tuple[Run, str]:
    """The dress after a tag in the text, and the words it stands for; what is no tag of HTML is text."""
    found = TAG.match(raw)
    if found is None or not _is_html(raw):
        return dress, "" if raw.startswith("<!--") else raw
    opens = not found[1]
    match found[2].lower():
        case "br":
            return dress, LINE_BREAK
        case "b" | "strong":
            return replace(dress, bold=opens), ""
        case "i" | "em":
            return replace(dress, italic=opens), ""
        case "a":
            address = HREF.search(raw)
            return replace(dress, href=safe_href(address[1]) if address and opens else ""), ""
    return dress, ""


def _dressed(dress: Run, token: Token) -> Run:
    match token.type:
        case "strong_open" | "strong_close":
            return replace(dress, bold=token.nesting == 1)
        case "em_open" | "em_close":
            return replace(dress, italic=token.nesting == 1)
        case "link_open":
            return replace(dress, href=safe_href(str(token.attrs.get("href", ""))))
        case "link_close":
            return replace(dress, href="")
    return dress


def _described(image: Token, reading: Reading) -> str:
    reading.warn(
        f"Afbeelding '{image.attrs.get('src', '')}' staat niet in het bestand. Voeg haar toe in het concept."
    )
    return image.content
