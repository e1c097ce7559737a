"""Which lines stand on a page of a PDF: where, in which order, how large and in which dress."""

import pytest
import typst

from documents.reading.pdf.frame import Frame, upright_text
from documents.reading.pdf.lines import printed_page, worded_page
from documents.reading.pdf.opening import open_pdf
from documents.reading.pdf.printed import PrintedPage
from documents.reading.texts import read
from documents.text import Run, plain_text
from tests.documents.reading.placed_words import HEIGHT, WIDTH, pdf_with, rows, words

LEFT = (
    "Partijen werken samen aan woning",
    "voor wie een instelling verlaat",
    "en helpen elkaar daar steeds bij.",
)
RIGHT = (
    "De regio betaalt begeleiding erbij",
    "zolang het persoonlijk plan loopt",
    "en de gemeente ermee instemt.",
)
SIDEWAYS = b"".join(words(250 + 12 * n, 400, "Op zijn kant", turn="0 1 -1 0") for n in range(3))
OVER_BOTH = "Deze regel staat over de hele breedte van de bladzijde, boven beide kolommen."


def page_of(content: bytes) -> PrintedPage:
    with open_pdf(content, None) as document:
        page = document[0]
        with upright_text(page) as textpage:
            return printed_page(page, 1, textpage, textpage.get_text_range())


def said(content: bytes) -> list[str]:
    return [line.words for line in page_of(content).lines]


def test_a_line_has_its_place_and_its_size() -> None:
    page = page_of(pdf_with(words(50, 100, "Artikel 1 Doel", size=12) + words(60, 130, "Samen.", size=10)))
    assert (page.number, page.width, page.height) == (1, WIDTH, HEIGHT)
    first, second = page.lines
    assert (first.words, first.size, first.left) == ("Artikel 1 Doel", 12, pytest.approx(50, abs=1))
    assert (second.words, second.size, second.left) == ("Samen.", 10, pytest.approx(60, abs=1))
    assert first.top < 100 <= first.bottom < second.top < 130 <= second.bottom
    assert first.right == pytest.approx(121.4, abs=1)


@pytest.mark.parametrize("size", ["10", "1"])
def test_size__is_what_a_reader_sees(size: str) -> None:
    scale = 20 if size == "1" else 2
    (line,) = page_of(pdf_with(words(50, 100, "Groot", size=int(size), turn=f"{scale} 0 0 {scale}"))).lines
    assert line.size == 20


@pytest.mark.parametrize(
    ("turn", "direction", "box"),
    [
        (0, (1, 2), (10, 740, 30, 780)),
        (90, (2, -1), (20, 10, 60, 30)),
        (180, (-1, -2), (470, 20, 490, 60)),
        (270, (-2, 1), (740, 580, 780, 600)),
    ],
)
def test_a_turned_page__has_its_places_as_the_reader_holds_it(
    turn: int, direction: tuple[float, float], box: tuple[float, ...]
) -> None:
    """A box of 20 by 40 points, 10 from the left and 20 from the bottom of what is shown of the page."""
    width, height = (500, 800) if turn % 180 == 0 else (800, 610)
    frame = Frame(turn, width, height, left=5, bottom=7)
    assert frame.upright(1, 2) == direction
    assert frame.box(15, 27, 35, 67) == box


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page__reads_from_top_to_bottom(turn: int) -> None:
    lines = ("Artikel 1 Doel", "Partijen werken samen.", "Artikel 2 Slot")
    page = page_of(pdf_with(rows(50, 100, *lines), page=b"/Rotate %d" % turn))
    assert [line.words for line in page.lines] == list(lines)
    assert [line.aside for line in page.lines] == [""] * 3
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert page.lines[0].left == pytest.approx(50, abs=1)


def test_a_page_that_is_cut__counts_from_what_is_shown_of_it() -> None:
    content = rows(150, 100, "Samen.")
    (whole,), (cut,) = (
        page_of(pdf_with(content, page=box)).lines for box in (b"", b"/CropBox[100 50 420 560]")
    )
    assert (whole.left - cut.left, whole.top - cut.top) == (pytest.approx(100), pytest.approx(40))


@pytest.mark.parametrize(
    ("turned", "upright", "aside"),
    [
        (SIDEWAYS, 3, ["Rechtop"]),
        (words(100, 300, "ter inzage gelegd", turn="0.6 0.8 -0.8 0.6"), 1, ["ter inzage gelegd"]),
        (words(100, 300, "ONTWERP", turn="0.7 0.7 -0.7 0.7", size=40), 1, ["ONTWERP"]),
        (words(100, 300, "ONTWERP", turn="0.97 0.24 -0.24 0.97", size=40), 1, ["ONTWERP"]),
        (words(100, 300, "ietwat scheef", turn="0.999 0.05 -0.05 0.999"), 2, []),
        (words(390, 100, "Huizen", turn="0 -1 1 0"), 1, ["Huizen"]),
        (words(390, 100, "schuin", turn="1 0 0.3 1"), 2, []),
    ],
)
def test_words_across__are_no_text_but_those_of_most_of_the_page_are(
    turned: bytes, upright: int, aside: list[str]
) -> None:
    page = page_of(pdf_with(turned + words(50, 550, "Rechtop")))
    assert [line.words for line in page.lines if line.aside == "tekst dwars"] == aside
    assert len([line for line in page.lines if not line.aside]) == upright


@pytest.mark.parametrize(
    ("sign", "aside"),
    [("§", "verwijsteken"), ("¶", "verwijsteken"), ("#", "verwijsteken"), ("¶ §", ""), ("&", "")],
)
def test_a_sign_that_only_links_is_no_text(sign: str, aside: str) -> None:
    page = page_of(pdf_with(words(150, 100, "Artikel 1 Doel") + words(20, 60, sign)))
    assert {line.words: line.aside for line in page.lines} == {"Artikel 1 Doel": "", sign: aside}


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        ([(50, 100, "Huizen"), (200, 100, "3")], ["Huizen 3"]),
        ([(200, 100, "drie"), (50, 300, "Laren"), (50, 102, "Huizen")], ["Huizen drie", "Laren"]),
        ([(50, 100, "Huizen"), (200, 103, "iets lager")], ["Huizen iets lager"]),
        ([(50, 100, "Huizen"), (200, 109, "veel lager")], ["Huizen", "veel lager"]),
        ([(50, 300, "Tot slot."), (50, 100, "Begin.")], ["Begin.", "Tot slot."]),
        ([(50, 100, "a"), (150, 100, "b"), (250, 100, "c"), (50, 112, "d")], ["a b c", "d"]),
        ([(50, 100, "Samen"), (84, 100, "werken")], ["Samen werken"]),
        ([(50, 100, "20"), (50, 112, "3"), (50, 124, "4")], ["20", "3", "4"]),
        ([(50, 100, "20"), (200, 100, "a"), (200, 112, "b")], ["20 a", "b"]),
        ([], []),
    ],
)
def test_rows(placed: list[tuple[int, int, str]], expected: list[str]) -> None:
    assert said(pdf_with(b"".join(words(*one) for one in placed))) == expected


def test_a_row__is_as_large_as_most_of_its_words() -> None:
    cells = words(150, 100, "Partijen werken") + words(50, 300, "Samen.") + words(50, 101, "1 a", size=7)
    line, below = page_of(pdf_with(cells)).lines
    assert (line.words, line.size, below.words) == ("1 a Partijen werken", 10, "Samen.")
    assert (line.left, line.right) == (pytest.approx(50, abs=1), pytest.approx(219, abs=1))


def alternating(*, left: int = 30, right: int = 240, width: int = 40) -> bytes:
    pairs = zip(LEFT, RIGHT, strict=True)
    return b"".join(
        words(left, 100 + 12 * n, one[:width]) + words(right, 100 + 12 * n, other[:width])
        for n, (one, other) in enumerate(pairs)
    )


IN_ROWS = [f"{one} {other}" for one, other in zip(LEFT, RIGHT, strict=True)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (rows(30, 100, *LEFT) + rows(240, 100, *RIGHT), [*LEFT, *RIGHT]),
        (rows(240, 100, *RIGHT) + rows(30, 100, *LEFT), [*LEFT, *RIGHT]),
        (alternating(), IN_ROWS),
        (rows(30, 100, *LEFT[:2]) + rows(240, 100, *RIGHT[:2]), IN_ROWS[:2]),
        (
            rows(30, 100, "huur", "zorg", "borg") + rows(240, 100, "100", "20", "3"),
            ["huur 100", "zorg 20", "borg 3"],
        ),
        (
            words(30, 80, OVER_BOTH) + rows(30, 100, *LEFT) + rows(240, 100, *RIGHT),
            [OVER_BOTH, *LEFT, *RIGHT],
        ),
        (
            rows(30, 100, *LEFT) + rows(240, 100, *RIGHT) + words(30, 140, OVER_BOTH),
            [*LEFT, *RIGHT, OVER_BOTH],
        ),
        (
            rows(30, 100, *LEFT)
            + rows(240, 100, *RIGHT)
            + words(30, 150, OVER_BOTH)
            + rows(30, 200, *LEFT)
            + rows(240, 200, *RIGHT),
            [*LEFT, *RIGHT, OVER_BOTH, *LEFT, *RIGHT],
        ),
        (rows(30, 100, *LEFT) + rows(240, 300, *RIGHT), [*LEFT, *RIGHT]),
    ],
)
def test_columns__are_read_in_turn_and_the_rows_of_a_table_are_not(
    content: bytes, expected: list[str]
) -> None:
    assert said(pdf_with(content)) == expected


ODD_FONT = (
    b"/odd<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding/FontDescriptor"
    b"<</Type/FontDescriptor/FontName/%s/Flags %d/StemV %d/ItalicAngle 0/Ascent 750/Descent -250>>>>"
)


@pytest.mark.parametrize(
    ("name", "flags", "stem", "bold", "italic"),
    [
        (b"Regio", 32, 80, False, False),
        (b"Regio-Bold", 32, 80, True, False),
        (b"RegioBlack", 32, 80, True, False),
        (b"Regio-Italic", 32, 80, False, True),
        (b"REGIO-OBLIQUE", 32, 80, False, True),
        (b"Regio", 32 | 1 << 18, 80, True, False),
        (b"Regio", 32 | 1 << 6, 80, False, True),
        (b"Regio", 32, 140, True, False),
    ],
)
def test_dress__by_the_name_of_the_font_its_signs_and_its_weight(
    name: bytes, flags: int, stem: int, bold: bool, italic: bool
) -> None:
    font = ODD_FONT % (name, name, flags, stem)
    content = pdf_with(words(50, 100, "Partijen", font="odd")).replace(b"/Font<<", b"/Font<<" + font)
    ((run,),) = (line.runs for line in page_of(content).lines)
    assert (run.text, run.bold, run.italic) == ("Partijen", bold, italic)


def test_dress__changes_within_a_line() -> None:
    plain, bold = words(50, 100, "gewoon"), words(90, 100, "vet", font="bold")
    (row,) = page_of(pdf_with(plain + bold + words(110, 100, "schuin", font="slanted"))).lines
    assert [(run.text.strip(), run.bold, run.italic) for run in row.runs if run.text.strip()] == [
        ("gewoon", False, False),
        ("vet", True, False),
        ("schuin", False, True),
    ]
    assert row.words == "gewoon vet schuin"
    assert not row.bold


@pytest.mark.parametrize(("shown", "bold"), [("Artikel 1", True), ("1.", True), ("—", False)])
def test_a_line__is_bold_where_all_its_letters_are(shown: str, bold: bool) -> None:
    (line,) = page_of(pdf_with(words(50, 100, shown, font="bold"))).lines
    assert line.bold is bold


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("\uf0b7 huur", "• huur"),
        ("huur\uf0b7zorg", "huur\uf0b7zorg"),
        ("\ufb01nanciering", "financiering"),
        ("een\u000btwee", "een twee"),
        ("een\u2028twee", "een twee"),
        ("blij \U0001f600 erbij", "blij 😀 erbij"),
        ("caf" + "e\u0301", "café"),
    ],
)
def test_letters__as_they_are_kept(typed: str, read_as: str) -> None:
    """Signs that fonts and programs put for bullets, hyphens, ligatures and ends of lines."""
    found = plain_text(read(pdf_with(words(50, 100, typed, font="mapped")), name="a.pdf").text)
    assert found.strip() == read_as


@pytest.mark.parametrize(
    ("source", "shown", "notes"),
    [
        ("de wet#super[1] geldt", "de wet1 geldt", ["1"]),
        ("de wet,#super[12] geldt", "de wet,12 geldt", ["12"]),
        ("de wet)#super[1]", "de wet)1", ["1"]),
        ("“wet”#super[1]", "“wet”1", ["1"]),
        ("in 2019#super[3]", "in 20193", ["3"]),
        ("ruim 10#super[6]", "ruim 10⁶", []),
        ("wel 25#super[2]", "wel 25²", []),
        ("wet1 en 123", "wet1 en 123", []),
        ("de #super[1] wet", "de 1 wet", []),
        ("*de wet*#super[1]", "de wet1", ["1"]),
    ],
)
def test_small_figures__refer_to_a_note_or_are_a_power(source: str, shown: str, notes: list[str]) -> None:
    setting = '#set page(width: 120mm, height: 60mm)\n#set super(typographic: false)\n#set text(lang: "nl")\n'
    (line,) = page_of(typst.compile(f"{setting}{source}".encode())).lines
    assert "".join(run.text for run in line.runs) == shown
    assert [run.text for run in line.runs if run.note] == notes


def test_a_page_without_words_has_no_lines() -> None:
    page = page_of(pdf_with(b"0 0 100 100 re f\n"))
    assert page.lines == ()
    assert (page.width, page.height) == (WIDTH, HEIGHT)


def test_words_without_a_place__stand_line_by_line() -> None:
    page = worded_page(3, "Artikel 1\n\n  \nSamen wonen", size=10, pitch=12)
    first, second = page.lines
    assert (first.runs, first.page, first.size) == ((Run("Artikel 1"),), 3, 10)
    assert (first.top, first.bottom) == (0, 10)
    assert (second.words, second.top) == ("Samen wonen", 36)
    assert second.right - second.left > first.right - first.left
    assert page.width > second.right
    assert page.height == 48
    assert worded_page(1, "", size=10, pitch=12).lines == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (rows(50, 100, *LEFT) * 2, list(LEFT)),
        (words(50, 100, "Vet gedrukt") + words(50.2, 100, "Vet gedrukt"), ["Vet gedrukt"]),
        (b"2 Tc\n" + words(50, 100, "Wijd gezet") + b"0 Tc\n", ["Wijd gezet"]),
        (
            b"/Span<</ActualText(fi)>>BDC\n" + words(50, 100, "?") + b"EMC\n" + words(56, 100, "nanciën"),
            ["financiën"],
        ),
    ],
)
def test_what_is_drawn_in_an_odd_way__is_read_once(content: bytes, expected: list[str]) -> None:
    assert said(pdf_with(content)) == expected
