"""A PDF that a partner sends back, against the PDF that was made of the version to sign."""

from documents.models import Version
from signatures.models import SigningPdf
from signatures.signed_pdf.making import pdf_to_sign
from signatures.signed_pdf.matching import ExpectedPdf, Verdict, match_pdf
from signatures.signed_pdf.trust import trust_roots


def judge_returned(version: Version, content: bytes) -> Verdict:
    """What this file is to the version it should be a signature of. Reads the file, keeps nothing.

    Raises UnreadableFile (also for a password), NothingToSign.
    """
    asked = ExpectedPdf(version.name, pdf_to_sign(version).file.read())
    others = SigningPdf.objects.filter(version__document=version.document_id).exclude(version=version)
    named = {made.version.name: made.file.read() for made in others.select_related("version", "file")}
    return match_pdf(content, asked, named, trust_roots=trust_roots())
