"""The body of a unit as HTML: words, structure and nothing else; looks are for the style sheet."""

from collections.abc import Callable, Iterator
from html import escape

from documents.renditions.structure import (
    WITHOUT_DESCRIPTION,
    ItemList,
    ListedItem,
    NoteReferences,
    Part,
    linked,
    parts,
)
from documents.text import LINE_BREAK, Footnote, Paragraph, Picture, Run, Runs, Table, TableCell, Unit

WIDEST = 1000
TAGS = {"struck": "s", "bold": "strong", "italic": "em", "raised": "sup", "lowered": "sub"}


def unit_html(unit: Unit, picture_url: Callable[[str], str]) -> str:
    """The blocks of a unit, without its title, footnotes last. `picture_url` gives the address of a picture
    by the SHA-256 of its file. Equal units give equal characters; all text is escaped."""
    return _UnitWriter(unit, picture_url).html()


class _UnitWriter:
    def __init__(self, unit: Unit, picture_url: Callable[[str], str]) -> None:
        self.unit = unit
        self.picture_url = picture_url
        self.references = NoteReferences(unit)
        self.tables = 0

    def html(self) -> str:
        body = "".join(self._part(part) for part in parts(self.unit.blocks))
        return body + self._footnotes()

    def _part(self, part: Part) -> str:
        match part:
            case Paragraph(runs):
                return f"<p>{self._runs(runs)}</p>\n"
            case ItemList():
                return self._list(part)
            case Table():
                return self._table(part)
            case Picture():
                return self._picture(part)
        raise TypeError(f"not a part of a unit: {part!r}")

    def _list(self, items: ItemList) -> str:
        tag = "ol" if items.ordered else "ul"
        inset = f" inset-{items.inset}" if items.inset else ""
        content = "".join(self._item(item) for item in items.items)
        return f'<{tag} class="items{inset}" role="list">\n{content}</{tag}>\n'

    def _item(self, item: ListedItem) -> str:
        text = f"{_marker(item.marker)} {self._runs(item.runs)}".strip()
        inner = "".join(self._list(items) for items in item.lists)
        return f"<li>{text}{inner and '\n'}{inner}</li>\n"

    def _table(self, table: Table) -> str:
        self.tables += 1
        head = "".join(self._row(row, header=True) for row in table.rows[: table.header_rows])
        body = "".join(self._row(row, header=False) for row in table.rows[table.header_rows :])
        content = (head and f"<thead>\n{head}</thead>\n") + (body and f"<tbody>\n{body}</tbody>\n")
        name = escape(f"Tabel {self.tables} bij {self.unit.title or 'de tekst'}")
        return (
            f'<div class="table-scroll" tabindex="0" role="region" aria-label="{name}">\n'
            f"<table>\n{content}</table>\n</div>\n"
        )

    def _row(self, row: tuple[TableCell, ...], *, header: bool) -> str:
        return f"<tr>{''.join(self._cell(cell, header=header) for cell in row)}</tr>\n"

    def _cell(self, cell: TableCell, *, header: bool) -> str:
        content = self._runs(cell.runs)
        span = _span("colspan", cell.columns) + _span("rowspan", cell.rows)
        if header and content:
            return f'<th scope="{"colgroup" if cell.columns > 1 else "col"}"{span}>{content}</th>'
        return f"<td{span}>{content}</td>"

    def _picture(self, picture: Picture) -> str:
        source = escape(self.picture_url(picture.digest))
        description = escape(picture.description or WITHOUT_DESCRIPTION)
        return f'<figure><img src="{source}" alt="{description}"></figure>\n'

    def _footnotes(self) -> str:
        notes = [self._footnote(n, note) for n, note in enumerate(self.references.footnotes, 1)]
        if not notes:
            return ""
        return (
            '<div class="footnotes" role="group" aria-label="Voetnoten">\n'
            f'<ol class="items" role="list">\n{"".join(notes)}</ol>\n</div>\n'
        )

    def _footnote(self, number: int, note: Footnote) -> str:
        anchor = self._anchor(number)
        text = f"{_marker(note.marker)} {self._runs(note.runs)}".strip()
        name = f"Terug naar de tekst bij noot {escape(note.marker)}"
        back = f' <a class="back" href="#{anchor}-ref" aria-label="{name}">\u21a9\ufe0e</a>'
        link = back if self.references.is_referred(number) else ""
        return f'<li id="{anchor}">{text}{link}</li>\n'

    def _anchor(self, number: int) -> str:
        return escape(f"{self.unit.key}-noot-{number}")

    def _runs(self, runs: Runs) -> str:
        return "".join(self._linked(address, group) for address, group in linked(runs))

    def _linked(self, address: str, runs: Runs) -> str:
        content = "".join(self._run(run) for run in runs)
        if not address:
            return content
        rel = "" if address.startswith("#") else ' rel="noopener"'
        return f'<a href="{escape(address)}"{rel}>{content}</a>'

    def _run(self, run: Run) -> str:
        return "".join(self._dressed(run)) if not run.note else self._reference(run)

    def _dressed(self, run: Run) -> Iterator[str]:
        tags = [tag for dress, tag in TAGS.items() if getattr(run, dress)]
        yield from (f"<{tag}>" for tag in tags)
        yield escape(run.text).replace(LINE_BREAK, "<br>")
        yield from (f"</{tag}>" for tag in reversed(tags))

    def _reference(self, run: Run) -> str:
        reference = self.references.of(run)
        text = escape(run.text)
        if reference is None:
            return f"<sup>{text}</sup>"
        anchor = self._anchor(reference.note)
        turn = "" if reference.turn == 1 else f"-{reference.turn}"
        name = f"noot {text}"
        return f'<sup><a href="#{anchor}" id="{anchor}-ref{turn}" aria-label="{name}">{text}</a></sup>'


def _marker(marker: str) -> str:
    return f'<span class="marker">{escape(marker)}</span>' if marker else ""


def _span(name: str, count: int) -> str:
    return f' {name}="{min(count, WIDEST)}"' if count > 1 else ""
