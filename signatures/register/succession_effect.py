"""What a succession would do, tried out and undone, for who must decide on it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from documents.ledger.people import account_name
from documents.models import Document
from signatures.models import Act, ActKind, FollowUp, Membership, Partner, PartnerAccount, Request
from signatures.models.follow_up import FollowUpState
from signatures.register.before_and_after import VersionBeforeAndAfter, versions_before_and_after
from signatures.register.settled import SettledAct, settled
from signatures.register.standings import standings
from signatures.register.succession import Joining, Succeeded
from signatures.standing import DocumentStanding


@dataclass(frozen=True, slots=True)
class DocumentEffect:
    """`joinable` are successors (slug, name) that do not take part on that day, and whether they will."""

    document: Document
    versions: tuple[VersionBeforeAndAfter, ...]
    joinable: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """`on` is the day of the standing: the day of the succession, or today when that is later."""

    on: date
    succeeded: Succeeded
    documents: tuple[DocumentEffect, ...]
    signatures: tuple[SettledAct, ...]
    requests: tuple[Request, ...]
    follow_ups: tuple[FollowUp, ...]
    accounts: tuple[str, ...]


def effect_of(
    change: Callable[[], Succeeded], *, predecessors: Sequence[Partner], on: date, joins: Iterable[Joining]
) -> Effect:
    """The effect of `change`, which is `succeed` with all it needs. Raises Refused."""
    day = max(on, timezone.localdate())
    documents = list(
        Document.objects.filter(memberships__partner__in=predecessors).distinct().order_by("title")
    )
    before = standings(documents, on=day)
    with transaction.atomic():
        succeeded = change()
        after = standings(documents, on=day)
        members = set(
            Membership.objects.on(on)
            .filter(document__in=documents, partner__in=succeeded.successors)
            .values_list("partner__slug", "document")
        )
        names = {one.slug: one.name_on(on) for one in succeeded.successors}
        transaction.set_rollback(True)
    chosen = {(one.successor, one.document) for one in joins}
    return Effect(
        on=day,
        succeeded=succeeded,
        documents=tuple(
            _document_effect(one, before[one.pk], after[one.pk], names, members - chosen, chosen)
            for one in documents
        ),
        signatures=_signatures(predecessors),
        requests=tuple(
            Request.objects.filter(partner__in=predecessors, closed_at=None)
            .select_related("round__version__document__kind", "partner")
            .defer("round__version__content")
            .prefetch_related("partner__names")
        ),
        follow_ups=tuple(
            FollowUp.objects.filter(state=FollowUpState.OPEN, documents__in=documents).distinct()
        ),
        accounts=_account_names(predecessors),
    )


def _account_names(predecessors: Sequence[Partner]) -> tuple[str, ...]:
    found = PartnerAccount.objects.filter(partner__in=predecessors, user__is_active=True)
    return tuple(account_name(account.user) for account in found.select_related("user"))


def _document_effect(
    document: Document,
    before: DocumentStanding,
    after: DocumentStanding,
    names: dict[str, str],
    members: set[tuple[str, int]],
    chosen: set[tuple[str, int]],
) -> DocumentEffect:
    joinable = tuple(
        (slug, name, (slug, document.pk) in chosen)
        for slug, name in names.items()
        if (slug, document.pk) not in members
    )
    return DocumentEffect(document, tuple(versions_before_and_after(before, after)), joinable)


def _signatures(predecessors: Sequence[Partner]) -> tuple[SettledAct, ...]:
    found = [
        one
        for one in settled(Act.objects.filter(partner__in=predecessors))
        if one.act.kind == ActKind.SIGNATURE and one.right.partner in predecessors
    ]
    return tuple(sorted(found, key=_place))


def _place(signature: SettledAct) -> tuple[str, int, str]:
    version, partner = signature.right.version, signature.right.partner
    return version.document.title, version.number, partner.slug if partner else ""
