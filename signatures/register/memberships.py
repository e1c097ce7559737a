"""Joining and leaving: the one way in which a membership gets on record, by whatever screen or file."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from documents.ledger.history import save
from documents.models import Document, StoredFile
from documents.text.dutch import day_short
from documents.text.refusals import Refused
from signatures.models import FormerMembership, Membership, Partner
from signatures.register.acts import lock


@transaction.atomic
def join(
    *,
    partner: Partner,
    document: Document,
    since: date,
    by: AbstractBaseUser | None,
    reason: str = "",
    paper: StoredFile | None = None,
    until_recorded_at: datetime | None = None,
    **facts: Any,
) -> Membership:
    """Makes the partner a member from that day. `facts`: until, scope, signatories, recorded_at.

    Raises Refused."""
    row = Membership(partner=partner, document=document, since=since, basis=paper, **facts)
    return record_membership(row=row, by=by, reason=reason, until_recorded_at=until_recorded_at)


@transaction.atomic
def leave(
    *,
    partner: Partner,
    document: Document,
    until: date,
    by: AbstractBaseUser | None,
    since: date | None = None,
    reason: str = "",
    notice_on: date | None = None,
    costs_until: date | None = None,
    paper: StoredFile | None = None,
    recorded_at: datetime | None = None,
) -> Membership:
    """Ends the membership that began on `since`, by default the one that runs; `until` is the first day no
    longer a member. Notice and the end of the payments have days of their own. Raises Refused."""
    lock(document.pk)
    named = {"since": since} if since else {"until": None}
    row = Membership.objects.filter(partner=partner, document=document, **named).first()
    if row is None:
        raise Refused(f"{partner} doet niet mee in {document}. Er is geen deelname om te beëindigen.")
    if row.until:
        raise Refused(
            f"Deze deelname is al beëindigd per {day_short(row.until)}. Klopt dat niet? Pas de deelname aan."
        )
    row.until = until
    row.notice_on, row.costs_until = notice_on or row.notice_on, costs_until or row.costs_until
    row.until_basis = paper or row.until_basis
    return record_membership(row=row, by=by, reason=reason, until_recorded_at=recorded_at)


@transaction.atomic
def record_membership(
    *,
    row: Membership,
    by: AbstractBaseUser | None,
    reason: str = "",
    until_recorded_at: datetime | None = None,
) -> Membership:
    """Puts a membership on record as it now is, new or set right, with when its end came to be known. What
    was on record before is kept: it was known till now. Raises Refused.
    """
    lock(row.document_id)
    held = Membership.objects.filter(pk=row.pk).first()
    if held and _is_set_right(held, row):
        keep_as_known(held)
        row.changed_at = timezone.now()
    if row.until != (held.until if held else None):
        known = until_recorded_at or (timezone.now() if row.pk else row.recorded_at)
        row.until_recorded_at = known if row.until else None
    refuse_dissolved(row)
    return save(row, by=by, reason=reason)


def first_membership(*, row: Membership, until_recorded_at: datetime | None) -> Membership:
    """The new membership, as it can be saved with many others (`save_new`): the only one of its partner in a
    document that the caller has locked. Raises Refused."""
    if row.until:
        row.until_recorded_at = until_recorded_at or row.recorded_at
    refuse_dissolved(row)
    try:
        row.clean_fields(exclude=["partner", "document", "basis", "until_basis"])
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    return row


@transaction.atomic
def change_terms(
    *,
    row: Membership,
    since: date,
    signatories: int,
    scope: str,
    by: AbstractBaseUser | None,
    reason: str = "",
) -> Membership:
    """Other terms from that day on, without a break in the membership: how it stood before stays as it was.
    Raises Refused."""
    if since <= row.since:
        row.signatories, row.scope = signatories, scope
        return record_membership(row=row, by=by, reason=reason)
    if row.until and row.until <= since:
        raise Refused(f"Deze deelname eindigt op {day_short(row.until)}. Kies een eerdere dag.")
    until, known = row.until, row.until_recorded_at
    row.until = since
    record_membership(row=row, by=by, reason=reason)
    more = Membership(
        partner=row.partner,
        document=row.document,
        since=since,
        until=until,
        signatories=signatories,
        scope=scope,
        notice_on=row.notice_on,
        costs_until=row.costs_until,
    )
    return record_membership(row=more, by=by, reason=reason, until_recorded_at=known)


def keep_as_known(held: Membership) -> None:
    """Keeps what is on record of a membership, as known until now."""
    FormerMembership.objects.create(
        partner_id=held.partner_id,
        document_id=held.document_id,
        since=held.since,
        until=held.until,
        scope=held.scope,
        signatories=held.signatories,
        recorded_at=held.changed_at or held.recorded_at,
        until_recorded_at=held.until_recorded_at,
        known_until=timezone.now(),
    )


def _is_set_right(held: Membership, row: Membership) -> bool:
    """Whether something else is said than before, and not only that the membership ends."""
    told = ("partner_id", "document_id", "since", "scope", "signatories")
    ended_before = held.until is not None and held.until != row.until
    return ended_before or any(getattr(held, name) != getattr(row, name) for name in told)


def refuse_dissolved(row: Membership) -> None:
    """Refuses a membership that begins when the partner is no more; one that is on record so may still be
    ended. Raises Refused."""
    ended_on = row.partner.ended_on
    if ended_on is None or row.since < ended_on:
        return
    if not Membership.objects.filter(pk=row.pk, partner=row.partner, since=row.since).exists():
        raise Refused(f"{row.partner} is opgeheven per {ended_on:%d-%m-%Y}. Kies een eerdere dag.")
