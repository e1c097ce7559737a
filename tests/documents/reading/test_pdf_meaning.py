"""Letters that are drawn and of which the file does not say what they are become no text."""

import shutil
from textwrap import wrap

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import plain_text
from tests.documents.odd_files import pdf_of, stream

needs_ocr = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is er niet")
KNOWN = "Partijen delen de kosten van de begeleiding en spreken elk jaar af wie wat doet. "
UNSAID = "De raad stelt het bedrag vast."
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
BY_ORDER = "".join(dict.fromkeys(UNSAID.replace(" ", "")))


def in_order(said: str, first: int) -> bytes:
    """Words in the numbers of a font that holds just these letters, in the order in which they come."""
    return bytes(0x20 if letter == " " else first + BY_ORDER.index(letter) for letter in said)


def drawn(first: int, names: str = "g{}", *, size: int = len(BY_ORDER), kind: bytes = b"Type3") -> bytes:
    """A font that draws letters; its names and numbers say nothing of them."""
    named = [names.format(place).encode() for place in range(size)]
    head = b"<</Type/Font/Subtype/%s/FirstChar %d/LastChar %d/Widths[%s]" % (
        kind,
        first,
        first + size - 1,
        b"600 " * size,
    )
    encoding = b"/Encoding<</Differences[%d%s]>>" % (first, b"".join(b"/" + name for name in named))
    if kind == b"Type3":
        letters = b"".join(b"/%s 9 0 R" % name for name in named)
        box = b"/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>"
        return head + encoding + b"%s/CharProcs<<%s>>>>" % (box, letters)
    described = b"/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Eigen/Flags 4>>"
    return head + encoding + b"/BaseFont/ABCDEF+Eigen" + described + b">>"


def page(font: bytes, unsaid: bytes, known: str = KNOWN * 3) -> bytes:
    lines = wrap(known, 70)
    shown = b"".join(
        b"1 0 0 1 50 %d Tm (%s) Tj " % (700 - 14 * at, line.encode()) for at, line in enumerate(lines)
    )
    shown += b"/Unsaid 10 Tf 1 0 0 1 50 300 Tm <%s> Tj" % unsaid.hex().encode()
    fonts = b"/Font<</Plain 5 0 R/Unsaid 6 0 R>>"
    return pdf_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%s>>/Contents 4 0 R>>" % fonts,
            4: stream(b"BT /Plain 10 Tf " + shown + b" ET"),
            5: HELVETICA,
            6: font,
            9: stream(b"600 0 d0 0 0 500 700 re f"),
        }
    )


def imported(content: bytes, seconds: float | None = None) -> Imported:
    return read(content, name="a.pdf", recognise_seconds=seconds)


@pytest.mark.parametrize(
    ("font", "unsaid"),
    [
        (drawn(1), in_order(UNSAID, 1)),
        (drawn(33), in_order(UNSAID, 33)),
        (drawn(65, "C{}"), in_order(UNSAID, 65)),
        (drawn(97, "a{}"), in_order(UNSAID, 97)),
        (drawn(161), in_order(UNSAID, 161)),
        (drawn(65, kind=b"Type1"), in_order(UNSAID, 65)),
    ],
)
def test_words_of_such_a_font__are_named_and_no_text(font: bytes, unsaid: bytes) -> None:
    result = imported(page(font, unsaid))
    assert plain_text(result.text).split() == (KNOWN * 3).split()
    assert {one.why for one in result.left_out} == {"letters zonder betekenis op bladzijde 1"}
    assert any("bladzijde 1 staan woorden die niet te lezen zijn" in one for one in result.warnings)


@pytest.mark.parametrize("font", [drawn(1), drawn(33), drawn(65)])
def test_a_page_in_such_a_font__has_no_text(font: bytes) -> None:
    first = int(font.split(b"/FirstChar ")[1].split(b"/")[0])
    result = imported(page(font, in_order(UNSAID, first), known=""))
    assert plain_text(result.text).strip() == ""
    assert any("geen doorzoekbare tekst" in one for one in result.warnings)


def test_a_font_that_says_nothing_but_counts_as_letters_do__is_read() -> None:
    font = drawn(32, size=96)
    content = page(font, b"De raad stelt de bijdrage van de partijen vast.")
    assert "De raad stelt de bijdrage van de partijen vast." in plain_text(imported(content).text)
    assert imported(content).left_out == ()


def test_signs_of_a_font_of_signs__are_text() -> None:
    result = imported(page(HELVETICA, b"x = 3, y = 4; \xb7 \xa7 12"))
    assert result.left_out == ()
    assert "x = 3" in plain_text(result.text)


def test_a_font_that_gives_each_letter_for_another__is_no_text() -> None:
    moved = "".join(chr((ord(one) - 97 + 5) % 26 + 97) if one.islower() else one for one in KNOWN * 4)
    assert "Ufwynojs" not in plain_text(imported(page(HELVETICA, b"", known=moved)).text)
    polish = "Strony dziela koszty opieki i co roku ustalaja, kto co robi w ramach tej umowy gminy. " * 4
    assert "Strony dziela koszty" in plain_text(imported(page(HELVETICA, b"", known=polish)).text)


@needs_ocr
def test_a_page_with_some_such_words__is_read_by_its_picture() -> None:
    result = imported(page(drawn(33), in_order(UNSAID, 33)), seconds=60)
    assert "Partijen delen de kosten" in plain_text(result.text)
    assert any("herkend in een beeld" in one or "niet te lezen" in one for one in result.warnings)
