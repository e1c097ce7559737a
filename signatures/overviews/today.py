"""What an administrator looks at today: whom to approach and why, what is late, ending or to be resolved."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from documents.models import Document
from signatures.models import Mandate, Membership, Step, Submission
from signatures.register.standings import standings
from signatures.rounds.progress import RoundProgress, open_rounds, progress_of
from signatures.routes.standing import late_steps
from signatures.standing import DocumentStanding, VersionStanding
from signatures.standing.kinds import ActType, Flag
from signatures.standing.term import TermDay
from signatures.standing.words import FLAG_WORDS

AHEAD = timedelta(days=90)
TO_RESOLVE = (
    Flag.SIGNED_BEFORE_ADOPTION,
    Flag.WITHOUT_MANDATE,
    Flag.NOT_MEMBER,
    Flag.DATE_UNCERTAIN,
    Flag.BEFORE_DETERMINATION,
    Flag.AFTER_WITHDRAWAL,
    Flag.TWICE,
)


@dataclass(frozen=True, slots=True)
class Chase:
    """A partner from which something is awaited. `round_pk` is that of the round that asks it, if any.

    `earlier` says that a step of the partner itself comes first: approach it about that step.
    """

    document: Document
    version: VersionStanding
    partner: str
    name: str
    why: str
    earlier: bool
    round_pk: int | None = None


@dataclass(frozen=True, slots=True)
class WaitingVersion:
    document: Document
    version: VersionStanding


@dataclass(frozen=True, slots=True)
class Flagged:
    """A signature with something to be resolved."""

    document: Document
    version: VersionStanding
    partner: str
    name: str
    words: tuple[str, ...]
    act: int | None


@dataclass(frozen=True, slots=True)
class RefusedBy:
    """A partner that refused a version which can still be signed; `round_pk` as in Chase."""

    document: Document
    version: VersionStanding
    partner: str
    name: str
    reason: str
    round_pk: int | None


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day of a document's term or review that comes soon, or that has passed."""

    document: Document
    day: TermDay


@dataclass(frozen=True, slots=True)
class Today:
    on: date
    refused: Sequence[RefusedBy]
    to_judge: Sequence[Submission]
    rounds: Sequence[RoundProgress]
    chase: Sequence[Chase]
    earlier: Sequence[Chase]
    late_steps: Sequence[Step]
    waiting: Sequence[WaitingVersion]
    flagged: Sequence[Flagged]
    memberships: Sequence[Membership]
    mandates: Sequence[Mandate]
    terms: Sequence[DueDay] = ()


def today_of(on: date) -> Today:
    """All of it, in a number of queries that does not grow with the register."""
    documents = {document.pk: document for document in Document.objects.order_by("title")}
    found = standings(documents.values(), on=on)
    pairs = [(documents[pk], standing) for pk, standing in found.items()]
    rounds = progress_of(open_rounds(), on)
    chased = list(_chased(pairs, rounds))
    return Today(
        on=on,
        refused=list(_refused(pairs, rounds)),
        to_judge=list(to_judge()),
        rounds=rounds,
        chase=[one for one in chased if not one.earlier],
        earlier=[one for one in chased if one.earlier],
        late_steps=list(late_steps(on)),
        waiting=list(_waiting(pairs)),
        flagged=list(_flagged(pairs)),
        memberships=list(ending(Membership.objects.select_related("document__kind"), on)),
        mandates=list(ending(Mandate.objects.all(), on)),
        terms=list(_due(pairs)),
    )


def at_a_glance(on: date) -> tuple[list[RefusedBy], list[DueDay]]:
    """Who refused, and which days of terms and reviews come soon or have passed."""
    documents = {document.pk: document for document in Document.objects.order_by("title")}
    pairs = [(documents[pk], found) for pk, found in standings(documents.values(), on=on).items()]
    return list(_refused(pairs, ())), list(_due(pairs))


def _due(pairs: Iterable[tuple[Document, DocumentStanding]]) -> Iterator[DueDay]:
    """Within ninety days, the first day first."""
    found = [
        DueDay(document, one)
        for document, standing in pairs
        for one in standing.term.days
        if one.on <= standing.on + AHEAD
    ]
    yield from sorted(found, key=lambda due: due.day.on)


def to_judge() -> QuerySet[Submission]:
    """What was handed in and waits for a judgement, the first one first."""
    waiting = Submission.objects.filter(decided_at=None).select_related("version__document", "partner")
    return waiting.defer("version__content").prefetch_related("partner__names").order_by("handed_in_at")


def ending[Row: (Membership, Mandate)](rows: QuerySet[Row], on: date) -> QuerySet[Row]:
    """Those that run on this day and end within ninety days."""
    soon = rows.filter(since__lte=on, until__gt=on, until__lte=on + AHEAD)
    return soon.select_related("partner").prefetch_related("partner__names").order_by("until")


def _waiting(pairs: Iterable[tuple[Document, DocumentStanding]]) -> Iterator[WaitingVersion]:
    for document, standing in pairs:
        for version in standing.versions:
            if version.waits:
                yield WaitingVersion(document, version)


def _chased(
    pairs: Iterable[tuple[Document, DocumentStanding]], rounds: Sequence[RoundProgress]
) -> Iterator[Chase]:
    """First what the rounds say, then what versions without a round still wait for."""
    asked = {(one.round.version.document_id, one.round.version.number): one for one in rounds}
    for document, standing in pairs:
        for version in standing.versions:
            running = asked.get((document.pk, version.number))
            if running:
                yield from _in_round(document, version, running)
            elif version.waits:
                yield from _without_round(document, version)


def _in_round(document: Document, version: VersionStanding, running: RoundProgress) -> Iterator[Chase]:
    for request in running.requests:
        earlier = request.situation.undecided
        closed = bool(request.situation.closed)
        why = "" if closed else request.chase or earlier
        if why:
            partner = request.request.partner
            yield Chase(document, version, partner.slug, str(partner), why, bool(earlier), running.round.pk)


def _refused(
    pairs: Iterable[tuple[Document, DocumentStanding]], rounds: Sequence[RoundProgress]
) -> Iterator[RefusedBy]:
    asked = {
        (one.round.version.document_id, one.round.version.number, request.request.partner.slug): one.round.pk
        for one in rounds
        for request in one.requests
    }
    for document, standing in pairs:
        for partner in standing.partners:
            for cell in partner.cells:
                version = standing.version(cell.version) if cell.is_refused else None
                if version and version.may_be_signed:
                    place = asked.get((document.pk, version.number, partner.id))
                    yield RefusedBy(document, version, partner.id, partner.name, cell.reason, place)


def _without_round(document: Document, version: VersionStanding) -> Iterator[Chase]:
    asked: dict[str, list[str]] = {}
    names = {}
    for lack in version.missing:
        asked.setdefault(lack.partner, []).append(lack.act)
        names[lack.partner] = lack.name
    for partner, acts in asked.items():
        earlier = ActType.ADOPTION in acts
        awaited = "Het eigen besluit" if earlier else "De ondertekening"
        why = f"{awaited} is nog niet vastgelegd."
        yield Chase(document, version, partner, names[partner], why, earlier)


def _flagged(pairs: Iterable[tuple[Document, DocumentStanding]]) -> Iterator[Flagged]:
    for document, standing in pairs:
        for partner in standing.partners:
            for cell in partner.cells:
                words = tuple(FLAG_WORDS[flag] for flag in cell.unresolved if flag in TO_RESOLVE)
                version = standing.version(cell.version) if words else None
                if version and version.may_be_signed:
                    act = cell.acts[-1].act.id if cell.acts else None
                    yield Flagged(document, version, partner.id, partner.name, words, act)
