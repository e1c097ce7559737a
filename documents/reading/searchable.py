"""Which kinds of file can be read for searching: all that can be imported, and more."""

import re
from pathlib import PurePath

from documents.reading import filetypes
from documents.reading.filetypes import DOCX, HTML, MARKDOWN, ODT, OLE, decoded, open_zip
from documents.reading.stream import UnreadableFile

RTF = "application/rtf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EML = "message/rfc822"
TEXT = "text/plain"
PICTURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"GIF8": "image/gif",
}
BITMAP, WEBP = re.compile(rb"BM.{4}\0{4}", re.DOTALL), re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
OFFICE = {"xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
MAIL_HEAD = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
MAIL_WORDS = re.compile(
    r"^(?:from|message-id|received|return-path|mime-version):", re.IGNORECASE | re.MULTILINE
)
PLAIN_NAMES = (".txt", ".csv", ".tsv", ".log", ".ics")
READER_NAMES = {DOCX: "docx", ODT: "odt", HTML: "html", MARKDOWN: "markdown"}
OLD_OFFICE = {
    "WordDocument": "een Word-bestand van een oude soort. Open het in Word en bewaar het als .docx.",
    "Workbook": "een Excel-bestand van een oude soort. Open het in Excel en bewaar het als .xlsx.",
    "PowerPoint Document": "een oude presentatie. Open haar in PowerPoint en bewaar haar als .pptx.",
    "__properties_version1.0": "een bericht van Outlook. Sleep het naar het bureaublad als .eml, "
    "of druk het in Outlook af naar een PDF.",
}
ENCODED_WIDE = (("utf-32", b"\xff\xfe\0\0"), ("utf-32", b"\0\0\xfe\xff"))


def media_type_of(content: bytes, name: str) -> str:
    """The media type, by content. Raises `documents.reading.UnreadableFile`."""
    if len(content) <= filetypes.MAX_UPLOAD_BYTES:
        found = _by_signature(content) or _by_name(content, name)
        if found:
            return found
    return filetypes.media_type_of(content, name)


def _by_signature(content: bytes) -> str | None:
    if content.startswith(b"{\\rtf"):
        return RTF
    if content.startswith(b"PK\x03\x04"):
        with open_zip(content) as archive:
            return next((kind for part, kind in OFFICE.items() if part in archive.namelist()), None)
    if content.startswith(OLE):
        _refuse_old_office(content)
    if BITMAP.match(content):
        return "image/bmp"
    if WEBP.match(content):
        return "image/webp"
    return next((kind for start, kind in PICTURES.items() if content.startswith(start)), None)


def _refuse_old_office(content: bytes) -> None:
    for stream, kind in OLD_OFFICE.items():
        if stream.encode("utf-16-le") in content:
            raise UnreadableFile("wrongType", f"Dit is {kind}")


def _by_name(content: bytes, name: str) -> str | None:
    """Mail and plain text look alike: mail has a head of its own, and says so in its name."""
    ending = PurePath(name).suffix.lower()
    if ending not in (".eml", "", *PLAIN_NAMES) or not content.strip(b"\0 \t\r\n"):
        return None
    head = plain(content[:8192]).replace("\r\n", "\n").lstrip()
    if ending not in PLAIN_NAMES and MAIL_HEAD.match(head) and MAIL_WORDS.search(head):
        return EML
    return TEXT if ending in PLAIN_NAMES and _is_text(head, name) else None


def _is_text(head: str, name: str) -> bool:
    """Whether nearly all of it are letters, and it is no web page."""
    shown = head.replace("\0", " ").encode()
    return filetypes.media_type_of(shown, name) == MARKDOWN


def plain(content: bytes) -> str:
    """The text of a file that is text and nothing else, also where it does not say how it is encoded."""
    for encoding, mark in ENCODED_WIDE:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    sample = content[:2048]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > len(zeros) // 2:
            return content.decode(encoding, errors="replace")
    return decoded(content).replace("\0", " ")
