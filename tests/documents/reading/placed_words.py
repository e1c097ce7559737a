"""PDFs of which every word has its place: written here operator by operator, and lines as values."""

from collections.abc import Iterable

from documents.reading.pdf.printed import Printed, PrintedPage
from documents.text import Run
from tests.documents.odd_files import pdf_of, stream

WIDTH, HEIGHT = 420, 600
# What the letters of the font "mapped" with a code above the Latin ones stand for.
MAPPED = "\uf0b7\u00ad\u2010\ufb01\u000b\u2028\U0001f600\u200f\u0301\ue000"
FONTS = {
    "plain": b"Helvetica",
    "bold": b"Helvetica-Bold",
    "slanted": b"Helvetica-Oblique",
    "both": b"Helvetica-BoldOblique",
}
RESOURCES = b"".join(
    b"/%s<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % (name.encode(), font)
    for name, font in FONTS.items()
)
RESOURCES += RESOURCES[: RESOURCES.index(b">>")].replace(b"/plain", b"/mapped") + b"/ToUnicode 3 0 R>>"


def words(
    left: float, top: float, said: str, *, size: float = 10, font: str = "plain", turn: str = "1 0 0 1"
) -> bytes:
    """Words with the foot of their letters `top` points below the top of the page."""
    codes = "".join(chr(0x80 + MAPPED.index(letter)) if letter in MAPPED else letter for letter in said)
    shown = codes.encode("latin-1" if font == "mapped" else "cp1252")
    for sign in (b"\\", b"(", b")"):
        shown = shown.replace(sign, b"\\" + sign)
    place = f"BT /{font} {size} Tf {turn} {left} {HEIGHT - top} Tm ("
    return place.encode() + shown + b") Tj ET\n"


def _meaning() -> bytes:
    """What the font "mapped" says about its letters."""
    pairs = "".join(
        f"<{0x80 + place:02x}><{letter.encode('utf-16-be').hex()}>\n" for place, letter in enumerate(MAPPED)
    )
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/Meaning def /CMapType 2 def\n"
        "1 begincodespacerange <00><ff> endcodespacerange\n"
        f"{len(MAPPED)} beginbfchar\n{pairs}endbfchar endcmap end end"
    ).encode()


def rows(left: float, top: float, *said: str, size: float = 10, font: str = "plain") -> bytes:
    """Lines one below the other."""
    return b"".join(
        words(left, top + 1.2 * size * place, line, size=size, font=font) for place, line in enumerate(said)
    )


def pdf_with(*pages: bytes, page: bytes = b"", catalogue: bytes = b"", field: bytes = b"") -> bytes:
    """A PDF of these pages; `page`, `catalogue` and `field` are what more its dictionaries say."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"".join(b"%d 0 R " % n for n in numbers), len(pages)),
        3: stream(_meaning()),
        90: b"<<%s>>" % field,
    }
    for number, content in zip(numbers, pages, strict=True):
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</Font<<%s>>>>/Contents %d 0 R%s>>"
            % (WIDTH, HEIGHT, RESOURCES, number + 1, page)
        )
        objects[number + 1] = stream(content)
    return pdf_of(objects)


def printed(
    said: str,
    top: float = 100,
    *,
    page: int = 1,
    left: float = 50,
    right: float = 0,
    size: float = 10,
    bold: bool = False,
    aside: str = "",
) -> Printed:
    """A line as it is printed; without a right edge as wide as its letters."""
    return Printed(
        (Run(said, bold=bold),), page, left, right or left + 5 * len(said), top, top + size, size, aside
    )


def printed_page(number: int, lines: Iterable[Printed]) -> PrintedPage:
    return PrintedPage(number, WIDTH, HEIGHT, tuple(lines))
