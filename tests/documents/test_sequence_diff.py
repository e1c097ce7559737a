"""The fewest changes between two sequences, and what stays in order."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.comparison import sequence_diff
from documents.comparison.ordering import heaviest_rising, rising
from documents.comparison.sequence_diff import DiffPart, diff_parts

ZEROS = [0] * 120
numbers = st.lists(st.integers(0, 9), max_size=12)


def stretches(found: list[DiffPart]) -> list[tuple[bool, int, int]]:
    return [(part.equal, *part.sizes) for part in found]


@pytest.mark.parametrize(
    ("old", "new", "fewest", "anchored"),
    [
        ([], [], [], []),
        ([1, 2], [1, 2], [(True, 2, 2)], [(True, 2, 2)]),
        ([1, 2, 3], [1, 4, 3], [(True, 1, 1), (False, 1, 1), (True, 1, 1)], None),
        # A stretch that occurs once in both is held on to, also when it moved past much that occurs often.
        *(
            (
                [*range(1, size + 1), *ZEROS],
                [*ZEROS, *range(1, size + 1)],
                [(False, size, 0), (True, 120, 120), (False, 0, size)],
                [(False, 0, 120), (True, size, size), (False, 120, 0)] if size >= 4 else None,
            )
            for size in (1, 3, 4, 5, 8, 12)
        ),
        # Two of them, with changes between.
        (
            [*range(1, 11), *ZEROS[:60], *range(11, 21)],
            [*range(1, 11), 21, 22, *range(11, 21), *ZEROS[:60]],
            [(True, 10, 10), (False, 0, 12), (True, 60, 60), (False, 10, 0)],
            [(True, 10, 10), (False, 60, 2), (True, 10, 10), (False, 0, 60)],
        ),
        # What occurs twice is no anchor.
        (
            [*range(1, 11), *ZEROS, *range(1, 11)],
            [*ZEROS, *range(1, 11)],
            [(False, 10, 0), (True, 130, 130)],
            None,
        ),
    ],
)
def test_fewest_changes_or_long_stretches(old, new, fewest, anchored) -> None:
    assert stretches(diff_parts(old, new)) == fewest
    assert stretches(diff_parts(old, new, anchored=True)) == (anchored or fewest)


@pytest.mark.parametrize("largest", [0, 20, 400_000_000])
@given(
    st.lists(st.integers(0, 200), max_size=30), st.lists(st.integers(0, 200), max_size=30), numbers, numbers
)
def test_the_parts_are_the_whole_of_both_sequences(largest, shared, other, few, more) -> None:
    old, new = [*few, *shared, *other], [*other, *more, *shared]
    with pytest.MonkeyPatch.context() as bounds:
        bounds.setattr(sequence_diff, "LARGEST_TABLE", largest)
        bounds.setattr(sequence_diff, "SMALL_TABLE", min(largest, 20))
        for found in (diff_parts(old, new), diff_parts(old, new, anchored=True)):
            assert (
                [part.old_from for part in found[:1]]
                == [part.new_from for part in found[:1]]
                == [0] * len(found[:1])
            )
            assert all(
                (one.old_to, one.new_to, one.equal) == (next_.old_from, next_.new_from, not next_.equal)
                for one, next_ in pairwise(found)
            )
            assert (found[-1].old_to, found[-1].new_to) == (len(old), len(new)) if found else not old + new
            for part in found:
                same = old[part.old_from : part.old_to] == new[part.new_from : part.new_to]
                assert part.equal in (True, False) and (same or not part.equal) and any(part.sizes)


def test_sequences_that_are_too_large_are_cut_at_what_occurs_once(monkeypatch) -> None:
    monkeypatch.setattr(sequence_diff, "LARGEST_TABLE", 0)
    once, often = [*range(10, 19)], [0, 1] * 5
    assert stretches(diff_parts([*often, *once, *often], [1, *once, 7])) == [
        (False, 9, 0), (True, 10, 10), (False, 10, 1),
    ]  # fmt: skip
    assert stretches(diff_parts([0, 5, 0, 0, 6], [0, 0, 5, 6])) == [
        (False, 1, 2), (True, 1, 1), (False, 2, 0), (True, 1, 1),
    ]  # fmt: skip
    assert stretches(diff_parts(often, [*often, 0])) == [(False, 10, 11)]


def rises(values: list[int], places: tuple[int, ...]) -> bool:
    return all(values[one] < values[other] for one, other in pairwise(places))


@given(st.lists(st.integers(0, 6), max_size=7))
def test_a_longest_rising_part_is_found(values) -> None:
    found = rising(values)
    assert found == sorted(set(found)) and rises(values, tuple(found))
    assert not any(rises(values, places) for places in combinations(range(len(values)), len(found) + 1))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 9)), max_size=7))
def test_a_heaviest_rising_part_is_found(pairs) -> None:
    values, weights = [value for value, _ in pairs], [weight for _, weight in pairs]
    found = heaviest_rising(values, weights)
    assert found == sorted(set(found)) and rises(values, tuple(found))
    heaviest = max(
        sum(weights[place] for place in places)
        for size in range(len(values) + 1)
        for places in combinations(range(len(values)), size)
        if rises(values, places)
    )
    assert sum(weights[place] for place in found) == heaviest


@pytest.mark.parametrize(
    ("values", "weights", "kept"),
    [
        ([], [], []),
        ([3, 1, 2], [9, 1, 1], [0]),
        ([3, 1, 2], [1, 1, 1], [1, 2]),
        ([2, 2], [1, 3], [1]),
        ([1, 2, 3, 0], [1] * 4, [0, 1, 2]),
    ],
)
def test_rather_one_heavy_than_several_light(values, weights, kept) -> None:
    assert heaviest_rising(values, weights) == kept


def test_each_value_has_a_weight() -> None:
    with pytest.raises(ValueError, match="zip"):
        heaviest_rising([1, 2], [1])
