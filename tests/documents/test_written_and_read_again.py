"""One text, written in every format and read again: the same words in the same places, in the same dress."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from documents.reading.stream import Imported
from documents.reading.texts import read
from documents.renditions.html.titles import heading_html
from documents.renditions.html.units import unit_html
from documents.renditions.typeset.version import version_pdf
from documents.renditions.word.version import version_docx
from documents.text import Block, Footnote, Item, Paragraph, Run, Runs, Table, Text, Unit
from documents.text.grid import grid
from documents.text.normal_form import tidy
from documents.text.struck import runs_of
from tests.documents.rendition_texts import edition_of
from tests.documents.word_processor import as_odt, python_with_uno
from tests.documents.written_texts import texts

# Documents that the word processor opens: one start for all of them, a second for each.
SAVED = 12
AROUND = {"koptekst", "voettekst"}
RUNNING = Paragraph((Run("Partijen werken samen aan woningen voor wie een instelling verlaat. " * 6),))
# Above the second page; with so few pages it is read as text.
FURNITURE = "Convenant Wonen, versie 2025"


def placed(text: Text) -> list[tuple[object, ...]]:
    """Where all words stand: the titles of the units, the marker and the depth of an item, the column and the
    head of a cell. The notes of a unit come last: a file holds them behind their mark or below the text."""
    return [
        (
            *(unit.type, unit.level, unit.number, unit.label, unit.heading),
            [place for block in unit.blocks for place in _places(block)],
            {block.marker: block.runs for block in unit.blocks if isinstance(block, Footnote)},
        )
        for unit in text.units
    ]


def _places(block: Block) -> Iterator[tuple[object, ...]]:
    match block:
        case Paragraph(runs):
            yield "paragraph", runs
        case Item(marker, runs, level):
            yield "item", marker, level, runs
        case Table():
            for one in grid(block).places:
                words = _not_bold(one.runs) if one.header else one.runs
                yield "cell", one.x, one.y, one.columns, one.rows, one.header, words


def _not_bold(runs: Runs) -> Runs:
    """Every rendition sets the head of a table bold."""
    return tidy(replace(run, bold=False) for run in runs)


def docx(text: Text) -> bytes:
    return version_docx(edition_of(text))


def page(text: Text) -> bytes:
    """The units as the site shows them. Its style sheet takes away the numbers that a browser would count."""
    style = "<style>.items { list-style: none }</style>"
    return f"<title>T</title>{style}<main>{''.join(map(_shown, text.units))}</main>".encode()


def _shown(unit: Unit) -> str:
    body = unit_html(unit, lambda digest: digest)
    depth = {"article": 3}.get(unit.type, 1 + unit.level)
    return f"<h{depth}>{escape(unit.label)} {heading_html(unit.heading, body)}</h{depth}>{body}"


def is_whole(found: Imported, text: Text) -> None:
    assert placed(found.text) == placed(text)
    assert {one.why for one in found.left_out} <= AROUND


@settings(max_examples=25)
@given(texts())
def test_word_file__has_every_word_in_its_place(text: Text) -> None:
    is_whole(read(docx(text), name="versie.docx"), text)


@settings(max_examples=25)
@given(texts())
def test_web_page__has_every_word_in_its_place(text: Text) -> None:
    is_whole(read(page(text), name="versie.html"), text)


@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(texts())
def test_pdf__has_every_word_below_its_heading(text: Text) -> None:
    """Of a PDF less can be asked: its lines lie on a page. Held to are the headings with the marks of their
    notes, in order; below each the words of paragraphs and items, in order, with the marks of notes behind
    the same words and what is struck; each note with its mark; and of the cells of a table all letters, as
    lines of neighbouring cells are read across. Not held to: where a paragraph ends, cells, bold, italic.
    """
    long = replace(text, units=tuple(_with_running_text(unit) for unit in text.units))
    found = read(version_pdf(edition_of(long)), name="versie.pdf")
    units = [unit for unit in found.text.units if unit.title and unit.heading != "Over dit bestand"]
    assert [(one.type, one.number, one.title) for one in units] == [
        (one.type, one.number, one.title) for one in long.units
    ]
    assert {block for unit in units for block in _notes(unit)} == {
        block for unit in long.units for block in _notes(unit)
    }
    for unit, written in zip(units, long.units, strict=True):
        if written.blocks:
            _holds(unit, written)


def _with_running_text(unit: Unit) -> Unit:
    """A unit with enough text in letters of one size to tell headings and notes from."""
    return replace(unit, blocks=(RUNNING, *unit.blocks)) if unit.blocks else unit


def _notes(unit: Unit) -> Iterator[Footnote]:
    return (block for block in unit.blocks if isinstance(block, Footnote))


def _holds(unit: Unit, written: Unit) -> None:
    """Whether the lines of what was written stand in what was read in order, and the rest is what the cells
    say."""
    rest = " ".join(_marked(block) for block in unit.blocks if not isinstance(block, Footnote))
    done = 0
    for block in written.blocks:
        if isinstance(block, Paragraph | Item):
            line = _marked(block)
            at = rest.find(line, done)
            assert at >= 0, (line, rest)
            rest, done = rest[:at] + rest[at + len(line) :], at
    cells = "".join(_marked(block) for block in written.blocks if isinstance(block, Table))
    assert _letters(rest.replace(FURNITURE, "")) == _letters(cells)


def _marked(block: Block) -> str:
    """The words of a block, with the dress in brackets that a PDF keeps."""
    runs = [run for stretch in runs_of(block) for run in (*stretch, Run(" "))]
    marker = f"{block.marker} " if isinstance(block, Item) else ""
    shown = "".join(_dressed(run) for run in tidy(runs))
    return marker + shown.replace("] [struck ", " ")  # a line through a space says nothing


def _dressed(run: Run) -> str:
    dress = [name for name in ("note", "struck", "raised") if getattr(run, name)]
    return f"[{dress[0]} {run.text}]" if dress else run.text


def _letters(words: str) -> list[str]:
    return sorted(re.sub(r"struck|[^\w%€]", "", words))


@pytest.mark.word_processor
def test_odt_of_a_word_processor__has_every_word_in_its_place(tmp_path: Path) -> None:
    python = python_with_uno()
    if not python:
        pytest.skip("er is geen LibreOffice met UNO: apt-get install libreoffice-writer-nogui python3-uno")
    made: list[Text] = []

    @settings(max_examples=SAVED, phases=[Phase.generate])
    @given(texts())
    def gather(text: Text) -> None:
        made.append(text)

    gather()
    files = [tmp_path / f"{number}.docx" for number in range(len(made))]
    for file, text in zip(files, made, strict=True):
        file.write_bytes(docx(text))
    for content, text in zip(as_odt(python, files, tmp_path), made, strict=True):
        is_whole(read(content, name="versie.odt"), text)
