"""Determining ("vaststellen"): a text becomes the next version of a document, fixed for good."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.entry_rule import Rule, all_members_sign, on_date, to_data
from documents.ledger.entries import enter
from documents.models import Document, StoredFile, Version
from documents.signals import determining_version, send_after_commit, version_determined
from documents.text import Text
from documents.text.dutch import clock, day
from documents.text.normal_form import normalised
from documents.text.refusals import Refused
from documents.versions.freezing import NewAttachment, freeze
from documents.versions.objections import concerns, objections
from documents.versions.publishing import PublicationDays, publish_from
from documents.versions.tasks import extract_later

__all__ = ["NewAttachment", "concerns", "determine_erratum", "determine_version"]
LONGEST_LABEL = 80


@transaction.atomic
def determine_version(
    *,
    document: Document,
    text: Text,
    pictures: Mapping[str, bytes],
    attachments: Sequence[NewAttachment] = (),
    determined_on: date,
    by: str,
    label: str = "",
    title: str = "",
    rule: Rule | None = None,
    reference_date: date | None = None,
    supersedes: Version | None = None,
    implements: Version | None = None,
    source: StoredFile | None = None,
    publication: PublicationDays | None = None,
    expected_latest: str | None,
) -> Version:
    """The next version of the document, with the keys the text carries; public at once without `publication`.
    `expected_latest` is the designation of the version the editor took for the latest, "" for none, None to
    skip that check. Without `rule` a convenant needs the signatures of all members and anything else holds
    from the day of determining. Raises Refused.
    """
    document = _locked(document)
    latest = _expected(document.versions.newest(), expected_latest)
    version = next_version(
        document,
        latest,
        determined_on=determined_on,
        by=by,
        label=label,
        title=title,
        rule=rule,
        reference_date=reference_date,
        supersedes=supersedes,
        implements=implements,
        source=source,
    )
    return _determine(version, text, pictures, attachments, publication)


def _expected(latest: Version | None, expected: str | None) -> Version | None:
    refuse_when_overtaken(latest, expected)
    return latest


def next_version(
    document: Document,
    latest: Version | None,
    *,
    determined_on: date,
    by: str,
    label: str = "",
    title: str = "",
    rule: Rule | None = None,
    **more: Any,
) -> Version:
    """The unsaved version that comes after the latest one."""
    return Version(
        document=document,
        number=latest.number + 1 if latest else 1,
        label=label.strip(),
        title=title.strip() or document.title,
        determined_on=determined_on,
        determined_by=by,
        rule=to_data(rule or default_rule(document, determined_on)),
        **more,
    )


@transaction.atomic
def determine_erratum(
    *,
    of: Version,
    text: Text,
    pictures: Mapping[str, bytes],
    attachments: Sequence[NewAttachment] | None = None,
    determined_on: date,
    by: str,
    reason: str,
    label: str | None = None,
    title: str = "",
    source: StoredFile | None = None,
    expected_latest: str | None = None,
) -> Version:
    """A repaired copy of the same version (2.1, 2.2 …): rule, dates and signatures of the version stay.

    Without `attachments` it has those of the copy before it. `expected_latest` is the designation of the copy
    the editor took for the latest of this number. Raises Refused.
    """
    _locked(of.document)
    refuse_without(reason)
    former = _latest_copy(of)
    refuse_when_overtaken(former, expected_latest)
    version = repaired(
        former, determined_on=determined_on, by=by, reason=reason, label=label, title=title, source=source
    )
    return _determine(
        version, text, pictures, _attachments_of(former) if attachments is None else attachments
    )


def repaired(
    former: Version,
    *,
    determined_on: date,
    by: str,
    reason: str,
    label: str | None = None,
    title: str = "",
    source: StoredFile | None = None,
) -> Version:
    """The unsaved copy that repairs this one."""
    return Version(
        document=former.document,
        number=former.number,
        correction=former.correction + 1,
        label=_repaired_label(former) if label is None else label.strip(),
        title=title.strip() or former.title,
        determined_on=determined_on,
        determined_by=by,
        reason=reason.strip(),
        source=source,
        **_kept(former),
    )


def default_rule(document: Document, determined_on: date) -> Rule:
    """By the kind of document: as it is written there, else when all have signed where signing is asked, else
    from the day it is determined."""
    kind = document.kind
    return kind.entry_rule or (all_members_sign() if kind.needs_signatures else on_date(determined_on))


def _locked(document: Document) -> Document:
    return Document.objects.locked().get(pk=document.pk)


def refuse_without(reason: str) -> None:
    if not reason.strip():
        raise Refused("Schrijf op waarom dit exemplaar wordt hersteld. Zonder reden kan dat niet.")


def refuse_what_cannot_be(
    version: Version, text: Text, pictures: Mapping[str, bytes], attachments: Sequence[NewAttachment]
) -> None:
    """Stops a version that there are objections to. Raises Refused."""
    found = objections(version, text, pictures, attachments)
    if found:
        raise Refused(" ".join(found))


def refuse_when_overtaken(latest: Version | None, expected: str | None) -> None:
    """Stops an editor who took another version for the latest. Raises Refused."""
    found = latest.designation if latest else ""
    if expected is None or expected == found:
        return
    if latest is None:
        raise Refused(
            "Dit document heeft nog geen versie. Open het document opnieuw en probeer het nog eens."
        )
    moment = timezone.localtime(latest.recorded_at)
    raise Refused(
        f"{latest.determined_by} heeft op {day(moment)} om {clock(moment)} versie "
        f"{latest.name} vastgesteld. Uw tekst is niet vastgesteld. Bekijk eerst die versie, pas uw tekst zo "
        "nodig aan en stel daarna opnieuw vast."
    )


def _determine(
    version: Version,
    text: Text,
    pictures: Mapping[str, bytes],
    attachments: Sequence[NewAttachment],
    publication: PublicationDays | None = None,
) -> Version:
    text = normalised(text)
    refuse_what_cannot_be(version, text, pictures, attachments)
    freeze(version, text, pictures=pictures, attachments=attachments)
    if not version.correction:
        publish_from(version, publication)
    determining_version.send(sender=Version, version=version)
    extract_later(version)
    send_after_commit(version_determined, sender=Version, version=version)
    enter(
        what="Hersteld exemplaar vastgesteld" if version.correction else "Versie vastgesteld",
        who=version.determined_by,
        about=version,
        result=f"Controlesom {version.digest}",
    )
    return version


def _latest_copy(of: Version) -> Version:
    return Version.objects.filter(document=of.document_id, number=of.number).latest_first()[0]


def _repaired_label(former: Version) -> str:
    """The name of the original with what it is now, shortened where both do not fit."""
    original = former.document.versions.get(number=former.number, correction=0).label
    correction = former.correction + 1
    addition = f" (hersteld {correction})" if correction > 1 else " (hersteld)"
    room = LONGEST_LABEL - len(addition)
    return f"{original[:room].rstrip()}{addition}" if original else ""


def _kept(former: Version) -> dict[str, Any]:
    names = ("rule", "reference_date", "supersedes", "implements")
    return {name: getattr(former, name) for name in names}


def _attachments_of(version: Version) -> list[NewAttachment]:
    return [
        NewAttachment(kept.title, kept.name, kept.file.read(), kept.file.media_type)
        for kept in version.attachments.select_related("file")
    ]
