"""Tables that hold the running text of an agreement: its articles, also in two languages. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.reading.recognition.labels import Label, find_label, reads_as_heading
from documents.reading.recognition.parts import in_parts
from documents.reading.stream import Element, LeftOut, Line, Reading
from documents.text import (
    LINE_BREAK,
    Paragraph,
    Run,
    Runs,
    Table,
    Text,
    Unit,
    plain_runs,
    plain_text,
)
from documents.text.grid import GridPlace, grid
from documents.text.note_marks import raised_mark

OTHER_LANGUAGE = re.compile(r"(?:article|artikel|art\.)\s+\d", re.IGNORECASE)
MOST_COLUMNS = 3
FEWEST_ARTICLES = 2
OTHER_COLUMN = "andere kolommen van een tabel waarvan één kolom de tekst is"
NOTE_IN_TITLE = "verwijzing naar een noot in een kop"
READ_AS_TEXT = "{} in een tabel. Die tabel is gelezen als gewone tekst, cel na cel. Controleer de volgorde."


def written_cells(table: Table) -> list[GridPlace]:
    """The cells in reading order, each where it begins."""
    return [place for place in grid(table).places if place.written]


def cell_lines(cell: GridPlace) -> Iterator[Runs]:
    line: list[Run] = []
    for run in cell.runs:
        first, *others = run.text.split(LINE_BREAK)
        line.append(replace(run, text=first))
        for words in others:
            yield tuple(line)
            line = [replace(run, text=words)]
    yield tuple(line)


def article_labels(table: Table) -> list[tuple[GridPlace, Label]]:
    """The lines that read as the start of an article, each with its cell."""
    return [
        (cell, label)
        for cell in written_cells(table)
        for line in cell_lines(cell)
        if (label := _article(plain_runs(line)))
    ]


def _article(line: str) -> Label | None:
    label = find_label(" ".join(line.split()))
    if label is None or label.kind != "article":
        return None
    return label if not label.heading or label.separated or reads_as_heading(label.heading) else None


def columns_with_articles(table: Table) -> tuple[int, ...]:
    """The columns in which articles begin, also those of another language."""
    return tuple(
        sorted(
            {
                cell.x
                for cell in written_cells(table)
                if any(OTHER_LANGUAGE.match(" ".join(plain_runs(line).split())) for line in cell_lines(cell))
            }
        )
    )


def holds_articles(table: Table, known: Sequence[str] = ()) -> bool:
    """Whether articles begin in a table. One about the articles of the text itself, which are known, is an
    overview.
    """
    labels = [label.label.lower() for _cell, label in article_labels(table)]
    fresh = [one for one in labels if one not in known]
    return len(fresh) >= (1 if _is_frame(table) else FEWEST_ARTICLES)


def offered_tables(text: Text, unit: Unit) -> Iterator[int]:
    """The places of the tables in a unit in which articles seem to begin."""
    known = [other.label.lower() for other in text.articles()]
    for place, block in enumerate(unit.blocks):
        if isinstance(block, Table) and holds_articles(block, known):
            yield place


def _is_frame(table: Table) -> bool:
    """Whether a table is no more than a line around its words: one cell in each row."""
    return all(sum(bool(cell.runs) for cell in row) < 2 for row in table.rows)


def is_running_text(table: Table) -> bool:
    """Whether nobody can take a table for anything else than the articles themselves: a frame around them, or
    designations in ascending order in the first column and their text beside them.
    """
    labels = article_labels(table)
    if _is_frame(table):
        return bool(labels)
    columns = {cell.x for cell in written_cells(table) if cell.runs}
    numbers = [int(found[0]) for _cell, label in labels if (found := re.match(r"\d+", label.number))]
    return (
        len(labels) >= FEWEST_ARTICLES
        and table.header_rows == 0
        and len(columns) <= MOST_COLUMNS
        and columns_with_articles(table) == (0,)
        and len(numbers) == len(labels)
        and numbers == sorted(numbers)
        and all(_article(plain_runs(cell.runs).split(LINE_BREAK)[0]) for cell in _first_column(table))
    )


def _first_column(table: Table) -> list[GridPlace]:
    return [one for one in written_cells(table) if one.x == 0 and one.runs]


def lines_of(table: Table, column: int | None = None) -> tuple[list[Line], str]:
    """The words of all cells or those of one column, a line each, and the words of the other columns."""
    lines: list[Line] = []
    others: list[str] = []
    for cell in written_cells(table):
        if column is None or cell.x <= column < cell.x + cell.columns:
            lines += [Line(line) for line in cell_lines(cell) if plain_runs(line).strip()]
        else:
            others.append(plain_runs(cell.runs))
    return lines, " ".join(" ".join(others).split())


def spread(table: Table, column: int | None = None) -> tuple[Text, list[LeftOut]]:
    """The parts that begin in a table, first what stands above them, and what does not become text."""
    lines, others = lines_of(table, column)
    units = in_parts(lines).text.units
    if units and units[0].type == "heading" and units[0].level == 0:
        first = Paragraph((Run(units[0].title),))
        units = (Unit("preamble", "", blocks=(first, *units[0].blocks)), *units[1:])
    text = Text(units)
    told = [LeftOut(others, OTHER_COLUMN)] if others else []
    return text, told + [LeftOut(words, NOTE_IN_TITLE) for words in _titles_with_notes(lines, text)]


def _titles_with_notes(lines: Sequence[Line], text: Text) -> Iterator[str]:
    """The lines that became a title and lost the mark of their note."""
    kept = plain_text(text)
    for line in lines:
        words = plain_runs(line.runs)
        noted = "".join(raised_mark(run.text) if run.note else run.text for run in line.runs)
        if words not in kept and noted not in kept and any(run.note for run in line.runs):
            yield words


def spread_running_text(reading: Reading) -> None:
    """Tables that are the running text itself become lines, where the file has no articles beside them."""
    tables = [one for one in reading.elements if isinstance(one, Table)]
    texts = [one for one in tables if is_running_text(one)]
    if not texts or any(isinstance(one, Line) and _is_heading(one) for one in reading.elements):
        return
    elements: list[Element] = []
    pages: list[int] = []
    starts: list[int] = []
    for place, element in enumerate(reading.elements):
        starts.append(len(elements))
        spread_out: list[Element] = [element]
        if any(element is one for one in texts) and isinstance(element, Table):
            spread_out = [*lines_of(element)[0]]
        elements += spread_out
        pages += reading.pages[place : place + 1] * len(spread_out)
    named = [label.label for table in texts for _cell, label in article_labels(table)]
    reading.comments = [replace(one, place=starts[one.place] if starts else 0) for one in reading.comments]
    reading.elements, reading.pages = elements, pages
    which = f"{named[0]} staat" if len(named) == 1 else f"{named[0]} tot en met {_small(named[-1])} staan"
    reading.warn(READ_AS_TEXT.format(which))


def _is_heading(line: Line) -> bool:
    return _article(f"{line.marker} {plain_runs(line.runs)}".strip()) is not None


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
