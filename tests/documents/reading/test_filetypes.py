"""One answer to what a file is, for a version and for searching."""

import io
import zipfile

import pytest

from documents.reading import UnreadableFile
from documents.reading.filetypes import (
    BITMAP,
    DOCX,
    EML,
    GIF,
    HTML,
    JPEG,
    MARKDOWN,
    NO_TEXT,
    ODT,
    PDF,
    PNG,
    PPTX,
    RTF,
    TEXT,
    TIFF,
    WEBP,
    XLSX,
    media_type_of,
    text_type_of,
)

SIGNED = b"0\x82\x01\x02\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + bytes(40)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIL = b"From: regio@voorbeeld.example\r\nSubject: Besluit\r\n\r\nAkkoord."


def packed(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (b"%PDF-1.7 ...", "a.pdf", PDF),
        (b"\n\njunk %PDF-1.4", "a", PDF),
        (b"%PDF-1.7 ...", "a.txt", PDF),
        (packed(**{"word/document.xml": b"<w/>"}), "a.zip", DOCX),
        (packed(**{"[Content_Types].xml": b"wordprocessingml.document.main"}), "a", DOCX),
        (packed(mimetype=ODT.encode()), "a.odt", ODT),
        (packed(**{"xl/workbook.xml": b"<x/>"}), "a.docx", XLSX),
        (packed(**{"ppt/presentation.xml": b"<x/>"}), "a", PPTX),
        (b"<!DOCTYPE html><p>x", "a.txt", HTML),
        (b"<h1>Kop</h1>", "a", HTML),
        (b"<h1>Kop</h1>", "a.md", MARKDOWN),
        ("\ufeff<html>".encode("utf-16"), "a.htm", HTML),
        (b"# Kop", "a.md", MARKDOWN),
        (b"# Kop", "kop", MARKDOWN),
        (b"# Kop", "kop.csv", TEXT),
        ("Kop\nregel".encode("utf-16-le"), "kop.txt", TEXT),
        (b"{\\rtf1 x}", "a.docx", RTF),
        (MAIL, "a.eml", EML),
        (MAIL, "bericht", EML),
        (MAIL, "a.md", MARKDOWN),
        (MAIL, "a.txt", TEXT),
        (b"\x89PNG\r\n\x1a\n", "a.png", PNG),
        (b"\xff\xd8\xff\xe0", "a", JPEG),
        (b"GIF89a", "a", GIF),
        (b"II*\x00....", "a", TIFF),
        (b"RIFF....WEBP", "a", WEBP),
        (b"BM1234\0\0\0\0", "a", BITMAP),
    ],
)
def test_kind__by_content(content: bytes, name: str, media_type: str) -> None:
    """What can be read at all becomes pages; a version only what is a text, and the rest says what to do."""
    assert media_type_of(content, name) == media_type
    if media_type not in NO_TEXT:
        assert text_type_of(content, name) == media_type
        return
    with pytest.raises(UnreadableFile, match=r"Kies een|Open het|bewaar") as raised:
        text_type_of(content, name)
    assert raised.value.code == "wrongType"


@pytest.mark.parametrize(
    ("content", "name", "code", "told"),
    [
        (b" \0\r\n", "a.md", "empty", "leeg"),
        (b"x" * (50 * 1024**2 + 1), "a.md", "tooLarge", "50 MB"),
        (packed(a=b"x"), "a.docx", "wrongType", "ander ingepakt bestand"),
        (b"PK\x03\x04 half", "a.docx", "broken", "beschadigd"),
        (packed(a=bytes(20 * 1024**2)), "a.docx", "tooLarge", "veel te groot"),
        (OLE, "a.doc", "wrongType", "oude Office-versie"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "wrongType", "bewaar het als PDF"),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            "a.doc",
            "wrongType",
            r"Word of LibreOffice .* als \.docx",
        ),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "a.ppt", "wrongType", "bewaar haar als PDF"),
        (b"\xffWPC\x10", "a.wpd", "wrongType", "WordPerfect"),
        (b"Rar!\x1a", "a.rar", "wrongType", "Pak het eerst uit"),
        (b"\0\0\0\x18ftypheic", "a.heic", "wrongType", "als JPG"),
        (b"\0\0\0\x18ftypmp42", "a.mp4", "wrongType", "een film"),
        (SIGNED, "a.pdf.p7m", "wrongType", "ondertekend pakket"),
        (b"[InternetShortcut]\nURL=https://a.example", "a.url", "wrongType", "snelkoppeling"),
        (b"\x05Anja" + bytes(150), "~$contract.docx", "wrongType", "hulpbestand"),
        (b'{"url": "https://docs.example/1"}', "a.gdoc", "wrongType", "koppeling"),
        (
            packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "a.ods",
            "wrongType",
            "rekenblad",
        ),
        (packed(mimetype=b"application/vnd.oasis.opendocument.presentation"), "a.odp", "wrongType", "PDF"),
        (packed(mimetype=b"application/epub+zip"), "a.epub", "wrongType", "e-boek"),
        (packed(mimetype=b"application/vnd.etsi.asic-e+zip"), "a.asice", "wrongType", "ondertekend pakket"),
        (packed(**{"Index/Document.iwa": b"x"}), "a.pages", "wrongType", "Pages, exporteer het naar Word"),
        (packed(**{"Index/Document.iwa": b"x"}), "a.key", "wrongType", "Keynote, exporteer het naar PDF"),
        (packed(**{"xl/workbook.bin": b"x"}), "a.xlsb", "wrongType", "bewaar het als PDF"),
        (packed(**{"map/contract.docx": b"x"}), "a.zip", "wrongType", "Erin zit: contract.docx"),
        (b"<?xml?><officiele-publicatie>", "a.xml", "wrongType", "officielebekendmakingen.nl"),
        (
            b"<?xml?><a xmlns='https://standaarden.overheid.nl/stop/imop/tekst/'>",
            "a.xml",
            "wrongType",
            "publicatie",
        ),
        (b"<?xml?><toestand bwb-id='BWBR1'>", "a", "wrongType", "wetten.overheid.nl"),
        (b"<wetgeving><artikel/></wetgeving>", "a.xml", "wrongType", "als webpagina"),
        (b"<?xml?><akomaNtoso/>", "a.xml", "wrongType", "lokaleregelgeving"),
        (
            b"<?xml?><?mso-application progid='Word.Document'?><w:wordDocument/>",
            "a.xml",
            "wrongType",
            "als .docx",
        ),
        (b"<?xml?><pkg:package/>", "a.xml", "wrongType", "bewaar het als .docx"),
        (b"<?xml?><office:document office:mimetype='x.text'/>", "a.fodt", "wrongType", "bewaar het als .odt"),
        (b"<?xml?><svg/>", "a.svg", "wrongType", "tekening"),
        (b"<?xml?><factuur/>", "a.xml", "wrongType", "XML-bestand"),
        (b"%!PS-Adobe", "a.ps", "wrongType", "PostScript"),
        (b"\x1f\x8b\x08", "a.gz", "wrongType", "Pak het eerst uit"),
        (b"MZ\x90", "a.docx", "wrongType", "programma"),
        (b"<html>Fout 404", "a.pdf", "wrongType", "heet .pdf, maar bevat iets anders"),
        (b"gewone tekst", "a.docx", "wrongType", "heet .docx"),
        (b"<?xml version='1.0'?><office/>", "a.fodt", "wrongType", "XML-bestand"),
        (b"MIME-Version: 1.0\n\nx", "a.mht", "wrongType", ".mht"),
        (bytes(range(1, 32)) * 40, "a.md", "wrongType", "niet te lezen als tekst"),
    ],
)
@pytest.mark.parametrize("kind_of", [media_type_of, text_type_of])
def test_what_cannot_be_read__says_why(kind_of, content: bytes, name: str, code: str, told: str) -> None:
    with pytest.raises(UnreadableFile, match=told) as raised:
        kind_of(content, name)
    assert raised.value.code == code
