"""The one normal form of a text, whether it was read from a file or typed."""

import re
from collections.abc import Iterable
from dataclasses import replace

from documents.text.markers import split_marker, with_levels
from documents.text.raised import signed
from documents.text.values import (
    LINE_BREAK,
    Block,
    Footnote,
    Item,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    TableCell,
    Text,
    Unit,
    clean,
    plain_runs,
)

SPACES = re.compile(rf"[^\S{LINE_BREAK}]+")
AROUND_BREAK = re.compile(rf" *{LINE_BREAK} *")


def normalised(text: Text) -> Text:
    """The text in its one normal form: tidy runs, every leading marker an item, levels from the markers.

    The words stay, in their order; doing it twice changes nothing.
    """
    return Text(tuple(_normal_unit(unit) for unit in text.units))


def _normal_unit(unit: Unit) -> Unit:
    return replace(
        unit,
        number=_one_line(unit.number),
        label=_one_line(unit.label),
        heading=_one_line(unit.heading),
        blocks=with_levels(normal for block in unit.blocks if (normal := normal_block(block)) is not None),
    )


def _one_line(raw: str) -> str:
    return " ".join(clean(" ".join(raw.split())).split())


def normal_block(block: Block) -> Block | None:
    """The block in normal form, or None when nothing is left of it."""
    match block:
        case Paragraph(runs):
            return _marked(tidy(runs))
        case Item(marker, runs):
            return _item(_one_line(marker), tidy(runs))
        case Footnote(marker, runs):
            return Footnote(_one_line(marker), tidy(runs))
        case Table(rows):
            tidied = tuple(tuple(replace(cell, runs=tidy(cell.runs)) for cell in row) for row in rows if row)
            return replace(block, rows=tidied) if any(_filled(row) for row in tidied) else None
        case Picture():
            return block


def _filled(row: tuple[TableCell, ...]) -> bool:
    return any(cell.runs for cell in row)


def _item(marker: str, runs: Runs) -> Block | None:
    if not marker:
        return _marked(runs)
    return Item(marker, runs)


def _marked(runs: Runs) -> Block | None:
    """A paragraph, or an item when the words start with a marker."""
    if not runs:
        return None
    line = plain_runs(runs)
    marker, rest = split_marker(line)
    if not marker or runs[0].note:
        return Paragraph(runs)
    return Item(marker, cut(runs, len(line) - len(rest)))


def cut(runs: Runs, start: int) -> Runs:
    """The runs without their first `start` characters."""
    kept: list[Run] = []
    for run in runs:
        if start < len(run.text):
            kept.append(replace(run, text=run.text[start:]))
        start = max(0, start - len(run.text))
    return tuple(kept)


def tidy(runs: Iterable[Run]) -> Runs:
    """Runs with stored characters only, single spaces, none at the ends, neighbours of one dress joined,
    figures above and below the line as signs."""
    shown = (one for run in _joined(runs) for one in signed(run))
    spaced = _joined(replace(run, text=clean(SPACES.sub(" ", run.text))) for run in shown)
    recomposed = tuple(replace(run, text=clean(run.text)) for run in spaced)
    return _single_spaced(recomposed)


def _joined(runs: Iterable[Run]) -> Runs:
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if joined and replace(joined[-1], text="") == replace(run, text="") and not run.note:
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _single_spaced(runs: Runs) -> Runs:
    """Spaces are dropped at both ends, beside another space and around a line break, also across runs."""
    kept: list[Run] = []
    last = LINE_BREAK
    for run in runs:
        text = AROUND_BREAK.sub(LINE_BREAK, SPACES.sub(" ", run.text))
        if last in (" ", LINE_BREAK):
            text = text.lstrip(" " if kept else f" {LINE_BREAK}")
        if text.startswith(LINE_BREAK):
            _strip_end(kept, " ")
        if text:
            kept.append(replace(run, text=text))
            last = text[-1]
    _strip_end(kept, f" {LINE_BREAK}")
    return _joined(kept)


def _strip_end(runs: list[Run], characters: str) -> None:
    while runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(characters))
        if runs[-1].text:
            return
        runs.pop()
