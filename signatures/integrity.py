"""Whether the register is still what was recorded: acts, their evidence, memberships, and history."""

import hashlib
from collections.abc import Iterator

from django.core.exceptions import SuspiciousOperation

from documents.integrity import Finding, history_findings
from documents.models import StoredFile
from signatures.models import Act, ActKind, Membership

UNBOUND = (ActKind.WITHDRAWAL, ActKind.DECLARATION)


def findings() -> Iterator[Finding]:
    """All that is off in the register."""
    acts = Act.objects.select_related("version__document", "partner", "corrects__version").order_by("pk")
    for act in acts.iterator(chunk_size=2000):
        yield from _act_findings(act)
    yield from _evidence_findings()
    yield from _membership_findings()
    yield from history_findings("signatures")


def _act_findings(act: Act) -> Iterator[Finding]:
    where = f"{act.version.document.slug}, versie {act.version.designation}, handeling {act.pk}"
    if act.kind not in ActKind.values:
        yield Finding("handeling", where, f"De soort {act.kind!r} bestaat niet.")
    elif act.partner is None and act.kind not in (*UNBOUND, ActKind.CORRECTION):
        yield Finding("handeling", where, f"Deze {act.get_kind_display().lower()} heeft geen partner.")
    if (act.kind == ActKind.CORRECTION) != (act.corrects is not None):
        yield Finding("handeling", where, "Alleen een herstel hoort naar een andere handeling te verwijzen.")
    if act.corrects and act.corrects.version.document_id != act.version.document_id:
        yield Finding("handeling", where, "Dit herstelt een handeling bij een ander document.")
    if not isinstance(act.signatories, list):
        yield Finding("handeling", where, "De ondertekenaars zijn niet te lezen.")


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
    rows = Membership.objects.select_related("partner", "document").order_by("document", "partner", "since")
    for row in rows.iterator(chunk_size=2000):
        same = before is not None and (before.partner_id, before.document_id) == (
            row.partner_id,
            row.document_id,
        )
        if before is not None and same and (before.until is None or before.until > row.since):
            where = f"deelname van {row.partner.slug} in {row.document.slug}"
            yield Finding("deelname", where, f"Twee perioden overlappen: die van {row.since} en eerder.")
        before = row
