"""Whether the register is still what was recorded: acts, their evidence, memberships, and history."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import SuspiciousOperation

from documents.models import StoredFile, Version
from documents.versions.verification.integrity import Finding, history_findings
from documents.versions.verification.raw_rows import RawRow, raw_rows
from signatures.act_digest import act_digest
from signatures.models import Act, ActKind, Membership

UNBOUND = (ActKind.WITHDRAWAL, ActKind.DECLARATION)


def register_findings() -> Iterator[Finding]:
    """All that is off in the register. Says it of any garbage too, and never stops at it."""
    documents = {row["id"]: row["document_id"] for row in raw_rows(Version)}
    acts = {row["id"]: row["version_id"] for row in raw_rows(Act)}
    for row in raw_rows(Act):
        yield from _act_findings(row, documents, documents.get(acts.get(row["corrects_id"])))
    yield from _evidence_findings()
    yield from _membership_findings()
    yield from history_findings("signatures")


def _act_findings(row: RawRow, documents: Mapping[Any, Any], corrected_in: Any) -> Iterator[Finding]:
    where = f"handeling {row['id']}"
    if act_digest(row.values) != row["digest"]:
        yield Finding(
            "handeling", where, "Deze handeling is niet meer wat is vastgelegd: de controlesom klopt niet."
        )
    if row["kind"] not in ActKind.values:
        yield Finding("handeling", where, f"De soort {row['kind']!r} bestaat niet.")
    elif row["partner_id"] is None and row["kind"] not in (*UNBOUND, ActKind.CORRECTION):
        yield Finding("handeling", where, "Bij deze handeling hoort een partner, en die is er niet.")
    if (row["kind"] == ActKind.CORRECTION) != (row["corrects_id"] is not None):
        yield Finding("handeling", where, "Alleen een herstel hoort naar een andere handeling te verwijzen.")
    elif row["corrects_id"] is not None and corrected_in != documents.get(row["version_id"]):
        yield Finding("handeling", where, "Dit herstelt een handeling bij een ander document.")


def _evidence_findings() -> Iterator[Finding]:
    files = StoredFile.objects.filter(pk__in=Act.objects.exclude(evidence=None).values("evidence"))
    for stored in files.order_by("pk").iterator(chunk_size=200):
        if _sha256(stored) != stored.sha256:
            where = ", ".join(
                f"handeling {pk}" for pk in Act.objects.filter(evidence=stored).values_list("pk", flat=True)
            )
            yield Finding("bewijsstuk", where, "Het bewijsstuk is niet meer wat is bewaard, of is weg.")


def _sha256(stored: StoredFile) -> str:
    digest = hashlib.sha256()
    try:
        with stored.file.open("rb") as opened:
            for chunk in opened.chunks():
                digest.update(chunk)
    except (OSError, ValueError, SuspiciousOperation):
        return ""
    return digest.hexdigest()


def _membership_findings() -> Iterator[Finding]:
    """Periods of one partner in one document that overlap."""
    before: Membership | None = None
    rows = Membership.objects.select_related("partner", "document__kind").order_by(
        "document", "partner", "since"
    )
    for row in rows.iterator(chunk_size=2000):
        same = before is not None and (before.partner_id, before.document_id) == (
            row.partner_id,
            row.document_id,
        )
        if before is not None and same and (before.until is None or before.until > row.since):
            where = f"deelname van {row.partner.slug} in {row.document.slug}"
            yield Finding("deelname", where, f"Twee perioden overlappen: die van {row.since} en eerder.")
        before = row
