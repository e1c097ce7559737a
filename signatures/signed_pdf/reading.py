"""Opening a PDF with pyHanko, and finding every signature field in it, also one that was taken out later."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfDecodeLimitError, PdfError, PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields

from documents.reading.stream import PasswordNeeded, UnreadableFile

READER_FAILED = "readerFailed"
MAX_BYTES = 100 * 1024**2
MAX_REVISIONS = 200
MAX_FIELDS = 500
HEADER_WITHIN = 1024
MAX_DEPTH = 60
RIGHTS = ("/UR3", "/UR")
UNREADABLE = (
    PdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
HEXADECIMAL = re.compile(rb"<[0-9A-Fa-f]*>")
LONG_HEXADECIMAL = re.compile(rb"[0-9A-Fa-f]{200}")
WHOLE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
SIGNED_RANGE = re.compile(rb"/ByteRange\s*\[")


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field. `value` is None when it is empty; `removed` when only an older revision has it."""

    name: str
    field: generic.DictionaryObject
    value: generic.Reference | None
    removed: bool = False
    detached: bool = False


def entry(holder: generic.PdfObject | None, key: str) -> Any:
    """What a dictionary holds under this key, also where that is a reference (which `get` of the library does
    not follow); None when there is nothing."""
    try:
        return holder[key] if isinstance(holder, generic.DictionaryObject) else None
    except KeyError:
        return None


def inherited(field: generic.PdfObject | None, key: str) -> Any:
    """What a field, or a widget that is a kid of it, holds itself or has of its parents."""
    for _ in range(MAX_DEPTH):
        found = entry(field, key)
        if found is not None or not isinstance(field, generic.DictionaryObject):
            return found
        field = entry(field, "/Parent")
    return None


def check_bytes(content: bytes) -> None:
    """Raises UnreadableFile for what is plainly no PDF to look into."""
    if not content:
        raise UnreadableFile("empty", "Dit bestand is leeg. Kies een ander bestand.")
    if len(content) > MAX_BYTES:
        raise UnreadableFile("tooLarge", "Dit bestand is groter dan 100 MB. Maak het kleiner.")
    if b"%PDF-" not in content[:HEADER_WITHIN]:
        raise UnreadableFile(
            "wrongType", "Dit is geen PDF, ook al heet het misschien zo. Kies het PDF-bestand."
        )


def open_signed_pdf(content: bytes, *, strict: bool) -> PdfFileReader:
    """A reader of the file. Raises UnreadableFile or PasswordNeeded, and PdfStrictReadError when `strict`."""
    check_bytes(content)
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=strict)
        if reader.encrypted and not _unlocked(reader):
            raise PasswordNeeded(
                "Deze PDF is beveiligd met een wachtwoord. Bewaar hem zonder wachtwoord en probeer opnieuw."
            )
        _ = reader.root
    except PdfDecodeLimitError as error:
        raise UnreadableFile(
            "tooLarge", "Dit bestand vraagt te veel geheugen. Maak het kleiner of splits het."
        ) from error
    except PdfStrictReadError:
        if strict:
            raise
        raise damaged() from None
    except UNREADABLE as error:
        raise stopped_at(error, content) from error
    return reader


def _unlocked(reader: PdfFileReader) -> bool:
    """A file that is only protected against copying opens with an empty password."""
    try:
        return reader.decrypt(b"").status.name != "FAILED"
    except (*UNREADABLE, NotImplementedError):
        return False


def stopped_at(error: Exception, content: bytes) -> UnreadableFile:
    """What became of a file that the library stopped at: it is damaged when the library says so, or when
    another reader cannot open it either; else it is the reader that failed."""
    return damaged() if isinstance(error, PdfError) or not _opens_elsewhere(content) else reader_failed()


def _opens_elsewhere(content: bytes) -> bool:
    try:
        with pdfium.PdfDocument(content) as document:
            return len(document) > 0
    except pdfium.PdfiumError:
        return False


def reader_failed() -> UnreadableFile:
    return UnreadableFile(
        READER_FAILED,
        "Het portaal kan de handtekeningen in dit bestand niet nakijken. Dat hoeft niet aan het bestand te "
        "liggen: de bladzijden zijn wel te lezen. Controleer de handtekening in een PDF-lezer.",
    )


def damaged() -> UnreadableFile:
    return UnreadableFile(
        "broken",
        "Deze PDF is beschadigd of niet volledig. Vraag de afzender om het bestand opnieuw te sturen.",
    )


def signature_fields(reader: PdfFileReader, content: bytes) -> list[Field]:
    """Every signature field, those of the last revision first. Raises UnreadableFile when the file holds a
    signature that no field leads to: then it was damaged or changed."""
    current = list(_fields_of(reader))
    known = {field.value for field in current}
    current += [field for field in _on_pages(reader) if field.value not in known]
    removed = _removed(reader, {field.value for field in current})
    emptied = {field.name for field in removed}
    found = [field for field in current if field.value or field.name not in emptied] + removed
    if _is_lost(reader, content, found):
        raise UnreadableFile(
            "broken",
            "In deze PDF staat een handtekening die niet te vinden is via het bestand zelf. "
            "Het bestand is beschadigd of veranderd.",
        )
    return found


def _is_lost(reader: PdfFileReader, content: bytes, found: list[Field]) -> bool:
    """Whether the file holds a signature that none of these fields leads to. The right that Adobe gives to
    fill in a form is signed too, but is no signature of anybody."""
    permissions = entry(reader.root, "/Perms")
    rights = [right for key in RIGHTS if (right := entry(permissions, key)) is not None]
    if not rights and not any(field.value for field in found):
        return SIGNED_RANGE.search(content) is not None
    known = {_range_of(entry(field.field, "/V")) for field in found if field.value}
    known |= {_range_of(right) for right in rights}
    ranges = {tuple(int(number) for number in numbers) for numbers in WHOLE_RANGE.findall(content)}
    return any(_holds_signature(content[covered[1] : covered[2]]) for covered in ranges - known)


def _holds_signature(gap: bytes) -> bool:
    """Also when a part of it was damaged."""
    return (gap[:1] == b"<" or gap[-1:] == b">") and LONG_HEXADECIMAL.search(gap) is not None


def _range_of(signature: generic.PdfObject | None) -> tuple[int, ...]:
    try:
        return tuple(int(number) for number in entry(signature, "/ByteRange"))
    except UNREADABLE:
        return ()


def _fields_of(handler: PdfHandler) -> Iterator[Field]:
    for count, (name, value, reference) in enumerate(enumerate_sig_fields(handler)):
        if count >= MAX_FIELDS:
            raise UnreadableFile("tooLarge", f"Deze PDF heeft meer dan {MAX_FIELDS} velden om te tekenen.")
        field = reference.get_object()
        yield Field(str(name), field, _value_of(field) if value else None)


def _value_of(field: generic.DictionaryObject) -> generic.Reference | None:
    """The place of the signature. One without a place of its own cannot be followed through revisions: it
    gets the place of nothing, and is unreadable."""
    value = field.raw_get("/V")
    return value.reference if isinstance(value, generic.IndirectObject) else generic.Reference(0, 0)


def _on_pages(reader: PdfFileReader) -> Iterator[Field]:
    """Signatures that a page shows without being in the form."""
    for annotation in _annotations(entry(reader.root, "/Pages"), depth=0):
        field = _holding(annotation, "/V")
        if field is not None and inherited(annotation, "/FT") == "/Sig":
            name = inherited(annotation, "/T") or ""
            yield Field(str(name), field, _value_of(field), detached=True)


def _holding(field: generic.PdfObject | None, key: str) -> generic.DictionaryObject | None:
    """The field itself or the first of its parents that has this entry, as a dictionary."""
    for _ in range(MAX_DEPTH):
        if not isinstance(field, generic.DictionaryObject):
            return None
        if isinstance(entry(field, key), generic.DictionaryObject):
            return field
        field = entry(field, "/Parent")
    return None


def _annotations(node: generic.PdfObject | None, *, depth: int) -> Iterator[generic.DictionaryObject]:
    if not isinstance(node, generic.DictionaryObject) or depth > MAX_DEPTH:
        return
    yield from _listed(node, "/Annots")
    for kid in _listed(node, "/Kids"):
        yield from _annotations(kid, depth=depth + 1)


def _listed(node: generic.DictionaryObject, key: str) -> Iterator[generic.DictionaryObject]:
    try:
        entries = entry(node, key)
        objects = [entry.get_object() for entry in entries] if isinstance(entries, list) else []
    except UNREADABLE:
        return
    yield from (entry for entry in objects if isinstance(entry, generic.DictionaryObject))


def _removed(reader: PdfFileReader, known: set[generic.Reference | None]) -> list[Field]:
    """Signatures of older revisions that the file no longer shows."""
    last = reader.xrefs.total_revisions - 1
    if last > MAX_REVISIONS:
        raise UnreadableFile("tooLarge", f"Deze PDF is meer dan {MAX_REVISIONS} keer gewijzigd.")
    removed = {}
    for revision in range(last):
        for field in _historical(reader, revision):
            if field.value and field.value not in known:
                removed[field.value] = replace(field, removed=True)
    return list(removed.values())


def _historical(reader: PdfFileReader, revision: int) -> list[Field]:
    try:
        return list(_fields_of(reader.get_historical_resolver(revision)))
    except UNREADABLE:
        return []
