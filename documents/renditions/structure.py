"""What every rendition needs to know of a unit before showing it: which items nest, which runs are one link,
and which footnote a reference means."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from documents.text import Block, Footnote, Item, Run, Runs, Unit
from documents.text.note_marks import heading_notes

DEEPEST = 8
WITHOUT_DESCRIPTION = "Afbeelding zonder beschrijving"
SAFE_ADDRESS = re.compile(r"(https?://|mailto:|#)[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedItem:
    marker: str
    runs: Runs
    lists: tuple["ItemList", ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items of one level. `inset` counts the levels skipped above it, as when a list starts at "a."."""

    items: tuple[ListedItem, ...]
    inset: int = 0

    @property
    def ordered(self) -> bool:
        return any(character.isalnum() for character in self.items[0].marker)


Part = Block | ItemList


def parts(blocks: Iterable[Block]) -> Iterator[Part]:
    """The blocks without the footnotes, in order, with each stretch of items as nested lists."""
    shown = (block for block in blocks if not isinstance(block, Footnote))
    for are_items, group in groupby(shown, key=lambda block: isinstance(block, Item)):
        stretch = list(group)
        items = [block for block in stretch if isinstance(block, Item)]
        yield from _nested(items, 0) if are_items else stretch


def _nested(items: Sequence[Item], depth: int) -> Iterator[ItemList]:
    while items:
        level = _level(items[0])
        end = next((n for n, item in enumerate(items) if _level(item) < level), len(items))
        yield ItemList(tuple(_listed(items[:end], level)), max(level - depth, 0))
        items = items[end:]


def _listed(items: Sequence[Item], level: int) -> Iterator[ListedItem]:
    starts = [n for n, item in enumerate(items) if _level(item) == level]
    for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
        inner = tuple(_nested(items[start + 1 : end], level + 1))
        yield ListedItem(items[start].marker, items[start].runs, inner)


def _level(item: Item) -> int:
    return min(item.level, DEEPEST)


def linked(runs: Runs) -> Iterator[tuple[str, Runs]]:
    """The runs by address: neighbours with one address are one link. The address is empty where there is
    none, or none that a reader may be sent to."""
    for address, group in groupby(runs, key=lambda run: "" if run.note else safe_address(run.href)):
        yield address, tuple(group)


def safe_address(href: str) -> str:
    return href if SAFE_ADDRESS.fullmatch(href) else ""


@dataclass(frozen=True, slots=True)
class Reference:
    """The place of a footnote among those of its unit, from 1, and which reference to it this is, from 1."""

    note: int
    turn: int


class NoteReferences:
    """Pairs references with the footnotes of a unit. Where a marker is used twice, the first reference
    means the first footnote; a reference beyond the last means the last. What the heading refers to is
    known from the start."""

    def __init__(self, unit: Unit) -> None:
        self.footnotes = tuple(block for block in unit.blocks if isinstance(block, Footnote))
        self.turns: dict[int, int] = {found.note: 1 for found in heading_notes(unit)}

    def of(self, run: Run) -> Reference | None:
        """The reference that this run is; call once for each reference, in reading order."""
        marker = _bare(run.text)
        meant = [n for n, footnote in enumerate(self.footnotes, 1) if _bare(footnote.marker) == marker]
        if not meant:
            return None
        note = next((n for n in meant if n not in self.turns), meant[-1])
        self.turns[note] = self.turns.get(note, 0) + 1
        return Reference(note, self.turns[note])

    def is_referred(self, note: int) -> bool:
        return note in self.turns


def _bare(marker: str) -> str:
    return marker.strip(" .()[]\u00a0") or marker
