"""Rules of entry into force: as a sentence, and as the parts an editor puts together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.entry_rule import RuleError, all_members_sign, from_data, on_date, sentence, to_data
from documents.entry_rule.parts import Parts, Waiting, parts_of_rule, rule_of_parts
from documents.entry_rule.rules import (
    ACTS,
    AfterRule,
    AllRule,
    CombinedRule,
    CountRule,
    DateRule,
    NamedRule,
    ShareRule,
    acts_asked,
)
from documents.entry_rule.words import GROUP_WORDS
from documents.entry_rule.written import read_rule, written
from signatures.importing.sheets.rule_words import rule_of as rule_in_cell

acts, groups = st.sampled_from(ACTS), st.sampled_from(list(GROUP_WORDS))
alls = st.builds(AllRule, acts, groups)
shares = st.builds(
    lambda parts, act, of: ShareRule(min(parts), max(parts), act, of),
    st.tuples(st.integers(1, 9), st.integers(1, 9)), acts, groups,
)  # fmt: skip
named = st.builds(
    lambda partners, act: NamedRule(tuple(partners), act),
    st.lists(st.sampled_from(["huizen", "laren", "de-alliantie"]), min_size=1, unique=True),
    acts,
)
counts = st.builds(CountRule, st.integers(1, 40), acts, groups)
conditions = st.one_of(alls, shares, counts, named)
waits = st.none() | st.one_of(
    st.builds(Waiting, days=st.integers(1, 400)),
    st.builds(Waiting, months=st.integers(1, 24), first_of_month=st.booleans()),
)
days = st.none() | st.dates(date(2019, 1, 1), date(2030, 1, 1))
leaves = st.one_of(
    alls, shares, counts, named, st.builds(DateRule, st.dates(date(1800, 1, 1), date(2200, 12, 31)))
)


def waiting(rules):
    asking = rules.filter(acts_asked)
    return st.one_of(
        st.builds(lambda rule, days: AfterRule(rule, days=days), asking, st.integers(1, 400)),
        st.builds(
            lambda rule, months, first: AfterRule(rule, months=months, first_of_month=first),
            asking, st.integers(1, 24), st.booleans(),
        ),
    )  # fmt: skip


def combined(rules, least=1):
    return st.builds(CombinedRule, st.booleans(), st.lists(rules, min_size=least, max_size=3).map(tuple))


one_deep = st.one_of(leaves, combined(leaves), waiting(leaves))
anything = st.one_of(one_deep, combined(one_deep), waiting(one_deep))
flat = st.one_of(leaves, combined(leaves, 2))
sayable = st.one_of(flat, waiting(flat), waiting(waiting(flat)))


@given(anything)
def test_a_rule_comes_back_from_its_data(rule) -> None:
    assert from_data(to_data(rule)) == rule


@given(sayable)
def test_a_rule_comes_back_from_the_words_of_a_cell(rule) -> None:
    assert from_data(rule_in_cell(written(rule), str)) == rule


OWN = {"members": "deelnemers", "ggd": "GGD’en", "care": "zorg- en welzijnsinstellingen", "x": "oud of nieuw"}


@pytest.mark.parametrize("group", OWN)
def test_a_rule_is_written_in_the_words_of_a_region(group: str) -> None:
    """Also where these hold a word that joins rules."""
    for one in (
        AllRule("adoption", group),
        ShareRule(2, 3, "signature", group),
        CountRule(1, "signature", group),
    ):
        both = CombinedRule(True, (one, NamedRule(("huizen",), "signature")))
        for rule in (one, both, AfterRule(both, days=9)):
            words = written(rule, OWN)
            assert words and read_rule(words, partner=str, on=date.fromisoformat, groups=OWN) == rule
    assert sentence(AllRule("adoption", group), groups=OWN).endswith(f"alle {OWN[group]} hebben besloten.")


def test_a_word_for_a_group_that_is_not_known_is_told_with_those_that_are() -> None:
    with pytest.raises(RuleError, match=r"gemeenten is onbekend. Kies uit: .*ggd'en, zorg- en welzijn"):
        read_rule("alle gemeenten tekenen", partner=str, on=date.fromisoformat, groups=OWN)


@given(anything)
def test_what_can_be_written_in_a_cell_is_read_as_the_same_rule_and_anything_can_be_said(rule) -> None:
    words = written(rule)
    assert words is None or from_data(rule_in_cell(words, str)) == rule
    assert sentence(rule).endswith(".")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "90 dagen nadat 2 gemeenten tekenen",
            "90 dagen zijn verstreken nadat ten minste 2 gemeenten hebben getekend",
        ),
        (
            "1 maand nadat alle deelnemers tekenen",
            "1 maand is verstreken nadat alle deelnemers hebben getekend",
        ),
        (
            "op de eerste dag van de 2e maand nadat alle deelnemers tekenen en alle gemeenten besluiten",
            "het de eerste dag is van de 2e maand na de maand waarin "
            "(alle deelnemers hebben getekend en alle gemeenten hebben besloten)",
        ),
        ("ten minste 20 deelnemers tekenen", "ten minste 20 deelnemers hebben getekend"),
        ("ten minste 1 van de corporaties besluit", "ten minste 1 van de woningcorporaties heeft besloten"),
    ],
)
def test_what_is_written_in_a_cell_as_a_sentence(words, said) -> None:
    rule = read_rule(words, partner=str, on=date.fromisoformat)
    assert sentence(rule) == f"Deze versie wordt van kracht zodra {said}."


@pytest.mark.parametrize(
    "words",
    [
        "alle gemeenten besluiten en 90 dagen nadat alle deelnemers tekenen",
        "90 dagen nadat op 2025-01-01",
        "0 dagen nadat alle deelnemers tekenen",
        "0 deelnemers tekenen",
    ],
)
def test_a_waiting_time_or_number_that_cannot_be_is_refused(words) -> None:
    with pytest.raises(RuleError):
        read_rule(words, partner=str, on=date.fromisoformat)


@given(st.lists(conditions, max_size=4), st.booleans(), days, waits)
def test_what_an_editor_puts_together_is_the_rule_and_comes_back(chosen, every, not_before, waiting) -> None:
    parts = Parts(tuple(chosen), every, not_before, waiting)
    if not chosen and not not_before:
        with pytest.raises(RuleError):
            rule_of_parts(parts)
        return
    rule = rule_of_parts(parts)
    assert from_data(to_data(rule)) == rule
    back = parts_of_rule(rule)
    assert back is not None
    assert (back.conditions, back.not_before) == (parts.conditions, not_before)
    assert back.waiting == (waiting if chosen else None)
    assert len(chosen) < 2 or back.every is every


@given(st.lists(conditions, min_size=1, max_size=4), st.booleans(), days)
def test_every_part_is_heard_in_the_sentence(chosen, every, not_before) -> None:
    words = sentence(rule_of_parts(Parts(tuple(chosen), every, not_before)), {"huizen": "Huizen"})
    assert words.startswith("Deze versie wordt van kracht zodra ") and words.endswith(".")
    assert words.count("hebben") + words.count("heeft") == len(chosen)
    assert ("Huizen" in words) == any("huizen" in getattr(one, "partners", ()) for one in chosen)
    assert not not_before or str(not_before.year) in words


def test_a_rule_put_together_in_another_way_is_said_but_not_taken_apart() -> None:
    both = CombinedRule(True, (all_members_sign(), on_date(date(2025, 1, 1))))
    rule = CombinedRule(False, (both, NamedRule(("laren",), "adoption")))
    assert parts_of_rule(rule) is None
    assert sentence(rule, {"laren": "Laren"}) == (
        "Deze versie wordt van kracht zodra (alle deelnemers hebben getekend en het 1 januari 2025 is) "
        "of Laren heeft besloten."
    )


def test_a_fixed_day_asks_nobody() -> None:
    assert sentence(on_date(date(2025, 3, 1))) == (
        "Deze versie is van kracht vanaf 1 maart 2025; niemand hoeft te tekenen."
    )
