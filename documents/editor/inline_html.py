"""Runs as the small HTML of the drafting page, and back: bold, italic, struck, raised and lowered words,
links, note references, line breaks.

Nothing of the text is lost on the way: spaces, non-breaking spaces and leading digits stay as they are.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser
from itertools import groupby
from operator import itemgetter

from documents.text import LINE_BREAK, Run, Runs, Table, TableCell, clean

Resolve = Callable[[int], str]

# In a draft `sup` is the mark of a note; letters above the line are `small`.
WORN = {"sup": "note", "sub": "lowered", "small": "raised", "s": "struck", "i": "italic", "b": "bold"}
DRESSES = WORN | {"strong": "bold", "em": "italic", "strike": "struck", "del": "struck"}
APART = "\u200b"
PARTS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}


def no_page(_page: int) -> str:
    return ""


def runs_html(runs: Runs) -> str:
    """The runs as inline HTML; one link around all adjacent runs that go to the same place."""
    dressed = [(run.href, _apart(runs, index) + _dressed(run)) for index, run in enumerate(runs)]
    linked = [
        (href, "".join(html for _, html in group)) for href, group in groupby(dressed, key=itemgetter(0))
    ]
    return "".join(f'<a href="{escape(href)}">{inner}</a>' if href else inner for href, inner in linked)


def _apart(runs: Runs, index: int) -> str:
    """An invisible mark between two note references side by side: the editor would make one of them."""
    return APART if index and runs[index].note and runs[index - 1].note else ""


def paragraph_html(runs: Runs) -> str:
    return f"<p>{runs_html(runs)}</p>"


def _dressed(run: Run) -> str:
    html = escape(run.text, quote=False).replace(LINE_BREAK, "<br/>")
    for tag, dress in WORN.items():
        html = f"<{tag}>{html}</{tag}>" if getattr(run, dress) else html
    return html


def table_html(table: Table) -> str:
    """The table with its header rows in `thead`; merged cells by colspan and rowspan."""
    head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
    parts = [
        f"<{part}>{''.join(map(_row_html, rows))}</{part}>"
        for part, rows in (("thead", head), ("tbody", body))
    ]
    return f"<table>{''.join(parts)}</table>"


def _row_html(row: tuple[TableCell, ...]) -> str:
    return f"<tr>{''.join(map(_cell_html, row))}</tr>"


def _cell_html(cell: TableCell) -> str:
    spans = (("colspan", cell.columns), ("rowspan", cell.rows))
    attributes = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    return f"<td{attributes}>{runs_html(cell.runs)}</td>"


def read_paragraphs(html: str, page_address: Resolve = no_page) -> list[Runs]:
    """The runs of each paragraph; `page_address` gives the address of a page that is linked to by its id."""
    reader = _ParagraphReader(page_address)
    reader.feed(html)
    reader.close()
    return [tuple(part) for part in reader.parts if part]


def read_runs(html: str, page_address: Resolve = no_page) -> Runs:
    """All paragraphs as one, parted by hard line breaks."""
    return _joined(read_paragraphs(html, page_address))


def read_table(html: str) -> Table:
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return Table(tuple(tuple(row) for row in reader.rows if row), min(reader.header_rows, len(reader.rows)))


@dataclass
class _Worn:
    """How often each dress is worn at this place, and the links that are open."""

    dresses: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)

    def run(self, text: str) -> Run:
        href = self.links[-1] if self.links else ""
        return Run(text, href=href, **{dress: self.dresses[dress] > 0 for dress in WORN.values()})

    def change(self, dress: str, step: int) -> None:
        self.dresses[dress] = max(self.dresses[dress] + step, 0)


class _ParagraphReader(HTMLParser):
    def __init__(self, page_address: Resolve) -> None:
        super().__init__(convert_charrefs=True)
        self.page_address = page_address
        self.parts: list[list[Run]] = [[]]
        self.worn = _Worn()
        self.in_note = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in PARTS:
            self.parts.append([])
        elif tag == "br":
            self._add(LINE_BREAK)
        elif tag == "a":
            self.worn.links.append(self._address(dict(attrs)))
        elif tag in DRESSES:
            self.worn.change(DRESSES[tag], 1)
            self.in_note = self.in_note and tag != "sup"

    def handle_endtag(self, tag: str) -> None:
        if tag in PARTS:
            self.parts.append([])
        elif tag == "a" and self.worn.links:
            self.worn.links.pop()
        elif tag in DRESSES:
            self.worn.change(DRESSES[tag], -1)

    def handle_data(self, data: str) -> None:
        self._add(clean(data).replace("\n", " ").replace("\t", " "))

    def _add(self, text: str) -> None:
        """A run more; within one note reference the same run longer, since notes are never joined later."""
        part, run = self.parts[-1], self.worn.run(text)
        if run.note and self.in_note and part and replace(part[-1], text="") == replace(run, text=""):
            part[-1] = replace(run, text=part[-1].text + text)
        elif text:
            part.append(run)
        self.in_note = run.note

    def _address(self, attributes: dict[str, str | None]) -> str:
        if attributes.get("linktype") == "page" and (attributes.get("id") or "").isdigit():
            return self.page_address(int(attributes["id"] or 0))
        return attributes.get("href") or ""


class _TableReader(_ParagraphReader):
    """Reads the rows of one table; text outside cells is only the space between the tags."""

    def __init__(self) -> None:
        super().__init__(no_page)
        self.rows: list[list[TableCell]] = []
        self.header_rows = 0
        self.in_head = False
        self.span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "thead":
            self.in_head = True
        elif tag == "tr":
            self.rows.append([])
            self.header_rows += self.in_head
        elif tag in ("td", "th"):
            self._open_cell(dict(attrs))
        else:
            super().handle_starttag(tag, attrs)

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        self.parts, self.worn = [[]], _Worn()
        self.span = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead":
            self.in_head = False
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append(TableCell(_joined(self.parts), *self.span))
        else:
            super().handle_endtag(tag)


def _joined(parts: Iterable[Iterable[Run]]) -> Runs:
    """The runs of all parts as one, parted by hard line breaks."""
    runs: list[Run] = []
    for part in filter(None, parts):
        runs += [Run(LINE_BREAK), *part] if runs else part
    return tuple(runs)


def _span(raw: str | None) -> int:
    return max(int(raw), 1) if raw and raw.isdecimal() else 1
