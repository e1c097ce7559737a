"""What a partner takes part in, what it signed, and what is asked of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import Prefetch, Q
from django.utils import timezone

from documents.models import Document, Version
from portal.register.papers import ActPaper, Papers, acts_of, papers_of
from portal.texts.document_on_day import DocumentOnDay, VersionOnDay, documents_on_day
from portal.texts.entries import with_texts_for
from signatures.models import Act, Membership, Partner, PartnerKind
from signatures.standing import PartnerStanding
from signatures.standing.cells import Cell
from signatures.standing.kinds import ActType


@dataclass(frozen=True)
class SignedVersion:
    """A version with the partner's own cell for it, and the acts behind that."""

    place: VersionOnDay
    cell: Cell
    acts: tuple[ActPaper, ...]
    partner: str

    @property
    def lacks_decision(self) -> bool:
        """Whether the version also waits for a decision of the partner itself."""
        missing = self.place.standing.missing
        return any(lack.partner == self.partner and lack.act == ActType.ADOPTION for lack in missing)


@dataclass(frozen=True)
class Participation:
    """What one partner has to do with one document; lines newest first, without what does not concern it."""

    shelf: DocumentOnDay
    partner: PartnerStanding
    lines: tuple[SignedVersion, ...]

    @property
    def asked(self) -> tuple[SignedVersion, ...]:
        """What it has yet to sign."""
        return tuple(
            line for line in self.lines if line.cell.is_open and line.cell.signs and self.partner.member
        )

    @property
    def signed(self) -> SignedVersion | None:
        """The newest version that it signed."""
        return next((line for line in self.lines if line.cell.is_answered), None)

    @property
    def settled(self) -> "Participation":
        """The same, with only the lines of which the partner has nothing left to do."""
        return replace(self, lines=tuple(line for line in self.lines if not line.cell.is_open))

    @property
    def newest(self) -> Version:
        """The version to know about: what is coming, else what holds."""
        place = self.shelf.upcoming or self.shelf.read
        if place is None:
            raise ValueError("A partner has cells in documents with versions only.")
        return place.version


@dataclass(frozen=True)
class Participant:
    """A partner in the list, with the membership to show: the one that runs, else the last."""

    partner: Partner
    name: str
    membership: Membership

    @property
    def takes_part(self) -> bool:
        today = timezone.localdate()
        return self.membership.until is None or self.membership.until > today


def participants(user) -> list[Participant]:
    """Everyone who takes part or did, in the order of their kinds; who left comes last within a kind."""
    readable = Membership.objects.filter(document__in=Document.objects.visible_to(user))
    memberships = Prefetch(
        "memberships", readable.select_related("document__kind").order_by("until", "since")
    )
    today = timezone.localdate()
    found = [
        Participant(partner, partner.name_on(today), _last(partner.memberships.all()))
        for partner in Partner.objects.select_related("kind").prefetch_related("names", memberships)
        if partner.memberships.all()
    ]
    return sorted(
        found, key=lambda one: (*_in_turn(one.partner.kind), not one.takes_part, one.name.casefold())
    )


def kinds_with(listed: Iterable[Participant]) -> list[tuple[str, list[Participant]]]:
    groups = groupby(listed, key=lambda one: one.partner.kind)
    return [(kind.plural, list(found)) for kind, found in groups]


def _in_turn(kind: PartnerKind) -> tuple[int, str]:
    return kind.order, kind.name


def participation_of(partner: Partner, user) -> list[Participation]:
    """Its part in each document that this person may read, in a fixed number of queries."""
    involved = Q(memberships__partner=partner) | Q(versions__acts__partner=partner)
    documents = with_texts_for(Document.objects.visible_to(user).filter(involved), user)
    shelves = documents_on_day(documents, user)
    acts = acts_of(shelves).filter(partner=partner)
    papers = papers_of(acts, user, on=timezone.localdate())
    parts = [_part(shelf, partner, papers) for shelf in shelves.values()]
    return [part for part in parts if part]


@dataclass(frozen=True)
class Kept:
    """What a partner did about one version, for as long as the register is kept."""

    version: Version
    acts: tuple[ActPaper, ...]


def kept_by(partner: Partner, user) -> list[Kept]:
    """All that it did, whether or not the text is still to be read by this person; the newest first."""
    papers = papers_of(Act.objects.filter(partner=partner), user, on=timezone.localdate())
    versions = Version.objects.filter(document__in={document for document, _, _ in papers.found})
    kept: dict[tuple[int, int], Kept] = {}
    for version in (
        versions.defer("content").select_related("document__kind").order_by("-determined_on", "-pk")
    ):
        acts = papers.behind(version.document_id, version.number, partner.slug)
        if acts:
            kept.setdefault((version.document_id, version.number), Kept(version, acts))
    return list(kept.values())


def _part(shelf: DocumentOnDay, partner: Partner, papers: Papers) -> Participation | None:
    standing = shelf.standing.partner(partner.slug)
    if standing is None:
        return None
    return Participation(shelf, standing, tuple(_lines(shelf, standing, papers)))


def _lines(shelf: DocumentOnDay, partner: PartnerStanding, papers: Papers) -> Iterable[SignedVersion]:
    """One line a version number: that of its last copy."""
    for place in shelf.newest_first:
        number = place.version.number
        cell = partner.cell(number)
        if cell and not place.corrected_by and not cell.is_empty:
            yield SignedVersion(place, cell, papers.behind(shelf.document.pk, number, partner.id), partner.id)


def _last(memberships: Iterable[Membership]) -> Membership:
    return max(memberships, key=lambda membership: (membership.until or date.max, membership.since))
