"""A Markdown file before it is parsed: what stands above the text, its footnotes, and no word that a parser
would drop.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

HEAD = re.compile(r"---[ \t]*\n((?:[ \t#-].*\n|[\w-]+[ \t]*:.*\n|\n)*)(?:---|\.\.\.)[ \t]*(?:\n|$)")
TITLE = re.compile(r"""^title[ \t]*:[ \t]*["']?(.*?)["']?[ \t]*$""", re.MULTILINE | re.IGNORECASE)
NOTE = re.compile(
    r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:(?: {2,}|\t).*|(?=\n(?: {2,}|\t)).*))*)", re.MULTILINE
)
WHOLE_TABLE = re.compile(r"<table\b.*?</table>", re.IGNORECASE | re.DOTALL)
EMPTY_LINES = re.compile(r"\n\s*\n")
MAX_NESTING = 100
OUTER_ROW_LEVEL = 2
ADDRESS = re.compile(r"\[[^\]]+\]:\s*<?(?:[a-z][a-z+.-]*:|//?|\.{1,2}/|#|www\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """`head` are the data above the text ("title: ..."), `notes` the footnotes by their mark."""

    body: str
    head: str
    title: str
    notes: dict[str, str]


def source_of(raw: str) -> Source:
    raw = raw.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    above = HEAD.match(raw)
    head = above[1] if above and ":" in above[1] else ""
    title = TITLE.search(head)
    body = raw[above.end() :] if above and head else raw
    notes: dict[str, str] = {}

    def put_by(found: re.Match[str]) -> str:
        if found[1] in notes:
            return found[0]
        notes[found[1]] = re.sub(r"\n(?: {1,4}|\t)", "\n", found[2])
        return ""

    body = NOTE.sub(put_by, body)
    body = WHOLE_TABLE.sub(lambda found: EMPTY_LINES.sub("\n", found[0]), body)
    return Source(body, head, title[1] if title else "", notes)


def parser(renderer: type[RendererHTML]) -> MarkdownIt:
    options = {"html": True, "maxNesting": MAX_NESTING}
    markdown = MarkdownIt("commonmark", options, renderer_cls=renderer).enable(["table", "strikethrough"])
    markdown.block.ruler.at("reference", _only_addresses(reference))
    markdown.core.ruler.after("block", "every_cell", _every_cell)
    return markdown


def _only_addresses(rule: Callable[..., bool]) -> Callable[..., bool]:
    """The parser takes "[Noot]: vervallen" for the address of a link and drops it; only an address is one."""

    def found(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        return bool(ADDRESS.match(line)) and rule(state, start, end, silent)

    return found


def _every_cell(state: StateCore) -> None:
    """A row may hold more cells than its head has columns: the parser drops them, the text keeps them."""
    lines = state.src.split("\n")
    tokens: list[Token] = []
    row, cells = "", 0
    for token in state.tokens:
        if token.type == "tr_open":
            row, cells = lines[token.map[0]] if token.map else "", 0
            if token.level > OUTER_ROW_LEVEL:  # behind what it stands in: "> | A | B |"
                row = row[max(0, row.find("|")) :]
        elif token.type == "tr_close":
            tokens += (part for words in _cells(row)[cells:] for part in _cell(words, token.level + 1))
        cells += token.type in ("td_open", "th_open")
        tokens.append(token)
    state.tokens = tokens


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in escapedSplit(row.strip().removeprefix("|").removesuffix("|"))]


def _cell(words: str, level: int) -> tuple[Token, Token, Token]:
    return (
        Token("td_open", "td", 1, level=level, block=True),
        Token("inline", "", 0, level=level + 1, content=words, children=[], block=True),
        Token("td_close", "td", -1, level=level, block=True),
    )
