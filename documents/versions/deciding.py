"""Deciding once about what another proposed."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from documents.ledger.people import person_of
from documents.models import Document, Version
from documents.models.proposal import Proposal
from documents.text.dutch import clock, day
from documents.text.refusals import Refused


def open_to_decide[Row: Proposal](proposals: QuerySet[Row], proposal: Row) -> Row:
    """The proposal as it is now, with its document held. Raises Refused when somebody decided already."""
    Document.objects.locked().get(pk=proposal.document_id)
    found = proposals.get(pk=proposal.pk)
    if found.decided_at:
        moment = timezone.localtime(found.decided_at)
        raise Refused(
            f"Over dit voorstel heeft {found.decided_by_name} al besloten, op {day(moment)} om "
            f"{clock(moment)}."
        )
    return found


def refuse_to_decline_without(remarks: str) -> None:
    if not remarks.strip():
        raise Refused("Schrijf op waarom u dit voorstel afwijst. De opsteller leest dat.")


def decide_proposal(proposal: Any, *, by: Any, remarks: str, made: Version | None = None) -> None:
    """Keeps who decided and why, and the version that came of it; without one it was declined."""
    proposal.decided_by_name, proposal.decided_at = person_of(by).name, timezone.now()
    proposal.remarks, proposal.made = remarks.strip(), made
    proposal.save()
