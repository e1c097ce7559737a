"""Findings and verdicts as JSON: for the command, and to keep with what was handed in."""

from typing import Any

from signatures.signed_pdf.findings import PdfSignature, Signer
from signatures.signed_pdf.matching import Verdict


def signature_data(one: PdfSignature) -> dict[str, Any]:
    return {
        "field": one.field,
        "kind": one.kind,
        "intact": one.intact,
        "coversWholeFile": one.covers_whole_file,
        "modifiedAfter": one.modified_after,
        "changes": one.changes,
        "signer": _signer_data(one.signer) if one.signer else None,
        "signedAt": one.signed_at.isoformat() if one.signed_at else None,
        "timeFrom": one.time_from or None,
        "trusted": one.trusted,
        "problems": [{"code": problem.code, "message": problem.words} for problem in one.problems],
    }


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    return {
        "kind": verdict.kind,
        "acceptable": verdict.acceptable,
        "words": verdict.words,
        "remarks": list(verdict.remarks),
        "coveredPages": list(verdict.covered_pages),
        "pages": verdict.pages,
        "signatures": [signature_data(one) for one in verdict.signatures],
    }


def _signer_data(signer: Signer) -> dict[str, str]:
    return {
        "commonName": signer.common_name,
        "organisation": signer.organisation,
        "serial": signer.serial,
        "issuer": signer.issuer,
    }
