"""The paper behind an act: a scan or a signed PDF, kept for good under the hash of its content."""

from documents.models import StoredFile, store_file
from documents.text.refusals import Refused

STARTS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}
LARGEST = 50 * 1024 * 1024


class UnfitEvidence(Refused):
    """A file that is no scan or PDF: another one may be chosen without filling in all the rest again."""


def stored_evidence(evidence: bytes | StoredFile | None) -> StoredFile | None:
    """The evidence as stored file. Raises UnfitEvidence."""
    if evidence is None or isinstance(evidence, StoredFile):
        return evidence
    return store_file(evidence, media_type=evidence_media_type(evidence))


def evidence_media_type(content: bytes) -> str:
    """What the content is, whatever its name says. Raises UnfitEvidence."""
    if len(content) > LARGEST:
        raise UnfitEvidence("Dit bestand is groter dan 50 MB. Maak een kleinere scan en probeer het opnieuw.")
    found = next((kind for start, kind in STARTS.items() if content[:1024].lstrip().startswith(start)), None)
    if found is None:
        raise UnfitEvidence("Dit is geen PDF of scan (PNG, JPEG of TIFF). Kies een ander bestand.")
    return found
