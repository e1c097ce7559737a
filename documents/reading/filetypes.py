"""What a file is, told by its content and not by its name, and the limits it must keep."""

import codecs
import io
import re
import zipfile
from pathlib import PurePath

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

KNOWN = "Kies een Word-bestand (.docx), een ODT-, PDF-, HTML- of Markdown-bestand."
AS_WINDOWS = "documents.as_windows"
MARKDOWN_NAMES = (".md", ".markdown")
PAGE_START = re.compile(
    r"(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|title|style|main|section|article|"
    r"h[1-6]|p|div|table|ul|ol|dl)\b",
    re.DOTALL,
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = {
    b"{\\rtf": "een RTF-bestand. Open het in Word en bewaar het als .docx.",
    b"\x89PNG": f"een afbeelding. {KNOWN}",
    b"\xff\xd8\xff": f"een afbeelding. {KNOWN}",
    b"GIF8": f"een afbeelding. {KNOWN}",
    b"%!PS": "een PostScript-bestand. Maak er eerst een PDF van.",
    b"\x1f\x8b": "een ingepakt bestand. Pak het eerst uit.",
    b"7z\xbc\xaf": "een ingepakt bestand. Pak het eerst uit.",
    b"MZ": f"een programma. {KNOWN}",
    b"\x7fELF": f"een programma. {KNOWN}",
}


def media_type_of(content: bytes, name: str) -> str:
    """The media type by content. Raises UnreadableFile for an empty, too large or other file."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFile("empty", "Dit bestand is leeg. Kies een ander bestand.")
    if len(content) > MAX_UPLOAD_BYTES:
        raise UnreadableFile(
            "tooLarge", f"Dit bestand is groter dan {MAX_UPLOAD_BYTES // 1024**2} MB. Maak het kleiner."
        )
    found = _by_signature(content) or _by_text(content, name)
    _refuse_false_name(found, name)
    return found


def _by_signature(content: bytes) -> str | None:
    if b"%PDF-" in content[:PDF_HEADER_WITHIN]:
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    if content.startswith(OLE):
        raise UnreadableFile(
            "wrongType",
            "Dit is een bestand van een oude Office-versie. Open het in Word en bewaar het als .docx.",
        )
    for signature, kind in FOREIGN.items():
        if content.startswith(signature):
            raise UnreadableFile("wrongType", f"Dit is {kind}")
    return None


def _office_type(content: bytes) -> str:
    with open_zip(content) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            return DOCX
        if "mimetype" in names and archive.read("mimetype").startswith(ODT.encode()):
            return ODT
        if "[Content_Types].xml" in names and b"wordprocessingml.document.main" in archive.read(
            "[Content_Types].xml"
        ):
            return DOCX
    raise UnreadableFile(
        "wrongType", f"Dit is geen Word- of ODT-bestand, maar een ander ingepakt bestand. {KNOWN}"
    )


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


def _by_text(content: bytes, name: str) -> str:
    sample = decoded(content[:4096]).lstrip("\ufeff \r\n\t").lower()
    written_as_markdown = PurePath(name).suffix.lower() in MARKDOWN_NAMES
    if "<html" in sample[:2000] or (PAGE_START.match(sample) and not written_as_markdown):
        return HTML
    if sample.startswith("<?xml"):
        raise UnreadableFile(
            "wrongType", "Dit is een XML-bestand. Open het in Word of LibreOffice en bewaar het als .docx."
        )
    if sample.startswith("mime-version:"):
        raise UnreadableFile(
            "wrongType",
            "Dit is een webpagina in één bestand (.mht). Open haar in Word en bewaar haar als .docx.",
        )
    control = sum(character < " " and character not in "\t\r\n\f" for character in sample)
    if control > len(sample) // 100:
        raise UnreadableFile("wrongType", f"Dit bestand is niet te lezen als tekst. {KNOWN}")
    return MARKDOWN


def _refuse_false_name(found: str, name: str) -> None:
    """A text behind a name that promises something else is refused: a saved error page is no agreement."""
    promised = {".pdf": PDF, ".docx": DOCX, ".odt": ODT}.get(PurePath(name).suffix.lower())
    if promised and found in (HTML, MARKDOWN):
        raise UnreadableFile(
            "wrongType",
            f"Dit bestand heet {PurePath(name).suffix}, maar bevat iets anders. Open het eerst zelf en "
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


def decoded(content: bytes) -> str:
    """Text from bytes: by its byte order mark, else UTF-8; what is not, counts as the Western European set of
    Windows, also within one file."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    return content.decode("utf-8", errors=AS_WINDOWS)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(AS_WINDOWS, _as_windows)
