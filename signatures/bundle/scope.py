"""Which rows belong in a bundle: of one version, known at an instant, for the team or for one partner."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from documents import addresses
from documents.ledger.entries import READ
from documents.models import LedgerEntry, Version, Visibility
from signatures.models import Act, Amount, Mandate, Membership, Partner, Request, Round, Route, TermEntry

PARTNERS_READ = (Visibility.PUBLIC, Visibility.PARTNERS)


@dataclass(frozen=True, slots=True)
class Scope:
    """`partner` None: all of it, for the team and the auditor. `head` is the last line of the log about the
    document at that instant; None where there is none. Of other versions it tells what those know who read
    the visibilities that are `readable`; None is all."""

    version: Version
    on: date
    known_on: datetime
    partner: Partner | None
    head: LedgerEntry | None
    readable: tuple[str, ...] | None = None

    @property
    def address(self) -> str:
        """The permanent address of the version."""
        return addresses.absolute(self.version.get_absolute_url())

    def acts(self) -> QuerySet[Act]:
        """About this number, with reservations that carry over from earlier ones, and all corrections."""
        number, document = self.version.number, self.version.document_id
        about = Q(version__number=number) | Q(version__number__lt=number, carries_over=True)
        own = Act.objects.filter(about, version__document=document)
        if self.partner:
            own = own.filter(Q(partner=self.partner) | Q(partner=None))
        return own.with_corrections().filter(recorded_at__lte=self.known_on).order_by("pk")

    def memberships(self) -> QuerySet[Membership]:
        found = Membership.objects.filter(
            document=self.version.document_id, recorded_at__lte=self.known_on
        ).order_by("partner__slug", "since", "pk")
        return found.filter(partner=self.partner) if self.partner else found

    def mandates(self) -> QuerySet[Mandate]:
        found = Mandate.objects.order_by("partner__slug", "since", "pk")
        if self.partner:
            return found.filter(partner=self.partner)
        return found.filter(partner__in=self.memberships().order_by().values("partner"))

    def routes(self) -> QuerySet[Route]:
        return Route.objects.filter(version__in=self.copies(), shown=True).order_by("pk")

    def copies(self) -> QuerySet[Version]:
        """All copies of this number: the version and its repaired ones."""
        return Version.objects.filter(
            document=self.version.document_id, number=self.version.number, recorded_at__lte=self.known_on
        ).order_by("correction")

    def paper_visibilities(self) -> list[str]:
        return list(PARTNERS_READ) if self.partner else list(Visibility.values)

    def agreed[Fact: (TermEntry, Amount)](self, kind: type[Fact]) -> QuerySet[Fact]:
        """What was agreed about the document, with all corrections."""
        return kind.objects.filter(
            document=self.version.document_id, recorded_at__lte=self.known_on
        ).order_by("pk")

    def rounds(self) -> QuerySet[Round]:
        return Round.objects.filter(version__in=self.copies(), opened_at__lte=self.known_on).order_by("pk")

    def requests(self) -> QuerySet[Request]:
        found = Request.objects.filter(round__in=self.rounds().values("pk")).order_by("partner__slug", "pk")
        return found.filter(partner=self.partner) if self.partner else found


def scope_of(
    version: Version,
    *,
    on: date | None,
    known_on: datetime | None,
    partner: Partner | None,
    readable: Collection[str] | None = None,
) -> Scope:
    """`on` is by default today; without `known_on` all that is on record counts, and the instant is that of
    the last change in the log."""
    head = _head(version, known_on)
    known = known_on or (head.at if head else timezone.now())
    if partner and readable is None:
        readable = PARTNERS_READ
    seen = None if readable is None else tuple(readable)
    return Scope(version, on or timezone.localdate(), known, partner, head, seen)


def _head(version: Version, known_on: datetime | None) -> LedgerEntry | None:
    lines = LedgerEntry.objects.filter(document=version.document.slug).exclude(what__endswith=READ)
    if known_on:
        lines = lines.filter(at__lte=known_on)
    return lines.order_by("-number").first()
