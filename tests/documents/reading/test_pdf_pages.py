"""What lies on and beside the pages of a PDF: pictures, notes typed over them, fields, files inside."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from documents.reading import Imported, UnreadableFile
from documents.reading.texts import read
from documents.text import Paragraph, Picture, plain_lines, plain_text
from tests.documents.odd_files import pdf_of, written
from tests.documents.reading.placed_words import HEIGHT, WIDTH, pdf_with, rows, words

TEXT = words(50, 60, "Artikel 1 Doel", size=14) + words(50, 90, "Partijen werken samen aan woonruimte.")
SHOWN = "Artikel 1 Doel\nPartijen werken samen aan woonruimte.\n"


def imported(content: bytes) -> Imported:
    return read(content, name="convenant.pdf")


def image(top: float, wide: float, high: float, *, shade: int = 128, pixels: int = 2) -> bytes:
    place = f"q {wide} 0 0 {high} 0 {HEIGHT - top - high} cm BI /W {pixels} /H {pixels} /CS /G /BPC 8 ID "
    return place.encode() + bytes([shade]) * pixels**2 + b" EI Q\n"


def heads(*pages: bytes) -> Imported:
    """Pages that each begin with an article."""
    texts = (rows(50, 60, f"Artikel {n} Doel", "Samen.") + one for n, one in enumerate(pages, start=1))
    return imported(pdf_with(*texts))


@pytest.mark.parametrize(
    ("wide", "high", "kept"),
    [
        (100, 100, True),
        (40, 40, True),
        (39, 100, False),
        (100, 39, False),
        (WIDTH, 470, True),
        (WIDTH, 490, False),
    ],
)
def test_pictures__that_say_something_are_kept(wide: int, high: int, kept: bool) -> None:
    """Neither a dot or a rule, nor the scan of a page."""
    assert len(heads(image(100, wide, high)).pictures) == kept


@pytest.mark.parametrize(("pages", "kept"), [(1, 1), (2, 2), (3, 0)])
def test_pictures__on_three_pages_are_a_logo(pages: int, kept: int) -> None:
    result = heads(*[image(100, 100, 100)] * pages)
    assert len(list(result.text.pictures())) == kept
    assert any("als logo weggelaten" in one for one in result.warnings) == (not kept)


def test_pictures__a_logo_takes_no_other_with_it() -> None:
    logo, own = image(100, 100, 100), image(300, 100, 100, shade=9)
    result = heads(logo + own, logo, logo)
    assert len(list(result.text.pictures())) == len(result.pictures) == 1


def test_pictures__twice_on_a_page_are_no_logo() -> None:
    result = heads(image(100, 50, 50) + image(200, 50, 50) + image(300, 50, 50))
    assert len(list(result.text.pictures())) == 3


def test_pictures__stand_between_the_words_above_and_below() -> None:
    content = TEXT + image(150, 100, 100) + words(50, 300, "Erna.")
    blocks = imported(pdf_with(content)).text.units[0].blocks
    assert [type(block) for block in blocks] == [Paragraph, Picture, Paragraph]
    assert list(plain_lines(blocks[2])) == ["Erna."]


def test_pictures__of_more_points_than_can_be_kept_are_named() -> None:
    result = heads(image(100, 100, 100, pixels=5001))
    assert result.pictures == {}
    assert any("bladzijde 1 is niet te lezen. Voeg haar toe" in one for one in result.warnings)


NOTE = b"<</Type/Annot/Subtype/%s/Rect[50 50 90 90]/Contents(%s)>>"


@pytest.mark.parametrize(
    ("notes", "listed"),
    [
        (NOTE % (b"FreeText", b"Ingetrokken"), ["Ingetrokken"]),
        (NOTE % (b"FreeText", b"\\376\\377\\000c\\000a\\000f\\000\\351"), ["café"]),
        (NOTE % (b"FreeText", b"Een") + NOTE % (b"FreeText", b"Twee"), ["Een", "Twee"]),
        (NOTE % (b"FreeText", b""), []),
        (NOTE % (b"Text", b"een geel briefje"), []),
        (NOTE % (b"Highlight", b"gemarkeerd"), []),
    ],
)
def test_what_was_typed_over_a_page__is_listed(notes: bytes, listed: list[str]) -> None:
    result = imported(pdf_with(TEXT, page=b"/Annots[%s]" % notes))
    why = "later getypt over bladzijde 1"
    assert [(one.text, one.why) for one in result.left_out] == [(text, why) for text in listed]
    assert plain_text(result.text) == SHOWN


@pytest.mark.parametrize(
    ("field", "listed"),
    [
        (b"/FT/Tx/T(a)/V(Gemeente Blaricum)", ["Gemeente Blaricum"]),
        (b"/FT/Ch/T(a)/V(Laren)", ["Laren"]),
        (b"/FT/Ch/T(a)/V[(Laren)(Huizen)]", ["Laren", "Huizen"]),
        (b"/FT/Btn/T(a)/V/Yes", []),
        (b"/FT/Tx/T(a)", []),
        (b"/FT/Tx/T(a)/V()", []),
        (b"/FT/Tx/T(a)/V(woonruimte)", []),
    ],
)
def test_what_was_filled_in__is_listed_unless_the_page_says_it(field: bytes, listed: list[str]) -> None:
    result = imported(pdf_with(TEXT, catalogue=b"/AcroForm<</Fields[90 0 R]>>", field=field))
    assert [one.text for one in result.left_out] == listed


def test_a_form_of_another_kind__says_so() -> None:
    result = imported(pdf_with(TEXT, catalogue=b"/AcroForm<</Fields[]/XFA(x)>>"))
    assert any("(XFA)" in one for one in result.warnings)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["kaart.xlsx"], "zit een bestand: kaart.xlsx."),
        (["b.txt", "a.txt"], "zitten bestanden: a.txt, b.txt."),
        ([f"{n}.txt" for n in range(7)], "0.txt, 1.txt, 2.txt, 3.txt, 4.txt en nog 2."),
    ],
)
def test_files_inside__are_named(names: list[str], told: str) -> None:
    writer = PdfWriter()
    writer.append(opened(pdf_with(TEXT)))
    for name in names:
        writer.add_attachment(name, b"x")
    assert any(told in one for one in imported(written(writer)).warnings)


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def test_empty_pages__are_named_and_cost_nothing() -> None:
    result = imported(pdf_with(b"", TEXT, b""))
    assert plain_text(result.text) == SHOWN
    assert any("2 bladzijden (1, 3) is geen tekst gevonden" in one for one in result.warnings)


@pytest.mark.parametrize(
    ("kids", "told"),
    [
        (b"4 0 R 80 0 R", "Bladzijde 2 is beschadigd"),
        (b"80 0 R 4 0 R", "Bladzijde 1 is beschadigd"),
        (b"80 0 R 4 0 R 81 0 R", "2 bladzijden zijn beschadigd"),
    ],
)
def test_damaged_pages__are_named(kids: bytes, told: str) -> None:
    listed = b"/Kids[%s]/Count %d" % (kids, kids.count(b"R"))
    content = pdf_with(TEXT).replace(b"/Kids[4 0 R ]/Count 1", listed)
    result = imported(content)
    assert plain_text(result.text) == SHOWN
    assert any(told in one for one in result.warnings)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("  Convenant   Wonen ", "Convenant Wonen"),
        ("Naamloos", "convenant"),
        ("TEMPLATE", "convenant"),
        ("microsoft word - versie 3.doc", "convenant"),
        ("", "convenant"),
    ],
)
def test_title__unless_a_program_made_it_up(title: str, shown: str) -> None:
    writer = PdfWriter()
    writer.append(opened(pdf_with(rows(50, 60, "gewone woorden."))))
    writer.add_metadata({"/Title": title})
    assert imported(written(writer)).title == shown


def test_a_file_without_pages__is_refused() -> None:
    with pytest.raises(UnreadableFile):
        imported(pdf_of({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}))


def test_what_is_told_of_a_pdf() -> None:
    assert any("bewaart geen alinea's" in one for one in imported(pdf_with(TEXT)).warnings)
    assert not any("bewaart geen alinea's" in one for one in imported(pdf_with(b"")).warnings)
