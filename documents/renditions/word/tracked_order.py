"""A comparison in an order that can be both accepted and rejected: what moved is deleted at its old place and
inserted at its new one."""

from collections.abc import Iterator
from dataclasses import replace

from documents.comparison import Comparison, UnitComparison
from documents.comparison.segments import Op, Segment
from documents.text import Unit, plain_unit


def tracked_units(comparison: Comparison) -> list[UnitComparison]:
    """Units whose deletions and equal parts, in this order, are the old text, and whose insertions and equal
    parts are the new one."""
    ordered = [_at_new_place(unit) for unit in comparison.units]
    moved = {unit.old.key: unit for unit in comparison.units if unit.moved and unit.old and unit.new}
    for before, old in _with_former(comparison.old.units):
        if old.key in moved:
            place = _place_of(ordered, before.key) + 1 if before else 0
            ordered.insert(place, _at_old_place(moved[old.key], old))
    return ordered


def _with_former(units: tuple[Unit, ...]) -> Iterator[tuple[Unit | None, Unit]]:
    return zip((None, *units), units, strict=False)


def _place_of(ordered: list[UnitComparison], key: str) -> int:
    return next(place for place, unit in enumerate(ordered) if unit.old and unit.old.key == key)


def _at_new_place(unit: UnitComparison) -> UnitComparison:
    if not (unit.moved and unit.old and unit.new):
        return unit
    return replace(unit, old=None, change="added", segments=_whole("insert", unit.new))


def _at_old_place(unit: UnitComparison, old: Unit) -> UnitComparison:
    return replace(unit, new=None, change="removed", segments=_whole("delete", old))


def _whole(op: Op, unit: Unit) -> tuple[Segment, ...]:
    plain = plain_unit(unit)
    return (Segment(op, plain),) if plain else ()
