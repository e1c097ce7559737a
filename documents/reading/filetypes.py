"""What a file is, told by its content and not by its name, what can be made of it, and the limits it must
keep.
"""

import io
import re
import zipfile
from pathlib import PurePath

from documents.reading.decoding import characters, decoded
from documents.reading.refused_types import (
    DATA,
    KNOWN,
    SHEET,
    TO_DOCX,
    is_data,
    old_office_refusal,
    packed_refusal,
    refusal_by_start,
    xml_refusal,
)
from documents.reading.stream import UnreadableFile

MAX_UPLOAD_BYTES = 50 * 1024**2
MAX_UNPACKED_BYTES = 150 * 1024**2
MAX_CHARACTERS = 5_000_000
MAX_PACKING_RATIO = 200
MAX_MEMBERS = 2_000
RATIO_MATTERS_FROM_BYTES = 10 * 1024**2
PDF_HEADER_WITHIN = 1024

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
RTF = "application/rtf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EML = "message/rfc822"
PNG, JPEG, GIF, WEBP = "image/png", "image/jpeg", "image/gif", "image/webp"
TIFF, BITMAP = "image/tiff", "image/bmp"

# All kinds named above become pages for searching; of these no version can be made.
NO_TEXT = {
    RTF: f"Dit is een RTF-bestand. {TO_DOCX}",
    XLSX: f"Dit is een Excel-bestand. {SHEET}",
    PPTX: "Dit is een presentatie. Open het bestand in PowerPoint en bewaar het als PDF.",
    EML: f"Dit is een e-mail. Bewaar de bijlage die u zoekt als bestand. {KNOWN}",
}
PICTURES = {
    b"\x89PNG": PNG,
    b"\xff\xd8\xff": JPEG,
    b"GIF8": GIF,
    b"II*\x00": TIFF,
    b"MM\x00*": TIFF,
}
BITMAP_HEAD, WEBP_HEAD = re.compile(rb"BM.{4}\0{4}", re.DOTALL), re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
SHOWN_BY_BROWSERS = (PNG, JPEG, GIF, WEBP)
MAIN_PARTS = {"xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX, "word/document.xml": DOCX}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKDOWN_NAMES = (".md", ".markdown")
PLAIN_NAMES = (".txt", ".csv", ".tsv", ".log", ".ics")
PAGE_START = re.compile(
    r"(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|title|style|main|section|article|"
    r"h[1-6]|p|div|table|ul|ol|dl)\b",
    re.DOTALL,
)
MAIL_HEAD = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
MAIL_WORDS = re.compile(
    r"^(?:from|message-id|received|return-path|mime-version):", re.IGNORECASE | re.MULTILINE
)


def text_type_of(content: bytes, name: str) -> str:
    """The media type of a file of which a version can be made. Raises UnreadableFile for any other."""
    media_type = media_type_of(content, name)
    if media_type in NO_TEXT:
        raise UnreadableFile("wrongType", NO_TEXT[media_type])
    if media_type.startswith("image/"):
        _refuse_promised(name, "is een afbeelding")
    return media_type


def media_type_of(content: bytes, name: str) -> str:
    """The media type of a file that can be read. Raises UnreadableFile for an empty, too large or other
    file."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFile("empty", "Dit bestand is leeg. Kies een ander bestand.")
    if len(content) > MAX_UPLOAD_BYTES:
        raise UnreadableFile(
            "tooLarge", f"Dit bestand is groter dan {MAX_UPLOAD_BYTES // 1024**2} MB. Maak het kleiner."
        )
    found = _by_signature(content, name) or _by_words(content, name)
    _refuse_false_name(found, name)
    return found


def _by_signature(content: bytes, name: str) -> str | None:
    if content.startswith(b"{\\rtf"):
        return RTF
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content, name)
    if content.startswith(OLE):
        raise UnreadableFile("wrongType", f"Dit is {old_office_refusal(content)}")
    if picture := picture_type(content):
        return picture
    if _is_mail(content, name):
        return EML
    if b"%PDF-" in content[:PDF_HEADER_WITHIN]:
        return PDF
    if kind := refusal_by_start(content, name):
        raise UnreadableFile("wrongType", f"Dit is {kind}")
    return None


def picture_type(content: bytes) -> str | None:
    """The media type of a picture, told by its bytes."""
    if BITMAP_HEAD.match(content):
        return BITMAP
    if WEBP_HEAD.match(content):
        return WEBP
    return next((kind for start, kind in PICTURES.items() if content.startswith(start)), None)


def _office_type(content: bytes, name: str) -> str:
    with open_zip(content) as archive:
        names = set(archive.namelist())
        if found := next((kind for part, kind in MAIN_PARTS.items() if part in names), None):
            return found
        mimetype = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
        if mimetype.startswith(ODT):
            return ODT
        if "[Content_Types].xml" in names and b"wordprocessingml.document.main" in archive.read(
            "[Content_Types].xml"
        ):
            return DOCX
    raise UnreadableFile("wrongType", f"Dit is {packed_refusal(names, mimetype, name)}")


def open_zip(content: bytes) -> zipfile.ZipFile:
    """The archive, once it is sure that unpacking it stays within the limits. Raises UnreadableFile."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableFile(
            "broken", "Dit bestand is beschadigd of niet volledig. Bied het opnieuw aan."
        ) from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    too_dense = unpacked > RATIO_MATTERS_FROM_BYTES and unpacked > MAX_PACKING_RATIO * len(content)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED_BYTES or too_dense:
        raise UnreadableFile(
            "tooLarge",
            "Dit bestand wordt bij het uitpakken veel te groot en is niet geopend. "
            "Vraag de afzender om een gewoon bestand.",
        )
    return archive


def _is_mail(content: bytes, name: str) -> bool:
    """Mail and plain text look alike: mail has a head of its own, and no name that says otherwise."""
    if PurePath(name).suffix.lower() not in (".eml", ""):
        return False
    head = decoded(content[:8192]).replace("\r\n", "\n").lstrip()
    return bool(MAIL_HEAD.match(head) and MAIL_WORDS.search(head))


def _by_words(content: bytes, name: str) -> str:
    ending = PurePath(name).suffix.lower()
    plain = ending in PLAIN_NAMES
    sample = (decoded if plain else characters)(content[:4096]).lstrip("\ufeff \r\n\t").lower()
    if "<html" in sample[:2000] or (PAGE_START.match(sample) and ending not in MARKDOWN_NAMES):
        return HTML
    if sample.startswith("<?xml") or (ending == ".xml" and sample.startswith("<")):
        raise UnreadableFile("wrongType", f"Dit is {xml_refusal(sample)}")
    if not plain and is_data(sample):
        raise UnreadableFile("wrongType", f"Dit is {DATA}")
    if sample.startswith("mime-version:"):
        raise UnreadableFile(
            "wrongType",
            "Dit is een webpagina in één bestand (.mht). Open haar in Word en bewaar haar als .docx.",
        )
    control = sum(character < " " and character not in "\t\r\n\f" for character in sample)
    if control > len(sample) // 100:
        raise UnreadableFile("wrongType", f"Dit bestand is niet te lezen als tekst. {KNOWN}")
    return TEXT if plain else MARKDOWN


def _refuse_false_name(found: str, name: str) -> None:
    """A text behind a name that promises something else is refused: a saved error page is no agreement."""
    if found in (HTML, MARKDOWN):
        _refuse_promised(name, "bevat iets anders")


def _refuse_promised(name: str, it_is: str) -> None:
    if PurePath(name).suffix.lower() in (".pdf", ".docx", ".odt"):
        raise UnreadableFile(
            "wrongType",
            f"Dit bestand heet {PurePath(name).suffix}, maar {it_is}. Open het eerst zelf en "
            "controleer of u het goede bestand hebt.",
        )


def bounded(text: str) -> str:
    """The text itself. Raises UnreadableFile when it is longer than any agreement."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFile(
            "tooLarge",
            f"In dit bestand staan {len(text) // 10**6} miljoen tekens. Dat is te veel om te lezen. "
            "Splits het bestand.",
        )
    return text
