"""Two texts of one document compared: unit by unit, and word by word inside the units.

A unit is the same unit when its key is the same. Leaving out what was inserted gives the old text exactly,
leaving out what was deleted gives the new one: of each unit, and, with the units in their old or new order,
of the whole text.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from documents.comparison.layout import layout_changes
from documents.comparison.lines import ComparedLine, lines_between
from documents.comparison.provenance import origins
from documents.comparison.reading_order import moved_keys, reading_order
from documents.comparison.rows import body_rows, label_rows, renumbered_notes_apart, title_rows
from documents.comparison.segments import Op, Segment, change_by_change, merged, tidied_segments
from documents.comparison.tokens import TokenRow
from documents.comparison.word_diff import row_diff
from documents.text import Text, Unit, UnitType, plain_lines, plain_unit
from documents.text.keys import name_without_title
from documents.text.struck import struck_in_unit

Change = Literal["unchanged", "changed", "added", "removed"]
# A unit that kept at most this share of its text was rewritten.
LITTLE = 0.2


@dataclass(frozen=True)
class UnitComparison:
    """What became of one unit. `change` is about its words; a new number or place alone leaves it unchanged.

    `split_from` is the key of the unit that an added or rewritten unit was taken out of, `merged_from` those
    of the removed or rewritten units that went into this one.
    """

    type: UnitType
    change: Change
    moved: bool
    renumbered: bool
    split_from: str | None
    merged_from: tuple[str, ...]
    old: Unit | None
    new: Unit | None
    segments: tuple[Segment, ...]

    @property
    def unit(self) -> Unit:
        """The unit as it is now, or as it was when it was removed."""
        found = self.new or self.old
        assert found is not None  # noqa: S101
        return found

    @property
    def name(self) -> str:
        """Its title, or what it is called without one."""
        return self.unit.title or name_without_title(self.unit.key)

    @property
    def touched(self) -> bool:
        """There is something to tell about this unit."""
        return self.change != "unchanged" or self.moved or self.renumbered or bool(self.merged_from)

    @property
    def only_renumbered(self) -> bool:
        return self.renumbered and self.change == "unchanged" and not self.moved and not self.merged_from

    @property
    def newly_struck(self) -> tuple[str, ...]:
        """Words that have a line through them now, and had none."""
        return _struck_only_in(self.new, self.old)

    @property
    def no_longer_struck(self) -> tuple[str, ...]:
        """Words that still stand there, without the line through them."""
        words = plain_unit(self.new) if self.new else ""
        return tuple(one for one in _struck_only_in(self.old, self.new) if one in words)

    @property
    def rewritten(self) -> bool:
        """Hardly anything that the unit said is left, below its title, though it kept its number."""
        if not (self.old and self.new and self.old.blocks and self.new.blocks):
            return False
        kept = sum(map(len, self.stretches("equal"))) - len(self.new.title)
        return kept <= LITTLE * min(len(plain_unit(unit)) for unit in (self.old, self.new))

    def stretches(self, op: Op) -> list[str]:
        """The stretches of text to which this was done."""
        return [segment.text for segment in self.worded_segments if segment.op == op]

    @cached_property
    def worded_segments(self) -> tuple[Segment, ...]:
        """The segments in which the number of a note is no word: one that stayed has its new number."""
        if not (self.old and self.new and any(segment.op == "delete" for segment in self.segments)):
            return self.segments
        was, now = ([*label_rows(unit), *title_rows(unit), *body_rows(unit)] for unit in (self.old, self.new))
        return merged(renumbered_notes_apart(self.segments, was, now))

    @cached_property
    def layout(self) -> tuple[str, ...]:
        """What became of the columns of its tables, in Dutch."""
        return layout_changes(self.old, self.new) if self.old and self.new else ()

    @cached_property
    def lines(self) -> tuple[ComparedLine, ...]:
        """The lines with both numbers of a note that got another; such a line alone is no change."""
        lines = lines_between(self.old, self.new, self.segments)
        if self.worded_segments == self.segments:
            return lines
        worded = lines_between(self.old, self.new, self.worded_segments)
        return tuple(replace(line, op=told.op) for line, told in zip(lines, worded, strict=True))


@dataclass(frozen=True)
class Comparison:
    """The units in the order of the new text; a removed unit stands at its old place."""

    old: Text
    new: Text
    units: tuple[UnitComparison, ...]

    @property
    def unchanged(self) -> bool:
        """No words were changed, and no unit was moved, renumbered, added or removed."""
        return not any(unit.touched for unit in self.units)

    @property
    def touched(self) -> tuple[UnitComparison, ...]:
        return tuple(unit for unit in self.units if unit.touched)

    @cached_property
    def merged_into(self) -> dict[str, Unit]:
        """By the key of a unit that was merged into another: that other one."""
        return {key: unit.unit for unit in self.units for key in unit.merged_from}

    def summary(self) -> dict[str, int]:
        """How many articles are what; the first four add up to all of them."""
        articles = [unit for unit in self.units if unit.type == "article"]
        counts: dict[str, int] = dict.fromkeys(("unchanged", "changed", "added", "removed"), 0)
        for article in articles:
            counts[article.change] += 1
        counts["moved"] = sum(article.moved for article in articles)
        counts["renumbered"] = sum(article.renumbered for article in articles)
        return counts

    def rebuilt_old(self) -> str:
        """The old text out of what is equal and what was deleted."""
        by_key = {unit.old.key: unit for unit in self.units if unit.old}
        return "".join(_side(by_key[unit.key].segments, "delete") for unit in self.old.units)

    def rebuilt_new(self) -> str:
        """The new text out of what is equal and what was inserted."""
        return "".join(_side(unit.segments, "insert") for unit in self.units)


def compare(old: Text, new: Text) -> Comparison:
    """Compares two texts whose units have keys that are unique within each text."""
    before = {unit.key: unit for unit in old.units}
    after = {unit.key: unit for unit in new.units}
    moved = moved_keys(old, new)
    found = {key: _unit_comparison(before.get(key), after.get(key)) for key in reading_order(old, new, moved)}
    removed, added = before.keys() - after.keys(), after.keys() - before.keys()
    lost = {key: found[key].stretches("delete") for key in before}
    gained = {key: found[key].stretches("insert") for key in after}
    rewritten = {key for key, unit in found.items() if unit.rewritten}
    split_from, merged_from = origins(lost, gained, removed | rewritten, added | rewritten)
    units = (
        replace(
            unit,
            moved=key in moved,
            split_from=split_from.get(key),
            merged_from=merged_from.get(key, ()),
        )
        for key, unit in found.items()
    )
    return Comparison(old, new, tuple(units))


def _side(segments: Sequence[Segment], op: str) -> str:
    return "".join(segment.text for segment in segments if segment.op in ("equal", op))


def _unit_comparison(old: Unit | None, new: Unit | None) -> UnitComparison:
    if old and new:
        return _pair(old, new)
    if new:
        return _lone(new, "added", None, new, Segment("insert", plain_unit(new)))
    assert old is not None  # noqa: S101
    return _lone(old, "removed", old, None, Segment("delete", plain_unit(old)))


def _lone(unit: Unit, change: Change, old: Unit | None, new: Unit | None, segment: Segment) -> UnitComparison:
    segments = (segment,) if segment.text else ()
    return UnitComparison(unit.type, change, False, False, None, (), old, new, segments)


def _pair(old: Unit, new: Unit) -> UnitComparison:
    """The label is compared apart from the rest, so that a new number marks that number and nothing else."""
    label = list(row_diff(label_rows(old), label_rows(new)))
    title = _worded_diff(title_rows(old), title_rows(new))
    body = _body(old, new)
    renumbered = old.number != new.number
    changed = (
        title.worded
        or body.worded
        or (_marks(label) and not renumbered)
        or _struck_otherwise(old, new)
        or bool(layout_changes(old, new))
    )
    rest = [*title.segments, *body.segments]
    change: Change = "changed" if changed else "unchanged"
    return UnitComparison(
        new.type, change, False, renumbered, None, (), old, new, tidied_segments(label + rest)
    )


@dataclass(frozen=True, slots=True)
class _Diff:
    """`worded`: other words, and not just another number of a note."""

    segments: list[Segment]
    worded: bool


def _body(old: Unit, new: Unit) -> _Diff:
    if old.blocks == new.blocks:
        lines = (line for block in new.blocks for line in plain_lines(block))
        return _Diff([Segment("equal", "".join(f"{line}\n" for line in lines))], worded=False)
    return _worded_diff(body_rows(old), body_rows(new))


def _worded_diff(old: Sequence[TokenRow], new: Sequence[TokenRow]) -> _Diff:
    segments = list(row_diff(old, new))
    return _Diff(segments, _marks(segments) and _marks(renumbered_notes_apart(segments, old, new)))


def _struck_otherwise(old: Unit, new: Unit) -> bool:
    return old.blocks != new.blocks and Counter(struck_in_unit(old)) != Counter(struck_in_unit(new))


def _struck_only_in(unit: Unit | None, other: Unit | None) -> tuple[str, ...]:
    here, there = (Counter(struck_in_unit(one) if one else ()) for one in (unit, other))
    return tuple((here - there).elements())


def _marks(segments: Sequence[Segment]) -> bool:
    return any(seen for seen, _segments in change_by_change(tidied_segments(segments)))
