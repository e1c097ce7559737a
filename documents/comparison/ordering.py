"""What stays in order: the longest, or heaviest, part of a sequence that keeps rising."""

from bisect import bisect_left
from collections.abc import Sequence


def rising(values: Sequence[int]) -> list[int]:
    """The places of a longest strictly rising subsequence, in order. Takes n log n steps."""
    tails: list[int] = []
    ends: list[int] = []
    before = []
    for place, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [place]
    return _traced(before, ends[-1] if ends else -1)


def heaviest_rising(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The places of the strictly rising subsequence with the greatest total weight, in order. Takes n log n
    steps."""
    ranks = sorted(set(values))
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before = []
    for place, (value, weight) in enumerate(zip(values, weights, strict=True)):
        rank = bisect_left(ranks, value)
        total, previous = _best_below(best, rank)
        before.append(previous)
        _offer(best, rank + 1, (total + weight, place))
    return _traced(before, _best_below(best, len(ranks))[1])


def _best_below(best: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    found = (0, -1)
    while rank > 0:
        found = max(found, best[rank], key=lambda entry: entry[0])
        rank -= rank & -rank
    return found


def _offer(best: list[tuple[int, int]], rank: int, entry: tuple[int, int]) -> None:
    while rank < len(best):
        if entry[0] > best[rank][0]:
            best[rank] = entry
        rank += rank & -rank


def _traced(before: list[int], place: int) -> list[int]:
    trail = []
    while place >= 0:
        trail.append(place)
        place = before[place]
    return trail[::-1]
