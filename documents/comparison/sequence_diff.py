"""The fewest deletions and insertions between two sequences of numbers, within bounds of time and memory."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from documents.comparison.ordering import rising

# Sequences whose lengths multiply to more than this (50 MB of bits) are first cut at stretches that occur
# once in both.
LARGEST_TABLE = 400_000_000
ANCHOR_LENGTHS = (8, 4, 1)
SMALL_TABLE = 2_500


class DiffPart(NamedTuple):
    """Elements `old_from` to `old_to` of the old sequence against `new_from` to `new_to` of the new."""

    equal: bool
    old_from: int
    old_to: int
    new_from: int
    new_to: int

    @property
    def sizes(self) -> tuple[int, int]:
        return self.old_to - self.old_from, self.new_to - self.new_from

    def until(self, last: "DiffPart") -> "DiffPart":
        """One change from the start of this part to the end of `last`."""
        return DiffPart(False, self.old_from, last.old_to, self.new_from, last.new_to)

    def shifted(self, steps: int) -> "DiffPart":
        return DiffPart(self.equal, *(bound + steps for bound in self[1:]))


def diff_parts(old: Sequence[int], new: Sequence[int], *, anchored: bool = False) -> list[DiffPart]:
    """Equal parts and changes in turn, together the whole of both sequences. `anchored` first holds on to
    long stretches that occur once in both, which can mark a little more but keeps together what belongs
    together."""
    largest = SMALL_TABLE if anchored else LARGEST_TABLE
    return list(_joined(_cut(old, new, DiffPart(False, 0, len(old), 0, len(new)), ANCHOR_LENGTHS, largest)))


def _cut(
    old: Sequence[int], new: Sequence[int], gap: DiffPart, lengths: Sequence[int], largest: int
) -> Iterator[DiffPart]:
    old_size, new_size = gap.sizes
    size = old_size * new_size
    if size <= largest or (size <= LARGEST_TABLE and len(lengths) == 1):
        yield from _exact(old, new, gap)
    elif not lengths:
        yield gap
    else:
        for part in _anchored(old, new, gap, lengths[0]):
            yield from [part] if part.equal else _cut(old, new, part, lengths[1:], largest)


def _exact(old: Sequence[int], new: Sequence[int], gap: DiffPart) -> Iterator[DiffPart]:
    left, right = gap.old_from, gap.new_from
    found = LCSseq.opcodes(old[left : gap.old_to], new[right : gap.new_to])
    for code in found:
        starts = left + code.src_start, left + code.src_end, right + code.dest_start, right + code.dest_end
        yield DiffPart(code.tag == "equal", *starts)


def _anchored(old: Sequence[int], new: Sequence[int], gap: DiffPart, length: int) -> Iterator[DiffPart]:
    """The gap cut at the elements that start a stretch of `length` which occurs once on both sides."""
    there = _once(new, gap.new_from, gap.new_to, length)
    pairs = sorted(
        (place, there[stretch])
        for stretch, place in _once(old, gap.old_from, gap.old_to, length).items()
        if stretch in there
    )
    left, right = gap.old_from, gap.new_from
    for index in rising([second for _, second in pairs]):
        first, second = pairs[index]
        if (first, second) != (left, right):
            yield DiffPart(False, left, first, right, second)
        left, right = first + 1, second + 1
        yield DiffPart(True, first, left, second, right)
    yield DiffPart(False, left, gap.old_to, right, gap.new_to)


def _once(sequence: Sequence[int], start: int, end: int, length: int) -> dict[tuple[int, ...], int]:
    stretches = list(zip(*(sequence[start + shift : end] for shift in range(length)), strict=False))
    counts = Counter(stretches)
    return {stretch: start + place for place, stretch in enumerate(stretches) if counts[stretch] == 1}


def _joined(found: Iterable[DiffPart]) -> Iterator[DiffPart]:
    last = None
    for part in found:
        if part.sizes == (0, 0):
            continue
        if last and last.equal == part.equal:
            last = DiffPart(part.equal, last.old_from, part.old_to, last.new_from, part.new_to)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last
