"""Rules of entry into force: as a sentence, and as the parts an editor puts together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.entry_rule.parts import Parts, parts_of, rule_of
from documents.entry_rule.shapes import ACTS, GROUPS, RuleError, all_members_sign, checked
from documents.entry_rule.words import rule_sentence

acts, groups = st.sampled_from(ACTS), st.sampled_from(GROUPS)
alls = st.builds(lambda act, of: {"type": "all", "act": act, "of": of}, acts, groups)
shares = st.builds(
    lambda parts, act, of: {
        "type": "share", "numerator": min(parts), "denominator": max(parts), "act": act, "of": of,
    },
    st.tuples(st.integers(1, 9), st.integers(1, 9)), acts, groups,
)  # fmt: skip
named = st.builds(
    lambda partners, act: {"type": "named", "partners": partners, "act": act},
    st.lists(st.sampled_from(["huizen", "laren", "de-alliantie"]), min_size=1, unique=True),
    acts,
)
conditions = st.one_of(alls, shares, named)
days = st.none() | st.dates(date(2019, 1, 1), date(2030, 1, 1))


@given(st.lists(conditions, max_size=4), st.booleans(), days)
def test_what_an_editor_puts_together_is_the_rule_and_comes_back(chosen, every, not_before) -> None:
    parts = Parts(tuple(chosen), every, not_before)
    if not chosen and not not_before:
        with pytest.raises(RuleError):
            rule_of(parts)
        return
    rule = rule_of(parts)
    assert checked(rule) == rule
    back = parts_of(rule)
    assert back is not None
    assert (back.conditions, back.not_before) == (parts.conditions, not_before)
    assert len(chosen) < 2 or back.every is every


@given(st.lists(conditions, min_size=1, max_size=4), st.booleans(), days)
def test_every_part_is_heard_in_the_sentence(chosen, every, not_before) -> None:
    sentence = rule_sentence(rule_of(Parts(tuple(chosen), every, not_before)), {"huizen": "Huizen"})
    assert sentence.startswith("Deze versie wordt van kracht zodra ") and sentence.endswith(".")
    assert sentence.count("hebben") + sentence.count("heeft") == len(chosen)
    assert ("Huizen" in sentence) == any("huizen" in one.get("partners", ()) for one in chosen)
    assert not not_before or str(not_before.year) in sentence


def test_a_rule_put_together_in_another_way_is_said_but_not_taken_apart() -> None:
    both = {"type": "and", "rules": [all_members_sign(), {"type": "date", "on": "2025-01-01"}]}
    rule = {"type": "or", "rules": [both, {"type": "named", "partners": ["laren"], "act": "adoption"}]}
    assert parts_of(rule) is None
    assert rule_sentence(rule, {"laren": "Laren"}) == (
        "Deze versie wordt van kracht zodra (alle deelnemers hebben getekend en het 1 januari 2025 is) "
        "of Laren heeft besloten."
    )


def test_a_fixed_day_asks_nobody() -> None:
    assert rule_sentence({"type": "date", "on": "2025-03-01"}) == (
        "Deze versie is van kracht vanaf 1 maart 2025; niemand hoeft te tekenen."
    )
