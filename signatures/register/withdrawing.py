"""Withdrawing a version: what would follow, and putting it on record. The text stays to be read."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.models import Version
from documents.text.dutch import day
from documents.text.refusals import Refused
from signatures.models import Act, ActKind, Precision, Request
from signatures.register.acts import record_act
from signatures.register.before_and_after import VersionBeforeAndAfter, versions_before_and_after
from signatures.register.loading import facts_of
from signatures.standing import DocumentStanding, document_standing
from signatures.standing.facts import ActFact
from signatures.standing.kinds import ActType, VersionState


@dataclass(frozen=True, slots=True)
class WithdrawalEffect:
    """`on` is the day of the withdrawal, or today when that is later. `holds` names the version that holds
    from then on, "" for none; `implementing` work out the withdrawn version."""

    on: date
    versions: tuple[VersionBeforeAndAfter, ...]
    holds: str
    requests: tuple[Request, ...]
    implementing: tuple[Version, ...]


def withdrawal_effect(version: Version, on: date) -> WithdrawalEffect:
    facts = facts_of([version.document])[version.document_id]
    shown_on = max(on, timezone.localdate())
    supposed = ActFact(0, ActType.WITHDRAWAL, version.number, None, on, timezone.now())
    before = document_standing(facts, shown_on)
    after = document_standing(replace(facts, acts=(*facts.acts, supposed)), shown_on)
    holds = after.in_force
    requests = Request.objects.filter(
        round__version__document=version.document_id,
        round__version__number=version.number,
        closed_at=None,
    )
    implementing = Version.objects.filter(
        implements__document=version.document_id, implements__number=version.number
    )
    return WithdrawalEffect(
        on=shown_on,
        versions=tuple(versions_before_and_after(before, after)),
        holds=holds.name if holds else "",
        requests=tuple(requests.select_related("partner").prefetch_related("partner__names")),
        implementing=tuple(implementing.defer("content").select_related("document")),
    )


@transaction.atomic
def withdraw_version(*, version: Version, on: date, text: str, by: Any, **more: Any) -> Act:
    """Puts on record that this version was withdrawn as a whole. `more` is as of `record_act`. Raises
    Refused."""
    if not text.strip():
        raise Refused("Schrijf op waarom de versie wordt ingetrokken. Lezers zien die reden.")
    if hindrance := why_not_withdraw(version, on):
        raise Refused(hindrance)
    return record_act(
        kind=ActKind.WITHDRAWAL,
        version=version,
        partner=None,
        on=on,
        precision=Precision.DAY,
        text=text,
        by=by,
        **more,
    )


def why_not_withdraw(version: Version, on: date) -> str:
    """Why this version cannot be withdrawn on that day, in Dutch; empty when it can."""
    found = _standing(version, max(on, timezone.localdate())).version(version.number)
    if found and found.standing == VersionState.WITHDRAWN:
        return f"Versie {version.name} is al ingetrokken. Klopt dat niet? Herstel dan die handeling."
    if on < version.determined_on:
        return (
            f"Versie {version.name} is vastgesteld op {day(version.determined_on)}. Kies die dag of een "
            "latere."
        )
    return ""


def _standing(version: Version, on: date) -> DocumentStanding:
    return document_standing(facts_of([version.document])[version.document_id], on)
