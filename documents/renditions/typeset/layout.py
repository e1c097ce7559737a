"""A text as plain data for the Typst templates: what is shown, and nothing that could be read as markup."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from documents.renditions.pictures import Printable, printable
from documents.renditions.structure import (
    WITHOUT_DESCRIPTION,
    ItemList,
    NoteReferences,
    Part,
    linked,
    parts,
)
from documents.text import Footnote, Paragraph, Picture, Run, Runs, Table, Text, Unit, clean
from documents.text.control_characters import without_control_characters
from documents.text.grid import grid
from documents.text.note_marks import bare_heading, heading_pieces

Data = dict[str, Any]
LONG_WORD = re.compile(r"\S{36}(?=\S)")
DEEPEST_HEADING = 6
SECOND_LEVEL = 2
DRESSES = ("bold", "italic", "struck", "raised", "lowered")


class TextLayout:
    """The data of all units of a text; `pictures` holds the files that the data refers to, by their name."""

    def __init__(self, text: Text, picture: Callable[[str], bytes], *, title: str) -> None:
        self.text = text
        self.picture = picture
        self.title = title
        self.keys = {unit.key for unit in text.units if unit.title}
        self.pictures: dict[str, bytes] = {}
        self.known: dict[str, Printable | None] = {}

    def units(self) -> list[Data]:
        levels = heading_levels(self.text.units)
        return [self._unit(unit, level) for unit, level in zip(self.text.units, levels, strict=True)]

    def _unit(self, unit: Unit, level: int) -> Data:
        references = NoteReferences(unit)
        shown = [self._part(part, references, unit) for part in parts(unit.blocks)]
        rest = [
            {"marker": breakable(note.marker), "runs": runs_data(note.runs, self.keys)}
            for n, note in enumerate(references.footnotes, 1)
            if not references.is_referred(n)
        ]
        titled = heading_data(unit, level, title=self.title) | self._title_notes(unit, references)
        return titled | {"parts": shown, "notes": rest}

    def _title_notes(self, unit: Unit, references: NoteReferences) -> Data:
        """The heading without marks, and in pieces with the notes to which it refers."""
        pieces = list(heading_pieces(unit))
        if not any(number for _words, number in pieces):
            return {}
        shown: list[Data] = []
        for words, number in pieces:
            if number:
                note = references.footnotes[number - 1]
                name = f"{unit.key}-noot-{number}"
                runs = runs_data(note.runs, self.keys)
                shown.append({"note": {"name": name, "marker": breakable(note.marker), "runs": runs}})
            elif words:
                shown.append({"text": breakable(words)})
        return {"heading": breakable(bare_heading(unit)), "pieces": shown}

    def _part(self, part: Part, references: NoteReferences, unit: Unit) -> Data:
        def runs(of: Runs) -> list[Data]:
            return list(self._runs(of, references, unit))

        match part:
            case Paragraph():
                return {"kind": "paragraph", "runs": runs(part.runs)}
            case ItemList():
                return list_data(part, runs)
            case Table():
                return table_data(part, runs)
            case Picture():
                return self._picture(part)
        raise TypeError(f"not a part of a unit: {part!r}")

    def _runs(self, runs: Runs, references: NoteReferences, unit: Unit) -> Iterator[Data]:
        for address, group in linked(runs):
            for run in group:
                note = _note(run, references, unit, self.keys) if run.note else {}
                yield _run_data(run, address, self.keys) | note

    def _picture(self, picture: Picture) -> Data:
        if picture.digest not in self.known:
            self.known[picture.digest] = self._file(picture.digest)
        file = self.known[picture.digest]
        data = {"kind": "picture", "alt": breakable(picture.description or WITHOUT_DESCRIPTION)}
        if file is None:
            return data | {"kind": "missing"}
        name = f"{picture.digest}.{file.extension}"
        self.pictures[name] = file.content
        return data | {"file": name}

    def _file(self, digest: str) -> Printable | None:
        try:
            return printable(self.picture(digest))
        except KeyError:
            return None


def heading_levels(units: Iterable[Unit]) -> Iterator[int]:
    """The level of each heading in the file, from 1 and without a skipped level; 0 for a unit without a
    title."""
    last = above = 0
    for unit in units:
        if not unit.title or unit.level == 0:
            if unit.title:  # on paper a title stands at level 1, wherever it is in the text
                last, above = min(last, 1), min(above, 1)
            yield 0
            continue
        encloses = unit.type in ("heading", "annex")
        wanted = max(unit.level, 1) + (0 if encloses else above)
        last = min(wanted, last + 1, DEEPEST_HEADING)
        above = last if encloses else above
        yield last


def heading_data(unit: Unit, level: int, *, title: str) -> Data:
    shown = unit.level > 0 or _squeezed(unit.title) != _squeezed(title)
    return {
        "key": unit.key,
        "style": _style(unit),
        "level": level,
        "label": breakable(unit.label) if shown else "",
        "heading": breakable(unit.heading) if shown else "",
    }


def _style(unit: Unit) -> str:
    if unit.type != "heading":
        return unit.type
    if unit.level == 0:
        return "title"
    return "section" if unit.level >= SECOND_LEVEL else "chapter"


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def list_data(items: ItemList, runs: Callable[[Runs], list[Data]]) -> Data:
    listed = [
        {
            "marker": breakable(item.marker),
            "runs": runs(item.runs),
            "lists": [list_data(inner, runs) for inner in item.lists],
        }
        for item in items.items
    ]
    return {"kind": "list", "inset": items.inset, "items": listed}


def table_data(table: Table, runs: Callable[[Runs], list[Data]]) -> Data:
    laid = grid(table)
    cells = [
        {"x": place.x, "y": place.y, "columns": place.columns, "rows": place.rows, "runs": runs(place.runs)}
        for place in laid.places
    ]
    return {"kind": "table", "columns": laid.weights(), "header": laid.header_rows, "cells": cells}


def runs_data(runs: Runs, keys: set[str]) -> list[Data]:
    """The runs without footnotes of their own, as inside a footnote."""
    return [_run_data(run, address, keys) for address, group in linked(runs) for run in group]


def _run_data(run: Run, address: str, keys: set[str]) -> Data:
    data: Data = {"text": breakable(run.text)}
    data |= {dress: True for dress in DRESSES if getattr(run, dress)}
    if run.note:
        data["raised"] = True
    if address.startswith("#"):
        return data | ({"key": address[1:]} if address[1:] in keys else {})
    return data | ({"url": address} if address else {})


def _note(run: Run, references: NoteReferences, unit: Unit, keys: set[str]) -> Data:
    reference = references.of(run)
    if reference is None:
        return {}
    note: Footnote = references.footnotes[reference.note - 1]
    data: Data = {"name": f"{unit.key}-noot-{reference.note}", "marker": breakable(run.text)}
    if reference.turn == 1:
        data["runs"] = runs_data(note.runs, keys)
    return {"note": data}


def breakable(text: str) -> str:
    """The text without control characters, with places where a word wider than any column may be broken."""
    return LONG_WORD.sub("\\g<0>\u200b", clean(without_control_characters(text)))
