"""The mails about a day of a term or review that comes near: to the team, and of a review to who reviews.

Each day is told once. What has passed is not told any more, but for a review that is late.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from documents import addresses
from documents.ledger.entries import enter
from documents.models import Document
from documents.region import region_names
from documents.text.dutch import counted, day
from signatures.models import TermEntry, TermKind, TermMail
from signatures.register.dated_facts import settled_rows
from signatures.register.standings import standings
from signatures.rounds.posting import went_out
from signatures.standing import DocumentStanding
from signatures.standing.kinds import TermDayKind
from signatures.standing.term import TermDay

# How long before the day the mail goes; a renewal is told with the last day for notice.
AHEAD = {
    TermDayKind.NOTICE: timedelta(days=90),
    TermDayKind.END: timedelta(days=90),
    TermDayKind.REVIEW: timedelta(days=60),
}
LATE = "late"


@dataclass(frozen=True, slots=True)
class DueMail:
    """A day that must be told, and to whom; `term` is how long the document runs, in words."""

    document: Document
    day: TermDay
    term: str
    to: tuple[str, ...]

    @property
    def what(self) -> str:
        return LATE if self.day.is_late else self.day.kind

    @property
    def subject(self) -> str:
        return f"{self.document.title}: {self.day.words.lower()}"

    @property
    def body(self) -> str:
        return (
            "Goedendag,\n\n"
            f"{self._lead}\n\n"
            f"{self.term}\n\n"
            f"Lees de tekst: {addresses.absolute(self.document.get_absolute_url())}\n"
        )

    @property
    def _lead(self) -> str:
        on, title = day(self.day.on), self.document.title
        match self.day.kind:
            case TermDayKind.NOTICE:
                return (
                    f"Wilt u {title} niet laten verlengen? Zeg dan uiterlijk op {on} op. Doet niemand dat, "
                    "dan wordt de afspraak stilzwijgend verlengd."
                )
            case TermDayKind.END:
                return (
                    f"{title} geldt niet meer vanaf {on}. Moet de afspraak doorgaan? Spreek dan op tijd een "
                    "nieuwe looptijd af en leg die vast."
                )
        if self.day.is_late:
            return f"{title} moest uiterlijk op {on} worden herzien. Dat is nog niet vastgelegd."
        return f"{title} moet uiterlijk op {on} worden herzien. Leg daarna vast dat het is gebeurd."


def tell_due(*, dry_run: bool = False) -> list[tuple[Document, str]]:
    """Mails about each day that comes near and was not told yet; what was done, in Dutch."""
    found = list(_untold(timezone.localdate()))
    if dry_run:
        return [(one.document, f"{one.day.words}: zou worden gemaild aan {len(one.to)}") for one in found]
    return [(one.document, f"{one.day.words}: {_tell(one)}") for one in found]


def _untold(today: date) -> Iterator[DueMail]:
    documents = {one.pk: one for one in Document.objects.filter(term_entries__isnull=False).distinct()}
    told = set(TermMail.objects.values_list("document", "what", "on"))
    reviewers = _reviewers(documents)
    team = region_names().contact
    for pk, standing in standings(documents.values(), on=today).items():
        for one in _near(standing):
            reviewer = reviewers.get((pk, one.on), "") if one.kind == TermDayKind.REVIEW else ""
            to = tuple(dict.fromkeys(address for address in (reviewer, team) if address))
            due = DueMail(documents[pk], one, " ".join(standing.term.sentences), to)
            if to and (pk, due.what, one.on) not in told:
                yield due


def _near(standing: DocumentStanding) -> Iterator[TermDay]:
    for one in standing.term.days:
        ahead = AHEAD.get(one.kind)
        if ahead and (one.is_late or standing.on <= one.on <= standing.on + ahead):
            yield one


def _reviewers(documents: dict[int, Document]) -> dict[tuple[int, date], str]:
    """Who reviews, by document and the last day for it."""
    rows = list(TermEntry.objects.filter(document__in=documents, kind=TermKind.REVIEW).order_by("pk"))
    return {
        (right.document_id, right.until): right.owner_email
        for _, right in settled_rows(rows)
        if right.until and not right.void
    }


@transaction.atomic
def _tell(due: DueMail) -> str:
    """Kept only when a mail went out; what failed for all is tried again the next day."""
    kept, made = TermMail.objects.get_or_create(
        document=due.document, what=due.what, on=due.day.on, defaults={"told": list(due.to)}
    )
    if not made:
        return "is al gemaild"
    told = [address for address in due.to if went_out(due.subject, due.body, address)]
    if not told:
        transaction.set_rollback(True)
        return "niet gemaild: geen van de adressen nam de mail aan"
    kept.told = told
    kept.save(update_fields=["told"])
    enter(
        what="Dag van de looptijd gemaild",
        about=due.document,
        result=f"{due.day.words} {day(due.day.on)}, aan {len(told)} van {len(due.to)}",
    )
    return f"gemaild aan {counted(len(told), 'adres', 'adressen')}"
