"""A Markdown file before it is parsed: what stands above the text, its footnotes, and no word that a parser
would drop.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_block.table import escapedSplit

HEAD = re.compile(r"---[ \t]*\n((?:[ \t#-].*\n|[\w-]+[ \t]*:.*\n|\n)*)(?:---|\.\.\.)[ \t]*(?:\n|$)")
TITLE = re.compile(r"""^title[ \t]*:[ \t]*["']?(.*?)["']?[ \t]*$""", re.MULTILINE | re.IGNORECASE)
NOTE = re.compile(
    r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:(?: {2,}|\t).*|(?=\n(?: {2,}|\t)).*))*)", re.MULTILINE
)
WHOLE_TABLE = re.compile(r"<table\b.*?</table>", re.IGNORECASE | re.DOTALL)
EMPTY_LINES = re.compile(r"\n\s*\n")
MAX_NESTING = 100
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


def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING}).enable(
        ["table", "strikethrough"]
    )
    markdown.block.ruler.at("reference", _only_addresses(reference))
    return markdown


def _only_addresses(rule: Callable[..., bool]) -> Callable[..., bool]:
    """The parser takes "[Noot]: vervallen" for the address of a link and drops it; only an address is one."""

    def found(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        return bool(ADDRESS.match(line)) and rule(state, start, end, silent)

    return found


def all_cells(line: str) -> list[str]:
    """The cells of one line of a table, as many as are written."""
    return [cell.strip() for cell in escapedSplit(line.strip().removeprefix("|").removesuffix("|"))]
