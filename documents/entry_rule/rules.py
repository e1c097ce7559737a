"""The rule of entry into force of a version, as values: a rule that exists is whole.

Who must have acted (all, a share, a number, or those named), a day, a waiting time after a rule, or rules
together. What is on record of it is JSON (`documents.entry_rule.data`).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

ACTS = ("signature", "adoption")
CODE = re.compile(r"[a-z][a-zA-Z0-9]{0,19}")
LONGEST_DAYS = 36_525
LONGEST_MONTHS = 1_200


class RuleError(ValueError):
    """A rule that cannot be applied; the message says in Dutch what is wrong, `place` where in the rule."""

    def __init__(self, message: str, place: str = "") -> None:
        self.place = place
        super().__init__(message)

    def inside(self, place: str) -> "RuleError":
        """The same mistake, in a rule that is a part of another."""
        return RuleError(str(self), f"{place}.{self.place}".rstrip("."))


@dataclass(frozen=True, slots=True)
class AllRule:
    """Every member, or every one of a kind, must have acted. `of` is "members" or the code of a kind."""

    act: str
    of: str = "members"

    def __post_init__(self) -> None:
        _check_group(self.act, self.of)


@dataclass(frozen=True, slots=True)
class ShareRule:
    """A share of the members, or of one kind of them, must have acted."""

    numerator: int
    denominator: int
    act: str
    of: str = "members"

    def __post_init__(self) -> None:
        _check_group(self.act, self.of)
        if not (_whole(self.numerator) and _whole(self.denominator) and self.numerator <= self.denominator):
            raise RuleError(
                "Een deel is een breuk van hele getallen, groter dan 0 en hoogstens 1, zoals 2 van 3.",
                "numerator",
            )


@dataclass(frozen=True, slots=True)
class CountRule:
    """So many of the members, or of one kind of them, must have acted."""

    number: int
    act: str
    of: str = "members"

    def __post_init__(self) -> None:
        _check_group(self.act, self.of)
        if not _whole(self.number):
            raise RuleError("Het aantal partners van een regel is een geheel getal vanaf 1.", "number")


@dataclass(frozen=True, slots=True)
class NamedRule:
    """Each of these partners must have acted."""

    partners: tuple[str, ...]
    act: str

    def __post_init__(self) -> None:
        _check_act(self.act)
        if not self.partners or not all(isinstance(name, str) and name for name in self.partners):
            raise RuleError("Noem in deze regel ten minste één partner.", "partners")
        if len(set(self.partners)) != len(self.partners):
            raise RuleError(
                "Een partner staat twee keer in deze regel. Noem elke partner één keer.", "partners"
            )


@dataclass(frozen=True, slots=True)
class DateRule:
    """From this day on, also when it lies in the past."""

    on: date


@dataclass(frozen=True, slots=True)
class CombinedRule:
    """All of the rules (`every`), or one of them."""

    every: bool
    rules: tuple["Rule", ...]

    def __post_init__(self) -> None:
        if not self.rules:
            raise RuleError("Een samengestelde regel heeft ten minste één deel.", "rules")


@dataclass(frozen=True, slots=True)
class AfterRule:
    """A waiting time that begins when `rule` is met: so many days or so many months.

    With `first_of_month` it ends on the first day of the month that lies so many months later.
    """

    rule: "Rule"
    days: int | None = None
    months: int | None = None
    first_of_month: bool = False

    def __post_init__(self) -> None:
        if (self.days is None) == (self.months is None):
            raise RuleError("Een wachttijd is een aantal dagen of een aantal maanden: kies een van beide.")
        if self.days is not None and not (_whole(self.days) and self.days <= LONGEST_DAYS):
            raise RuleError(
                f"Een wachttijd in dagen is een geheel getal van 1 tot en met {LONGEST_DAYS}.", "days"
            )
        if self.months is not None and not (_whole(self.months) and self.months <= LONGEST_MONTHS):
            raise RuleError(
                f"Een wachttijd in maanden is een geheel getal van 1 tot en met {LONGEST_MONTHS}.", "months"
            )
        if not isinstance(self.first_of_month, bool) or (self.first_of_month and self.months is None):
            raise RuleError(
                "De eerste dag van de maand hoort bij een wachttijd in maanden. Gebruik true of false.",
                "firstOfMonth",
            )
        if not acts_asked(self.rule):
            raise RuleError(
                "Een wachttijd begint na een regel waarin partners iets doen. Kies een regel die om "
                "handtekeningen of besluiten vraagt.",
                "rule",
            )


ActRule = AllRule | ShareRule | CountRule | NamedRule
Rule = ActRule | DateRule | CombinedRule | AfterRule


def all_members_sign() -> Rule:
    return AllRule("signature")


def on_date(day: date) -> Rule:
    return DateRule(day)


def leaves(rule: Rule) -> Iterator[ActRule | DateRule]:
    """The simple rules that it is made of."""
    if isinstance(rule, CombinedRule):
        for part in rule.rules:
            yield from leaves(part)
    elif isinstance(rule, AfterRule):
        yield from leaves(rule.rule)
    else:
        yield rule


def acts_asked(rule: Rule) -> set[str]:
    """The kinds of act that any part of the rule asks."""
    return {leaf.act for leaf in leaves(rule) if not isinstance(leaf, DateRule)}


def groups_asked(rule: Rule, place: str = "") -> Iterator[tuple[str, str]]:
    """Each group that a part of the rule asks to act, behind the place where it stands in the data."""
    if isinstance(rule, CombinedRule):
        for index, part in enumerate(rule.rules):
            yield from groups_asked(part, f"{place}rules[{index}].")
    elif isinstance(rule, AfterRule):
        yield from groups_asked(rule.rule, f"{place}rule.")
    elif isinstance(rule, AllRule | ShareRule | CountRule):
        yield f"{place}of", rule.of


def check_groups(rule: Rule, known: Collection[str]) -> None:
    """Raises RuleError when it asks a group that a region does not know."""
    for place, group in groups_asked(rule):
        if group not in known:
            raise RuleError(f"De groep van een regel is een van: {', '.join(known)}.", place)


def _check_act(act: str) -> None:
    if act not in ACTS:
        raise RuleError(f"De handeling van een regel is een van: {', '.join(ACTS)}.", "act")


def _check_group(act: str, of: str) -> None:
    _check_act(act)
    if not isinstance(of, str) or not CODE.fullmatch(of):
        raise RuleError("De groep van een regel is members, of de code van een soort partner.", "of")


def _whole(number: object) -> bool:
    return type(number) is int and number > 0
