"""A line drawn through words of a PDF strikes them; a line below, above or around words does not. Small
raised marks refer to the notes at the foot of the page."""

import pytest
import typst

from documents.reading.texts import read
from documents.text import Footnote, Item, Run, plain_text
from documents.text.struck import struck_in_text
from tests.documents.reading.placed_words import HEIGHT, pdf_with, words

LINE = words(50, 100, "De huur is vijftig euro per week.")
# Where "vijftig euro" begins and ends, in letters of ten points.
FROM, TO = 98.4, 144
FOOT = HEIGHT - 100


def ruled(height: float, left: float = FROM, right: float = TO, thick: float = 0.6) -> bytes:
    """A line so far above the foot of the letters, drawn as a line."""
    return b"%.2f w %.1f %.1f m %.1f %.1f l S\n" % (thick, left, FOOT + height, right, FOOT + height)


def struck(content: bytes) -> list[str]:
    found = read(content, name="a.pdf")
    told = [warning for warning in found.warnings if "oorgehaald" in warning]
    words = list(struck_in_text(found.text))
    assert len(told) == bool(words)
    assert all(one in told[0] for one in words)
    return words


@pytest.mark.parametrize(
    "line",
    [
        ruled(2.6),
        ruled(3.5, thick=1),
        b"%.1f %.1f %.1f .7 re f\n" % (FROM, FOOT + 2.3, TO - FROM),
        b"q 1 0 0 1 %.1f %.1f cm 0 0 %.1f .5 re f Q\n" % (FROM, FOOT + 3, TO - FROM),
        ruled(2.6, right=120) + ruled(2.6, left=120),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_line_through_words__strikes_them(line: bytes, first: bool) -> None:
    assert struck(pdf_with(line + LINE if first else LINE + line)) == ["vijftig euro"]


@pytest.mark.parametrize(
    "line",
    [
        ruled(-1.2),
        ruled(-0.4),
        ruled(8),
        ruled(11),
        b"%.1f %.1f %.1f 9 re S\n" % (FROM, FOOT - 1, TO - FROM),
        b".9 .9 .2 rg %.1f %.1f %.1f 9 re f 0 g\n" % (FROM, FOOT - 1, TO - FROM),
        b".5 w 85 %.1f m 85 %.1f l S\n" % (FOOT - 4, FOOT + 12),
        ruled(2.6, 250, 300),
    ],
)
def test_another_line__strikes_nothing(line: bytes) -> None:
    assert struck(pdf_with(line + LINE)) == []


def test_a_part_of_a_word__can_be_struck() -> None:
    found = read(pdf_with(words(50, 100, "aanmelding gaat voor.") + ruled(2.6, 50, 72)), name="a.pdf")
    assert list(struck_in_text(found.text)) == ["aanm"]
    assert "aanmelding" in plain_text(found.text)


def test_a_note_that_strikes_words_out__strikes_them() -> None:
    corners = b"%.1f %d %.1f %d %.1f %d %.1f %d" % (
        *(FROM, FOOT + 8, TO, FOOT + 8),
        *(FROM, FOOT - 2, TO, FOOT - 2),
    )
    note = b"/Annots[<</Type/Annot/Subtype/StrikeOut/Rect[%.1f %d %.1f %d]/QuadPoints[%s]>>]" % (
        *(FROM, FOOT - 2, TO, FOOT + 8),
        corners,
    )
    assert struck(pdf_with(LINE, page=note)) == ["vijftig euro"]


@pytest.mark.parametrize("turn", ["", "#set page(flipped: true)"])
def test_struck_words_of_another_program(turn: str) -> None:
    source = f"{turn}\nDe huur is #strike[€ 550 per maand] € 610, #underline[niet] #overline[meer]."
    assert struck(typst.compile(source.encode())) == ["€ 550 per maand"]


def noted(mark: str, *, drawn: bool) -> str:
    """A page with a note; `drawn`: its mark is smaller letters set higher, else small letters of the font."""
    shown = f"#super(typographic: {str(not drawn).lower()})[{mark}]"
    return (
        f"#set page(height: 12cm)\nDe gemeente{shown} betaalt de huur van elke maand en overlegt erover.\n\n"
        f"Zij meldt dat aan de regio voordat het jaar begint.\n#v(1fr)\n#text(size: 8pt)[{shown} De raad.]"
    )


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize("mark", ["a", "c", "ii", "iv", "3"])
def test_a_mark_of_letters__refers_to_the_note_that_begins_with_it(mark: str, drawn: bool) -> None:
    result = read(typst.compile(noted(mark, drawn=drawn).encode()), name="a.pdf")
    first, *_others = blocks = result.text.units[0].blocks
    assert Footnote(mark, (Run("De raad."),)) in blocks
    assert first.runs[:2] == (Run("De gemeente"), Run(mark, note=True))


@pytest.mark.parametrize("drawn", ["true", "false"])
def test_raised_letters_without_a_note__stay_raised_letters(drawn: str) -> None:
    source = f"De 1#super(typographic: {drawn})[e] dag en Mw#super(typographic: {drawn})[r] De Wit betalen."
    (block,) = read(typst.compile(source.encode()), name="a.pdf").text.units[0].blocks
    assert [run.text for run in block.runs if run.raised] == ["e", "r"]
    assert not any(run.note for run in block.runs)


def test_a_note__stands_behind_the_words_with_its_mark() -> None:
    source = (
        "#set page(height: 14cm)\n= Artikel 1 Doel\nDe gemeente#footnote[Van de regio.] betaalt de huur.\n"
        "= Artikel 2 Duur\nEen jaar#footnote[12 maanden.] of langer, als de raad dat vindt.\n"
    )
    found = read(typst.compile(source.encode()), name="a.pdf").text
    notes = [
        (unit.title, block) for unit in found.units for block in unit.blocks if isinstance(block, Footnote)
    ]
    assert notes == [
        ("Artikel 1 Doel", Footnote("1", (Run("Van de regio."),))),
        ("Artikel 2 Duur", Footnote("2", (Run("12 maanden."),))),
    ]


def test_a_small_table_above_the_notes__is_no_note() -> None:
    source = (
        "#set page(height: 16cm)\nDe gemeente#footnote[Van de regio.] betaalt de huur van elke woning.\n\n"
        "De regio betaalt de begeleiding zolang het persoonlijk plan van de huurder loopt.\n\n"
        "#text(size: 9pt)[550 euro huur\n\n40 euro service]\n"
    )
    blocks = read(typst.compile(source.encode()), name="a.pdf").text.units[0].blocks
    assert [block for block in blocks if isinstance(block, Footnote)] == [
        Footnote("1", (Run("Van de regio."),))
    ]
    assert not any(isinstance(block, Item) for block in blocks)
