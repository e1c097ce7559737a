"""Words with a line through them: they stand in the text, and a reader sees that they no longer hold."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from documents.text.values import Block, Picture, Runs, Table, Text, Unit, plain_runs


def runs_of(block: Block) -> Iterator[Runs]:
    """The runs of a block: of a table those of each cell."""
    match block:
        case Table(rows):
            yield from (cell.runs for row in rows for cell in row)
        case Picture():
            return
        case _:
            yield block.runs


def struck_in(stretches: Iterable[Runs]) -> Iterator[str]:
    """Each row of neighbouring words with a line through them."""
    for runs in stretches:
        if not any(run.struck for run in runs):
            continue
        for struck, group in groupby(runs, key=lambda run: run.struck):
            words = " ".join(plain_runs(group).split())
            if struck and words:
                yield words


def struck_in_unit(unit: Unit) -> Iterator[str]:
    return struck_in(runs for block in unit.blocks for runs in runs_of(block))


def struck_in_text(text: Text) -> Iterator[str]:
    return (words for unit in text.units for words in struck_in_unit(unit))
