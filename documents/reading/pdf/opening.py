"""Opening a PDF: with its password, or with a named error."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
from pypdf.generic import IndirectObject
from pypdfium2 import raw

from documents.reading.stream import PasswordNeeded, UnreadableFile

MAX_PAGES = 6_000
MAX_PAGES_WITH_STRUCTURE = 1_500
FOR_SOME = (
    "Deze PDF is beveiligd met een certificaat of een ander slot dan een wachtwoord. Alleen voor wie zij "
    "bestemd is, gaat zij open. Vraag de afzender om een exemplaar zonder beveiliging."
)
UNTITLED = ("", "untitled", "template", "naamloos")


def resolved(found: Any) -> Any:
    """An object that pypdf found, itself and not the reference to it."""
    return found.get_object() if isinstance(found, IndirectObject) else found


@contextmanager
def open_pdf(content: bytes, password: str | None) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards. Raises PasswordNeeded or UnreadableFile (code broken)."""
    document = _open(content, password)
    try:
        yield document
    finally:
        document.close()


def _open(content: bytes, password: str | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content, password=password or None)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_SECURITY:
            raise UnreadableFile("encrypted", FOR_SOME) from error
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise _password_needed(password) from error
        raise UnreadableFile(
            "broken",
            "Deze PDF is beschadigd of niet volledig. Vraag de afzender om een nieuw exemplaar, "
            "of bewaar het bestand opnieuw als PDF.",
        ) from error


def _password_needed(password: str | None) -> PasswordNeeded:
    if password:
        return PasswordNeeded(
            "Het wachtwoord van deze PDF klopt niet. Controleer het en probeer het opnieuw."
        )
    return PasswordNeeded(
        "Deze PDF is beveiligd met een wachtwoord. Vul het wachtwoord in en probeer het opnieuw."
    )


def check_pages(document: pdfium.PdfDocument, most: int) -> None:
    """Raises UnreadableFile when the document has more pages than can be read in time."""
    if len(document) > most:
        raise UnreadableFile(
            "tooManyPages",
            f"Deze PDF heeft {len(document)} bladzijden. Dat is meer dan {most}. Splits het bestand.",
        )


def metadata_title(document: pdfium.PdfDocument) -> str:
    """The title in the file's properties, unless a program filled it in by itself."""
    title = " ".join(document.get_metadata_value("Title").split())
    made_up = title.lower() in UNTITLED or title.lower().startswith("microsoft word")
    return "" if made_up else title
