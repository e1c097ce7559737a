"""From the neutral stream of a file to a text: title, chapters, articles, annexes, items. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from documents.reading.recognition.heading_notes import with_note_marks
from documents.reading.recognition.labels import DIVISIONS
from documents.reading.recognition.openings import (
    Habits,
    Opening,
    habits_of,
    is_title_line,
    opening_at,
    shown,
)
from documents.reading.recognition.signatures import signatures_start
from documents.reading.stream import Element, Line
from documents.text import Block, Item, Paragraph, Run, Text, Unit, UnitType
from documents.text.keys import with_keys
from documents.text.normal_form import normal_block, normalised
from documents.text.signing import begins_signatures

YEAR = re.compile(r"\d{4,}[.)]?")
SECTIONS_WITH_TEXT_PER_ARTICLE = 3


@dataclass(slots=True)
class _Part:
    """A unit being filled. Without an opening it is the text before the first one. `place` is that of the
    element that opens it, `places` those of its blocks.
    """

    opening: Opening | None
    place: int = 0
    blocks: list[Block] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def add(self, block: Block, place: int) -> None:
        self.blocks.append(block)
        self.places.append(place)


@dataclass(frozen=True, slots=True)
class InParts:
    """A text, with for each unit the place in the stream of what opens it, then the places of its blocks."""

    text: Text
    places: tuple[tuple[int, ...], ...]


def in_parts(elements: Sequence[Element]) -> InParts:
    """The text of a file in normal form and with fresh keys."""
    habits = habits_of(elements)
    parts = _parts(elements, habits)
    title = _title_place(parts)
    if title is not None and parts[title].blocks:
        opened = parts[title]
        parts.insert(title + 1, _Part(None, opened.places[0], opened.blocks, opened.places))
        parts[title] = _Part(opened.opening, opened.place)
    _part_signatures(parts)
    by_article = _has_articles(parts)
    levels = _levels(parts, title)
    units = [
        _unit(part, level, elements, is_title=place == title, by_article=by_article)
        for place, (part, level) in enumerate(zip(parts, levels, strict=True))
    ]
    text = with_keys(normalised(Text(tuple(units))))
    return InParts(text, tuple(_places(part, unit) for part, unit in zip(parts, text.units, strict=True)))


def _places(part: _Part, unit: Unit) -> tuple[int, ...]:
    """Where what opens it and each of its blocks stand; a block of which nothing is left has no place."""
    kept: Sequence[int] = part.places
    if len(unit.blocks) != len(part.blocks):
        kept = [
            place
            for block, place in zip(part.blocks, part.places, strict=True)
            if normal_block(block) is not None
        ]
    return (part.place, *kept)


def _parts(elements: Sequence[Element], habits: Habits) -> list[_Part]:
    parts: list[_Part] = []
    place, before = 0, ""
    while place < len(elements):
        opening = _opening(parts, elements, place, habits, before)
        if opening is None:
            _body(parts, place).add(_block(elements[place]), place)
            place += 1
            continue
        if opening.type == "article":
            before = opening.number
        _open(parts, opening, place)
        place += opening.used
    return parts


def _opening(
    parts: list[_Part], elements: Sequence[Element], place: int, habits: Habits, before: str
) -> Opening | None:
    """The part that opens here. Without styles the first line is the title; bold lines below it are text."""
    opening = opening_at(elements, place, habits, before)
    if habits.styled or (opening and opening.label):
        return opening
    if place == 0 and is_title_line(elements[0]):
        return Opening("heading", heading=shown(elements[0]), hint=0)
    below_title = len(parts) == 1 and parts[0].opening is not None and parts[0].opening.hint == 0
    return None if below_title and not parts[0].blocks else opening


def _open(parts: list[_Part], opening: Opening, place: int) -> None:
    parts.append(_Part(opening, place))
    if opening.body:
        parts[-1].add(Paragraph(opening.body), place)


def _body(parts: list[_Part], place: int) -> _Part:
    """Where running text goes: the part now open."""
    if not parts:
        parts.append(_Part(None, place))
    return parts[-1]


def _block(element: Element) -> Block:
    if not isinstance(element, Line):
        return element
    if not element.marker:
        return Paragraph(element.runs)
    if YEAR.fullmatch(element.marker):
        return Paragraph((Run(f"{element.marker} "), *element.runs))
    return Item(element.marker, element.runs)


def _part_signatures(parts: list[_Part]) -> None:
    """The block of signatures as a part of its own, below the last article or before the first annex."""
    end = next((place for place, part in enumerate(parts) if _opens(part, "annex")), len(parts))
    articles = [place for place in range(end) if _opens(parts[place], "article")]
    last = articles[-1] if articles else end - 1
    signed = parts[last] if end else None
    if signed is None or signed.opening is None or begins_signatures(signed.opening.heading):
        return
    start = signatures_start(signed.blocks)
    if 0 < start < len(signed.blocks):
        apart = _Part(None, signed.places[start], signed.blocks[start:], signed.places[start:])
        parts.insert(last + 1, apart)
        del signed.blocks[start:], signed.places[start:]


def _opens(part: _Part, kind: UnitType) -> bool:
    return part.opening is not None and part.opening.type == kind


def _title_place(parts: list[_Part]) -> int | None:
    """The place of the part that is the title of the whole: the first one, higher than all others."""
    opened = [(place, part.opening) for place, part in enumerate(parts) if part.opening]
    if not opened or opened[0][1].label:
        return None
    place, first = opened[0]
    if first.hint is None or first.hint == 0:
        return place if first.hint == 0 else None
    alone = all(other.hint is None or other.hint > first.hint for _place, other in opened[1:])
    return place if alone and len(opened) > 1 else None


def _has_articles(parts: list[_Part]) -> bool:
    """Whether the text is divided in articles; if not, its headed parts that carry text are the articles."""
    articles = sum(1 for part in parts if part.opening and part.opening.type == "article")
    headed = sum(1 for part in parts if part.opening and part.opening.type == "heading" and part.blocks)
    return articles * SECTIONS_WITH_TEXT_PER_ARTICLE >= headed and articles > 0


def _levels(parts: list[_Part], title: int | None) -> list[int]:
    """The depth of each part: divisions by their rank, others below the nearest that is higher."""
    ranks = _ranks(parts)
    above: list[tuple[int, int]] = []
    levels = []
    for place, part in enumerate(parts):
        opening = part.opening
        if opening is None or place == title or opening.type == "article":
            levels.append(0 if place == title else 1)
            continue
        level = _level(opening, ranks, above)
        hint = opening.hint if opening.hint is not None else level
        above[:] = [(h, lvl) for h, lvl in above if lvl < level and (opening.division or h < hint)] + [
            (hint, level)
        ]
        levels.append(level)
    return levels


def _ranks(parts: list[_Part]) -> dict[str, int]:
    present = {part.opening.division for part in parts if part.opening}
    return {word: rank for rank, word in enumerate((word for word in DIVISIONS if word in present), start=1)}


def _level(opening: Opening, ranks: dict[str, int], above: list[tuple[int, int]]) -> int:
    if opening.type == "annex":
        return 1
    if opening.division:
        return ranks[opening.division]
    hint = 1 if opening.hint is None else opening.hint
    return 1 + max((level for known, level in above if known < hint), default=0)


def _unit(part: _Part, level: int, elements: Sequence[Element], *, is_title: bool, by_article: bool) -> Unit:
    opening, blocks = part.opening, tuple(part.blocks)
    if opening is None:
        return Unit("preamble", key="", blocks=blocks)
    heading = opening.heading
    if not is_title:
        heading = with_note_marks(opening, elements[part.place : part.place + opening.used])
    unit = Unit(opening.type, "", opening.number, opening.label, heading, level, blocks)
    headed = unit.type == "heading" and blocks and not begins_signatures(opening.heading)
    if not is_title and not by_article and headed:
        return replace(unit, type="article")
    return unit
