"""Long stretches of what stayed the same, so that a page can fold them away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from documents.comparison import UnitComparison
from documents.comparison.lines import ComparedLine


@dataclass(frozen=True, slots=True)
class Stretch[Shown]:
    """Neighbouring lines or units, shown or folded away together."""

    folded: bool
    items: tuple[Shown, ...]


def fold(lines: Sequence[ComparedLine], context: int = 2) -> tuple[Stretch[ComparedLine], ...]:
    """Equal lines further than `context` lines from a change folded away, where that hides more than one; the
    title stays."""
    return _stretches(lines, lambda line: line.marked, lambda line: line.kind == "title", context)


def fold_units(
    units: Sequence[UnitComparison], told: Callable[[UnitComparison], bool] = lambda unit: unit.touched
) -> tuple[Stretch[UnitComparison], ...]:
    """Neighbouring units of which there is nothing to tell folded away."""
    return _stretches(units, told, lambda unit: False, 0)


def _stretches[Shown](
    items: Sequence[Shown], marked: Callable[[Shown], bool], stays: Callable[[Shown], bool], context: int
) -> tuple[Stretch[Shown], ...]:
    shown = [stays(item) for item in items]
    for place, item in enumerate(items):
        if marked(item):
            around = range(max(0, place - context), min(len(items), place + context + 1))
            shown[around.start : around.stop] = [True] * len(around)
    groups = groupby(range(len(items)), key=lambda place: shown[place])
    stretches = [(is_shown, tuple(items[place] for place in places)) for is_shown, places in groups]
    return tuple(Stretch(not is_shown and len(held) > 1, held) for is_shown, held in stretches)
