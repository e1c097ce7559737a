"""A PDF of which no letters can be read becomes a version by its picture, and never a row of meaningless
signs.
"""

import io
import shutil

import pytest
import typst
from PIL import Image
from pypdf import PdfReader, PdfWriter

from documents.reading import Imported, UnreadableFile, ocr
from documents.reading.texts import read
from documents.text import plain_text
from tests.documents.odd_files import WORDS, laid_over, one_page, pdf_of, picture, saved, scan, written

needs_ocr = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is er niet")
AGREEMENT = """#set text(18pt, lang: "nl", hyphenate: false)
*Artikel 1 Doel*

Partijen helpen kwetsbare inwoners aan een passende woning.

*Artikel 2 Looptijd*

Het convenant loopt tot de zomer.
"""


def pdf(source: str) -> bytes:
    return typst.compile(source.encode())


def without_letters(*sources: str) -> bytes:
    """A PDF whose fonts do not say which letters they draw."""
    writer = PdfWriter()
    for source in sources:
        writer.append(PdfReader(io.BytesIO(pdf(source))))
        for font in writer.pages[-1]["/Resources"]["/Font"].values():
            font.get_object().pop("/ToUnicode")
    return written(writer)


def imported(content: bytes) -> Imported:
    return read(content, name="convenant.pdf", recognise_seconds=60)


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    for known in (ocr.languages, ocr.tesseract_version):
        known.cache_clear()
    yield
    for known in (ocr.languages, ocr.tesseract_version):
        known.cache_clear()


@needs_ocr
def test_letters_without_meaning__become_the_articles_that_a_reader_sees() -> None:
    result = imported(without_letters(AGREEMENT))
    assert [unit.title for unit in result.text.units] == ["Artikel 1 Doel", "Artikel 2 Looptijd"]
    assert "kwetsbare inwoners aan een passende woning." in plain_text(result.text)
    assert "herkend in een beeld (OCR)" in result.warnings[0]
    assert "Lees die tekst helemaal na" in result.warnings[0]


def test_letters_without_meaning__without_tesseract_are_no_text(no_tesseract: None) -> None:
    result = imported(without_letters(AGREEMENT))
    assert plain_text(result.text).strip() == ""
    assert "geen doorzoekbare tekst" in result.warnings[0]
    assert "tesseract ontbreekt" in result.warnings[1]


@needs_ocr
def test_one_page_without_meaning__is_read_by_its_picture_and_the_other_by_its_letters() -> None:
    small = AGREEMENT.replace("18pt", "9pt")
    later = AGREEMENT.replace("Artikel 2", "Artikel 4").replace("Artikel 1", "Artikel 3")
    writer = PdfWriter()
    for content in (pdf(small), without_letters(later)):
        writer.append(PdfReader(io.BytesIO(content)))
    result = imported(written(writer))
    assert [unit.number for unit in result.text.units] == ["1", "2", "3", "4"]
    assert any(warning.startswith("De tekst van bladzijde 2 is herkend") for warning in result.warnings)


@needs_ocr
def test_scan__with_a_stamp_is_read_and_the_stamp_is_not_lost() -> None:
    stamp = pdf("#set page(fill: none)\n#place(bottom)[Zaak 2024-0012345]")
    result = imported(laid_over(scan(), stamp))
    assert plain_text(result.text).count("kwetsbare inwoners") == 8
    everything = plain_text(result.text) + "".join(one.text for one in result.left_out)
    assert "2024-0012345" in everything


@needs_ocr
def test_picture_with_words_under_typed_text__is_told_and_no_text() -> None:
    typed = "De partijen bij dit convenant stellen samen vast wat zij van elkaar verwachten. " * 4
    result = imported(laid_over(scan(), pdf(f"#set page(fill: none)\n#place(bottom)[{typed}]")))
    assert "kwetsbare" not in plain_text(result.text)
    assert "stellen samen vast" in plain_text(result.text)
    assert [one.why for one in result.left_out if "kwetsbare" in one.text] == [
        "woorden in een beeld op bladzijde 1"
    ]


def test_scan__for_which_there_is_no_time_is_named() -> None:
    result = read(scan(), name="a.pdf", recognise_seconds=0)
    assert any(
        "nog niet gelezen" in warning or "tesseract ontbreekt" in warning for warning in result.warnings
    )


@needs_ocr
@pytest.mark.parametrize(("kind", "name"), [("PNG", "scan.png"), ("JPEG", "foto.jpg"), ("TIFF", "scan.tiff")])
def test_scan_that_is_a_picture__is_read_as_a_scan(kind: str, name: str) -> None:
    result = read(saved(picture(), kind), name=name, recognise_seconds=60)
    assert WORDS in " ".join(plain_text(result.text).split())
    assert any("herkend in een beeld (OCR)" in warning for warning in result.warnings)


@pytest.mark.parametrize(("name", "told"), [("a.png", "geen tekst is herkend"), ("a.docx", "heet .docx")])
def test_picture_without_words__is_refused(name: str, told: str) -> None:
    with pytest.raises(UnreadableFile, match=told) as raised:
        read(saved(Image.new("L", (60, 60), 255), "PNG"), name=name, recognise_seconds=60)
    assert raised.value.code == "wrongType"


def test_damaged_page__is_named_and_the_others_are_read() -> None:
    result = imported(pdf_of(one_page(kids=b"9 0 R 3 0 R")))
    assert "Samen wonen" in plain_text(result.text)
    assert result.warnings[0].startswith("Bladzijde 1 is beschadigd")


def test_what_is_filled_in_and_what_lies_inside_is_told() -> None:
    objects = one_page(catalogue=b"/AcroForm<</Fields[10 0 R]>>")
    objects[10] = b"<</FT/Tx/T(naam)/V(Gemeente Blaricum)>>"
    result = imported(pdf_of(objects))
    assert [(one.text, one.why) for one in result.left_out] == [
        ("Gemeente Blaricum", "ingevuld in een veld van het formulier")
    ]
