"""What to say of a file of a kind that is not read: what it is, and a road that works for that very kind."""

import re
from collections.abc import Iterable
from pathlib import PurePath

KNOWN = "Kies een Word-bestand (.docx), een ODT-, PDF-, HTML- of Markdown-bestand."
ASK = "Vraag de afzender om het Word- of PDF-bestand."
UNPACK = "Pak het eerst uit en kies het bestand met de tekst."
TO_PDF = "exporteer het naar PDF"
TO_DOCX = "Open het in Word of LibreOffice en bewaar het als .docx."
SHORTCUT = "een snelkoppeling, niet het bestand zelf. Open haar, bewaar het bestand en kies dat."
REGISTER = (
    "Staat er een register van partners en handtekeningen in? Dat neemt de beheerder over met "
    "`manage.py import_register`."
)
SHEET = f"Open het in Excel en bewaar het als PDF, of kopieer de tekst naar een Word-bestand. {REGISTER}"
OLD_OFFICE = {
    "WordDocument": f"een Word-bestand van een oude soort (.doc). {TO_DOCX}",
    "Workbook": f"een Excel-bestand van een oude soort. {SHEET}",
    "Book": f"een Excel-bestand van een oude soort. {SHEET}",
    "PowerPoint Document": "een oude presentatie. Open haar in PowerPoint en bewaar haar als PDF.",
    "__properties_version1.0": "een bericht van Outlook. Sleep het naar het bureaublad als .eml, "
    "of druk het in Outlook af naar een PDF.",
    "VisioDocument": "een tekening van Visio. Open haar in Visio en bewaar haar als PDF.",
    "MatOST": f"een bestand van Works. Open het in LibreOffice en bewaar het als .docx. {KNOWN}",
    "Quill": "een bestand van Publisher. Open het in Publisher en bewaar het als PDF.",
    "HwpSummaryInformation": "een bestand van Hangul. Open het in LibreOffice en bewaar het als .docx.",
}
UNKNOWN_OLD = (
    "een bestand van een oude Office-versie. Open het in Word of LibreOffice en bewaar het als .docx."
)
PICTURE_UNREAD = (
    "een afbeelding van een soort die niet wordt gelezen. Bewaar haar als JPG of PDF en kies dat."
)
SOUND = f"een geluid of een film. {KNOWN}"
STARTS = {
    b"%!PS": "een PostScript-bestand. Maak er eerst een PDF van.",
    b"\x1f\x8b": f"een ingepakt bestand. {UNPACK}",
    b"7z\xbc\xaf": f"een ingepakt bestand. {UNPACK}",
    b"Rar!": f"een ingepakt bestand. {UNPACK}",
    b"BZh": f"een ingepakt bestand. {UNPACK}",
    b"\xfd7zXZ": f"een ingepakt bestand. {UNPACK}",
    b"MZ": f"een programma. {KNOWN}",
    b"\x7fELF": f"een programma. {KNOWN}",
    b"\xffWPC": "een WordPerfect-bestand. Open het in LibreOffice of WordPerfect en bewaar het als .docx.",
    b"\xdb\xa5": "een heel oud Word-bestand. Open het in LibreOffice en bewaar het als .docx.",
    b"\x31\xbe\0\0": "een heel oud Word-bestand. Open het in LibreOffice en bewaar het als .docx.",
    b"AT&TFORM": "een DjVu-bestand. Open het in een lezer voor DjVu en druk het af naar PDF.",
    b"\0\0\0\x0cjP  ": PICTURE_UNREAD,
    b"L\0\0\0\x01\x14\x02\0": SHORTCUT,
    b"bplist00": SHORTCUT,
    b"[InternetShortcut]": SHORTCUT,
    b"ID3": SOUND,
    b"OggS": SOUND,
    b"\x1aE\xdf\xa3": SOUND,
}
BRAND = re.compile(rb".{4}ftyp(....)", re.DOTALL)
STILL = {b"heic", b"heix", b"mif1", b"avif", b"msf1"}
SIGNED = re.compile(rb"0[\x80-\x84].{0,4}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", re.DOTALL)
SIGNED_FILE = (
    "een ondertekend pakket (.p7m). Open het in het programma waarmee is ondertekend, bewaar het bestand dat "
    "erin zit en kies dat."
)
ODF = "application/vnd.oasis.opendocument."
PACKED_KINDS = {
    f"{ODF}spreadsheet": f"een rekenblad (.ods). {SHEET.replace('Excel', 'LibreOffice')}",
    f"{ODF}presentation": f"een presentatie (.odp). Open het bestand in LibreOffice en {TO_PDF}.",
    f"{ODF}graphics": f"een tekening (.odg). Open het bestand in LibreOffice en {TO_PDF}.",
    "application/epub+zip": f"een e-boek (.epub). {ASK}",
    "application/vnd.etsi.asic": "een ondertekend pakket (.asice). Open het in het programma waarmee is "
    "ondertekend, bewaar het bestand dat erin zit en kies dat.",
}
PACKED_PARTS = {
    "xl/workbook.bin": f"een Excel-bestand (.xlsb). {SHEET}",
    "visio/document.xml": "een tekening van Visio. Open haar in Visio en bewaar haar als PDF.",
    "FixedDocumentSequence.fdseq": "een XPS-bestand. Open het in Windows en druk het af naar PDF.",
    "FixedDocSeq.fdseq": "een XPS-bestand. Open het in Windows en druk het af naar PDF.",
}
APPLE = {".numbers": "Numbers", ".key": "Keynote"}
APPLE_PARTS = re.compile(r"Index/\w+\.iwa|Index\.zip|index\.(?:xml|apxl)(?:\.gz)?|buildVersionHistory\.plist")
READABLE = (".docx", ".odt", ".pdf", ".html", ".htm", ".md")
MOST_NAMED = 3
PUBLICATION = re.compile(
    r"officiele-?publicatie|officielebekendmakingen|overheid\.nl|akomantoso|/imop/|aanleveringbesluit|"
    r"<(?:\w+:)?(?:toestand|wetgeving|bwb-\w+|cvdr|regeling|staatsblad|staatscourant|gemeenteblad)\b"
)
XML_KINDS = (
    (
        re.compile(r"progid=\"word\.document\"|worddocument|<pkg:package"),
        f"een Word-bestand als XML. {TO_DOCX}",
    ),
    (
        re.compile(r"progid=\"excel\.sheet\"|office:spreadsheet|opendocument\.spreadsheet"),
        f"een rekenblad als XML. {SHEET.replace('Excel', 'Excel of LibreOffice')}",
    ),
    (
        re.compile(r"<office:document\b"),
        "een bestand van LibreOffice als XML. Open het in LibreOffice en bewaar het als .odt.",
    ),
    (
        PUBLICATION,
        "de XML van een officiële publicatie. Zoek dezelfde publicatie op officielebekendmakingen.nl, "
        "wetten.overheid.nl of lokaleregelgeving.overheid.nl, bewaar haar daar als PDF of als webpagina "
        "(.html), en kies dat bestand.",
    ),
    (
        re.compile(r"<svg\b"),
        f"een tekening (.svg). Open haar in een browser en druk haar af naar PDF. {KNOWN}",
    ),
)
DATA_AS_XML = f"een XML-bestand met gegevens. Daar staat niet in hoe de tekst eruitziet. {ASK}"


def refusal_by_start(content: bytes, name: str) -> str:
    """What a file of a kind that is not read is, told by its first bytes; nothing for any other."""
    if PurePath(name).name.startswith("~$") and len(content) < 1024:
        return "het hulpbestand dat Word maakt zolang een bestand open is. Kies het bestand zonder ~$."
    if SIGNED.match(content[:32]):
        return SIGNED_FILE
    if brand := BRAND.match(content[:16]):
        return PICTURE_UNREAD if brand[1] in STILL else SOUND
    return next((kind for start, kind in STARTS.items() if content.startswith(start)), "")


def old_office_refusal(content: bytes) -> str:
    kinds = (kind for stream, kind in OLD_OFFICE.items() if f"{stream}\0".encode("utf-16-le") in content)
    return next(kinds, "") or next(
        (kind for stream, kind in OLD_OFFICE.items() if stream.encode("utf-16-le") in content), UNKNOWN_OLD
    )


def packed_refusal(names: Iterable[str], mimetype: str, name: str) -> str:
    """What a packed file is that holds no text itself."""
    parts = sorted(names)
    if kind := next((kind for start, kind in PACKED_KINDS.items() if mimetype.startswith(start)), ""):
        return kind
    if kind := next((kind for part, kind in PACKED_PARTS.items() if part in parts), ""):
        return kind
    if any(APPLE_PARTS.search(part) for part in parts):
        program = APPLE.get(PurePath(name).suffix.lower(), "Pages")
        goal = "Word" if program == "Pages" else "PDF"
        return f"een bestand van {program}. Open het in {program}, exporteer het naar {goal}, en kies dat."
    inside = [PurePath(part).name for part in parts if part.lower().endswith(READABLE)]
    what = "geen Word- of ODT-bestand, maar een ander ingepakt bestand"
    if not inside:
        return f"{what}. {UNPACK} {KNOWN}"
    more = f" en nog {len(inside) - MOST_NAMED}" if len(inside) > MOST_NAMED else ""
    return f"{what}. {UNPACK} Erin zit: {', '.join(inside[:MOST_NAMED])}{more}."


def xml_refusal(sample: str) -> str:
    """What an XML file is, by its start in small letters."""
    return next((kind for pattern, kind in XML_KINDS if pattern.search(sample)), DATA_AS_XML)


def is_data(sample: str) -> bool:
    """Whether a text is data in the form of JSON, such as the link to a document that is kept elsewhere."""
    return bool(re.match(r"""[{\[]\s*(?:"[^"]*"\s*:|\{\s*")""", sample))


DATA = (
    "een bestand met gegevens of een koppeling (JSON), niet de tekst zelf. Bewaar de tekst als .docx of PDF."
)
