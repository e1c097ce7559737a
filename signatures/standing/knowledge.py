"""What of the facts was known at an instant, with the corrections known by then carried out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol

from signatures.standing.facts import (
    ActFact,
    Facts,
    MandateFact,
    MembershipFact,
    PartnerFact,
    TermFact,
    VersionFact,
)
from signatures.standing.kinds import ActType

ON_ONE_DAY: Mapping[str, int] = {
    ActType.ADOPTION: 0,
    ActType.REFUSAL: 1,
    ActType.SIGNATURE: 2,
    ActType.DECLARATION: 3,
    ActType.WITHDRAWAL: 4,
}


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a partner takes part from a day on: how many of its people sign, and for which part."""

    since: date
    signatories: int = 1
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Membership without a break, from `since` until `until` (the first day no longer a member), with the
    `terms` that held in turn."""

    since: date
    until: date | None
    terms: tuple[Terms, ...] = ()

    def covers(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)

    def ended(self, on: date) -> bool:
        return self.until is not None and self.until <= on

    def terms_on(self, on: date) -> Terms:
        """The terms of that day: outside of the period those nearest to it."""
        begun = [terms for terms in self.terms if terms.since <= on] or list(self.terms[:1])
        return begun[-1] if begun else Terms(self.since)

    @property
    def scope(self) -> str:
        """For which part it took part at last."""
        return self.terms[-1].scope if self.terms else ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A settled act with the day it counts from."""

    on: date
    act: ActFact


class Recorded(Protocol):
    """As much of an act as tells whether it stands."""

    @property
    def id(self) -> int: ...

    @property
    def corrects(self) -> int | None: ...

    @property
    def recorded(self) -> datetime: ...

    @property
    def void(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Known:
    """The facts as known: partners, versions by number, periods and mandates by partner, acts by version and
    partner in their order, and what was said of how long it runs."""

    partners: tuple[PartnerFact, ...]
    versions: Mapping[int, VersionFact]
    periods: Mapping[str, tuple[Period, ...]]
    acts: Mapping[int, Mapping[str | None, Sequence[Dated]]]
    mandates: Mapping[str, Sequence[MandateFact]]
    terms: Sequence[TermFact] = ()


def known_at(facts: Facts, known_on: datetime | None) -> Known:
    """What was known at that instant; without an instant everything that is on record."""
    versions = {
        version.number: _with_known_errata(version, known_on)
        for version in sorted(facts.versions, key=lambda version: version.number)
        if is_known(version.recorded, known_on)
    }
    partners = facts.partners
    memberships: Sequence[MembershipFact] = facts.memberships
    if known_on is not None:
        partners = tuple(sorted((partner.as_known(known_on) for partner in partners), key=by_kind))
        memberships = [*memberships, *(one for one in facts.former_memberships if _held(one, known_on))]
    return Known(
        partners,
        versions,
        _periods(memberships, known_on),
        _by_version(facts.acts, known_on, {partner.id: partner for partner in partners}),
        _mandates(facts.mandates, known_on),
        tuple(settled_terms(facts.terms, known_on)),
    )


def by_kind(partner: PartnerFact) -> tuple[str, str]:
    """The order of partners: that of their kinds, and in a kind that of their addresses."""
    return partner.kind, partner.id


def _held(fact: MembershipFact | MandateFact, known_on: datetime | None) -> bool:
    """Whether it had not been set right or taken away yet."""
    return fact.known_until is None or (known_on is not None and known_on < fact.known_until)


def _mandates(mandates: Iterable[MandateFact], known_on: datetime | None) -> dict[str, list[MandateFact]]:
    found: dict[str, list[MandateFact]] = defaultdict(list)
    for mandate in mandates:
        if is_known(mandate.recorded, known_on) and _held(mandate, known_on):
            ended = mandate.until is not None and is_known(mandate.until_recorded, known_on)
            found[mandate.partner].append(mandate if ended else replace(mandate, until=None))
    return found


def is_known(recorded: datetime | None, known_on: datetime | None) -> bool:
    return recorded is None or known_on is None or recorded <= known_on


def period_on(periods: Iterable[Period], on: date) -> Period | None:
    """The period that covers this day."""
    for period in periods:
        if period.since <= on and (period.until is None or on < period.until):
            return period
    return None


def signatories_needed(periods: Sequence[Period], reference: date) -> int:
    """How many people sign a version for a partner: as the membership on the reference date says, else the
    one by which it joined after that, else its last one."""
    held = period_on(periods, reference) or next((one for one in periods if one.since > reference), None)
    if held is None:
        held = periods[-1] if periods else None
    return held.terms_on(reference).signatories if held else 1


def _with_known_errata(version: VersionFact, known_on: datetime | None) -> VersionFact:
    if not version.errata:
        return version
    return replace(version, errata=tuple(one for one in version.errata if is_known(one.recorded, known_on)))


def _periods(
    memberships: Iterable[MembershipFact], known_on: datetime | None
) -> dict[str, tuple[Period, ...]]:
    periods: dict[str, list[Period]] = defaultdict(list)
    for fact in sorted(memberships, key=lambda fact: (fact.since, fact.partner)):
        if not is_known(fact.recorded, known_on):
            continue
        until = fact.until if is_known(fact.until_recorded, known_on) else None
        terms = Terms(fact.since, fact.signatories, fact.scope)
        _add_period(periods[fact.partner], Period(fact.since, until, (terms,)))
    return {partner: tuple(held) for partner, held in periods.items()}


def _add_period(held: list[Period], period: Period) -> None:
    """Periods that touch are one: who goes on in another form has not left."""
    before = held[-1] if held else None
    if before is None or before.ended(period.since - timedelta(days=1)):
        held.append(period)
        return
    open_ended = before.until is None or period.until is None
    until = None if open_ended else max(before.until, period.until)  # type: ignore[type-var]
    held[-1] = Period(before.since, until, (*before.terms, *period.terms))


def _by_version(
    acts: Iterable[ActFact], known_on: datetime | None, partners: Mapping[str, PartnerFact]
) -> dict[int, dict[str | None, list[Dated]]]:
    settled: dict[int, dict[str | None, list[Dated]]] = defaultdict(lambda: defaultdict(list))
    for act in settled_acts(acts, known_on):
        on = act.counts_from
        if act.represented_by in partners:
            act = replace(act, represented_by=partners[act.represented_by].name_on(on))
        settled[act.version][act.partner].append(Dated(on, act))
    for by_partner in settled.values():
        for dated in by_partner.values():
            if len(dated) > 1:
                dated[:] = _in_order(dated)
    return settled


def _in_order(acts: Sequence[Dated]) -> list[Dated]:
    """By day, and on one day as they were recorded; an act of which the date is uncertain stands behind those
    of its kind and of the kinds that go before it."""
    ordered = sorted((one for one in acts if not one.act.uncertain), key=_as_recorded)
    for one in sorted((one for one in acts if one.act.uncertain), key=_as_kinds_go):
        before = [
            place
            for place, other in enumerate(ordered, 1)
            if (other.on, ON_ONE_DAY[other.act.kind]) <= (one.on, ON_ONE_DAY[one.act.kind])
        ]
        ordered.insert(max(before, default=0), one)
    return ordered


def _as_recorded(dated: Dated) -> tuple[date, datetime, int, int]:
    return dated.on, dated.act.recorded, ON_ONE_DAY[dated.act.kind], dated.act.id


def _as_kinds_go(dated: Dated) -> tuple[date, int, datetime, int]:
    return dated.on, ON_ONE_DAY[dated.act.kind], dated.act.recorded, dated.act.id


def settled_acts(acts: Iterable[ActFact], known_on: datetime | None) -> Iterator[ActFact]:
    """The acts that stand, as known at that instant, each with the values of its last correction."""
    for act, last in outcomes(acts, known_on):
        if last is act:
            yield act
        elif not last.void:
            yield replace(last, id=act.id, kind=act.kind, recorded=act.recorded, corrects=act.corrects)


def settled_terms(terms: Iterable[TermFact], known_on: datetime | None) -> Iterator[TermFact]:
    """What stands of how long it runs, as known at that instant, each with the values of its last
    correction."""
    for fact, last in outcomes(terms, known_on):
        if not last.void:
            yield fact if last is fact else replace(last, id=fact.id, recorded=fact.recorded, corrects=None)


def outcomes[Link: Recorded](acts: Iterable[Link], known_on: datetime | None) -> Iterator[tuple[Link, Link]]:
    """Each act known at that instant, with what holds its right values: the last correction known by then, or
    the act itself. When that is void the act does not stand.

    A correction that was struck out itself never happened, so that an act can be struck out and restored.
    """
    known = [act for act in acts if is_known(act.recorded, known_on)]
    corrections: dict[int, list[Link]] = defaultdict(list)
    for act in known:
        if act.corrects is not None:
            corrections[act.corrects].append(act)
    for act in known:
        if act.corrects is None:
            yield act, _last(act, corrections) if act.id in corrections else act


def _last[Link: Recorded](act: Link, corrections: Mapping[int, Sequence[Link]]) -> Link:
    last = act
    for correction in sorted(corrections.get(act.id, ()), key=lambda made: (made.recorded, made.id)):
        made = _last(correction, corrections)
        if made is correction or not made.void:
            last = made
    return last
