import pytest

from documents.entry_rule import RuleError, from_data, to_data
from documents.entry_rule.rules import LONGEST_DAYS, check_groups
from documents.entry_rule.words import GROUP_WORDS
from signatures.standing.partner_kinds import FIRST_KINDS, group_words

ALL_SIGN = {"type": "all", "act": "signature", "of": "members"}
ON_DAY = {"type": "date", "on": "2025-09-18"}
AFTER = {"type": "after", "rule": ALL_SIGN}
COUNT = {"type": "count", "number": 20, "act": "signature", "of": "members"}


@pytest.mark.parametrize(
    "rule",
    [
        ALL_SIGN,
        {"type": "all", "act": "adoption", "of": "municipality"},
        {"type": "share", "numerator": 2, "denominator": 3, "act": "signature", "of": "corporation"},
        {"type": "named", "partners": ["huizen", "dudok"], "act": "signature"},
        COUNT,
        ON_DAY,
        {"type": "and", "rules": [ALL_SIGN, ON_DAY]},
        AFTER | {"days": 90},
        AFTER | {"months": 2, "firstOfMonth": True},
        {"type": "after", "rule": {"type": "and", "rules": [COUNT, ON_DAY]}, "days": 1},
        {"type": "or", "rules": [{"type": "and", "rules": [ALL_SIGN]}, ON_DAY]},
    ],
)
def test_a_whole_rule_is_accepted_as_it_is(rule):
    assert to_data(from_data(rule)) == rule


def test_without_a_word_about_it_a_month_is_not_counted_from_its_first_day():
    assert to_data(from_data(AFTER | {"months": 2})) == AFTER | {"months": 2, "firstOfMonth": False}


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ({"type": "most"}, "type"),
        (ALL_SIGN | {"of": "every one"}, "of"),
        (ALL_SIGN | {"of": 7}, "of"),
        ({"type": "and", "rules": [ON_DAY, ALL_SIGN | {"act": "refusal"}]}, "rules[1].act"),
        (AFTER, "days"),
        (AFTER | {"days": 0}, "days"),
        (AFTER | {"days": "90"}, "days"),
        (AFTER | {"days": True}, "days"),
        (AFTER | {"days": None}, "days"),
        (AFTER | {"days": LONGEST_DAYS + 1}, "days"),
        (AFTER | {"months": 0, "firstOfMonth": True}, "months"),
        (AFTER | {"months": 2, "firstOfMonth": "yes"}, "firstOfMonth"),
        (AFTER | {"days": 90, "months": 2}, "months"),
        (AFTER | {"days": 90, "firstOfMonth": True}, "days"),
        ({"type": "after", "days": 90}, "rule"),
        ({"type": "after", "rule": ON_DAY, "days": 90}, "rule"),
        ({"type": "after", "rule": COUNT | {"number": 0}, "days": 90}, "rule.number"),
        ({"type": "or", "rules": [{"type": "after", "rule": ON_DAY, "days": 9}]}, "rules[0].rule"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(rule, place):
    with pytest.raises(RuleError) as refused:
        from_data(rule)
    assert refused.value.place == place


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        (None, "onbekend"),
        ([], "onbekend"),
        ({"type": ["all"]}, "onbekend"),
        ({"type": "most"}, "onbekend"),
        ({"type": "all", "act": "signature"}, "bestaat uit"),
        (ALL_SIGN | {"colour": "red"}, "bestaat uit"),
        (ALL_SIGN | {"act": "refusal"}, "handeling"),
        (ALL_SIGN | {"of": "Everyone"}, "groep"),
        ({"type": "share", "numerator": 3, "denominator": 2, "act": "signature", "of": "members"}, "breuk"),
        ({"type": "share", "numerator": 0, "denominator": 2, "act": "signature", "of": "members"}, "breuk"),
        (
            {"type": "share", "numerator": True, "denominator": 2, "act": "signature", "of": "members"},
            "breuk",
        ),
        ({"type": "named", "partners": [], "act": "signature"}, "ten minste één partner"),
        ({"type": "named", "partners": ["a", "a"], "act": "signature"}, "twee keer"),
        ({"type": "date", "on": "2025-02-30"}, "dag die bestaat"),
        ({"type": "date", "on": "20250918"}, "dag die bestaat"),
        ({"type": "date", "on": 20250918}, "dag die bestaat"),
        ({"type": "and", "rules": []}, "ten minste één deel"),
        ({"type": "or", "rules": [{"type": "date", "on": "ooit"}]}, "dag die bestaat"),
    ],
)
def test_a_rule_that_cannot_be_applied_is_refused_with_what_is_wrong(rule, word):
    with pytest.raises(RuleError, match=word):
        from_data(rule)


def test_rules_do_not_stack_without_end():
    rule = ON_DAY
    for _ in range(20):
        rule = {"type": "and", "rules": [rule]}
    with pytest.raises(RuleError, match="te diep"):
        from_data(rule)


def test_without_a_region_a_rule_is_told_in_the_words_for_the_first_kinds():
    assert dict(GROUP_WORDS) == group_words(FIRST_KINDS)


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        (ALL_SIGN | {"of": "ggd"}, "of"),
        (COUNT | {"of": "ggd"}, "of"),
        ({"type": "and", "rules": [ON_DAY, ALL_SIGN | {"of": "ggd"}]}, "rules[1].of"),
        ({"type": "after", "rule": ALL_SIGN | {"of": "ggd"}, "days": 9}, "rule.of"),
    ],
)
def test_a_group_that_a_region_does_not_know_is_named_by_its_place(rule, place):
    known = from_data(rule)
    check_groups(known, ["members", "ggd"])
    with pytest.raises(RuleError, match="een van: members, municipality") as refused:
        check_groups(known, ["members", "municipality"])
    assert refused.value.place == place
