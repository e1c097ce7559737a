"""Joining and leaving with a reason and papers: the facts of a membership beyond its two days."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from documents.models import Document, StoredFile
from documents.text.dutch import day_short
from signatures.models import Membership, Partner
from signatures.register.acts import NotRecorded, lock, save_checked


@transaction.atomic
def begin_membership(
    *,
    partner: Partner,
    document: Document,
    since: date,
    reason: str,
    by: AbstractBaseUser | None,
    paper: StoredFile | None = None,
    **facts: Any,
) -> Membership:
    """Makes the partner a member from that day. `facts`: scope, signatories. Raises NotRecorded."""
    lock(document.pk)
    if partner.ended_on and partner.ended_on <= since:
        raise NotRecorded(f"{partner} is opgeheven per {day_short(partner.ended_on)}. Kies een eerdere dag.")
    row = Membership(partner=partner, document=document, since=since, basis=paper, **facts)
    return _saved(row, reason, by)


@transaction.atomic
def end_membership(
    *,
    membership: Membership,
    until: date,
    reason: str,
    by: AbstractBaseUser | None,
    notice_on: date | None = None,
    costs_until: date | None = None,
    paper: StoredFile | None = None,
) -> Membership:
    """Ends it; `until` is the first day no longer a member. Notice and the end of the payments have days of
    their own. Raises NotRecorded."""
    lock(membership.document_id)
    row = Membership.objects.select_related("partner", "document").get(pk=membership.pk)
    if row.until:
        raise NotRecorded(
            f"Deze deelname is al beëindigd per {day_short(row.until)}. Klopt dat niet? Pas de deelname aan."
        )
    row.until, row.until_recorded_at = until, timezone.now()
    row.notice_on, row.costs_until = notice_on or row.notice_on, costs_until or row.costs_until
    row.until_basis = paper or row.until_basis
    return _saved(row, reason, by)


def _saved(row: Membership, reason: str, by: AbstractBaseUser | None) -> Membership:
    if not reason.strip():
        raise NotRecorded("Schrijf op waarom. Zonder reden wordt dit niet vastgelegd.")
    row._history_user = by  # type: ignore[attr-defined]
    row._change_reason = reason.strip()[:100]  # type: ignore[attr-defined]
    return save_checked(row)
