"""What changed and is not in the index yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.utils import timezone

from documents.text.dutch import counted, day_and_time
from search.models import StaleDocument, StaleSource

TOO_LONG = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many documents and sources, and since when the first."""

    number: int = 0
    since: datetime | None = None

    @property
    def is_too_long(self) -> bool:
        return self.since is not None and timezone.now() - self.since > TOO_LONG

    def __str__(self) -> str:
        if self.since is None:
            return "Er wacht niets op de zoekindex."
        since = day_and_time(timezone.localtime(self.since))
        what = counted(self.number, "onderdeel wacht", "onderdelen wachten")
        return f"{what} nog op de zoekindex, het eerste sinds {since}."


def waiting() -> Backlog:
    told = [
        notes.aggregate(number=Count("pk"), since=Min("since"))
        for notes in (StaleDocument.objects, StaleSource.objects)
    ]
    since = [one["since"] for one in told if one["since"]]
    return Backlog(sum(one["number"] for one in told), min(since, default=None))
