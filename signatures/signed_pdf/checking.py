"""Checking the signatures in a PDF. The file is not trusted: it is read in a process with limits."""

from documents.reading.isolation import run_apart
from signatures.signed_pdf.findings import PdfSignature
from signatures.signed_pdf.judging import judge
from signatures.signed_pdf.reading import check_bytes
from signatures.signed_pdf.trust import trust_roots

MAX_SECONDS = 60


def check_pdf(content: bytes) -> tuple[PdfSignature, ...]:
    """Every signature field of the PDF, with what was found. Raises UnreadableFile, or PasswordNeeded."""
    check_bytes(content)
    return run_apart(judge, content, trust_roots(), seconds=MAX_SECONDS)
