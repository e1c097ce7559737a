"""What is handed in as a signature: kept for good, and held against the PDF that was sent out."""

from typing import Any

from documents.models import StoredFile, Version
from documents.reading import PasswordNeeded, UnreadableFile
from documents.text.refusals import Refused
from signatures.models import Method
from signatures.register.evidence import stored_evidence
from signatures.signed_pdf.making import NothingToSign
from signatures.signed_pdf.reading import READER_FAILED
from signatures.signed_pdf.reporting import verdict_data
from signatures.signed_pdf.returned import judge_returned

PDF = "application/pdf"
PICTURE = {
    "kind": "scan",
    "acceptable": True,
    "words": "Dit is een afbeelding. Vergelijk de tekst met het oog, en kijk of er bladzijden ontbreken.",
}


def examined(version: Version, method: str, content: bytes) -> tuple[StoredFile, dict[str, Any]]:
    """The file, stored, with what was found in it. Raises Refused."""
    if not content:
        raise Refused("Het bestand ontbreekt of is leeg. Kies het bestand opnieuw.")
    file = _stored(content)
    if file.media_type == PDF:
        return file, _verdict(version, method, content)
    if method != Method.PAPER:
        raise Refused("Dit is geen PDF. Kies de getekende PDF, of lever dit in als scan van papier.")
    return file, PICTURE


def _stored(content: bytes) -> StoredFile:
    file = stored_evidence(content)
    if file is None:
        raise Refused("Het bestand ontbreekt. Kies het bestand opnieuw.")
    return file


def _verdict(version: Version, method: str, content: bytes) -> dict[str, Any]:
    """A wrong version is refused always; of paper a doubt is left to who judges it, and so is what stands
    over the right text, and a file at which the reader failed."""
    try:
        verdict = judge_returned(version, content)
    except NothingToSign:
        words = "Van deze versie is de tekst niet vastgelegd. Vergelijk het bestand met de tekst op papier."
        return {"kind": "unknown", "acceptable": True, "words": words}
    except PasswordNeeded:
        raise
    except UnreadableFile as error:
        failed = error.code == READER_FAILED
        if method != Method.PAPER and not failed:
            raise
        told = error.message if failed else f"Het portaal kon dit bestand niet nakijken. {error.message}"
        words = f"{told} Vergelijk het zelf met de tekst."
        return {"kind": "unknown", "acceptable": False, "words": words}
    doubted = not verdict.acceptable and verdict.kind != "covered"
    if verdict.kind == "otherVersion" or (method != Method.PAPER and doubted):
        raise Refused(verdict.words)
    return verdict_data(verdict)
