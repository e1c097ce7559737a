"""Which kinds of file can be read for searching: all that can be imported, and more."""

import re
from pathlib import PurePath

from documents.importing import filetypes
from documents.importing.filetypes import decoded, open_zip

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
}
OFFICE = {"xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
MAIL_HEAD = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
MAIL_WORDS = re.compile(
    r"^(?:from|message-id|received|return-path|mime-version):", re.IGNORECASE | re.MULTILINE
)


def media_type_of(content: bytes, name: str) -> str:
    """The media type, by content. Raises `documents.importing.UnreadableFile`."""
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
    return next((kind for start, kind in PICTURES.items() if content.startswith(start)), None)


def _by_name(content: bytes, name: str) -> str | None:
    """Mail and plain text look alike: mail has a head of its own, and says so in its name."""
    ending = PurePath(name).suffix.lower()
    if ending not in (".eml", ".txt", "") or not content.strip():
        return None
    head = decoded(content[:8192]).replace("\r\n", "\n").lstrip()
    if ending != ".txt" and MAIL_HEAD.match(head) and MAIL_WORDS.search(head):
        return EML
    return TEXT if ending == ".txt" and filetypes.media_type_of(content, name) == filetypes.MARKDOWN else None
