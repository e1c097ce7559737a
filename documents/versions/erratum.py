"""A repaired copy by two people: one proposes it, another agrees to it or declines. Only then it is made.

What is agreed to is what was proposed: text, title, attachments and source are kept with the proposal,
whatever becomes of the draft.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from documents.ledger.entries import enter
from documents.ledger.people import person_of
from documents.models import Document, ErratumProposal, StoredFile, Version, store_file
from documents.text import Text
from documents.text.data import canonical_json, from_data, to_data
from documents.text.normal_form import normalised
from documents.text.refusals import Refused
from documents.versions.deciding import decide_proposal, open_to_decide, refuse_to_decline_without
from documents.versions.determination import (
    NewAttachment,
    determine_erratum,
    refuse_what_cannot_be,
    refuse_without,
    repaired,
)

DETERMINE, AGREE_ALONE = "documents.add_version", "documents.agree_alone"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@transaction.atomic
def propose_erratum(
    *,
    of: Version,
    text: Text,
    pictures: Mapping[str, bytes],
    attachments: Sequence[NewAttachment] | None,
    determined_on: date,
    reason: str,
    by: Any,
    title: str = "",
    source: StoredFile | None = None,
) -> ErratumProposal:
    """Without `attachments` the repaired copy will have those of the copy before it. Raises Refused."""
    document = Document.objects.locked().get(pk=of.document_id)
    _refuse_beside_another(document)
    text = normalised(text)
    refuse_without(reason)
    made = repaired(of, determined_on=determined_on, by=person_of(by).name, reason=reason, title=title)
    refuse_what_cannot_be(made, text, pictures, attachments or ())
    _refuse_the_same(of, text, attachments, title)
    for picture in text.pictures():
        if picture.digest in pictures:
            store_file(pictures[picture.digest], media_type=picture.media_type)
    content = {
        "text": to_data(text),
        "title": title,
        "source": source.sha256 if source else "",
        "attachments": None if attachments is None else [_kept(new) for new in attachments],
    }
    proposal = ErratumProposal.objects.create(
        document=document,
        repairs=of,
        reason=reason.strip(),
        determined_on=determined_on,
        content=canonical_json(content),
        proposed_by=by,
        proposed_by_name=person_of(by).name,
    )
    enter(what="Hersteld exemplaar voorgesteld", by=by, about=proposal, result=proposal.reason)
    return proposal


@transaction.atomic
def agree_to_erratum(
    *, proposal: ErratumProposal, by: AbstractBaseUser, remarks: str = "", alone: str = ""
) -> Version:
    """Makes the repaired copy that was proposed. `alone` is why no second person looked at it, for who may do
    without (`may_agree_alone`). Raises Refused."""
    proposal = open_to_decide(ErratumProposal.objects.select_related("document__kind", "repairs"), proposal)
    hindrance = why_not_agree(proposal, by, alone=bool(alone.strip()))
    if hindrance:
        raise Refused(hindrance)
    names = dict.fromkeys([proposal.proposed_by_name, person_of(by).name])
    content = json.loads(proposal.content)
    version = determine_erratum(
        of=proposal.repairs,
        text=from_data(content["text"]),
        pictures={},
        attachments=_attachments(content["attachments"]),
        determined_on=proposal.determined_on,
        by=" en ".join(names)[:250],
        reason=proposal.reason,
        title=content["title"],
        source=StoredFile.objects.filter(sha256=content["source"]).first(),
        expected_latest=proposal.repairs.designation,
    )
    told = [f"Zonder tweede persoon: {alone.strip()}"] if proposal.proposed_by_id == by.pk else []
    decide_proposal(
        proposal, by=by, remarks=". ".join([*told, *filter(None, [remarks.strip()])]), made=version
    )
    enter(
        what="Akkoord met hersteld exemplaar",
        by=by,
        about=proposal,
        result="; ".join([version.designation, *told]),
    )
    return version


@transaction.atomic
def decline_erratum(*, proposal: ErratumProposal, by: AbstractBaseUser, remarks: str) -> ErratumProposal:
    """Nothing is repaired; the draft stays as it is. Who proposed it may take it back this way. Raises
    Refused."""
    proposal = open_to_decide(ErratumProposal.objects.select_related("document__kind", "repairs"), proposal)
    refuse_to_decline_without(remarks)
    decide_proposal(proposal, by=by, remarks=remarks)
    enter(what="Hersteld exemplaar afgewezen", by=by, about=proposal, result=proposal.remarks)
    return proposal


def may_agree_alone(user: Any) -> bool:
    """Whether this person may do without a second one: an administrator, where nobody else may determine."""
    if not user.has_perm(AGREE_ALONE):
        return False
    able = get_user_model().objects.with_perm(DETERMINE, backend=BACKEND)
    return not able.filter(is_active=True).exclude(pk=user.pk).exists()


def why_not_agree(proposal: ErratumProposal, user: Any, *, alone: bool = False) -> str:
    """Why this person cannot agree to this proposal, in Dutch; empty when that can be done. `alone`: by the
    explicit choice to do without a second person."""
    if proposal.proposed_by_id == user.pk and not (alone and may_agree_alone(user)):
        return (
            "U hebt dit herstel zelf voorgesteld. Iemand anders moet het beoordelen. Vraag een collega om "
            "ernaar te kijken."
        )
    latest = proposal.document.versions.newest()
    if latest and latest.pk != proposal.repairs_id:
        return (
            f"Sinds dit voorstel is versie {latest.name} vastgesteld. Dit voorstel past daar niet meer bij. "
            "Wijs het af, en doe zo nodig een nieuw voorstel."
        )
    return ""


def open_proposal(document: Document) -> ErratumProposal | None:
    """The proposal that waits for a second person; there is one at most."""
    return ErratumProposal.objects.filter(document=document, decided_at=None).first()


def proposed_text(proposal: ErratumProposal) -> Text:
    return from_data(json.loads(proposal.content)["text"])


def proposed_attachments(proposal: ErratumProposal) -> list[str] | None:
    """The titles; None when those of the copy before it stay."""
    kept = json.loads(proposal.content)["attachments"]
    return None if kept is None else [attachment["title"] for attachment in kept]


def _refuse_beside_another(document: Document) -> None:
    waiting = open_proposal(document)
    if waiting:
        raise Refused(
            f"Er ligt al een voorstel voor een hersteld exemplaar, van {waiting.proposed_by_name}. Laat dat "
            "eerst beoordelen of afwijzen."
        )


def _refuse_the_same(
    of: Version, text: Text, attachments: Sequence[NewAttachment] | None, title: str
) -> None:
    if to_data(text) != to_data(of.text) or title not in ("", of.title):
        return
    if attachments is None or _told(attachments) == [
        (one.title, one.name, one.file.sha256) for one in of.attachments.select_related("file")
    ]:
        raise Refused(
            f"Er is niets te herstellen: het concept en de bijlagen zijn gelijk aan versie {of.name}. "
            "Herstel eerst de fout in het concept, en stel het dan opnieuw voor."
        )


def _told(attachments: Sequence[NewAttachment]) -> list[tuple[str, str, str]]:
    return [(new.title, new.name, sha256(new.content).hexdigest()) for new in attachments]


def _kept(new: NewAttachment) -> dict[str, str]:
    stored = store_file(new.content, media_type=new.media_type)
    return {"title": new.title, "name": new.name, "sha256": stored.sha256, "media_type": new.media_type}


def _attachments(kept: Sequence[Mapping[str, str]] | None) -> list[NewAttachment] | None:
    if kept is None:
        return None
    files = StoredFile.objects.in_bulk([one["sha256"] for one in kept], field_name="sha256")
    return [
        NewAttachment(one["title"], one["name"], files[one["sha256"]].read(), one["media_type"])
        for one in kept
    ]
