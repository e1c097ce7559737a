"""A rule of entry into force as a Dutch sentence."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from documents.text.dutch import day, listing

GROUP_WORDS = {
    "members": "deelnemers",
    "municipality": "gemeenten",
    "corporation": "woningcorporaties",
    "careProvider": "zorgaanbieders",
    "region": "regio’s",
    "other": "overige partners",
}
ACT_WORDS = {"signature": "hebben getekend", "adoption": "hebben besloten"}
ONE_ACTS = {"signature": "heeft getekend", "adoption": "heeft besloten"}


def rule_sentence(rule: Mapping[str, Any], names: Mapping[str, str] = MappingProxyType({})) -> str:
    """The rule, which must be whole, as one sentence. `names` are those of the partners it may name."""
    if rule["type"] == "date":
        return f"Deze versie is van kracht vanaf {_day(rule['on'])}; niemand hoeft te tekenen."
    return f"Deze versie wordt van kracht zodra {condition(rule, names)}."


def condition(rule: Mapping[str, Any], names: Mapping[str, str] = MappingProxyType({})) -> str:
    """What must have happened, as the part of a sentence behind "zodra"."""
    match rule["type"]:
        case "date":
            return f"het {_day(rule['on'])} is"
        case "all":
            return f"alle {GROUP_WORDS[rule['of']]} {ACT_WORDS[rule['act']]}"
        case "share":
            share = f"{rule['numerator']} van de {rule['denominator']}"
            return f"ten minste {share} {GROUP_WORDS[rule['of']]} {ACT_WORDS[rule['act']]}"
        case "named":
            partners = [names.get(slug) or slug.replace("-", " ").title() for slug in rule["partners"]]
            acts = ONE_ACTS if len(partners) == 1 else ACT_WORDS
            return f"{listing(partners, at_most=None)} {acts[rule['act']]}"
        case combination:
            parts = [_part(part, names) for part in rule["rules"]]
            return listing(parts, at_most=None, last="en" if combination == "and" else "of")


def _part(rule: Mapping[str, Any], names: Mapping[str, str]) -> str:
    words = condition(rule, names)
    return f"({words})" if rule["type"] in ("and", "or") and len(rule["rules"]) > 1 else words


def _day(written: str) -> str:
    return day(date.fromisoformat(written))
