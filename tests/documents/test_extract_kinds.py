"""Every kind of file that can be read for searching, and what there is to say about each."""

import io
import shutil
from email.message import EmailMessage

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfReader, PdfWriter

from documents.models import ExtractedText, ExtractionStatus, store_file
from documents.reading import UnreadableFile, extract, extract_pages
from documents.reading.filetypes import EML, PPTX, RTF, TEXT, XLSX, media_type_of
from documents.reading.pdf.running_text import running_text
from documents.versions.tasks import extract_file, read_again
from tests.documents.word_files import docx, paragraph

WORDS = "Partijen helpen kwetsbare inwoners aan een passende woning"
needs_ocr = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is er niet")


def workbook() -> bytes:
    book = Workbook()
    book.active.title = "Kosten"
    book.active.append(["Soort", "Bedrag"])
    book.active.append(["Huurachterstand", 1250])
    book.create_sheet("Verdeling").append(["Gemeente Huizen", "50%"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def presentation() -> bytes:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Het risicofonds"
    slide.shapes.add_textbox(Inches(1), Inches(2), Inches(5), Inches(1)).text_frame.text = "Elk jaar gevuld."
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(4), Inches(5), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Huizen", "twee ton"
    slide.notes_slide.notes_text_frame.text = "Noem de peildatum."
    target = io.BytesIO()
    show.save(target)
    return target.getvalue()


def mail(**enclosed: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "regio@voorbeeld.example", "huizen@voorbeeld.example"
    message["Subject"] = "Besluit over het convenant"
    message.set_content("Het college is akkoord.\n")
    for name, content in enclosed.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def scan(words: str = WORDS) -> bytes:
    """A page as a scanner makes it: a picture of black words on white."""
    picture = Image.new("L", (1654, 1170), 255)
    ImageDraw.Draw(picture).text((120, 200), words, fill=0, font=ImageFont.load_default(44))
    target = io.BytesIO()
    picture.save(target, "PDF", resolution=150)
    return target.getvalue()


RTF_FILE = rb"{\rtf1\ansi\ansicpg1252 Artikel 1\par De co\'f6rdinator beslist.\par}"


@pytest.mark.parametrize(
    ("content", "name", "media_type", "words"),
    [
        (RTF_FILE, "brief.rtf", RTF, ["De coördinator beslist."]),
        (b"Eerste regel.\r\nTweede regel.", "notitie.txt", TEXT, ["Eerste regel.\nTweede regel."]),
        (b"# Geen kop\n", "notitie.txt", TEXT, ["# Geen kop"]),
        (workbook(), "kosten.xlsx", XLSX, ["Huurachterstand 1250", "Gemeente Huizen 50%"]),
        (presentation(), "fonds.pptx", PPTX, ["Elk jaar gevuld.", "twee ton", "Noem de peildatum."]),
        (mail(), "besluit.eml", EML, ["Onderwerp: Besluit over het convenant", "Het college is akkoord."]),
    ],
    ids=["rtf", "txt", "txt with a mark", "xlsx", "pptx", "eml"],
)
def test_its_words_are_found(content: bytes, name: str, media_type: str, words: list[str]) -> None:
    found = extract_pages(content, name=name)
    assert found.media_type == media_type
    text = "\n".join(page.text for page in found.pages)
    for expected in words:
        assert expected in text
    assert found.warnings == () and found.without_text == ()


def test_a_sheet_and_a_slide_are_pages_with_their_name() -> None:
    assert [(page.number, page.heading) for page in extract(workbook(), name="a.xlsx").pages] == [
        (1, "Kosten"),
        (2, "Verdeling"),
    ]
    assert [page.heading for page in extract(presentation(), name="a.pptx").pages] == ["Het risicofonds"]


def test_a_mail_brings_its_enclosures_and_says_which_cannot_be_read() -> None:
    word = docx(paragraph("Artikel 1", style="Kop1"), paragraph("De huur is laag."))
    found = extract(mail(**{"convenant.docx": word, "leeg.pdf": b" ", "a.xlsx": workbook()}), name="a.eml")
    assert [page.number for page in found.pages] == list(range(1, len(found.pages) + 1))
    assert found.pages[1].heading == "convenant.docx · Artikel 1"
    assert "De huur is laag." in found.pages[1].text
    assert [page.heading for page in found.pages[-2:]] == ["a.xlsx · Kosten", "a.xlsx · Verdeling"]
    assert found.warnings == (
        "De bijlage leeg.pdf van dit bericht is niet gelezen. Dit bestand is leeg. Kies een ander bestand.",
    )


@pytest.mark.parametrize("name", ["a.rtf", "a.xlsx", "a.pptx", "a.eml", "a.png", "a.pdf"])
@pytest.mark.parametrize("content", [RTF_FILE, workbook(), presentation(), mail()])
def test_half_a_file_has_an_answer(content: bytes, name: str) -> None:
    try:
        extract_pages(content[: len(content) // 2], name=name)
    except UnreadableFile as error:
        assert error.code in ("broken", "wrongType") and error.message.endswith(".")


def test_what_is_neither_is_named() -> None:
    with pytest.raises(UnreadableFile) as raised:
        media_type_of(b"\x7fELF....", "a.txt")
    assert raised.value.code == "wrongType"


@needs_ocr
def test_a_scan_is_read_by_its_picture() -> None:
    found = extract_pages(scan(), name="scan.pdf", recognise_seconds=60)
    assert WORDS in " ".join(found.pages[0].text.split())
    assert found.pages[0].recognised and "tesseract" in found.reader
    assert found.warnings == (
        "De tekst van bladzijde 1 is herkend in een beeld (OCR). Kijk bij twijfel in het origineel.",
    )


@needs_ocr
def test_only_the_scanned_page_of_a_mixed_file_is_read_by_its_picture() -> None:
    """A typed agreement with a scanned page of signatures behind it."""
    target, writer = io.BytesIO(), PdfWriter()
    for content in (typst.compile(b"#lorem(60)"), scan("Getekend te Huizen")):
        writer.append(PdfReader(io.BytesIO(content)))
    writer.write(target)
    found = extract_pages(target.getvalue(), name="getekend.pdf", recognise_seconds=60)
    assert [page.recognised for page in found.pages] == [False, True]
    assert "Getekend te Huizen" in found.pages[1].text


@needs_ocr
def test_a_picture_is_a_page() -> None:
    target = io.BytesIO()
    picture = Image.new("L", (1400, 300), 255)
    ImageDraw.Draw(picture).text((60, 100), WORDS, fill=0, font=ImageFont.load_default(40))
    picture.save(target, "PNG")
    found = extract_pages(target.getvalue(), name="bord.png", recognise_seconds=60)
    assert "kwetsbare inwoners" in found.pages[0].text


def test_without_reading_pictures_a_scan_says_what_to_do() -> None:
    found = extract(scan(), name="scan.pdf")
    assert found.without_text == (1,)
    assert "Laat de tekst eerst herkennen" in found.warnings[0]


@needs_ocr
def test_time_that_is_up_is_said_and_loses_nothing() -> None:
    found = extract(scan(), name="scan.pdf", recognise_seconds=0)
    assert found.without_text == (1,)
    assert found.pages[0].unread and "De tijd was om" in found.warnings[-1]


def test_a_filled_in_field_is_found() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typst.compile(b"Naam van de partner:"))))
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("partner"),
            NameObject("/V"): TextStringObject("Stichting Thuishaven"),
        }
    )
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    writer.add_attachment("bedragen.csv", b"1;2")
    target = io.BytesIO()
    writer.write(target)
    found = extract(target.getvalue(), name="formulier.pdf")
    assert "Stichting Thuishaven" in found.pages[0].text
    assert "zit een bestand: bedragen.csv" in found.warnings[0]


def test_a_page_of_two_million_characters_is_cut_and_said() -> None:
    found = extract(b"woord " * 400_000, name="lang.txt")
    assert len(found.pages[0].text) == 2_000_000
    assert "alleen het begin is gelezen" in found.warnings[0]


def test_running_heads_go_and_cut_words_are_whole() -> None:
    body = "De samen-\nwerking, ook de in-\nen uitstroom"
    words = ("hier", "daar", "elders", "ginds")
    pages = [f"Convenant Wonen\n{body} {word}.\nblz. {place} van 4" for place, word in enumerate(words, 1)]
    assert running_text(pages)[1] == "De samenwerking, ook de in-\nen uitstroom daar."
    assert running_text(["Alle bladen zijn gelijk."] * 4) == ["Alle bladen zijn gelijk."] * 4
    assert running_text([f"Artikel {number}\n{body}" for number in range(1, 5)])[2].startswith("Artikel 3")


lines = st.text("abc déf-1", min_size=1, max_size=12).filter(str.strip)


@given(st.lists(st.lists(lines, min_size=1, max_size=9).map("\n".join), max_size=7))
def test_no_letter_goes_but_with_a_line_that_repeats(pages: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(character for character in text if character.isalpha())

    for before, after in zip(pages, running_text(pages), strict=True):
        assert len(before.split("\n")) >= len(after.split("\n")) if after else True
        kept = letters(after)
        if len(pages) < 3:
            assert kept == letters(before)
        place = 0
        for character in kept:
            place = letters(before).index(character, place) + 1


@pytest.mark.django_db
def test_what_could_not_be_read_is_tried_again_after_an_upgrade(django_capture_on_commit_callbacks) -> None:
    stored = store_file(RTF_FILE, media_type="application/rtf")
    row = ExtractedText.objects.create(
        file=stored, status=ExtractionStatus.FAILED, error="Kapot.", error_code="broken", readers="oud"
    )
    whole = ExtractedText.objects.create(
        file=store_file(b"x", media_type="text/plain"),
        status=ExtractionStatus.DONE,
        pages=[{"number": 1, "heading": "", "text": "Alles gelezen."}],
        readers="oud",
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert read_again() == 1
    row.refresh_from_db()
    assert row.status == ExtractionStatus.DONE and row.error == ""
    assert "coördinator" in row.pages[0]["text"]
    assert read_again() == 0
    whole.refresh_from_db()
    assert whole.extracted_at is None


@pytest.mark.django_db
def test_a_file_that_stays_unreadable_is_not_tried_for_ever() -> None:
    stored = store_file(b"\x7fELF....", media_type="application/octet-stream")
    ExtractedText.objects.create(file=stored)
    extract_file.call(stored.pk)
    row = ExtractedText.objects.get(file=stored)
    assert (row.status, row.error_code) == (ExtractionStatus.FAILED, "wrongType")
    assert read_again() == 0
