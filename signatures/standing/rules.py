"""The rule by which a version comes into force: what it asks, of whom, and on which day it is satisfied."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.entry_rule.shapes import checked


@dataclass(frozen=True, slots=True)
class ActRule:
    """A share (all is 1 of 1) of the members, of one kind of them, or of those named, must have acted."""

    act: str
    of: str = "members"
    numerator: int = 1
    denominator: int = 1
    partners: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class DateRule:
    on: date


@dataclass(frozen=True, slots=True)
class Combined:
    """All of the rules (`every`), or one of them."""

    every: bool
    rules: tuple["Rule", ...]


Rule = ActRule | DateRule | Combined


@dataclass(frozen=True, slots=True)
class Party:
    """A member on the reference date; `left` is the first day no longer a member."""

    kind: str
    left: date | None


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule is held against: the members on the reference date, and when each did or undid an act
    (`timelines`: by act that is asked, by partner, in order of date)."""

    determined_on: date
    parties: Mapping[str, Party]
    timelines: Mapping[str, Mapping[str, Sequence[tuple[date, bool]]]]


@dataclass(frozen=True, slots=True)
class Lack:
    """What one part of a rule still lacks on a day: `pool` counted, `done` of them acted, `needed` must."""

    rule: ActRule
    pool: tuple[str, ...]
    absent: tuple[str, ...]
    needed: int

    @property
    def done(self) -> int:
        return len(self.pool) - len(self.absent)


def rule_from(data: Mapping[str, Any]) -> Rule:
    """The rule that these data describe. Raises `documents.entry_rule.shapes.RuleError`."""
    return _read(checked(data))


def _read(data: Mapping[str, Any]) -> Rule:
    match data["type"]:
        case "date":
            return DateRule(date.fromisoformat(data["on"]))
        case "named":
            return ActRule(data["act"], partners=tuple(data["partners"]))
        case "all":
            return ActRule(data["act"], data["of"])
        case "share":
            return ActRule(data["act"], data["of"], data["numerator"], data["denominator"])
        case combination:
            return Combined(combination == "and", tuple(_read(part) for part in data["rules"]))


def leaves(rule: Rule) -> Iterator[ActRule | DateRule]:
    if isinstance(rule, Combined):
        for part in rule.rules:
            yield from leaves(part)
    else:
        yield rule


def acts_asked(rule: Rule) -> set[str]:
    """The kinds of act that any part of the rule asks."""
    return {leaf.act for leaf in leaves(rule) if isinstance(leaf, ActRule)}


def asks(rule: Rule, act: str, case: Case) -> frozenset[str]:
    """The partners of whom some part of the rule asks this act."""
    return frozenset(
        partner
        for leaf in leaves(rule)
        if isinstance(leaf, ActRule) and leaf.act == act
        for partner in _pool(leaf, case)
    )


def reached_on(rule: Rule, case: Case) -> date | None:
    """The first day on which the rule is satisfied; that stays, whoever leaves or withdraws later."""
    if isinstance(rule, DateRule):
        return rule.on
    if isinstance(rule, ActRule):
        return _acts_reached_on(rule, case)
    days = [reached_on(part, case) for part in rule.rules]
    reached = [day for day in days if day is not None]
    if rule.every:
        return max(reached) if len(reached) == len(days) else None
    return min(reached, default=None)


def _pool(rule: ActRule, case: Case) -> dict[str, date | None]:
    """Who counts, with the day each stops counting. Who is named counts even when it is no member."""
    if rule.partners is not None:
        left = {partner: party.left for partner, party in case.parties.items()}
        return {partner: left.get(partner) for partner in rule.partners}
    return {
        partner: party.left
        for partner, party in case.parties.items()
        if rule.of == "members" or rule.of == party.kind
    }


def _acts_reached_on(rule: ActRule, case: Case) -> date | None:
    pool = _pool(rule, case)
    if pool and rule.numerator == rule.denominator and not any(pool.values()):
        done = [case.timelines[rule.act].get(partner, ()) for partner in pool]
        if not all(done):
            return None
        if all(len(timeline) == 1 and timeline[0][1] for timeline in done):
            return max(case.determined_on, *(timeline[0][0] for timeline in done))
    events = _events(rule, case, pool)
    present, acted = set(pool), set()
    for day in sorted(events):
        for partner, did in events[day]:
            if did is None:
                present.discard(partner)
            if did and partner in present:
                acted.add(partner)
            else:
                acted.discard(partner)
        if present and len(acted) * rule.denominator >= rule.numerator * len(present):
            return day
    return None


def _events(
    rule: ActRule, case: Case, pool: Mapping[str, date | None]
) -> dict[date, list[tuple[str, bool | None]]]:
    """By day, from the day of determining on: who did (True), undid (False) or left (None)."""
    events: dict[date, list[tuple[str, bool | None]]] = defaultdict(list, {case.determined_on: []})
    timelines = case.timelines[rule.act]
    for partner, left in pool.items():
        for day, did in timelines.get(partner, ()):
            events[max(day, case.determined_on)].append((partner, did))
        if left is not None:
            events[max(left, case.determined_on)].append((partner, None))
    return events


def lacks(rule: Rule, case: Case, on: date) -> tuple[Lack, ...]:
    """What the parts that are not reached on this day still lack."""
    if isinstance(rule, DateRule):
        return ()
    reached = reached_on(rule, case)
    if reached is not None and reached <= on:
        return ()
    if isinstance(rule, Combined):
        return tuple(lack for part in rule.rules for lack in lacks(part, case, on))
    pool = tuple(partner for partner, left in _pool(rule, case).items() if left is None or on < left)
    absent = tuple(partner for partner in pool if not did_on(case.timelines[rule.act].get(partner, ()), on))
    return (Lack(rule, pool, absent, -(-rule.numerator * len(pool) // rule.denominator)),)


def did_on(timeline: Sequence[tuple[date, bool]], on: date) -> bool:
    """Whether the act stood on this day."""
    stands = False
    for day, did in timeline:
        if day <= on:
            stands = did
    return stands


def earliest_possible(rule: Rule) -> date | None:
    """The day before which the rule cannot be satisfied whatever is signed; none when acts alone decide."""
    if isinstance(rule, DateRule):
        return rule.on
    if isinstance(rule, ActRule):
        return None
    days = [earliest_possible(part) for part in rule.rules]
    if rule.every:
        return max((day for day in days if day is not None), default=None)
    return None if None in days else min(day for day in days if day is not None)
