"""Comparisons that were made before are kept, by the digests of the two versions.

Kept are the marks only, as lengths; the words come from the versions, so a kept comparison can never show a
text that neither version has.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from documents.comparison import Comparison, UnitComparison, carry_keys, compare, to_data
from documents.comparison.segments import Op, Segment
from documents.models import StoredComparison, Version
from documents.text import Text, Unit, plain_unit
from documents.transactions.busy import in_passing

ALGORITHM = 3  # one more whenever `compare` gives other marks than before
FIELDS = ("type", "change", "moved", "renumbered", "split_from")
SIGNS: dict[str, Op] = {"=": "equal", "-": "delete", "+": "insert"}
OPS = {op: sign for sign, op in SIGNS.items()}


def comparison_of(old: Version, new: Version) -> Comparison:
    """The comparison of two versions, made when it is not kept or cannot be used. Two documents share no
    keys; what belongs together there is told by the words, each time anew."""
    if old.document_id != new.document_id:
        return compare(old.text, carry_keys(old.text, new.text))
    return comparisons_of([(old, new)])[0]


def comparisons_of(pairs: Sequence[tuple[Version, Version]]) -> list[Comparison]:
    """The comparisons of these pairs (old, new), in their order; those that are kept in one query."""
    kept = StoredComparison.objects.filter(
        old_digest__in={old.digest for old, _ in pairs},
        new_digest__in={new.digest for _, new in pairs},
        algorithm=ALGORITHM,
    )
    by_digests = {(row.old_digest, row.new_digest): row for row in kept}
    return [_comparison(old, new, by_digests.get((old.digest, new.digest))) for old, new in pairs]


def _comparison(old: Version, new: Version, kept: StoredComparison | None) -> Comparison:
    if kept:
        try:
            return _restored(kept.data, old.text, new.text)
        except (ValueError, TypeError, KeyError):
            pass
    made = compare(old.text, new.text)
    _keep({"old_digest": old.digest, "new_digest": new.digest, "algorithm": ALGORITHM}, made)
    return made


def comparison_data(old: Version, new: Version) -> dict[str, Any]:
    """The comparison as plain dicts and lists, in the shape that the commands and the API give it."""
    return to_data(
        comparison_of(old, new),
        document=old.document.slug,
        from_version=_reference(old, new),
        to_version=_reference(new, old),
    )


def data_beside_file(old: Version, comparison: Comparison, file_name: str) -> dict[str, Any]:
    """The comparison of a version with a file that is not kept, in the same shape."""
    return to_data(
        comparison,
        document=old.document.slug,
        from_version=_reference(old, old),
        to_version={"file": file_name},
    )


def _reference(version: Version, other: Version) -> dict[str, Any]:
    number = version.designation if version.correction else version.number
    named = {"document": version.document.slug} if version.document_id != other.document_id else {}
    return {"number": number, "label": version.label} | named


@in_passing
def _keep(named: dict[str, Any], made: Comparison) -> None:
    """In the place of what could not be used. Somebody else may keep it at the same moment."""
    StoredComparison.objects.filter(**named).delete()
    StoredComparison.objects.bulk_create([StoredComparison(**named, data=_data(made))], ignore_conflicts=True)


def would_keep(old: Version, new: Version) -> list[dict[str, Any]]:
    """What is kept of these two, made anew."""
    return _data(compare(old.text, new.text))


def _data(made: Comparison) -> list[dict[str, Any]]:
    return [_unit_data(unit) for unit in made.units]


def _unit_data(unit: UnitComparison) -> dict[str, Any]:
    return {name: getattr(unit, name) for name in FIELDS} | {
        "merged_from": list(unit.merged_from),
        "old": unit.old.key if unit.old else None,
        "new": unit.new.key if unit.new else None,
        "marks": [[OPS[segment.op], len(segment.text)] for segment in unit.segments],
    }


def _restored(data: list[dict[str, Any]], old: Text, new: Text) -> Comparison:
    before = {unit.key: unit for unit in old.units}
    after = {unit.key: unit for unit in new.units}
    units = tuple(_unit(unit, before, after) for unit in data)
    shown = [unit.old.key for unit in units if unit.old], [unit.new.key for unit in units if unit.new]
    if sorted(shown[0]) != sorted(before) or shown[1] != list(after):
        raise ValueError("the kept comparison is not about these units")
    return Comparison(old, new, units)


def _unit(data: dict[str, Any], before: dict[str, Unit], after: dict[str, Unit]) -> UnitComparison:
    old = None if data["old"] is None else before[data["old"]]
    new = None if data["new"] is None else after[data["new"]]
    segments = tuple(_segments(data["marks"], plain_unit(old) if old else "", plain_unit(new) if new else ""))
    return UnitComparison(
        **{name: data[name] for name in FIELDS},
        merged_from=tuple(data["merged_from"]),
        old=old,
        new=new,
        segments=segments,
    )


def _segments(marks: list[list[Any]], old: str, new: str) -> Iterator[Segment]:
    """The words of the marks. Raises ValueError when they do not cover both texts exactly."""
    read_old = read_new = 0
    for sign, length in marks:
        op = SIGNS[sign]
        was, now = old[read_old : read_old + length], new[read_new : read_new + length]
        if op == "equal" and was != now:
            raise ValueError("marked as equal, but different")
        yield Segment(op, was if op == "delete" else now)
        read_old += length if op != "insert" else 0
        read_new += length if op != "delete" else 0
    if (read_old, read_new) != (len(old), len(new)):
        raise ValueError("the marks do not cover the texts")
