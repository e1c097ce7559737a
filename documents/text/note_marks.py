"""The marks of notes above the line, as signs: "Doel¹". A heading is plain text, so the mark of a note in it
stands there so; which marks refer to which notes of the unit is worked out here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.text.raised import ABOVE
from documents.text.struck import runs_of
from documents.text.values import Block, Footnote, Picture, Run, Runs, Table, Unit

LETTERS = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
SIGNS = ABOVE | LETTERS
RAISED_SIGNS = "".join(dict.fromkeys(SIGNS.values()))


@dataclass(frozen=True, slots=True)
class HeadingNote:
    """Where in the heading of a unit the mark of a note stands; `note` counts its notes from 1."""

    start: int
    end: int
    note: int


def raised_mark(mark: str) -> str:
    """A mark in signs above the line; in brackets where there are no signs for its letters."""
    if all(one in SIGNS or not one.isalnum() for one in mark):
        return "".join(SIGNS.get(one, one) for one in mark)
    return f"[{mark}]"


def heading_notes(unit: Unit) -> tuple[HeadingNote, ...]:
    """The references in the heading: to notes of the unit to which its text does not refer, in order."""
    footnotes = [block for block in unit.blocks if isinstance(block, Footnote)]
    if not (footnotes and unit.heading):
        return ()
    referred = {run.text for block in unit.blocks for runs in runs_of(block) for run in runs if run.note}
    found: list[HeadingNote] = []
    for number, footnote in enumerate(footnotes, 1):
        if footnote.marker and footnote.marker not in referred:
            start = found[-1].end if found else 0
            if place := _whole(raised_mark(footnote.marker)).search(unit.heading, start):
                found.append(HeadingNote(place.start(), place.end(), number))
    return tuple(found)


def _whole(mark: str) -> re.Pattern[str]:
    """The mark where it does not go on: ¹ is not found in ¹²."""
    beside = f"[{re.escape(RAISED_SIGNS + mark)}]"
    return re.compile(f"(?<!{beside}){re.escape(mark)}(?!{beside})")


def bare_heading(unit: Unit) -> str:
    """The words of the heading, without the marks of its notes."""
    heading = unit.heading
    for one in reversed(heading_notes(unit)):
        heading = heading[: one.start] + heading[one.end :]
    return " ".join(heading.split())


def with_raised_marks(unit: Unit) -> Unit:
    """The unit with the marks in its text as signs, so that in plain text too they stand apart from words."""
    return replace(unit, blocks=tuple(_raised(block) for block in unit.blocks))


def _raised(block: Block) -> Block:
    match block:
        case Table(rows):
            cells = (tuple(replace(cell, runs=_marked(cell.runs)) for cell in row) for row in rows)
            return replace(block, rows=tuple(cells))
        case Picture():
            return block
    return replace(block, runs=_marked(block.runs))


def _marked(runs: Runs) -> Runs:
    return tuple(_sign(run) for run in runs)


def _sign(run: Run) -> Run:
    return replace(run, text=raised_mark(run.text)) if run.note else run


def heading_pieces(unit: Unit) -> Iterator[tuple[str, int]]:
    """The heading in pieces: words with 0, a mark with the note that it refers to."""
    done = 0
    for one in heading_notes(unit):
        yield unit.heading[done : one.start], 0
        yield unit.heading[one.start : one.end], one.note
        done = one.end
    yield unit.heading[done:], 0
