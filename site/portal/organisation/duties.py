"""What is asked of a partner today: to sign, to decide, to do."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from documents.models import Document
from documents.models.visibility import readable_by
from portal.register.participation import Participation, SignedVersion
from signatures.models import FollowUp, Invitation, Partner, Request, Submission
from signatures.models.follow_up import FollowUpState
from signatures.routes.follow_ups import as_known_to
from signatures.routes.standing import steps_to_come

Key = tuple[int, int]


@dataclass(frozen=True)
class ToSign:
    """A version that it has yet to sign. `request` is what an open round asks; `waiting` was handed in and is
    not judged yet, `sent_back` was not accepted."""

    part: Participation
    line: SignedVersion
    request: Request | None
    waiting: Submission | None
    sent_back: Submission | None

    @property
    def title(self) -> str:
        return f"Versie {self.line.place.version.name} van {self.part.shelf.document.title} ondertekenen"

    @property
    def deadline(self) -> date | None:
        return self.request.round.deadline if self.request else None

    @property
    def is_late(self) -> bool:
        return self.deadline is not None and self.deadline < timezone.localdate()

    @property
    def invited(self) -> list[Invitation]:
        """Who has a link that still works."""
        found = self.request.invitations.all() if self.request else ()
        return [one for one in found if one.is_live]


@dataclass(frozen=True)
class DecisionToTake:
    """A decision of its own body that is not there yet."""

    document: Document
    version: str
    body: str
    planned_on: date | None = None

    @property
    def is_late(self) -> bool:
        return self.planned_on is not None and self.planned_on < timezone.localdate()


@dataclass(frozen=True)
class Duties:
    to_sign: tuple[ToSign, ...]
    decisions: tuple[DecisionToTake, ...]
    follow_ups: tuple[FollowUp, ...]

    def __bool__(self) -> bool:
        return bool(self.to_sign or self.decisions or self.follow_ups)


def duties_of(partner: Partner, parts: Sequence[Participation], user) -> Duties:
    """All that is asked of the partner, in a number of queries that does not grow."""
    return Duties(
        tuple(_to_sign(partner, parts)),
        tuple(_decisions(partner, parts, user)),
        tuple(_follow_ups(partner, user)),
    )


def is_named_in(owner: str, names: Iterable[str]) -> bool:
    """Whether the owner of a point is one of these names, or names it among others."""
    return any(re.search(rf"\b{re.escape(name)}\b", owner, re.IGNORECASE) for name in names if name)


def _to_sign(partner: Partner, parts: Sequence[Participation]) -> Iterable[ToSign]:
    requests = _requests(partner)
    submissions = _submissions(partner)
    for part in parts:
        for line in part.lines:
            key = (part.shelf.document.pk, line.place.version.number)
            signable = line.place.standing.may_be_signed
            asked_again = signable and line.cell.is_undone and key in requests
            if not asked_again and line not in part.asked:
                continue
            last = submissions.get(key)
            yield ToSign(
                part,
                line,
                requests.get(key),
                last if last and last.decided_at is None else None,
                last if last and last.decided_at and last.act_id is None else None,
            )


def _requests(partner: Partner) -> dict[Key, Request]:
    """What open rounds ask, by document and version number."""
    found = Request.objects.filter(partner=partner, closed_at=None, round__closed_at=None)
    found = found.select_related("round__version").defer("round__version__content")
    return {
        (request.round.version.document_id, request.round.version.number): request
        for request in found.prefetch_related("invitations")
    }


def _submissions(partner: Partner) -> dict[Key, Submission]:
    """The last that was handed in, by document and version number."""
    found = Submission.objects.filter(partner=partner).order_by("handed_in_at", "pk")
    found = found.select_related("version").defer("version__content", "verdict")
    return {(one.version.document_id, one.version.number): one for one in found}


def _decisions(partner: Partner, parts: Sequence[Participation], user) -> Iterable[DecisionToTake]:
    readable = Document.objects.visible_to(user)
    steps = steps_to_come().filter(partner=partner, route__document__in=readable, route__shown=True)
    known = set()
    for step in steps.select_related("route__document__kind").order_by("planned_on", "pk"):
        known.add((step.route.document_id, step.route.label))
        yield DecisionToTake(step.route.document, step.route.label, step.body, step.planned_on)
    for part in parts:
        for line in part.lines:
            version = line.place.version
            told = {(version.document_id, version.name), (version.document_id, version.label)} & known
            if line.lacks_decision and not told:
                yield DecisionToTake(part.shelf.document, version.name, "uw eigen bestuur")


def _follow_ups(partner: Partner, user) -> list[FollowUp]:
    names = [name.name for name in partner.names.all()]
    documents = Document.objects.visible_to(user)
    points = FollowUp.objects.filter(documents__in=documents).exclude(state=FollowUpState.LAPSED).distinct()
    known = as_known_to(points.prefetch_related("documents"), readable_by(user))
    return [point for point in known if point.state == FollowUpState.OPEN and is_named_in(point.owner, names)]
