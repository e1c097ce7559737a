"""Words that mean the same, and words that are kept whole, in the question itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.compounds import KeepingWhole, Vocabulary
from search.analysis.questions import parsed, plan
from search.analysis.synonyms import expanded

GROUPS = (("overeenkomst", "contract"), ("huren onder voorwaarden", "HOV"))


def alternatives(typed: str) -> list[set[str]]:
    question = expanded(parsed(typed), GROUPS)
    return [{" ".join(token.word for token in term.words) for term in group} for group in question.required]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("contracten", [{"contracten", "overeenkomst"}]),
        ("de overeenkomsten opzeggen", [{"overeenkomsten", "contract"}, {"opzeggen"}]),
        ("hov", [{"hov", "huren onder voorwaarden"}]),
        ("huur onder de voorwaarden", [{"huur", "hov"}, {"onder", "hov"}, {"voorwaarden", "hov"}]),
        ("voorwaarden", [{"voorwaarden"}]),
        ('"contracten"', [{"contracten"}]),
        ("-contract fonds", [{"fonds"}]),
        ("fonds contract", [{"fonds"}, {"contract", "overeenkomst"}]),
        (
            'fonds "huren onder voorwaarden" kosten',
            [{"fonds"}, {"huren onder voorwaarden", "hov"}, {"kosten"}],
        ),
    ],
)
def test_a_word_may_be_its_equal_as_well(typed: str, asked: list[set[str]]) -> None:
    assert alternatives(typed) == asked


def test_an_equal_of_one_word_is_asked_in_any_inflection_and_one_of_several_as_a_series() -> None:
    for typed, stem, phrases in (
        ("overeenkomst", "contract", ()),
        ("hov", "hof", (("huren", "onder", "voorwaarden"),)),
    ):
        [clause] = plan(expanded(parsed(typed), GROUPS), Vocabulary({})).required
        assert stem in clause.stems and clause.phrases == phrases
    money = (("financieel", "geldelijk"),)
    assert len(expanded(parsed("financiële"), money).required[0]) == 2
    two = (("samen wonen", "samenwonen"),)
    [clause] = plan(expanded(parsed("samenwonen"), two), Vocabulary({})).required
    assert clause.phrases == (("samen", "wonen"),)


@given(st.text(max_size=60))
def test_synonyms_only_ever_add(typed: str) -> None:
    before, after = parsed(typed), expanded(parsed(typed), GROUPS)
    assert len(before.required) == len(after.required) and before.excluded == after.excluded
    for group, grown in zip(before.required, after.required, strict=True):
        assert grown[: len(group)] == group


def test_a_whole_word_is_not_taken_apart() -> None:
    vocabulary = Vocabulary({"huur": 3, "prijs": 2, "huurprijs": 1, "huurprijzen": 1, "prijshuur": 1})
    assert set(KeepingWhole(vocabulary, ()).compounds("huur")) >= {"huurprijs", "prijshuur"}
    kept = KeepingWhole(vocabulary, ("huurprijs",))
    assert "huurprijs" not in kept.compounds("huur") and "prijshuur" in kept.compounds("huur")
    assert "huurprijs" not in plan(parsed("huur"), kept).required[0].words
