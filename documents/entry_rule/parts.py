"""A rule of entry into force as an editor puts it together: parts, one word between them, and a first day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.entry_rule.shapes import Rule, checked

ACT_RULES = ("all", "share", "named")


@dataclass(frozen=True, slots=True)
class Parts:
    """Each of `conditions` is a rule of one line (all, a share, or named partners). All of them must be met
    (`every`) or one of them; in any case not before the day `not_before`. Without conditions that day itself
    is the rule."""

    conditions: tuple[Rule, ...]
    every: bool = True
    not_before: date | None = None


def rule_of(parts: Parts) -> Rule:
    """The rule that the parts make. Raises `documents.entry_rule.shapes.RuleError` when there are none."""
    day = [{"type": "date", "on": parts.not_before.isoformat()}] if parts.not_before else []
    conditions = list(parts.conditions)
    if len(conditions) > 1 and not parts.every:
        conditions = [_combined("or", conditions)]
    return checked(_combined("and", [*conditions, *day]))


def parts_of(rule: Rule) -> Parts | None:
    """The parts that make this rule; None when it was put together in another way."""
    conditions, days = _split(rule)
    if len(days) > 1:
        return None
    not_before = date.fromisoformat(days[0]["on"]) if days else None
    every = True
    if len(conditions) == 1 and conditions[0]["type"] == "or":
        every, conditions = False, list(conditions[0]["rules"])
    if any(condition["type"] not in ACT_RULES for condition in conditions):
        return None
    return Parts(tuple(conditions), every, not_before)


def _split(rule: Rule) -> tuple[list[Rule], list[Rule]]:
    """The conditions and the days of a rule of which every part must be met."""
    parts: Sequence[Any] = rule["rules"] if rule["type"] == "and" else [rule]
    days = [part for part in parts if part["type"] == "date"]
    return [part for part in parts if part["type"] != "date"], days


def _combined(word: str, rules: Sequence[Rule]) -> Rule:
    return rules[0] if len(rules) == 1 else {"type": word, "rules": list(rules)}
