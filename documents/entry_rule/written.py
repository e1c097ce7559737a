"""A rule of entry into force as it is written in a cell, such as "alle deelnemers tekenen en alle gemeenten
besluiten" or "90 dagen nadat ten minste 2 gemeenten tekenen".

A waiting time stands in front, and is about all that is behind it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from documents.entry_rule.rules import (
    ActRule,
    AfterRule,
    AllRule,
    CombinedRule,
    CountRule,
    DateRule,
    NamedRule,
    Rule,
    RuleError,
    ShareRule,
)
from documents.entry_rule.words import GROUP_WORDS
from documents.text.dutch import day

ACTS = {"tekenen": "signature", "tekent": "signature", "besluiten": "adoption", "besluit": "adoption"}
MANY_ACT, ONE_ACT = (
    {"signature": "tekenen", "adoption": "besluiten"},
    {"signature": "tekent", "adoption": "besluit"},
)
ALSO = {"partners": "members", "corporaties": "corporation", "overige": "other"}
# Stands for a space in the words for a kind, so that "zorg- en welzijnsinstellingen" is not cut at "en".
INSIDE = "\N{WORD JOINER}"
WHO = rf"(?P<group>\S+) (?P<act>{'|'.join(ACTS)})"
ALL = re.compile(rf"alle {WHO}")
SHARE = re.compile(
    rf"(?:ten minste )?(?P<part>\d{{1,9}}) ?(?:/|van de) ?(?P<whole>\d{{1,9}})(?: van de)? {WHO}"
)
COUNT = re.compile(rf"(?:ten minste )?(?P<number>\d{{1,9}})(?: van de)? {WHO}")
DAY = re.compile(r"(?:op|vanaf|per) (?P<day>.+)")
NAMED = re.compile(rf"(?P<names>.+) (?P<act>{'|'.join(ACTS)})")
DAYS = re.compile(r"(?P<days>\d{1,9}) dag(?:en)? nadat (?P<rest>.+)")
MONTHS = re.compile(r"(?P<months>\d{1,9}) maand(?:en)? nadat (?P<rest>.+)")
FIRST = re.compile(r"(?:op )?de eerste dag van de (?P<months>\d{1,9})e maand nadat (?P<rest>.+)")
CLEAR = (
    "Schrijf bijvoorbeeld: alle deelnemers tekenen; alle gemeenten besluiten; 2/3 van de deelnemers tekent; "
    "ten minste 20 deelnemers tekenen; huizen, laren tekenen; op 1-1-2020. Voeg samen met en, of met of. "
    "Een wachttijd staat voorop: 90 dagen nadat alle deelnemers tekenen."
)


def read_rule(
    written: str,
    *,
    partner: Callable[[str], str],
    on: Callable[[str], date],
    groups: Mapping[str, str] = GROUP_WORDS,
) -> Rule:
    """The rule that is written; `partner` gives the id of a partner by its name, `on` the day of a date,
    `groups` the words for the kinds of partner by their code.

    Raises RuleError.
    """
    text = " ".join(written.split())
    known = {word: code for word, code in ALSO.items() if code in groups}
    known |= {_plain(words): code for code, words in groups.items()}
    return _RuleReader(text, partner, on, known).rule(_plain(text).rstrip("."))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().replace("’", "'")


class _RuleReader:
    def __init__(
        self, whole: str, partner: Callable[[str], str], on: Callable[[str], date], groups: Mapping[str, str]
    ) -> None:
        self.whole, self.partner, self.on, self.groups = whole, partner, on, groups

    def rule(self, text: str) -> Rule:
        for words in sorted(self.groups, key=len, reverse=True):
            if " " in words:
                text = re.sub(rf"(?<!\S){re.escape(words)}(?!\S)", words.replace(" ", INSIDE), text)
        return self._rule(text)

    def _rule(self, text: str) -> Rule:
        if found := DAYS.fullmatch(text):
            return AfterRule(self._rule(found["rest"]), days=int(found["days"]))
        if found := FIRST.fullmatch(text):
            return AfterRule(self._rule(found["rest"]), months=int(found["months"]), first_of_month=True)
        if found := MONTHS.fullmatch(text):
            return AfterRule(self._rule(found["rest"]), months=int(found["months"]))
        return self._combined(text)

    def _combined(self, text: str) -> Rule:
        if " nadat " in text:
            raise RuleError(f"{self.whole}: een wachttijd staat voorop en geldt voor de hele regel. {CLEAR}")
        together, either = re.split(r"\s+en\s+", text), re.split(r"\s+of\s+", text)
        if len(together) > 1 and len(either) > 1:
            raise RuleError(f"{self.whole}: gebruik alleen en, of alleen of. {CLEAR}")
        every = len(together) > 1
        rules = tuple(self._simple(part) for part in (together if every else either))
        return rules[0] if len(rules) == 1 else CombinedRule(every, rules)

    def _simple(self, text: str) -> Rule:
        if found := ALL.fullmatch(text):
            return AllRule(ACTS[found["act"]], self._group(found["group"]))
        if found := SHARE.fullmatch(text):
            share = int(found["part"]), int(found["whole"])
            return ShareRule(*share, ACTS[found["act"]], self._group(found["group"]))
        if found := COUNT.fullmatch(text):
            return CountRule(int(found["number"]), ACTS[found["act"]], self._group(found["group"]))
        if found := DAY.fullmatch(text):
            return DateRule(self.on(found["day"]))
        if found := NAMED.fullmatch(text):
            named = found["names"].replace(INSIDE, " ").split(",")
            names = [self.partner(name.strip()) for name in named if name.strip()]
            return NamedRule(tuple(names), ACTS[found["act"]])
        raise RuleError(f"{self.whole} is geen regel. {CLEAR}")

    def _group(self, word: str) -> str:
        words = word.replace(INSIDE, " ")
        if words not in self.groups:
            raise RuleError(f"{self.whole}: {words} is onbekend. Kies uit: {', '.join(self.groups)}.")
        return self.groups[words]


def written(rule: Rule, groups: Mapping[str, str] = GROUP_WORDS) -> str | None:
    """The rule as it is written in a cell; None when it is too much for one."""
    if not isinstance(rule, AfterRule):
        return _combined(rule, groups)
    begins = written(rule.rule, groups)
    return begins and f"{_wait(rule)} nadat {begins}"


def _wait(rule: AfterRule) -> str:
    if rule.first_of_month:
        return f"op de eerste dag van de {rule.months}e maand"
    number, one, many = (rule.days, "dag", "dagen") if rule.days else (rule.months, "maand", "maanden")
    return f"{number} {one if number == 1 else many}"


def _combined(rule: Rule, groups: Mapping[str, str]) -> str | None:
    if not isinstance(rule, CombinedRule):
        return None if isinstance(rule, AfterRule) else _simple(rule, groups)
    simple = [_simple(part, groups) for part in rule.rules if not isinstance(part, CombinedRule | AfterRule)]
    if len(simple) < max(len(rule.rules), 2):
        return None
    return (" en " if rule.every else " of ").join(simple)


def _simple(rule: ActRule | DateRule, groups: Mapping[str, str]) -> str:
    match rule:
        case AllRule(act, of):
            return f"alle {groups[of]} {MANY_ACT[act]}"
        case ShareRule(numerator, denominator, act, of):
            return f"{numerator}/{denominator} van de {groups[of]} {ONE_ACT[act]}"
        case CountRule(number, act, of):
            return f"ten minste {number} van de {groups[of]} {(ONE_ACT if number == 1 else MANY_ACT)[act]}"
        case NamedRule(partners, act):
            return f"{', '.join(partners)} {(ONE_ACT if len(partners) == 1 else MANY_ACT)[act]}"
        case DateRule(on):
            return f"op {day(on)}"
