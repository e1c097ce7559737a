"""A change that could stand in several places stands where it says most, and what is marked stays true."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.comparison.legibility import legible
from documents.comparison.sequence_diff import DiffPart, diff_parts
from documents.comparison.tokens import TextToken, TokenRow, tokens_of
from documents.comparison.word_diff import row_diff


def tokens(text: str) -> list[TextToken]:
    return tokens_of([TokenRow(f"{line}\n") for line in text.split("\n")])


def put_in(longer: list[TextToken], shorter: list[TextToken]) -> list[list[DiffPart]]:
    """The longer text as the shorter with one insertion: each way to say so."""
    size, old, new = len(longer) - len(shorter), len(shorter), len(longer)
    return [
        [
            DiffPart(True, 0, place, 0, place),
            DiffPart(False, place, place, place, place + size),
            DiffPart(True, place, old, place + size, new),
        ]
        for place in range(old + 1)
        if shorter[:place] + longer[place : place + size] + shorter[place:] == longer
    ]


def turned(parts: list[DiffPart]) -> list[DiffPart]:
    return [DiffPart(one.equal, one.new_from, one.new_to, one.old_from, one.old_to) for one in parts]


@pytest.mark.parametrize(
    ("longer", "shorter", "change"),
    [
        ("Wij delen. Wij zien. Wij gaan.", "Wij delen. Wij gaan.", "Wij zien. "),
        ("de huur, de kosten, de prijs", "de huur, de prijs", "de kosten, "),
        ("k Zo, ja. Zo, ja. Nee", "k Zo, ja. Nee", "Zo, ja. "),
        ("k zo ja; zo ja; nee", "k zo ja; nee", "zo ja; "),
        ("k zo (a) zo (a) nee", "k zo (a) nee", "zo (a) "),
        ("k\nzo. ja\nzo. ja\nnee", "k\nzo. ja\nnee", "zo. ja\n"),
        ("zo ja zo ja zo nee", "zo ja zo nee", "zo ja "),
        ("k l-m l-m n", "k l-m n", "l-m "),
    ],
)
def test_wherever_a_change_was_found_it_is_put_at_the_best_place(longer, shorter, change) -> None:
    whole, part = tokens(longer), tokens(shorter)
    ways = put_in(whole, part)
    assert len(ways) > 1
    for way in ways:
        for found in (
            legible(way, part, whole),
            turned(legible(turned(way), whole, part)),
        ):
            [inserted] = [one for one in found if not one.equal]
            put = whole[inserted.new_from : inserted.new_to]
            assert "".join(one.core + one.space for one in put) == change
            assert inserted.old_from == inserted.old_to


@given(*[st.lists(st.sampled_from(["de", "huur", "a", ",", ".", "\n", "§ 3", "woorden"]), max_size=14)] * 2)
def test_marks_stay_true(old, new) -> None:
    was, now = (tokens(" ".join(side)) for side in (old, new))
    numbered = {one: number for number, one in enumerate({*was, *now})}
    for anchored in (False, True):
        sequences = [[numbered[one] for one in side] for side in (was, now)]
        found = legible(diff_parts(*sequences, anchored=anchored), was, now)
        bounds = [DiffPart(True, 0, 0, 0, 0), *found, DiffPart(True, len(was), len(was), len(now), len(now))]
        assert all(
            (one.old_to, one.new_to) == (other.old_from, other.new_from) for one, other in pairwise(bounds)
        )
        for one in found:
            same = was[one.old_from : one.old_to] == now[one.new_from : one.new_to]
            assert any(one.sizes) and (same or not one.equal)


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        ("1. De huur", ["1.", "De", "huur"]),
        ("12.3. De huur", ["12.3.", "De", "huur"]),
        ("a) De huur", ["a)", "De", "huur"]),
        ("2°. De huur", ["2°.", "De", "huur"]),
        ("De huur (art. 3), en", ["De", "huur", "(", "art", ".", "3", ")", ",", "en"]),
        ("a\tb", ["a", "\t", "b"]),
    ],
)
def test_words_and_signs_are_compared_one_by_one(row, parts) -> None:
    assert [one.core for one in tokens(row)] == parts


def test_a_row_without_words_is_compared_by_what_it_shows() -> None:
    rows = [TokenRow("￼\n", "plaatje 1"), TokenRow(" ￼\n", "plaatje 2"), TokenRow("De huur\n")]
    assert tokens_of(rows) == [
        TextToken("￼", "\n", "plaatje 1"), TextToken(" ￼", "\n", "plaatje 2"),
        TextToken("De", " "), TextToken("huur", "\n"),
    ]  # fmt: skip
    assert [(op, text) for op, text in row_diff(rows[:1], rows[:1])] == [("equal", "￼\n")]
