"""Small files of every format with words before and after what they are about, and what a text may hold of
it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import typst

from documents.text import Footnote, Item, Picture, Runs, Table, Text, Unit
from documents.text.struck import runs_of
from tests.documents.reading.placed_words import pdf_with, words
from tests.documents.word_files import docx, odt, paragraph, run

FORMATS = {
    "Word": "a.docx",
    "ODT": "a.odt",
    "PDF": "a.pdf",
    "HTML": "a.html",
    "Markdown": "a.md",
}
KEPT = "bewaard"
AS_TEXT = "als gewone tekst"
LEFT_OUT = "weggelaten, in het verslag"
TOLD = "niet gelezen"
WARNED = ", met waarschuwing"
ABSENT = "–"  # the format has no such thing

BEFORE, AFTER = "Partijen werken samen aan woningen.", "Zij overleggen elk kwartaal over de kosten."

type Probe = Callable[[Text], bool]


@dataclass(frozen=True)
class Case:
    """A file with this kind of content, and what becomes of it."""

    outcome: str
    content: bytes


@dataclass(frozen=True)
class Kind:
    """A kind of content. `words` are those of it in each of its files; `is_kept` says whether they are in a
    text as what they are."""

    name: str
    words: str
    is_kept: Probe = lambda _text: True
    cases: Mapping[str, Case] = field(default_factory=dict)


def kind(name: str, words: str, probe: Probe = lambda _text: True, **cases: tuple[str, bytes]) -> Kind:
    return Kind(name, words, probe, {format_name: Case(*case) for format_name, case in cases.items()})


def in_word(*body: str, **other: object) -> bytes:
    return docx(paragraph(BEFORE), *body, paragraph(AFTER), **other)  # type: ignore[arg-type]


def in_odt(body: str, **other: object) -> bytes:
    return odt(f"<text:p>{BEFORE}</text:p>{body}<text:p>{AFTER}</text:p>", **other)  # type: ignore[arg-type]


def in_pdf(markup: str) -> bytes:
    return typst.compile(f"#set page(height: 15cm)\n{BEFORE}\n\n{markup}\n\n{AFTER}".encode())


def drawn(content: bytes, **other: bytes) -> bytes:
    return pdf_with(words(50, 100, BEFORE) + content + words(50, 220, AFTER), **other)


def in_html(body: str, outside: str = "") -> bytes:
    return f"<body>{outside}<main><p>{BEFORE}</p>{body}<p>{AFTER}</p></main></body>".encode()


def in_markdown(body: str) -> bytes:
    return f"{BEFORE}\n\n{body}\n\n{AFTER}\n".encode()


def plain(name: str) -> bytes:
    """The file of a format without anything in particular."""
    return {
        "Word": in_word(),
        "ODT": in_odt(""),
        "PDF": in_pdf(""),
        "HTML": in_html(""),
        "Markdown": in_markdown(""),
    }[name]


def unit_titled(title: str) -> Probe:
    return lambda text: any(unit.title == title for unit in text.units)


def dressed(words: str, dress: str) -> Probe:
    return lambda text: any(
        getattr(one, dress) and one.text.strip() == words for runs in stretches(text) for one in runs
    )


def stretches(text: Text) -> list[Runs]:
    return [runs for unit in text.units for block in unit.blocks for runs in runs_of(block)]


def holds(wanted: Callable[[Unit], bool]) -> Probe:
    return lambda text: any(map(wanted, text.units))


def items(unit: Unit) -> bool:
    found = [(block.marker, block.level) for block in unit.blocks if isinstance(block, Item)]
    return found == [("1.", 0), ("a.", 1)]


def has_table(columns: int) -> Callable[[Unit], bool]:
    return lambda unit: any(
        isinstance(block, Table) and block.rows[0][0].columns == columns for block in unit.blocks
    )


def has_note(unit: Unit) -> bool:
    marked = any(
        one.note and one.text == "1" for block in unit.blocks for runs in runs_of(block) for one in runs
    )
    return marked and any(isinstance(block, Footnote) and block.marker == "1" for block in unit.blocks)


def has_picture(unit: Unit) -> bool:
    return any(isinstance(block, Picture) for block in unit.blocks)


def odt_style(properties: str) -> str:
    return f'<style:style style:name="T1"><style:text-properties {properties}/></style:style>'


def odt_words(words: str, properties: str) -> bytes:
    body = f'<text:p>De huur is <text:span text:style-name="T1">{words}</text:span> nu.</text:p>'
    return in_odt(body, styles=odt_style(properties))


def word_words(words: str, properties: str) -> bytes:
    return in_word(paragraph(run("De huur is ") + run(words, properties) + run(" nu.")))


def odt_cell(words: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{words}</text:p></table:table-cell>"


def odt_table(*rows: str) -> str:
    return (
        f"<table:table>{''.join(f'<table:table-row>{one}</table:table-row>' for one in rows)}</table:table>"
    )
