"""Holding a rule of entry into force against what was done: what it asks of whom, since when it is met."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from documents.entry_rule.rules import (
    ActRule,
    AfterRule,
    AllRule,
    CombinedRule,
    CountRule,
    DateRule,
    NamedRule,
    Rule,
    ShareRule,
    leaves,
)
from signatures.standing.facts import months_later
from signatures.standing.kinds import ActType


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


def acts_asked_of(rule: Rule, partner: str, kind: str) -> frozenset[str]:
    """The acts that some part of the rule asks of a partner of this kind; a rule of days alone asks the
    signature of everyone."""
    acts = [leaf for leaf in leaves(rule) if not isinstance(leaf, DateRule)]
    if not acts:
        return frozenset({ActType.SIGNATURE})
    return frozenset(leaf.act for leaf in acts if _asks(leaf, partner, kind))


def _asks(rule: ActRule, partner: str, kind: str) -> bool:
    if isinstance(rule, NamedRule):
        return partner in rule.partners
    return rule.of in ("members", kind)


def reached_on(rule: Rule, case: Case) -> date | None:
    """The first day on which the rule is satisfied; that stays, whoever leaves or withdraws later."""
    match rule:
        case DateRule(on):
            return on
        case AfterRule(inner):
            begun = reached_on(inner, case)
            return waited(rule, begun) if begun else None
        case CombinedRule(every, rules):
            days = [reached_on(part, case) for part in rules]
            reached = [day for day in days if day is not None]
            if every:
                return max(reached) if len(reached) == len(days) else None
            return min(reached, default=None)
        case _:
            return _acts_reached_on(rule, case)


def waited(rule: AfterRule, since: date) -> date:
    """The day on which a waiting time that begins on that day is over."""
    if rule.days is not None:
        return since + timedelta(days=min(rule.days, (date.max - since).days))
    reached = months_later(since, rule.months or 0)
    return reached.replace(day=1) if rule.first_of_month and reached != date.max else reached


def _pool(rule: ActRule, case: Case) -> dict[str, date | None]:
    """Who counts, with the day each stops counting. Who is named counts even when it is no member."""
    if isinstance(rule, NamedRule):
        left = {partner: party.left for partner, party in case.parties.items()}
        return {partner: left.get(partner) for partner in rule.partners}
    return {
        partner: party.left for partner, party in case.parties.items() if _asks(rule, partner, party.kind)
    }


def _needed(rule: ActRule, of: int) -> int:
    """How many must have acted when so many count."""
    match rule:
        case CountRule(number):
            return number
        case ShareRule(numerator, denominator):
            return -(-numerator * of // denominator)
        case _:
            return of


def _acts_reached_on(rule: ActRule, case: Case) -> date | None:
    pool = _pool(rule, case)
    if pool and isinstance(rule, AllRule | NamedRule) and not any(pool.values()):
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
        if present and len(acted) >= _needed(rule, len(present)):
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
    """What the parts that are not reached on this day still lack; a waiting time that runs lacks nothing."""
    if isinstance(rule, DateRule):
        return ()
    if isinstance(rule, AfterRule):
        return lacks(rule.rule, case, on)
    reached = reached_on(rule, case)
    if reached is not None and reached <= on:
        return ()
    if isinstance(rule, CombinedRule):
        return tuple(lack for part in rule.rules for lack in lacks(part, case, on))
    pool = tuple(partner for partner, left in _pool(rule, case).items() if left is None or on < left)
    absent = tuple(partner for partner in pool if not did_on(case.timelines[rule.act].get(partner, ()), on))
    return (Lack(rule, pool, absent, _needed(rule, len(pool))),)


def did_on(timeline: Sequence[tuple[date, bool]], on: date) -> bool:
    """Whether the act stood on this day."""
    stands = False
    for day, did in timeline:
        if day <= on:
            stands = did
    return stands


def earliest_possible(rule: Rule, case: Case | None = None, on: date | None = None) -> date | None:
    """The day before which the rule cannot be satisfied whatever is signed; none when acts alone decide.

    With the case of a version, what is signed from that day on: a waiting time begins then at the earliest.
    """
    match rule:
        case DateRule(day):
            return day
        case AfterRule(inner):
            begins = (reached_on(inner, case) if case else None) or _begins(inner, case, on)
            return waited(rule, begins) if begins else None
        case CombinedRule(every, rules):
            days = [earliest_possible(part, case, on) for part in rules]
            known = [day for day in days if day is not None]
            return max(known, default=None) if every else min(known) if len(known) == len(days) else None
        case _:
            return None


def _begins(rule: Rule, case: Case | None, on: date | None) -> date | None:
    days = [earliest_possible(rule, case, on), on, case.determined_on if case else None]
    return max((day for day in days if day is not None), default=None)
