"""How rounds go: each request with its standing, mails, what was handed in, and what is due. A number of
queries that does not grow with rounds or partners."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from signatures.models import Contact, Invitation, Reminder, Request, Round, Submission
from signatures.register.loading import facts_of
from signatures.rounds.candidates import adopt_steps, awaiting_own_decision, contacts_on
from signatures.rounds.cells import Cells, cells_to_sign
from signatures.rounds.due import SEND, ReminderDecision, Situation, chase, decide, hindrance
from signatures.rounds.endings import ending_of
from signatures.rounds.people import Awaited, Signed, awaited, former_addresses, signed_by, signed_for
from signatures.standing import DocumentStanding, VersionStanding, document_standing
from signatures.standing.cells import Cell
from signatures.standing.kinds import CellState
from signatures.standing.words import CELL_WORDS, SYMBOLS


@dataclass(frozen=True, slots=True)
class RequestProgress:
    """One request on a day."""

    request: Request
    cell: Cell | None
    contacts: tuple[Contact, ...]
    situation: Situation
    on: date
    awaited: tuple[Awaited, ...] = ()

    @property
    def signed(self) -> bool:
        return self.cell is not None and self.cell.is_answered

    @property
    def may_be_asked_again(self) -> bool:
        """It refused or withdrew, and the round still runs."""
        over = self.request.closed_at is not None and self.request.round.closed_at is None
        return over and self.cell is not None and self.cell.is_undone

    @property
    def words(self) -> str:
        return self.cell.word if self.cell else CELL_WORDS[CellState.NOT_APPLICABLE]

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.cell.standing if self.cell else CellState.NOT_APPLICABLE]

    @property
    def reason(self) -> str:
        return self.request.closed_reason or (self.cell.reason if self.cell else "")

    @property
    def invitations(self) -> Sequence[Invitation]:
        return list(self.request.invitations.all())

    @property
    def invitation(self) -> Invitation | None:
        """The last one."""
        return self.invitations[-1] if self.invitations else None

    @property
    def reminders(self) -> Sequence[Reminder]:
        return list(self.request.reminders.all())

    @property
    def submissions(self) -> Sequence[Submission]:
        return list(self.request.submissions.all())

    @property
    def decision(self) -> ReminderDecision:
        return decide(self.situation, self.on)

    @property
    def hindrance(self) -> str:
        return hindrance(self.situation, self.on)

    @property
    def chase(self) -> str:
        return chase(self.situation, self.on)

    @property
    def due(self) -> bool:
        return self.decision.kind == SEND


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """`version` is how the whole version stands: partners may have signed it before this round."""

    round: Round
    requests: tuple[RequestProgress, ...]
    version: VersionStanding | None = None

    @property
    def signed(self) -> int:
        return sum(1 for one in self.requests if one.signed)

    @property
    def asks_all(self) -> bool:
        """Whether it counts the same partners as the whole version."""
        whole = self.version
        return whole is None or (whole.signed, whole.required) == (self.signed, len(self.requests))

    @property
    def to_chase(self) -> list[RequestProgress]:
        return [one for one in self.requests if one.chase]


def open_rounds() -> QuerySet[Round]:
    return Round.objects.filter(closed_at=None)


def progress_of(rounds: QuerySet[Round], on: date | None = None) -> list[RoundProgress]:
    """The progress of these rounds, in a number of queries that does not grow with them."""
    day = on or timezone.localdate()
    found = list(_with_all(rounds))
    documents = {one.version.document_id: one.version.document for one in found}
    facts = facts_of(documents.values())
    stand = {pk: document_standing(known, day) for pk, known in facts.items()}
    cells = {one.pk: cells_to_sign(facts[one.version.document_id], one.version.number, day) for one in found}
    partners = {request.partner for one in found for request in one.requests.all()}
    reach = _Reach(
        contacts_on(partners, day),
        former_addresses(Contact.objects.filter(partner__in=partners), day),
        signed_by(cell for of_round in cells.values() for cell in of_round.values()),
    )
    steps = adopt_steps(documents)
    return [
        RoundProgress(
            one,
            tuple(
                _requests(
                    one,
                    stand[one.version.document_id],
                    cells[one.pk],
                    steps[one.version.document_id],
                    reach,
                    day,
                )
            ),
            stand[one.version.document_id].version(one.version.number),
        )
        for one in found
    ]


def _with_all(rounds: QuerySet[Round]) -> QuerySet[Round]:
    submissions = Submission.objects.select_related("file", "act").order_by("handed_in_at", "pk")
    requests = Request.objects.select_related("partner").prefetch_related(
        "partner__names",
        Prefetch("invitations", Invitation.objects.select_related("delegated_from")),
        "reminders",
        Prefetch("submissions", submissions),
    )
    return (
        rounds.select_related("version__document__kind")
        .defer("version__content")
        .prefetch_related(Prefetch("requests", requests.order_by("partner__kind", "partner__slug")))
    )


@dataclass(frozen=True, slots=True)
class _Reach:
    """Whom to write to at each partner, at which addresses nobody is any more, and who signed already."""

    contacts: Mapping[int, tuple[Contact, ...]]
    former: Mapping[int, frozenset[str]]
    signed: Mapping[int, Signed]


def _requests(
    opened: Round,
    standing: DocumentStanding,
    cells: Cells,
    steps: Iterable,
    reach: _Reach,
    on: date,
) -> Iterable[RequestProgress]:
    undecided = awaiting_own_decision(opened.version, standing, steps)
    for request in opened.requests.all():
        slug = request.partner.slug
        cell = cells.get(slug)
        request.round = opened
        signed = signed_for(cell, reach.signed)
        contacts = reach.contacts[request.partner_id]
        people = awaited(
            list(request.invitations.all()), signed, contacts, reach.former.get(request.partner_id, ())
        )
        yield RequestProgress(
            request=request,
            cell=cell,
            contacts=contacts,
            situation=situation_of(request, cell, undecided.get(slug, ""), people),
            on=on,
            awaited=tuple(people),
        )


def situation_of(request: Request, cell: Cell | None, undecided: str, people: Sequence[Awaited]) -> Situation:
    """What decides about a reminder; the invitations, reminders and submissions are read beforehand, and of
    `people` a signature is awaited."""
    opened = request.round
    invitations, reminders = list(request.invitations.all()), list(request.reminders.all())
    sent = [_day(one.sent_at) for one in reminders if one.sent_at]
    latest = reminders[-1] if reminders else None
    unsent = bool(latest and latest.email and not latest.sent_at and not latest.skipped)
    last = people[-1].invitation if people else None
    return Situation(
        deadline=opened.deadline,
        reminder_days=tuple(opened.reminder_days),
        closed=request.closed_reason or opened.closed_reason or _over(request, cell),
        undecided=undecided,
        handed_in=any(one.decided_at is None for one in request.submissions.all()),
        link="failed" if last and unsent else _link(last, cell, invitations),
        opened=bool(last and last.opened_at),
        mailed_on=_day(last.sent_at) if last and last.ended_at is None else None,
        reminded_on=max(sent, default=None),
        noted=tuple((one.on, one.skipped) for one in reminders if one.skipped),
    )


def _over(request: Request, cell: Cell | None) -> str:
    """A request that is open although the partner refused or withdrew is one that was asked again."""
    asked_again = cell is not None and cell.is_undone and request.closed_at is None
    return "" if asked_again else ending_of(cell)


def _link(last: Invitation | None, cell: Cell | None, invitations: Sequence[Invitation]) -> str:
    """A link that ended without another after it ended because its mail did not go out."""
    if last is None:
        return "none" if not invitations else "signed" if cell and cell.acts else "left"
    if last.ended_at:
        return "failed"
    return "expired" if last.has_expired else "live"


def _day(moment) -> date:
    return timezone.localdate(moment)
