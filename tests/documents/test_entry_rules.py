import pytest

from documents.entry_rule.shapes import GROUPS, RuleError, checked
from signatures.models import PartnerKind

ALL_SIGN = {"type": "all", "act": "signature", "of": "members"}
ON_DAY = {"type": "date", "on": "2025-09-18"}


@pytest.mark.parametrize(
    "rule",
    [
        ALL_SIGN,
        {"type": "all", "act": "adoption", "of": "municipality"},
        {"type": "share", "numerator": 2, "denominator": 3, "act": "signature", "of": "corporation"},
        {"type": "named", "partners": ["huizen", "dudok"], "act": "signature"},
        ON_DAY,
        {"type": "and", "rules": [ALL_SIGN, ON_DAY]},
        {"type": "or", "rules": [{"type": "and", "rules": [ALL_SIGN]}, ON_DAY]},
    ],
)
def test_a_whole_rule_is_accepted_as_it_is(rule):
    assert checked(rule) == rule


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
        (ALL_SIGN | {"of": "everyone"}, "groep"),
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
        checked(rule)


def test_rules_do_not_stack_without_end():
    rule = ON_DAY
    for _ in range(20):
        rule = {"type": "and", "rules": [rule]}
    with pytest.raises(RuleError, match="te diep"):
        checked(rule)


def test_the_groups_are_the_kinds_of_partners():
    assert set(GROUPS) == {"members", *PartnerKind.values}
