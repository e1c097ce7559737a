"""Files that are not as a reader expects: what can be read is read, the rest is said, and nothing stops."""

import io
import random
import shutil
import struct
import zipfile
import zlib
from datetime import date
from email.message import EmailMessage

import pytest
import typst
from openpyxl import Workbook
from openpyxl.comments import Comment
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from documents.reading import Extraction, UnreadableFile, extract, extract_pages, ocr
from tests.documents.odd_files import (
    WORDS,
    laid_over,
    mail,
    one_page,
    pdf_of,
    picture,
    saved,
    scan,
    stream,
    written,
)

needs_ocr = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is er niet")
TYPED = "#set page(fill: none)\n#place(bottom)[Gemeente Huizen, zaaknummer Z-2024-0012345, geboekt op 12 mei]"


def text(found: Extraction) -> str:
    return "\n".join(page.text for page in found.pages)


def without_letters() -> bytes:
    """A PDF whose fonts do not say which letters they draw."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typst.compile(f"#set text(20pt)\n{WORDS}.".encode()))))
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        font.get_object().pop("/ToUnicode")
    return written(writer)


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    for known in (ocr.languages, ocr.tesseract_version):
        known.cache_clear()
    yield
    for known in (ocr.languages, ocr.tesseract_version):
        known.cache_clear()


def test_pdf__a_page_that_is_not_there_costs_only_itself() -> None:
    found = extract(pdf_of(one_page(kids=b"9 0 R 3 0 R")), name="a.pdf")
    assert [page.text for page in found.pages] == ["", "Samen wonen"]
    assert found.warnings[0].startswith("Bladzijde 1 is beschadigd")


def test_pdf__no_page_at_all_is_broken() -> None:
    with pytest.raises(UnreadableFile) as raised:
        extract(pdf_of(one_page(kids=b"9 0 R")), name="a.pdf")
    assert raised.value.code == "broken"


def test_pdf__fields_with_a_choice_and_loops() -> None:
    objects = one_page(catalogue=b"/AcroForm<</Fields[10 0 R 11 0 R]>>")
    objects[10] = b"<</FT/Ch/T(keuze)/V(Blaricum)/Opt[(Blaricum)(Laren)]>>"
    objects[11] = b"<</T(a)/Kids[12 0 R]>>"
    objects[12] = b"<</T(b)/Parent 11 0 R/Kids[11 0 R]>>"
    assert "Blaricum" in text(extract(pdf_of(objects), name="a.pdf"))


def test_pdf__what_was_typed_over_a_page_is_found() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typst.compile(b"Convenant"))))
    writer.add_annotation(0, FreeText(text="Ingetrokken per 1 mei", rect=(50, 50, 300, 100)))
    assert text(extract(written(writer), name="a.pdf")) == "Convenant\nIngetrokken per 1 mei"


def test_pdf__a_form_of_another_kind_says_so() -> None:
    objects = one_page(b"Please wait", catalogue=b"/AcroForm<</Fields[]/XFA 10 0 R>>")
    objects[10] = stream(b"<xdp/>")
    assert "(XFA)" in extract(pdf_of(objects), name="a.pdf").warnings[0]


def test_pdf__many_files_inside_are_named_in_short() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typst.compile(b"Bundel"))))
    for number in range(30):
        writer.add_attachment(f"stuk-{number:02}.txt", b"x")
    warning = extract(written(writer), name="a.pdf").warnings[0]
    assert "stuk-04.txt en nog 25." in warning and "stuk-05" not in warning


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_pdf__locked_for_changing_only_is_read(algorithm: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typst.compile(b"Open voor lezers"))))
    writer.encrypt("", "eigenaar", algorithm=algorithm)
    assert text(extract(written(writer), name="a.pdf")) == "Open voor lezers"


def test_pdf__letters_without_meaning_are_no_text(no_tesseract: None) -> None:
    found = extract(without_letters(), name="a.pdf", recognise_seconds=60)
    assert found.without_text == (1,) and found.pages[0].unread
    assert "geen doorzoekbare tekst" in found.warnings[0]
    assert "tesseract ontbreekt" in found.warnings[1]


@needs_ocr
def test_pdf__letters_without_meaning_are_read_by_their_shape() -> None:
    assert "kwetsbare inwoners" in text(extract(without_letters(), name="a.pdf", recognise_seconds=60))


@needs_ocr
@pytest.mark.parametrize("turned", [90, 180])
def test_scan__on_its_side_or_upside_down(turned: int) -> None:
    if ocr.TURNING not in ocr.languages():
        pytest.skip("tesseract kan hier geen bladzijden draaien (osd)")
    assert WORDS in text(extract(scan(turned=turned), name="a.pdf", recognise_seconds=60))


@needs_ocr
def test_scan__with_a_stamp_is_read_with_it() -> None:
    found = text(
        extract(laid_over(scan(), typst.compile(TYPED.encode())), name="a.pdf", recognise_seconds=60)
    )
    assert WORDS in found and "Z-2024-0012345" in found


def test_scan__with_a_stamp_says_that_there_is_more(no_tesseract: None) -> None:
    found = extract(laid_over(scan(), typst.compile(TYPED.encode())), name="a.pdf", recognise_seconds=60)
    assert "Z-2024-0012345" in text(found)
    assert found.warnings[0] == "Op bladzijde 1 staat ook een beeld met tekst, dat niet gelezen is."


@needs_ocr
def test_pictures__a_page_each() -> None:
    pictures = [picture(words) for words in ("Eerste blad", "Tweede blad")]
    content = saved(pictures[0], "TIFF", save_all=True, append_images=pictures[1:])
    found = extract(content, name="a.tiff", recognise_seconds=60)
    assert [page.text.split("\n")[0] for page in found.pages] == ["Eerste blad", "Tweede blad"]


@pytest.mark.parametrize("kind", ["WEBP", "GIF", "BMP", "PNG", "JPEG"])
def test_pictures__of_each_kind_are_known(kind: str) -> None:
    found = extract(saved(picture(), kind), name="a")
    assert found.media_type == f"image/{kind.lower()}" and found.pages[0].unread


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg")])
def test_pictures__half_a_file_is_broken(kind: str, name: str) -> None:
    content = saved(picture(), kind)
    with pytest.raises(UnreadableFile) as raised:
        extract(content[: len(content) // 2], name=name)
    assert raised.value.code == "broken" and "nieuwe scan" in raised.value.message


def test_pictures__one_that_unpacks_without_end_is_refused() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))
    content = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 10_000_000))
    with pytest.raises(UnreadableFile) as raised:
        extract(content, name="a.png")
    assert raised.value.code == "tooLarge"


def test_mail__what_came_with_a_mail_inside_is_read_too() -> None:
    inner = mail("Binnen", "Binnentekst", ("stuk.pdf", pdf_of(one_page())))
    found = extract(bytes(mail("Buiten", "Buitentekst", mail("Midden", "Middentekst", inner))), name="a.eml")
    assert [page.number for page in found.pages] == [1, 2, 3, 4]
    assert all(word in text(found) for word in ("Buitentekst", "Middentekst", "Binnentekst", "Samen wonen"))


def test_mail__a_signed_one_keeps_its_enclosures() -> None:
    signed = EmailMessage()
    signed["From"], signed["Subject"] = "a@voorbeeld.example", "Getekend"
    signed.make_mixed()
    signed.replace_header("Content-Type", "multipart/signed")
    signed.attach(mail("", "De tekst", ("stuk.pdf", pdf_of(one_page()))))
    proof = EmailMessage()
    proof.set_content(b"\x30\x80", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    signed.attach(proof)
    found = extract(bytes(signed), name="a.eml")
    assert "De tekst" in found.pages[0].text and found.pages[1].text == "Samen wonen"
    assert found.warnings == ()


def test_mail__more_than_can_be_read_is_said() -> None:
    many = [(f"{number}.txt", b"woorden") for number in range(60)]
    found = extract(bytes(mail("Veel", "Tekst", *many)), name="a.eml")
    assert len(found.pages) == 51
    assert found.warnings[0].startswith("Bij dit bericht zijn alleen de eerste 50 bijlagen gelezen.")


HEAD = b"From: a@voorbeeld.example\nSubject: Besluit\nMIME-Version: 1.0\n"
EMPTY_PLAIN = (
    HEAD + b"Content-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain\n\n \n--B\n"
    b"Content-Type: text/html; charset=iso-8859-1\n\n"
    b"<html><head><meta charset='iso-8859-1'></head><body><p>Belgi\xeb</p></body></html>\n--B--\n"
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEAD + b"Content-Type: text/plain; charset=x-onbekend\n\nBelgi\xeb\n", "België"),
        (HEAD + b"Content-Type: multipart/mixed\n\nzonder grens\n", "zonder grens"),
        (HEAD + b"Content-Type: text/calendar\n\nSUMMARY:Overleg\n", "Overleg"),
        (b"From: <a@@b\nTo: ,,;<>\nDate: gisteren\nSubject: =?x?Q?a?=\n\nDe tekst\n", "De tekst"),
        (EMPTY_PLAIN, "België"),
    ],
    ids=["unknown letters", "no boundary", "invitation", "bad head", "empty plain text"],
)
def test_mail__written_badly_keeps_its_words(content: bytes, words: str) -> None:
    assert words in text(extract(content, name="a.eml"))


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(["Peildatum", date(2025, 3, 12), 0.1 + 0.2, True])
    sheet.append(["Tweede rij"])
    sheet["A1"].comment = Comment("Nagaan bij Laren", "Jan")
    book.create_chartsheet("Grafiek")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            body = before.read(name)
            after.writestr(name, body.replace(old, new) if name == part else body)
    return target.getvalue()


def test_workbook__values_as_they_are_written_here_and_comments() -> None:
    found = extract(workbook(), name="a.xlsx")
    assert found.pages[0].text == "Peildatum 12-03-2025 0,3 WAAR\nTweede rij"
    assert "Nagaan bij Laren" in found.pages[1].text


def test_workbook__what_it_says_of_its_size_is_not_believed() -> None:
    false = changed(workbook(), "xl/worksheets/sheet1.xml", b'ref="A1:D2"', b'ref="A1"')
    assert false != workbook()
    assert "Tweede rij" in text(extract(false, name="a.xlsx"))


def test_workbook__a_bad_row_costs_what_comes_after_it() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    false = changed(
        workbook(), sheet, b"</sheetData>", b'<row r="x"><c r="A9"><v>1</v></c></row></sheetData>'
    )
    found = extract(false, name="a.xlsx")
    assert "Tweede rij" in found.pages[0].text
    assert "is beschadigd: na regel 2" in found.warnings[0]


def test_presentation__the_words_of_a_chart_are_found() -> None:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    data = CategoryChartData()
    data.categories = ["Huizen", "Laren"]
    data.add_series("Inwoners", (1, 2))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, 9_000_000, 9_000_000, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Verdeling van kosten"
    target = io.BytesIO()
    show.save(target)
    found = text(extract(target.getvalue(), name="a.pptx"))
    assert "Verdeling van kosten" in found and "Huizen Laren" in found


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (rb"{\rtf1\ansi Tekst{\footnote Een noot}.\par}", ["Tekst", "Een noot"]),
        (b"{\\rtf1\\ansi\\ansicpg1252 co\xebrdinatie\\par}", ["coërdinatie"]),
        (rb"{\rtf1 Voor{\pict\bin4 }}{{}Na\par}", ["VoorNa"]),
        (rb"{\rtf1\ansi \u8364?100 \u-10179?\u-8704?\par}", ["€100 😀"]),
        (b"{\\rtf1 Begin " + b"{\\b " * 50_000 + b"diep", ["Begin diep"]),
    ],
    ids=["note", "raw letters", "binary", "unicode", "deep and open"],
)
def test_rtf__words_are_kept(content: bytes, words: list[str]) -> None:
    found = text(extract(content, name="a.rtf"))
    assert all(word in found for word in words)


WRITTEN = "Overeenkomst België € “citaat”\nTweede regel"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_plain_text__in_each_encoding(encoding: str) -> None:
    assert text(extract(WRITTEN.encode(encoding), name="a.txt")) == WRITTEN


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"Belgi\xeb", "a.txt", "België"),
        ("é\n".encode() * 9 + b"\xeb\n" + "é".encode(), "a.txt", "é\n" * 9 + "ë\né"),
        (b"een\0twee en meer", "a.txt", "een twee en meer"),
        (b"# Huizen;<b>3</b>\n*Laren*;_x_", "a.csv", "# Huizen;<b>3</b>\n*Laren*;_x_"),
    ],
    ids=["accent at the end", "two encodings", "zero", "table"],
)
def test_plain_text__as_it_was_written(content: bytes, name: str, words: str) -> None:
    assert text(extract(content, name=name)) == words


@pytest.mark.parametrize(
    ("stream_name", "words"),
    [
        ("WordDocument", "bewaar het als .docx"),
        ("Workbook", "bewaar het als PDF"),
        ("PowerPoint Document", "bewaar haar als PDF"),
        ("__properties_version1.0", "bericht van Outlook"),
        ("EncryptedPackage", "beveiligd met een wachtwoord"),
    ],
)
def test_old_office__says_in_which_program(stream_name: str, words: str) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream_name.encode("utf-16-le")
    with pytest.raises(UnreadableFile, match=words):
        extract(content, name="a")


def test_word__what_stands_outside_the_text_is_found_but_not_what_was_struck_out() -> None:
    page = "<html><body><h1>Kop</h1><p>Tekst <del>oude woorden</del></p></body></html>"
    assert "oude woorden" not in text(extract(page.encode(), name="a.html"))


@pytest.mark.parametrize("seed", range(6))
def test_pdf__with_wrong_bytes_has_an_answer(seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(typst.compile(b"#lorem(300)"))
    for _time in range(chance.choice([1, 30, 200])):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        extract_pages(bytes(content), name="a.pdf")
    except UnreadableFile as error:
        assert error.code in ("broken", "wrongType", "encrypted") and error.message.endswith(".")
