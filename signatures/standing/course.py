"""The course of each version: who had to sign, since when it is in force, and what replaced or ended it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.entry_rule.rules import Rule, acts_asked
from signatures.standing.declarations import Reservations
from signatures.standing.facts import VersionFact
from signatures.standing.kinds import ActType
from signatures.standing.knowledge import Dated, Known, period_on, signatories_needed
from signatures.standing.rules import Case, Party, acts_asked_of, reached_on
from signatures.standing.signing import (
    Timeline,
    Turn,
    adopted_timeline,
    decision_turns,
    signed_timeline,
    turns,
)
from signatures.standing.term import Lapse

DECISION = frozenset({ActType.ADOPTION})


@dataclass(frozen=True, slots=True)
class Course:
    """What the facts say of one version, apart from the day asked for.

    `asked` are the acts that the rule asks of each member on the reference date; `reached_on` is the day its
    rule was satisfied, before that is weighed against withdrawal and replacement; `declaring` are those who
    declared something about it; `lapses` are those of the agreement that this text falls under.
    """

    fact: VersionFact
    case: Case
    asked: Mapping[str, frozenset[str]]
    turns: Mapping[str, Sequence[Turn]]
    acts: Mapping[str | None, Sequence[Dated]]
    reached_on: date | None
    withdrawal: Dated | None
    provisional: tuple[Dated, ...]
    declaring: frozenset[str | None]
    reservations: Reservations
    lapses: tuple[Lapse, ...] = ()

    @property
    def rule(self) -> Rule:
        return self.fact.rule

    @property
    def decisions_only(self) -> bool:
        """Whether its rule asks for decisions, and for no signature."""
        return acts_asked(self.rule) == {ActType.ADOPTION}

    def required_on(self, on: date) -> list[str]:
        """The members on the reference date that are asked something and have not left by this day."""
        return [
            partner
            for partner, party in self.case.parties.items()
            if self.asked[partner] and (party.left is None or on < party.left)
        ]

    @property
    def withdrawn_on(self) -> date | None:
        return self.withdrawal.on if self.withdrawal else None

    def lapse_on(self, on: date) -> Lapse | None:
        """The end of the agreement that holds on this day, else the first one to come."""
        return next((one for one in self.lapses if one.until is None or on < one.until), None)

    def withdrawn(self, on: date) -> bool:
        return self.withdrawal is not None and self.withdrawal.on <= on

    def provisional_on(self, on: date) -> Dated | None:
        """The declaration by which the version is applied provisionally on this day."""
        return next(
            (
                one
                for one in self.provisional
                if one.on <= on and (one.act.until is None or on < one.act.until)
            ),
            None,
        )


def course_of(
    version: VersionFact,
    known: Known,
    kinds: Mapping[str, str],
    reservations: Reservations,
    lapses: Sequence[Lapse] = (),
) -> Course:
    """The course of a version. `kinds`: the kind of each partner; `reservations`: those under any version;
    `lapses`: those of the agreement, which do not touch a text that was determined after it ended."""
    acts = known.acts.get(version.number, {})
    reference = version.reference
    parties = _parties(known, kinds, reference)
    asked = {partner: acts_asked_of(version.rule, partner, party.kind) for partner, party in parties.items()}
    signing = {
        partner: turns(done, signatories_needed(known.periods.get(partner, ()), reference))
        for partner, done in acts.items()
        if partner
    }
    made = signing | {
        partner: decision_turns(acts[partner])
        for partner in signing
        if acts_asked_of(version.rule, partner, kinds.get(partner, "other")) == DECISION
    }
    timelines: dict[str, dict[str, Timeline]] = {
        ActType.SIGNATURE: {partner: signed_timeline(taken) for partner, taken in signing.items()}
    }
    if ActType.ADOPTION in acts_asked(version.rule):
        timelines[ActType.ADOPTION] = {
            partner: adopted_timeline(done) for partner, done in acts.items() if partner
        }
    case = Case(version.determined_on, parties, timelines)
    withdrawal = next((dated for dated in acts.get(None, ()) if dated.act.kind == ActType.WITHDRAWAL), None)
    fallen = tuple(lapse for lapse in lapses if version.determined_on < lapse.since)
    reached = _reached(version.rule, case, withdrawal, fallen)
    declaring = _declaring(acts)
    provisional = _provisional(acts[partner] for partner in declaring)
    told = (withdrawal, provisional, declaring, reservations)
    return Course(version, case, asked, made, acts, reached, *told, fallen)


def _parties(known: Known, kinds: Mapping[str, str], reference: date) -> dict[str, Party]:
    """The members on the reference date."""
    return {
        partner: Party(kinds.get(partner, "other"), period.until)
        for partner, periods in known.periods.items()
        if (period := period_on(periods, reference))
    }


def _declaring(acts: Mapping[str | None, Sequence[Dated]]) -> frozenset[str | None]:
    return frozenset(
        partner for partner, done in acts.items() if any(one.act.kind == ActType.DECLARATION for one in done)
    )


def _reached(rule: Rule, case: Case, withdrawal: Dated | None, lapses: Sequence[Lapse]) -> date | None:
    """When the rule was satisfied while the version and its agreement were there."""
    reached = reached_on(rule, case)
    if reached is None or (withdrawal is not None and withdrawal.on <= reached):
        return None
    return _first_day_outside(lapses, reached)


def _first_day_outside(lapses: Iterable[Lapse], on: date) -> date | None:
    """That day, or the first day after it on which the agreement runs again; None when it does not."""
    for lapse in lapses:
        if lapse.covers(on):
            if lapse.until is None:
                return None
            on = lapse.until
    return on


def _provisional(acts: Iterable[Sequence[Dated]]) -> tuple[Dated, ...]:
    return tuple(
        dated for done in acts for dated in done
        if dated.act.kind == ActType.DECLARATION and dated.act.declares == "provisional"
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Replacement:
    """The version that took the place of another, and the day."""

    on: date
    by: VersionFact


def replacements(courses: Mapping[int, Course], on: date) -> dict[int, Replacement]:
    """By number: what replaces each version, as things stand on this day; a withdrawn one replaces nothing.

    A version is replaced by those that say so, and by the next number unless that says it replaces another;
    what replaces its replacement replaces it too.
    """
    named: dict[int | None, set[int]] = defaultdict(set)
    found: dict[int, Replacement] = {}
    following: Course | None = None
    for number in sorted(courses, reverse=True):
        successors = named[number]
        if following and (not successors or following.fact.supersedes is None):
            successors.add(following.fact.number)
        options = [
            option
            for successor in successors
            for option in (_arrival(courses[successor]), found.get(successor))
            if option
        ]
        if options:
            found[number] = min(options, key=lambda option: (option.on, option.by.number))
        if not courses[number].withdrawn(on):
            following = courses[number]
            named[following.fact.supersedes].add(number)
    return found


def _arrival(course: Course) -> Replacement | None:
    return Replacement(course.reached_on, course.fact) if course.reached_on else None
