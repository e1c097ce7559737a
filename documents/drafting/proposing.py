"""Determining by two people, where a region wants that: one proposes, another agrees or declines.

What is agreed to is what the draft said when it was proposed. When it was edited since, nothing is
determined.
"""

from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_date

from documents.drafting.determining import (
    DeterminationChoices,
    determine_draft,
    draft_attachments,
    refuse_when_edited,
)
from documents.drafting.mapping import text_of
from documents.drafting.tree import draft_of
from documents.entry_rule import from_data, to_data
from documents.ledger.entries import enter
from documents.ledger.people import person_of
from documents.models import DeterminationProposal, Document, DocumentPage, Version
from documents.text.data import to_data as text_data
from documents.text.digest import json_digest
from documents.text.refusals import Refused
from documents.versions.deciding import decide_proposal, open_to_decide, refuse_to_decline_without
from documents.versions.determination import (
    next_version,
    refuse_what_cannot_be,
    refuse_when_overtaken,
)
from documents.versions.publishing import PublicationDays

DATES = ("determined_on", "reference_date")


@transaction.atomic
def propose_determination(
    page: DocumentPage, decision: DeterminationChoices, *, by: Any
) -> DeterminationProposal:
    """Nothing is determined until somebody else agrees. Raises Refused."""
    document = Document.objects.locked().get(pk=page.document_id)
    waiting = open_determination(document)
    if waiting:
        raise Refused(
            f"Er ligt al een voorstel om dit document vast te stellen, van {waiting.proposed_by_name}. Laat "
            "dat eerst beoordelen of afwijzen."
        )
    latest = document.versions.newest()
    refuse_when_overtaken(latest, decision.expected_latest)
    refuse_when_edited(page, decision)
    text, pictures = text_of(page)
    made = next_version(
        document,
        latest,
        determined_on=decision.determined_on,
        by=person_of(by).name,
        label=decision.label,
        title=page.title,
        rule=decision.rule,
        implements=page.implements,
    )
    refuse_what_cannot_be(made, text, pictures, draft_attachments(page))
    proposal = DeterminationProposal.objects.create(
        document=document,
        choices=_kept(decision),
        digest=draft_digest(page),
        proposed_by=by,
        proposed_by_name=person_of(by).name,
    )
    enter(what="Vaststellen voorgesteld", by=by, about=proposal, result=decision.label)
    return proposal


@transaction.atomic
def agree_to_determination(*, proposal: DeterminationProposal, by: Any, remarks: str = "") -> Version:
    """Makes the version. Raises Refused."""
    proposal = open_to_decide(DeterminationProposal.objects.select_related("document"), proposal)
    page = draft_of(proposal.document)
    if hindrance := why_not_determine(proposal, page, by):
        raise Refused(hindrance)
    decision = choices_of(proposal, page)
    names = f"{proposal.proposed_by_name} en {person_of(by).name}"[:250]
    version = determine_draft(page, decision, by=by, names=names)
    decide_proposal(proposal, by=by, remarks=remarks, made=version)
    enter(what="Akkoord met vaststellen", by=by, about=proposal, result=version.designation)
    return version


@transaction.atomic
def decline_determination(*, proposal: DeterminationProposal, by: Any, remarks: str) -> DeterminationProposal:
    """Nothing is determined; the draft stays as it is. Raises Refused."""
    proposal = open_to_decide(DeterminationProposal.objects.select_related("document"), proposal)
    refuse_to_decline_without(remarks)
    decide_proposal(proposal, by=by, remarks=remarks)
    enter(what="Vaststellen afgewezen", by=by, about=proposal, result=proposal.remarks)
    return proposal


def open_determination(document: Document) -> DeterminationProposal | None:
    """The proposal that waits for a second person; there is one at most."""
    return DeterminationProposal.objects.filter(document=document, decided_at=None).first()


def why_not_determine(proposal: DeterminationProposal, page: DocumentPage, user: Any) -> str:
    """Why this person cannot agree, in Dutch; empty when that can be done."""
    if proposal.proposed_by_id == user.pk:
        return (
            "U hebt dit zelf voorgesteld. Iemand anders moet akkoord gaan. Vraag een collega die mag "
            "vaststellen om ernaar te kijken."
        )
    latest = proposal.document.versions.newest()
    if (latest.designation if latest else "") != proposal.choices["expected_latest"]:
        return "Intussen is een andere versie vastgesteld. Wijs dit voorstel af, en doe een nieuw voorstel."
    if draft_digest(page) != proposal.digest:
        return (
            "Het concept is na dit voorstel gewijzigd. Wijs het voorstel af, en stel de tekst van nu opnieuw "
            "voor."
        )
    return ""


def choices_of(proposal: DeterminationProposal, page: DocumentPage) -> DeterminationChoices:
    """What was filled in, for the draft as it is now."""
    kept = dict(proposal.choices)
    for name in DATES:
        kept[name] = kept[name] and parse_date(kept[name])
    kept["rule"] = kept["rule"] and from_data(kept["rule"])
    days = kept["publication"]
    kept["publication"] = days and PublicationDays(_day(days[0]), days[1] and _day(days[1]))
    kept["answers"] = {name: _by_key(answer) for name, answer in kept["answers"].items()}
    return DeterminationChoices(**kept | {"expected_revision": page.latest_revision_id})


def draft_digest(page: DocumentPage) -> str:
    """Over all that the draft says: its text, title, attachments and what it works out."""
    text, _ = text_of(page)
    attachments = [[new.title, new.name, sha256(new.content).hexdigest()] for new in draft_attachments(page)]
    return json_digest(
        {
            "text": text_data(text),
            "title": page.title,
            "attachments": attachments,
            "implements": page.implements_id,
        }
    )


def _kept(decision: DeterminationChoices) -> dict[str, Any]:
    found = {one.name: getattr(decision, one.name) for one in fields(decision)}
    found["rule"] = decision.rule and to_data(decision.rule)
    days = decision.publication
    found["publication"] = days and [days.public_from, days.partners_from]
    return found


def _by_key(answer: Any) -> Any:
    """JSON writes the numbers of rows as text."""
    if not isinstance(answer, dict):
        return answer
    return {int(key) if key.isdecimal() else key: value for key, value in answer.items()}


def _day(written: str) -> date:
    return date.fromisoformat(written)
