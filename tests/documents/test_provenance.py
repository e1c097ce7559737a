"""Where the text of a new unit came from, and where that of a removed one went."""

import pytest

from documents.comparison.provenance import origins
from documents.comparison.shingles import rarity, shingles_of

SIX = "de gemeenten storten ieder jaar geld"
LONG = "de zorgaanbieder begeleidt de huurder zolang het contract op zijn naam staat"
OTHER = "bij klachten over geluid overlegt de verhuurder binnen vijf werkdagen met begeleiders"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([], set()),
        ([""], set()),
        (["Een"], {("een",)}),
        (["Een twee"], {("een", "twee")}),
        (["een Twee, drie"], {("een", "twee", "drie")}),
        (["een twee", "drie vier"], {("een", "twee", "drie"), ("twee", "drie", "vier")}),
    ],
)
def test_a_text_is_its_series_of_three_words(lines, found) -> None:
    assert shingles_of(lines) == found


def test_what_many_texts_have_says_less() -> None:
    common, rare = ("a",), ("b",)
    weights = rarity(
        [frozenset({common, rare}), frozenset({common}), frozenset({common}), frozenset({common})]
    )
    assert weights == {common: 0.5, rare: 1.0}
    assert rarity([frozenset({common})] * 2) == {common: 1.0}


@pytest.mark.parametrize(
    ("lost", "gained", "removed", "added", "split_from", "merged_into"),
    [
        # Taken out of one and put into a new one; or the other way round.
        ({"a": [LONG]}, {"n": [LONG]}, "", "n", {"n": "a"}, {}),
        ({"a": [LONG]}, {"b": [LONG]}, "a", "", {}, {"b": ("a",)}),
        ({"a": [LONG]}, {"b": [LONG]}, "", "", {}, {}),
        # One into one new unit is a split, two are a merge.
        ({"a": [LONG]}, {"n": [LONG]}, "a", "n", {"n": "a"}, {}),
        ({"a": [LONG], "b": [OTHER]}, {"n": [LONG, OTHER]}, "ab", "n", {}, {"n": ("a", "b")}),
        ({"a": [LONG], "b": [OTHER]}, {"c": [LONG, OTHER]}, "ab", "", {}, {"c": ("a", "b")}),
        # Six words are enough, five prove nothing.
        ({"a": [SIX]}, {"n": [SIX]}, "", "n", {"n": "a"}, {}),
        ({"a": [SIX[:-5]]}, {"n": [SIX[:-5]]}, "", "n", {}, {}),
        # At least half must be found again, and the one that has most of it is the source.
        ({"a": [SIX]}, {"n": [SIX, SIX.upper()]}, "", "n", {"n": "a"}, {}),
        ({"a": [SIX]}, {"n": [SIX, "vier andere reeksen van woorden telt"]}, "", "n", {"n": "a"}, {}),
        ({"a": [SIX]}, {"n": [SIX, "vijf andere reeksen van woorden telt dit"]}, "", "n", {}, {}),
        ({"a": [SIX], "b": [LONG]}, {"n": [SIX, LONG]}, "", "n", {"n": "b"}, {}),
        ({"b": [SIX], "a": [LONG]}, {"n": [SIX, LONG]}, "", "n", {"n": "a"}, {}),
        # What very many units had says nothing, eight are not too many.
        ({f"a{place}": [LONG] for place in range(9)}, {"n": [LONG]}, "", "n", {}, {}),
        ({f"a{place}": [LONG] for place in range(8)}, {"n": [LONG]}, "", "n", {"n": "a0"}, {}),
        # Nothing comes from itself.
        ({"a": [LONG]}, {"a": [LONG]}, "a", "a", {}, {}),
        ({"a": [LONG]}, {"n": [OTHER]}, "a", "n", {}, {}),
        ({}, {"n": [LONG]}, "", "n", {}, {}),
        ({"a": []}, {"n": []}, "a", "n", {}, {}),
    ],
)
def test_a_text_is_found_where_it_came_from(lost, gained, removed, added, split_from, merged_into) -> None:
    assert origins(lost, gained, removed, added) == (split_from, merged_into)
