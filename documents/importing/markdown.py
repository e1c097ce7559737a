"""Markdown as a stream of lines. Numbers stay as written: a list is never counted anew."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from documents.importing.filetypes import decoded
from documents.importing.links import safe_href
from documents.importing.stream import Line, Reading
from documents.markers import split_marker
from documents.normal_form import tidy
from documents.text import LINE_BREAK, Cell, Run, Runs, Table

WRITTEN_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)


def read_markdown(content: bytes) -> Reading:
    reading = Reading()
    source = decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    _Reader(reading).read(parser.parse(source))
    return reading


class _Reader:
    """Walks the tokens of one file; `markers` are those of the list items now open and not yet shown."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.level: int | None = None
        self.marker = ""
        self.rows: list[list[Cell]] | None = None
        self.header_rows = 0

    def read(self, tokens: list[Token]) -> None:
        for token in tokens:
            match token.type:
                case "heading_open":
                    self.level = int(token.tag[1])
                case "heading_close":
                    self.level = None
                case "list_item_open":
                    self.marker = f"{token.info}{token.markup}" if token.info else _bullet(token.markup)
                case "table_open":
                    self.rows, self.header_rows = [], 0
                case "thead_close":
                    self.header_rows = len(self.rows or [])
                case "tr_open" if self.rows is not None:
                    self.rows.append([])
                case "table_close" if self.rows is not None:
                    table = Table(tuple(tuple(row) for row in self.rows), self.header_rows)
                    self.reading.elements.append(table)
                    self.rows = None
                case "inline":
                    self.inline(token)
                case "fence" | "code_block":
                    self.verbatim(token.content)

    def inline(self, token: Token) -> None:
        lines = list(_lines(token.children or [], self.reading))
        if self.rows is not None:
            runs = tidy(run for line in lines for run in (*line, Run(" ")))
            self.rows[-1].append(Cell(runs))
            return
        for runs in lines:
            self.add(runs)

    def add(self, runs: Runs) -> None:
        if runs := tidy(runs):
            self.reading.elements.append(Line(runs, self.level, self.marker))
            self.marker = ""

    def verbatim(self, content: str) -> None:
        for line in content.splitlines():
            self.add((Run(line),))


def _bullet(markup: str) -> str:
    return "-" if markup in "-+*" else markup


def _lines(children: list[Token], reading: Reading) -> Iterator[Runs]:
    """The lines of a paragraph: a source line that starts with a number or letter of a list stands on its
    own.
    """
    dress = Run("")
    line: list[Run] = []
    for place, child in enumerate(children):
        match child.type:
            case "softbreak" if _starts_item(children[place + 1 :]):
                yield tuple(line)
                line = []
            case "softbreak":
                line.append(replace(dress, text=" "))
            case "hardbreak":
                line.append(replace(dress, text=LINE_BREAK))
            case "text" | "code_inline":
                line.append(replace(dress, text=WRITTEN_BREAK.sub(LINE_BREAK, child.content)))
            case "image":
                line.append(replace(dress, text=_described(child, reading)))
            case _:
                dress = _dressed(dress, child)
    yield tuple(line)


def _starts_item(following: list[Token]) -> bool:
    words = "".join(token.content for token in following[:1] if token.type == "text")
    marker, _rest = split_marker(words)
    return bool(marker) and marker[0] not in "-–—*"


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
