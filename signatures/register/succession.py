"""When organisations merge, split, hand over a part or take another name.

What law says (who succeeds whom) and what partners agree (who takes part) are two things: a successor takes
part only where that is chosen, and what a predecessor signed stays its own.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from documents.ledger.history import save
from documents.models import Document, StoredFile
from documents.text.dutch import day_short
from documents.text.refusals import Refused
from signatures.models import Mandate, Membership, Partner, PartnerName, Succession, SuccessionKind
from signatures.register.acts import lock
from signatures.register.memberships import join, record_membership

ENDS_WHO_WENT_BEFORE = (SuccessionKind.MERGER, SuccessionKind.SPLIT)


@dataclass(frozen=True, slots=True)
class NewPartner:
    """A successor that is not on record yet; it has its name from the day of the succession."""

    slug: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Joining:
    """The choice that a successor takes part in a document."""

    successor: str
    document: int


@dataclass(frozen=True, slots=True)
class Succeeded:
    """What came of it."""

    successors: tuple[Partner, ...]
    ended: tuple[Membership, ...]
    begun: tuple[Membership, ...]
    mandates: tuple[Mandate, ...]


@transaction.atomic
def succeed(
    *,
    predecessors: Sequence[Partner],
    successors: Sequence[Partner | NewPartner],
    on: date,
    kind: str,
    basis: str,
    by: AbstractBaseUser | None,
    joins: Collection[Joining] = (),
    paper: StoredFile | None = None,
) -> Succeeded:
    """Puts the succession on record. After a merger or split the predecessors are no more: from `on` their
    memberships and mandates have ended. After a transfer of a part they go on. Raises Refused."""
    _refuse_what_cannot_be(predecessors, successors, kind, basis)
    verb = _Succession(on, kind, basis.strip(), by, paper)
    heirs = [verb.on_record(one) for one in successors]
    touched = Membership.objects.filter(partner__in=predecessors).values_list("document", flat=True)
    for document in sorted({*touched, *(one.document for one in joins)}):
        lock(document)
    for heir in heirs:
        for predecessor in predecessors:
            verb.link(predecessor, heir)
    ended: list[Membership] = []
    mandates: list[Mandate] = []
    if kind in ENDS_WHO_WENT_BEFORE:
        for predecessor in predecessors:
            ended += verb.end_memberships(predecessor)
            mandates += verb.end_mandates(predecessor)
            verb.end(predecessor)
    begun = [
        verb.begin(heir, one.document, predecessors)
        for heir in heirs
        for one in joins
        if one.successor == heir.slug
    ]
    return Succeeded(tuple(heirs), tuple(ended), tuple(begun), tuple(mandates))


@transaction.atomic
def rename(*, partner: Partner, name: str, on: date, reason: str, by: AbstractBaseUser | None) -> PartnerName:
    """The same partner under another name from that day; nothing is signed again. Raises Refused."""
    if not reason.strip():
        raise Refused("Schrijf op waarom de naam verandert, zoals het besluit of de akte.")
    if partner.names.filter(since=on).exists():
        raise Refused(f"{partner} kreeg op deze dag al een naam. Kies een andere dag, of verbeter die naam.")
    if partner.name_on(on) == name.strip():
        raise Refused(f"{partner} heet op deze dag al zo. Vul de nieuwe naam in.")
    row = PartnerName(partner=partner, name=name.strip(), since=on)
    return save(row, by=by, reason=reason)


def _refuse_what_cannot_be(
    predecessors: Sequence[Partner], successors: Sequence[Partner | NewPartner], kind: str, basis: str
) -> None:
    if not predecessors or not successors:
        raise Refused("Kies ten minste één voorganger en één opvolger.")
    if not basis.strip():
        raise Refused("Vul de grondslag in, zoals de wet of de akte.")
    if kind == SuccessionKind.MERGER and len(successors) > 1:
        raise Refused("Na een fusie is er één opvolger. Kies er één, of kies splitsing.")
    if kind in (SuccessionKind.SPLIT, SuccessionKind.TRANSFER) and len(predecessors) > 1:
        raise Refused("Een splitsing of overgang gaat uit van één voorganger. Leg ze een voor een vast.")
    if kind == SuccessionKind.SPLIT and len(successors) < 2:
        raise Refused("Na een splitsing zijn er ten minste twee opvolgers. Kies er nog een.")
    slugs = [one.slug for one in successors]
    if len(set(slugs)) < len(slugs) or {one.slug for one in predecessors} & set(slugs):
        raise Refused("Een partner staat er twee keer in. Kies voor elke plaats een andere partner.")


@dataclass(frozen=True, slots=True)
class _Succession:
    on: date
    kind: str
    basis: str
    by: AbstractBaseUser | None
    paper: StoredFile | None

    @property
    def reason(self) -> str:
        return f"{SuccessionKind(self.kind).label}: {self.basis}"

    def on_record(self, successor: Partner | NewPartner) -> Partner:
        if isinstance(successor, Partner):
            return successor
        partner = self._saved(Partner(slug=successor.slug, kind_id=successor.kind))
        self._saved(PartnerName(partner=partner, name=successor.name, since=self.on))
        return partner

    def link(self, predecessor: Partner, successor: Partner) -> None:
        self._saved(
            Succession(
                predecessor=predecessor, successor=successor, on=self.on, kind=self.kind, basis=self.basis
            )
        )

    def end(self, predecessor: Partner) -> None:
        if predecessor.ended_on and predecessor.ended_on != self.on:
            raise Refused(
                f"{predecessor} is al opgeheven per {day_short(predecessor.ended_on)}. "
                "Kies die dag, of verbeter eerst de partner."
            )
        predecessor.ended_on = self.on
        self._saved(predecessor)

    def end_memberships(self, predecessor: Partner) -> list[Membership]:
        """Those that would go on after the day. One that would only begin then cannot be."""
        found = []
        for row in predecessor.memberships.select_related("document__kind"):
            if row.until and row.until <= self.on:
                continue
            if row.since >= self.on:
                raise Refused(
                    f"{predecessor} doet pas mee in {row.document} vanaf {day_short(row.since)}. "
                    "Verbeter eerst die deelname."
                )
            row.until, row.until_basis = self.on, self.paper or row.until_basis
            found.append(record_membership(row=row, by=self.by, reason=self.reason))
        return found

    def end_mandates(self, predecessor: Partner) -> list[Mandate]:
        found = []
        for row in predecessor.mandates.filter(since__lt=self.on):
            if row.until is None or row.until > self.on:
                row.until, row.until_recorded_at = self.on, timezone.now()
                found.append(self._saved(row))
        return found

    def begin(self, successor: Partner, document: int, predecessors: Sequence[Partner]) -> Membership:
        """With the scope and number of signatories of the predecessors, where they had the same."""
        before = Membership.objects.filter(partner__in=predecessors, document=document)
        scopes, numbers = {one.scope for one in before}, {one.signatories for one in before}
        return join(
            partner=successor,
            document=Document.objects.get(pk=document),
            since=self.on,
            by=self.by,
            reason=self.reason,
            paper=self.paper,
            scope=scopes.pop() if len(scopes) == 1 else "",
            signatories=numbers.pop() if len(numbers) == 1 else 1,
        )

    def _saved[Row: Model](self, row: Row) -> Row:
        return save(row, by=self.by, reason=self.reason)
