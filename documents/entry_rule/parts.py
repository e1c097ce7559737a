"""A rule of entry into force as an editor puts it together: parts, one word between them, a waiting time and
a first day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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

Condition = AllRule | ShareRule | CountRule | NamedRule


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many days, or months, after the conditions are met."""

    days: int | None = None
    months: int | None = None
    first_of_month: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """All of the `conditions` must be met (`every`) or one of them, and then the `waiting` time be over; in
    any case not before the day `not_before`. Without conditions that day itself is the rule."""

    conditions: tuple[Condition, ...]
    every: bool = True
    not_before: date | None = None
    waiting: Waiting | None = None


def rule_of_parts(parts: Parts) -> Rule:
    """The rule that the parts make. Raises `documents.entry_rule.rules.RuleError` when there are none."""
    day = [DateRule(parts.not_before)] if parts.not_before else []
    conditions: list[Rule] = list(parts.conditions)
    if len(conditions) > 1 and not parts.every:
        conditions = [CombinedRule(False, tuple(conditions))]
    if conditions and parts.waiting:
        wait = parts.waiting
        conditions = [AfterRule(_combined(conditions), wait.days, wait.months, wait.first_of_month)]
    return _combined([*conditions, *day])


def parts_of_rule(rule: Rule) -> Parts | None:
    """The parts that make this rule; None when it was put together in another way."""
    rules: Sequence[Rule] = rule.rules if isinstance(rule, CombinedRule) and rule.every else [rule]
    days = [part.on for part in rules if isinstance(part, DateRule)]
    conditions: list[Rule] = [part for part in rules if not isinstance(part, DateRule)]
    every, waiting = True, None
    if len(conditions) == 1 and isinstance(conditions[0], AfterRule):
        after = conditions[0]
        waiting, conditions = Waiting(after.days, after.months, after.first_of_month), [after.rule]
    if (
        len(conditions) == 1
        and isinstance(conditions[0], CombinedRule)
        and (waiting or not conditions[0].every)
    ):
        every, conditions = conditions[0].every, list(conditions[0].rules)
    simple = tuple(part for part in conditions if isinstance(part, Condition))
    if len(days) > 1 or len(simple) < len(conditions):
        return None
    return Parts(simple, every, days[0] if days else None, waiting)


def _combined(rules: Sequence[Rule]) -> Rule:
    return rules[0] if len(rules) == 1 else CombinedRule(True, tuple(rules))
