"""A rule of entry into force as a Dutch sentence."""

from collections.abc import Mapping
from types import MappingProxyType

from documents.entry_rule.rules import (
    AfterRule,
    AllRule,
    CombinedRule,
    CountRule,
    DateRule,
    NamedRule,
    Rule,
    ShareRule,
)
from documents.text.dutch import day, enumeration

Words = Mapping[str, str]
NO_NAMES: Words = MappingProxyType({})
MEMBERS = {"members": "deelnemers"}
GROUP_WORDS = MEMBERS | {
    "municipality": "gemeenten",
    "corporation": "woningcorporaties",
    "careProvider": "zorgaanbieders",
    "region": "regio’s",
    "other": "overige partners",
}
ACT_WORDS = {"signature": "hebben getekend", "adoption": "hebben besloten"}
ONE_ACTS = {"signature": "heeft getekend", "adoption": "heeft besloten"}


def sentence(rule: Rule, names: Words = NO_NAMES, groups: Words = GROUP_WORDS) -> str:
    """The rule as one sentence. `names` are those of the partners it may name, `groups` the words for the
    kinds of partner of the region."""
    if isinstance(rule, DateRule):
        return f"Deze versie is van kracht vanaf {day(rule.on)}; niemand hoeft te tekenen."
    return f"Deze versie wordt van kracht zodra {condition(rule, names, groups)}."


def condition(rule: Rule, names: Words = NO_NAMES, groups: Words = GROUP_WORDS) -> str:
    """What must have happened, as the part of a sentence behind "zodra"."""
    match rule:
        case DateRule(on):
            return f"het {day(on)} is"
        case AllRule(act, of):
            return f"alle {groups.get(of, of)} {ACT_WORDS[act]}"
        case ShareRule(numerator, denominator, act, of):
            return f"ten minste {numerator} van de {denominator} {groups.get(of, of)} {ACT_WORDS[act]}"
        case CountRule(1, act, of):
            return f"ten minste 1 van de {groups.get(of, of)} {ONE_ACTS[act]}"
        case CountRule(number, act, of):
            return f"ten minste {number} {groups.get(of, of)} {ACT_WORDS[act]}"
        case NamedRule(slugs, act):
            partners = [names.get(slug) or slug.replace("-", " ").title() for slug in slugs]
            acts = ONE_ACTS if len(partners) == 1 else ACT_WORDS
            return f"{enumeration(partners, at_most=None)} {acts[act]}"
        case AfterRule():
            return _waiting(rule, names, groups)
        case CombinedRule(every, rules):
            parts = [_part(part, names, groups) for part in rules]
            return enumeration(parts, at_most=None, last="en" if every else "of")


def _waiting(rule: AfterRule, names: Words, groups: Words) -> str:
    begins = _part(rule.rule, names, groups)
    if rule.first_of_month:
        which = "de maand" if rule.months == 1 else f"de {rule.months}e maand"
        return f"het de eerste dag is van {which} na de maand waarin {begins}"
    return f"{_passed(rule)} nadat {begins}"


def _passed(rule: AfterRule) -> str:
    """ "90 dagen zijn verstreken"."""
    number, one, many = (rule.days, "dag", "dagen") if rule.days else (rule.months, "maand", "maanden")
    return f"1 {one} is verstreken" if number == 1 else f"{number} {many} zijn verstreken"


def _part(rule: Rule, names: Words, groups: Words) -> str:
    words = condition(rule, names, groups)
    return f"({words})" if isinstance(rule, CombinedRule) and len(rule.rules) > 1 else words
