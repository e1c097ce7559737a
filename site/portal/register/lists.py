"""What the pages of the timeline, the check and the text between two partners show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from documents.models import Document
from documents.models.visibility import readable_by
from portal.register.parameters import ChartParameters, asked_day
from signatures.models import Partner
from signatures.overviews.findings import WAITS_LONGER_THAN, findings_of
from signatures.overviews.gaps import Gap
from signatures.overviews.pairwise import Between, pairs_with, text_between
from signatures.overviews.timeline import Event, Order, document_events, in_order, life_events, partner_events
from signatures.register.loading import facts_of
from signatures.register.standings import standing_of
from signatures.standing import DocumentStanding, PartnerStanding, document_standing

LONGEST_WAIT = 3650


def timeline_of(document: Document, asked: ChartParameters, order: Order, user) -> list[Event]:
    """What happened to a document until the day asked for, as known then."""
    facts = facts_of([document], readable=readable_by(user))[document.pk]
    standing = document_standing(facts, asked.on, asked.known_on)
    events = document_events(facts, standing.versions, known_on=asked.known_on)
    return _until(in_order(events, order), asked.on)


def partner_timeline(
    partner: Partner, documents: Iterable[Document], asked: ChartParameters, order: Order, user
) -> list[Event]:
    """What one partner did about these documents; the title stands before each line where there are more."""
    titles = {document.pk: document.title for document in documents}
    found: list[Event] = []
    life: list[Event] = []
    for pk, facts in facts_of(documents, readable=readable_by(user)).items():
        events = partner_events(facts, partner.slug, known_on=asked.known_on)
        found += [event.about(titles[pk]) for event in events]
        known = asked.known_on
        partners = {fact.id: fact.as_known(known) if known else fact for fact in facts.partners}
        life = life_events(partners[partner.slug], partners)
    return _until(in_order([*found, *life], order), asked.on)


def _until(events: Iterable[Event], on: date) -> list[Event]:
    return [event for event in events if event.on <= on]


@dataclass(frozen=True)
class ShownPeriod:
    """The days that a check is about, and how many days a version may wait."""

    since: date | None
    waits_longer_than: int
    problems: tuple[str, ...]


def period_of(parameters: Mapping[str, str], until: date) -> ShownPeriod:
    problems = []
    raw, waits = parameters.get("van", "").strip(), parameters.get("wacht", "").strip()
    since = asked_day(raw)
    if raw and since is None:
        problems.append(f"‘{raw[:40]}’ is geen datum. De controle begint bij de eerste tekst.")
    if since and since > until:
        problems.append("De eerste dag ligt na de laatste dag. De controle begint bij de eerste tekst.")
        since = None
    longer = WAITS_LONGER_THAN
    if waits.isascii() and waits.isdecimal() and int(waits[:6]) <= LONGEST_WAIT:
        longer = int(waits)
    elif waits:
        problems.append(
            f"‘{waits[:40]}’ is geen aantal dagen. Kies 0 t/m {LONGEST_WAIT}; nu is het {longer}."
        )
    return ShownPeriod(since, longer, tuple(problems))


def check_of(
    document: Document, asked: ChartParameters, period: ShownPeriod, user, *, texts_only: bool
) -> list[Gap]:
    return findings_of(
        document,
        since=period.since,
        until=asked.on,
        known_on=asked.known_on,
        waits_longer_than=period.waits_longer_than,
        texts_only=texts_only,
        readable=readable_by(user),
    )


@dataclass(frozen=True)
class Pairing:
    """The partners to choose from, those chosen, and what holds between them; `second` None: each other."""

    partners: tuple[PartnerStanding, ...]
    first: PartnerStanding | None
    second: PartnerStanding | None
    pairs: tuple[Between, ...]
    problems: tuple[str, ...]


def pairing_of(document: Document, parameters: Mapping[str, str], asked: ChartParameters, user) -> Pairing:
    standing = standing_of(document, on=asked.on, known_on=asked.known_on, readable=readable_by(user))
    partners = tuple(sorted(standing.partners, key=lambda one: (not one.member, one.name.casefold())))
    by_id = {partner.id: partner for partner in partners}
    names = [parameters.get(name, "") for name in ("een", "ander")]
    first, second = (by_id.get(name) for name in names)
    problems = [
        f"Partner ‘{name[:40]}’ hoort op die dag niet bij dit document. Kies een partner uit de lijst."
        for name in names
        if name and name not in by_id
    ]
    if first and first == second:
        problems.append("U koos twee keer dezelfde partner. Kies een andere als tweede.")
        second = None
    pairs = () if problems else tuple(_pairs(standing, first, second))
    return Pairing(partners, first, second, pairs, tuple(problems))


def _pairs(
    standing: DocumentStanding, first: PartnerStanding | None, second: PartnerStanding | None
) -> list[Between]:
    if first is None:
        return []
    if second is None:
        return sorted(pairs_with(standing, first), key=lambda pair: pair.second.name.casefold())
    return [text_between(standing, first, second)]
