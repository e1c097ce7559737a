"""What happened to a document, or to one partner, in order, each with two times: when it happened and when
that was put on record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

from documents.text.dutch import day, enumeration, moment, moment_short
from signatures.standing import VersionStanding
from signatures.standing.facts import ActFact, Facts, MembershipFact, PartnerFact, TermFact, VersionFact
from signatures.standing.kinds import ActType, TermType
from signatures.standing.knowledge import is_known, settled_terms
from signatures.standing.term import months_words

Order = Literal["happened", "recorded"]
SENTENCES: Mapping[tuple[str, str], str] = {
    (ActType.ADOPTION, ""): "{who} nam een besluit over versie {version}",
    (ActType.SIGNATURE, ""): "{who} tekende versie {version}",
    (ActType.SIGNATURE, "reservation"): "{who} tekende versie {version} met een voorbehoud",
    (ActType.REFUSAL, ""): "{who} weigerde versie {version} te tekenen",
    (ActType.WITHDRAWAL, ""): "{who} trok de ondertekening van versie {version} in",
    (ActType.DECLARATION, ""): "{who} legde een verklaring af bij versie {version}",
    (ActType.DECLARATION, "reservation"): "{who} maakte een voorbehoud bij versie {version}",
    (ActType.DECLARATION, "reservationEnded"): "{who} trok het voorbehoud bij versie {version} in",
    (ActType.DECLARATION, "provisional"): "{who} past versie {version} voorlopig toe",
    (ActType.DECLARATION, "inForce"): "Versie {version} geldt voor {who} vanaf een eigen datum",
    (ActType.DECLARATION, "abstention"): "{who} onthield zich bij versie {version}",
}
TOGETHER: Mapping[str, str] = {
    ActType.WITHDRAWAL: "Versie {version} ingetrokken",
    ActType.DECLARATION: "Partijen legden samen een verklaring af bij versie {version}",
    "provisional": "Partijen spraken af versie {version} voorlopig toe te passen",
}
RANK = {
    "determined": 0,
    "erratum": 1,
    "joined": 2,
    "name": 3,
    "succession": 4,
    "left": 5,
    "inForce": 8,
    "ended": 9,
}
ACTED = 6


@dataclass(frozen=True, slots=True)
class Event:
    """`on` gives its place in time and `when` the date as far as known; `recorded` is None for what nobody
    recorded but follows from the rest. `remark` says that it was set right later, or sets another right."""

    kind: str
    on: date
    when: str
    recorded: datetime | None
    text: str
    partner: str = ""
    version: int | None = None
    note: str = ""
    remark: str = ""

    def about(self, title: str) -> "Event":
        """The same with the document that it is about before it."""
        return replace(self, text=f"{title}: {self.text}")


def document_events(
    facts: Facts, versions: Iterable[VersionStanding], *, known_on: datetime | None = None
) -> list[Event]:
    """What was known of a document at that instant, oldest first. `versions` stand as known then."""
    teller = _Teller(facts, known_on)
    found = [
        *teller.versions(),
        *_courses(versions),
        *teller.memberships(),
        *teller.acts(),
        *teller.terms(),
    ]
    return in_order(found)


def partner_events(facts: Facts, partner: str, *, known_on: datetime | None = None) -> list[Event]:
    """What one partner did about one document, oldest first."""
    teller = _Teller(facts, known_on)
    return in_order(event for event in [*teller.memberships(), *teller.acts()] if event.partner == partner)


def life_events(partner: PartnerFact, partners: Mapping[str, PartnerFact]) -> list[Event]:
    """How a partner was named, whom it followed and who followed it; apart from any document."""
    return in_order([*_names(partner), *_successions(partner, partners)])


def in_order(events: Iterable[Event], by: Order = "happened") -> list[Event]:
    """By the day it happened, or by the moment it was recorded (what nobody recorded by its day)."""

    def happened(event: Event) -> tuple[date, int, datetime | date]:
        return event.on, RANK.get(event.kind, ACTED), event.recorded.date() if event.recorded else event.on

    def recorded(event: Event) -> tuple[date, str, date]:
        known = event.recorded.date() if event.recorded else event.on
        return known, event.recorded.isoformat() if event.recorded else "", event.on

    return sorted(events, key=happened if by == "happened" else recorded)


class _Teller:
    """Tells what is on record about a document, as known at an instant."""

    def __init__(self, facts: Facts, known_on: datetime | None) -> None:
        self.facts, self.known_on = facts, known_on
        self.partners = {partner.id: partner for partner in facts.partners}
        self.names = {version.number: version.name for version in facts.versions}
        known = [act for act in facts.acts if is_known(act.recorded, known_on)]
        self.known: Sequence[ActFact] = known
        self.by_id = {act.id: act for act in known}
        self.corrected = {act.corrects for act in known if act.corrects is not None}

    def versions(self) -> Iterator[Event]:
        for version in self.facts.versions:
            if not is_known(version.recorded, self.known_on):
                continue
            yield _determined(version)
            for erratum in version.errata:
                if is_known(erratum.recorded, self.known_on):
                    on = erratum.determined_on
                    text = f"Hersteld exemplaar {erratum.designation} van versie {version.name} vastgesteld."
                    yield Event(
                        "erratum", on, moment_short(on, "day"), erratum.recorded, text, version=version.number
                    )

    def memberships(self) -> Iterator[Event]:
        for fact in self.facts.memberships:
            if is_known(fact.recorded, self.known_on):
                yield from self._membership(fact)

    def _membership(self, fact: MembershipFact) -> Iterator[Event]:
        part = f" voor een deel: {fact.scope}" if fact.scope else ""
        joined = f"{self._name(fact.partner, fact.since)} doet mee{part}."
        yield Event(
            "joined", fact.since, moment_short(fact.since, "day"), fact.recorded, joined, fact.partner
        )
        if fact.until and is_known(fact.until_recorded, self.known_on):
            left = f"{self._name(fact.partner, fact.until)} doet niet meer mee."
            recorded = fact.until_recorded or fact.recorded
            yield Event("left", fact.until, moment_short(fact.until, "day"), recorded, left, fact.partner)

    def terms(self) -> Iterator[Event]:
        """What was agreed of how long it runs, with the right values."""
        for fact in settled_terms(self.facts.terms, self.known_on):
            when = moment_short(fact.on, "day")
            yield Event(fact.kind, fact.on, when, fact.recorded, _agreed(fact))

    def acts(self) -> Iterator[Event]:
        for act in self.known:
            yield self._correction(act) if act.corrects is not None else self._act(act)

    def _act(self, act: ActFact) -> Event:
        remark = "later hersteld" if act.id in self.corrected else ""
        return self._event(act, act.kind, f"{self._sentence(act, act.kind)}.", remark)

    def _correction(self, act: ActFact) -> Event:
        root = self._root(act)
        kind = root.kind if root else act.kind
        before = self.by_id.get(act.corrects) if act.corrects else None
        if act.void:
            text = f"Doorgehaald: {self._sentence(root or act, kind)} {_when(before or act)}."
        elif before and _when(before) != _when(act):
            text = f"Hersteld: {self._sentence(act, kind)} {_when(act)}, niet {_when(before)}."
        else:
            text = f"Hersteld: {self._sentence(act, kind)} {_when(act)}."
        remark = "later hersteld" if act.id in self.corrected else "herstel"
        return self._event(act, "correction", text, remark)

    def _root(self, act: ActFact) -> ActFact | None:
        found: ActFact | None = act
        while found is not None and found.corrects is not None:
            found = self.by_id.get(found.corrects)
        return found

    def _event(self, act: ActFact, kind: str, text: str, remark: str) -> Event:
        when = moment_short(act.on, act.precision)
        return Event(
            kind, act.counts_from, when, act.recorded, text, act.partner or "", act.version, act.text, remark
        )

    def _sentence(self, act: ActFact, kind: str) -> str:
        version = self.names.get(act.version, str(act.version))
        if act.partner is None:
            return TOGETHER.get(act.declares, TOGETHER.get(kind, TOGETHER[ActType.DECLARATION])).format(
                version=version
            )
        words = SENTENCES.get((kind, act.declares)) or SENTENCES[kind, ""]
        people = [name for name in act.signatories if name]
        by = f" ({enumeration(people)})" if people else ""
        return words.format(who=self._name(act.partner, act.counts_from), version=version) + by

    def _name(self, partner: str, on: date) -> str:
        fact = self.partners.get(partner)
        return fact.name_on(on) if fact else partner


def _determined(version: VersionFact) -> Event:
    on = version.determined_on
    text = f"Versie {version.name} vastgesteld."
    return Event("determined", on, moment_short(on, "day"), version.recorded, text, version=version.number)


def _courses(versions: Iterable[VersionStanding]) -> Iterator[Event]:
    """Since when each version is in force and until when: nobody recorded that, it follows from the rest."""
    for version in versions:
        for kind, on, words in (
            ("inForce", version.in_force_from, "van kracht geworden"),
            ("ended", version.until, "niet meer van kracht"),
        ):
            if on:
                text = f"Versie {version.name} {words}."
                yield Event(kind, on, moment_short(on, "day"), None, text, version=version.number)


def _names(partner: PartnerFact) -> Iterator[Event]:
    for former, name in pairwise(partner.names):
        text = f"{former.name} heet voortaan {name.name}."
        yield Event("name", name.since, moment_short(name.since, "day"), None, text, partner.id)


def _successions(partner: PartnerFact, partners: Mapping[str, PartnerFact]) -> Iterator[Event]:
    pairs = [(partner, partners.get(before), on) for before, on in partner.succeeds]
    pairs += [
        (heir, partner, on)
        for heir in partners.values()
        for before, on in heir.succeeds
        if before == partner.id
    ]
    for heir, before, on in pairs:
        if before is not None and on is not None:
            text = f"{heir.name_on(on)} volgt {before.name_on(on)} op per {day(on)}."
            yield Event("succession", on, moment_short(on, "day"), None, text, partner.id)


def _agreed(fact: TermFact) -> str:
    until = day(fact.until) if fact.until else ""
    if fact.kind == TermType.NOTICE:
        return f"Opgezegd per {until}."
    if fact.kind == TermType.REVIEW:
        return (
            f"Herziening afgesproken: uiterlijk op {until}." if until else "Geen herziening meer afgesproken."
        )
    if not until:
        return "Looptijd: voor onbepaalde tijd."
    renewal = f", daarna steeds {months_words(fact.renewal_months)} verlengd" if fact.renewal_months else ""
    return f"Looptijd: tot {until}{renewal}."


def _when(act: ActFact) -> str:
    return moment(act.on, act.precision)
