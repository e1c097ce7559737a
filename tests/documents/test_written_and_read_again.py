"""One text, written in every format and read again: the same words in the same places, in the same dress."""

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
from documents.renditions.word.version import version_docx
from documents.text import Block, Footnote, Item, Paragraph, Runs, Table, Text, Unit
from documents.text.grid import grid
from documents.text.normal_form import tidy
from tests.documents.rendition_texts import edition_of
from tests.documents.word_processor import as_odt, python_with_uno
from tests.documents.written_texts import texts

# Documents that the word processor opens: one start for all of them, a second for each.
SAVED = 12
AROUND = {"koptekst", "voettekst"}


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
