"""Follow-up points through their life: open, closed with a conclusion or by a version, and opened again.

What a point was before stays in its history.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.ledger.history import save
from documents.models import Document, Version, Visibility
from documents.text.refusals import Refused
from signatures.models import FollowUp, FollowUpState

CONCLUSIONS = "follow_ups"
NO_CONCLUSION = "Schrijf op hoe het is afgelopen. Lezers zien dat."


def open_follow_ups(document: Document) -> list[FollowUp]:
    """The points about this document that somebody still has to do something about."""
    return list(FollowUp.objects.filter(documents=document, state=FollowUpState.OPEN).distinct())


def as_known_to(points: Iterable[FollowUp], readable: Collection[str]) -> list[FollowUp]:
    """The points as who reads these visibilities knows them: one that was closed by a version that was not
    published to them yet is still open. Not to be saved."""
    found = list(points)
    closing = {point.closed_by_id for point in found if point.closed_by_id}
    if closing and Visibility.TEAM not in readable:
        closing -= set(
            Version.objects.published_to(readable).filter(pk__in=closing).values_list("pk", flat=True)
        )
        for point in found:
            if point.closed_by_id in closing:
                point.state, point.closed_by, point.closed_on = FollowUpState.OPEN, None, None
                point.conclusion = ""
    return found


@transaction.atomic
def keep_follow_up(
    *, point: FollowUp, documents: Iterable[Document], by: AbstractBaseUser | None, reason: str = ""
) -> FollowUp:
    """Saves a point as filled in, and settles the day on which it was closed. Raises Refused."""
    before = FollowUp.objects.filter(pk=point.pk).first()
    if point.state == FollowUpState.OPEN:
        point.closed_on = point.closed_by = None
    else:
        if not point.conclusion.strip():
            raise Refused(NO_CONCLUSION)
        was_open = before is None or before.state == FollowUpState.OPEN
        point.closed_on = timezone.localdate() if was_open else point.closed_on
    save(point, by=by, reason=reason)
    point.documents.set(documents)
    return point


@transaction.atomic
def close_by_version(
    *, version: Version, conclusions: Mapping[int, str], by: AbstractBaseUser | None
) -> None:
    """Closes these points (by primary key) by the version that was determined, on its day. Raises Refused."""
    points = FollowUp.objects.filter(documents=version.document, state=FollowUpState.OPEN, pk__in=conclusions)
    for point in points.distinct():
        conclusion = conclusions[point.pk].strip()
        if not conclusion:
            raise Refused(f"{point.title}: {NO_CONCLUSION[0].lower()}{NO_CONCLUSION[1:]}")
        point.state, point.closed_by, point.closed_on = (
            FollowUpState.DONE,
            version,
            _day(version.determined_on),
        )
        point.conclusion = conclusion
        save(point, by=by, reason=f"Afgesloten bij vaststellen van versie {version.name}")


def _day(determined_on: date) -> date:
    """A version may be determined ahead; what it closes is closed today at the latest."""
    return min(determined_on, timezone.localdate())
