"""The text of a version as values: units in reading order, each with blocks, each with runs.

Everything else works on these values: the import makes them, the drafting page edits them, a version freezes
them as canonical JSON, the comparison compares them, the renditions show them. They know no ORM and no web.

A hard line break inside a block is U+2028 in the text of a run; a block itself never holds a newline or a
tab.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from documents.text.control_characters import CONTROL_CHARACTER

LINE_BREAK = "\u2028"
PICTURE = "\ufffc"

UnitType = Literal["preamble", "heading", "article", "annex"]
WORD = re.compile(r"\w+")
UNSEEN = re.compile("[\u00ad\u200b\ufeff]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of characters in one dress. `note` marks a reference to the footnote marked so. `raised` and
    `lowered` letters have no sign of their own that says so, as figures have (see `documents.text.raised`).
    """

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    note: bool = False
    struck: bool = False
    raised: bool = False
    lowered: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph or list item. The marker ("1.", "a.", "2°.", "•") is part of the text; `level` is
    0 for the outermost."""

    marker: str
    runs: Runs
    level: int = 0


@dataclass(frozen=True, slots=True)
class TableCell:
    runs: Runs
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[TableCell, ...], ...]
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by the SHA-256 of its file. The description, for who cannot see it, is no text."""

    digest: str
    media_type: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    marker: str
    runs: Runs


Block = Paragraph | Item | Table | Picture | Footnote
BLOCKS: dict[str, type[Block]] = {
    "paragraph": Paragraph,
    "item": Item,
    "table": Table,
    "picture": Picture,
    "footnote": Footnote,
}
NAMES = {kind: name for name, kind in BLOCKS.items()}


@dataclass(frozen=True, slots=True)
class Unit:
    """An addressable part of a version: the preamble, a heading, an article or an annex.

    `label` is the designation as written ("Artikel 3", "Hoofdstuk II", "Bijlage 1", "§ 2"), `number` what
    remains of it without the word ("3", "II", "1", "2"), `heading` its title. `level` is the depth of a
    heading: 0 the title of the whole text, 1 a chapter, 2 a section; for other units the depth below their
    heading.
    `key` is unique within a version and stays the same from version to version.
    """

    type: UnitType
    key: str
    number: str = ""
    label: str = ""
    heading: str = ""
    level: int = 1
    blocks: tuple[Block, ...] = ()

    @property
    def title(self) -> str:
        """Label and heading on one line, as a reader would cite the unit."""
        return " ".join(part for part in (self.label, self.heading) if part)


@dataclass(frozen=True, slots=True)
class Text:
    units: tuple[Unit, ...] = ()

    def unit(self, key: str) -> Unit | None:
        return next((unit for unit in self.units if unit.key == key), None)

    def articles(self) -> Iterator[Unit]:
        return (unit for unit in self.units if unit.type == "article")

    def pictures(self) -> Iterator[Picture]:
        return (block for unit in self.units for block in unit.blocks if isinstance(block, Picture))


def plain_runs(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def plain_lines(block: Block) -> Iterator[str]:
    """The lines of a block without dress: one, or one for each row of a table, its cells parted by tabs."""
    match block:
        case Paragraph(runs):
            yield plain_runs(runs)
        case Item(marker, runs) | Footnote(marker, runs):
            yield f"{marker} {plain_runs(runs)}".strip()
        case Table(rows):
            for row in rows:
                yield "\t".join(plain_runs(cell.runs) for cell in row)
        case Picture():
            yield PICTURE


def plain_unit(unit: Unit) -> str:
    """The whole text of a unit: its title, then its blocks, each line ended by a newline."""
    lines = [unit.title] if unit.title else []
    lines += [line for block in unit.blocks for line in plain_lines(block)]
    return "".join(f"{line}\n" for line in lines)


def plain_text(text: Text) -> str:
    return "".join(plain_unit(unit) for unit in text.units)


def words(plain: str) -> list[str]:
    return WORD.findall(plain)


def clean(raw: str) -> str:
    """Characters as they are stored: NFC, without control characters, soft hyphens or zero-width marks."""
    if raw.isprintable() and unicodedata.is_normalized("NFC", raw):
        return raw
    return UNSEEN.sub("", CONTROL_CHARACTER.sub("", unicodedata.normalize("NFC", raw)))


def paths(text: Text) -> list[tuple[str, ...]]:
    """For each unit the titles of the headings above it, outermost first, without that of the whole text."""
    open_headings: list[tuple[int, str]] = []
    found = []
    for unit in text.units:
        if unit.type in ("heading", "annex"):
            open_headings = [(level, title) for level, title in open_headings if level < unit.level]
        found.append(tuple(title for level, title in open_headings if level > 0))
        if unit.type in ("heading", "annex"):
            open_headings.append((unit.level, unit.title))
    return found


def rekeyed(text: Text, keys: Iterable[str]) -> Text:
    """The same text with other keys, one for each unit in order."""
    return Text(tuple(replace(unit, key=key) for unit, key in zip(text.units, keys, strict=True)))
