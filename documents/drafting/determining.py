"""Determining what a draft says: it becomes the next version, or a repaired copy of the latest."""

import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils import timezone

from wagtail.log_actions import log

from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of
from documents.entry_rule import Rule
from documents.ledger.people import person_of
from documents.models import DocumentPage, DraftAttachment, ErratumProposal, Version
from documents.signals import determining_draft
from documents.text import Text
from documents.text.refusals import Refused
from documents.versions.determination import (
    NewAttachment,
    determine_version,
    next_version,
    refuse_when_overtaken,
)
from documents.versions.erratum import agree_to_erratum, propose_erratum, proposed_text
from documents.versions.keys import used_keys
from documents.versions.matching import matched_units
from documents.versions.objections import objections
from documents.versions.publishing import PublicationDays


@dataclass(frozen=True, slots=True)
class DeterminationChoices:
    """What the editor filled in. `expected_latest` and `expected_revision` are what was on the screen.

    `answers` has what others asked, by the name of their part of the page.
    """

    determined_on: date
    expected_latest: str
    expected_revision: int | None
    label: str = ""
    rule: Rule | None = None
    reference_date: date | None = None
    reason: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    publication: PublicationDays | None = None


@transaction.atomic
def determine_draft(
    page: DocumentPage, decision: DeterminationChoices, *, by: Any, names: str = ""
) -> Version:
    """The next version out of the draft, determined by `names` or else by that person. Raises Refused."""
    text, pictures = text_of(page)
    version = determine_version(
        document=page.document,
        text=text,
        pictures=pictures,
        attachments=draft_attachments(page),
        determined_on=decision.determined_on,
        by=names or person_of(by).name,
        label=decision.label,
        title=page.title,
        rule=decision.rule,
        reference_date=decision.reference_date,
        implements=page.implements,
        source=page.source,
        publication=decision.publication,
        expected_latest=decision.expected_latest,
    )
    refuse_when_edited(page, decision)
    determining_draft.send(sender=DocumentPage, version=version, answers=decision.answers, by=by)
    _start_afresh(page, version, text, pictures, by)
    return version


def objections_to(page: DocumentPage, latest: Version | None, *, by: Any) -> list[str]:
    """What stops this draft from becoming the next version, before anything of the decision is filled in."""
    text, pictures = text_of(page)
    made = next_version(
        page.document,
        latest,
        determined_on=timezone.localdate(),
        by=person_of(by).name,
        label=page.next_label,
        title=page.title,
        implements=page.implements,
    )
    return objections(made, text, pictures, draft_attachments(page))


@transaction.atomic
def propose_repair(
    page: DocumentPage, decision: DeterminationChoices, *, of: Version, by: Any
) -> ErratumProposal:
    """Proposes what the draft says as a repaired copy ("hersteld exemplaar") of this version; somebody else
    has to agree. Raises Refused."""
    text, pictures = text_of(page)
    refuse_when_overtaken(of, decision.expected_latest)
    proposal = propose_erratum(
        of=of,
        text=text,
        pictures=pictures,
        attachments=draft_attachments(page) or None,
        determined_on=decision.determined_on,
        reason=decision.reason,
        title=page.title,
        source=page.source,
        by=by,
    )
    refuse_when_edited(page, decision)
    return proposal


@transaction.atomic
def agree_to_repair(proposal: ErratumProposal, *, by: Any, remarks: str = "", alone: str = "") -> Version:
    """Makes the repaired copy. The draft goes on from it, unless it was edited meanwhile: edits stay. Raises
    Refused."""
    version = agree_to_erratum(proposal=proposal, by=by, remarks=remarks, alone=alone)
    page = draft_of(proposal.document)
    text, pictures = text_of(page)
    if text == proposed_text(proposal):
        _start_afresh(page, version, text, pictures, by)
    return version


@transaction.atomic
def match_draft(page: DocumentPage, former: Version, matches: Sequence[str], *, by: Any) -> None:
    """Ties the units of the draft to those of the former version. Raises Refused."""
    text, pictures = text_of(page)
    used = used_keys(page.document) - {unit.key for unit in text.units}
    put_text(page, matched_units(former.text, text, matches, used=used), pictures, user=by)


def refuse_when_edited(page: DocumentPage, decision: DeterminationChoices) -> None:
    """Asked last: that somebody else determined a version says more, and the verb has told it by now."""
    latest = DocumentPage.objects.values_list("latest_revision_id", flat=True).get(pk=page.pk)
    if latest != decision.expected_revision:
        raise Refused(
            "De tekst van het concept is intussen gewijzigd. Er is niets vastgesteld. Bekijk de gegevens "
            "hieronder opnieuw en stel daarna vast."
        )


def draft_attachments(page: DocumentPage) -> list[NewAttachment]:
    """The attachments as they go with the text."""
    return [_attachment(kept) for kept in page.attachments.all()]


def attachment_title(kept: DraftAttachment) -> str:
    """Its title, or the name of its file without one."""
    return kept.title.strip() or PurePath(kept.file.filename).stem


def _attachment(kept: DraftAttachment) -> NewAttachment:
    name = kept.file.filename
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return NewAttachment(attachment_title(kept), name, _content(kept.file), media_type)


def _content(document: Any) -> bytes:
    """Nothing when the file is gone, which is an objection to determining."""
    try:
        with document.file.open("rb") as opened:
            return opened.read()
    except OSError:
        return b""


def _start_afresh(
    page: DocumentPage, version: Version, text: Text, pictures: Mapping[str, bytes], by: Any
) -> None:
    """The draft goes on with the text that was determined; the name and the file went with the version."""
    page.next_label, page.in_force_from, page.source, page.source_name = "", None, None, ""
    put_text(page, text, pictures)
    log(instance=page, action="documents.determine", user=by, data={"version": version.designation})
