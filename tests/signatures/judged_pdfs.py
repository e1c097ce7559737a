"""Judging a PDF in this very process, with the own issuer of the tests trusted."""

from cryptography.hazmat.primitives.serialization import Encoding

from signatures.signed_pdf.findings import PdfSignature
from signatures.signed_pdf.judging import judge
from tests.signatures.signed_pdfs import (
    Identity,
    authority,
)


def der(who: Identity) -> bytes:
    return who.certificate.public_bytes(Encoding.DER)


def judged(content: bytes) -> tuple[PdfSignature, ...]:
    return judge(content, [der(authority())])


def only(content: bytes) -> PdfSignature:
    (found,) = judged(content)
    return found


def codes(found: PdfSignature) -> list[str]:
    return [problem.code for problem in found.problems]
