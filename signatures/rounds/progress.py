"""How rounds go: each request with its standing, mails, what was handed in, and what is due. A number of
queries that does not grow with rounds or partners."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from signatures.models import Contact, Invitation, Reminder, Request, Round, Submission
from signatures.register.standings import standings
from signatures.rounds.candidates import adopt_steps, awaiting_own_decision, contacts_on
from signatures.rounds.due import SEND, ReminderDecision, Situation, chase, decide, hindrance
from signatures.rounds.endings import ending_of
from signatures.standing import DocumentStanding, VersionStanding
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

    @property
    def signed(self) -> bool:
        return self.cell is not None and self.cell.is_signed

    @property
    def may_be_asked_again(self) -> bool:
        """It refused, and the round still runs."""
        over = self.request.closed_at is not None and self.request.round.closed_at is None
        return over and self.cell is not None and self.cell.is_refused

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
    """The progress of these rounds, in thirteen queries for any number of them."""
    day = on or timezone.localdate()
    found = list(_with_all(rounds))
    documents = {one.version.document_id: one.version.document for one in found}
    stand = standings(documents.values(), on=day)
    steps = adopt_steps(documents)
    contacts = contacts_on({request.partner for one in found for request in one.requests.all()}, day)
    return [
        RoundProgress(
            one,
            tuple(
                _requests(one, stand[one.version.document_id], steps[one.version.document_id], contacts, day)
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


def _requests(
    opened: Round, standing: DocumentStanding, steps: Iterable, contacts: dict, on: date
) -> Iterable[RequestProgress]:
    cells = standing.cells(opened.version.number)
    undecided = awaiting_own_decision(opened.version, standing, steps)
    for request in opened.requests.all():
        slug = request.partner.slug
        request.round = opened
        yield RequestProgress(
            request=request,
            cell=cells.get(slug),
            contacts=contacts[request.partner_id],
            situation=situation_of(request, cells.get(slug), undecided.get(slug, "")),
            on=on,
        )


def situation_of(request: Request, cell: Cell | None, undecided: str) -> Situation:
    """What decides about a reminder; the invitations, reminders and submissions are read beforehand."""
    opened = request.round
    invitations, reminders = list(request.invitations.all()), list(request.reminders.all())
    sent = [_day(one.sent_at) for one in reminders if one.sent_at]
    latest = reminders[-1] if reminders else None
    unsent = bool(latest and latest.email and not latest.sent_at and not latest.skipped)
    last = invitations[-1] if invitations else None
    return Situation(
        deadline=opened.deadline,
        reminder_days=tuple(opened.reminder_days),
        closed=request.closed_reason or opened.closed_reason or _over(request, cell),
        undecided=undecided,
        handed_in=any(one.decided_at is None for one in request.submissions.all()),
        link="failed" if last and unsent else _link(last),
        opened=bool(last and last.opened_at),
        mailed_on=_day(last.sent_at) if last and last.ended_at is None else None,
        reminded_on=max(sent, default=None),
        noted=tuple((one.on, one.skipped) for one in reminders if one.skipped),
    )


def _over(request: Request, cell: Cell | None) -> str:
    """A request that is open although the partner refused is one that was asked again."""
    asked_again = cell is not None and cell.is_refused and request.closed_at is None
    return "" if asked_again else ending_of(cell)


def _link(last: Invitation | None) -> str:
    """A link that ended without another after it ended because its mail did not go out."""
    if last is None:
        return "none"
    if last.ended_at:
        return "failed"
    return "expired" if last.expires_at <= timezone.now() else "live"


def _day(moment) -> date:
    return timezone.localdate(moment)
