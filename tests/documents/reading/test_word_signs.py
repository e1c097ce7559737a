"""Signs of a font of signs in a Word file, in text and in front of items, and the forms of numbers."""

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import plain_lines
from tests.documents.word_files import STYLES, docx, numbering, paragraph, run


def imported(*body: str, **parts) -> Imported:
    return read(docx(paragraph("Artikel 1", style="Kop1"), *body, **parts), name="contract.docx")


def lines_in(result: Imported) -> list[str]:
    return [line for block in result.text.units[-1].blocks for line in plain_lines(block)]


def lines(*body: str, **parts) -> list[str]:
    return lines_in(imported(*body, **parts))


def fonts(name: str, slots: str = "ascii hAnsi") -> str:
    return f"<w:rFonts {' '.join(f'w:{slot}="{name}"' for slot in slots.split())}/>"


SIGNS = [
    ("Wingdings", "\u00fe", "☑"),
    ("Wingdings", "\u00fd", "☒"),
    ("Wingdings", "\u00a8", "☐"),
    ("Wingdings", "o", "☐"),
    ("Wingdings", "q", "☐"),
    ("Wingdings", "\u00fc", "✓"),
    ("Wingdings", "\u00fb", "✗"),
    ("Wingdings 2", "R", "☑"),
    ("Wingdings 2", "T", "☒"),
    ("Wingdings 2", "\u00a3", "☐"),
    ("Wingdings 2", "P", "✓"),
    ("Wingdings 3", "r", "△"),
    ("Webdings", "a", "✓"),
    ("Webdings", "c", "☐"),
    ("Symbol", "\u00b3", "≥"),
    ("Symbol", "a", "α"),
]


@pytest.mark.parametrize(("font", "letter", "shown"), SIGNS)
def test_sign_of_a_font__in_every_spelling(font: str, letter: str, shown: str) -> None:
    private = chr(0xF000 + ord(letter))
    styles = STYLES.replace(
        "</w:styles>",
        f'<w:style w:type="character" w:styleId="Teken"><w:rPr>{fonts(font)}</w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="Onder"><w:basedOn w:val="Teken"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Vakje"><w:rPr>{fonts(font)}</w:rPr></w:style></w:styles>',
    )
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{ord(private):04X}"/></w:r>'
    bare = f'<w:r><w:sym w:font="{font}" w:char="{ord(letter):04x}"/></w:r>'
    plain = fonts("Arial")
    spelled = [
        paragraph(symbol + run(" x")),
        paragraph(bare + run(" x")),
        paragraph(run(letter, fonts(font)) + run(" x")),
        paragraph(run(private, fonts(font)) + run(" x")),
        paragraph(run(private, fonts(font, "cs")) + run(" x")),
        paragraph(run(letter, '<w:rStyle w:val="Teken"/>') + run(" x")),
        paragraph(run(letter, '<w:rStyle w:val="Onder"/>') + run(" x")),
        paragraph(run(letter) + run(" x", plain), style="Vakje"),
    ]
    result = imported(*spelled, parts={"word/styles.xml": styles.encode()})
    assert lines_in(result) == [f"{shown} x"] * len(spelled)


def test_sign_of_a_font__ordinary_letters_stay() -> None:
    themed = '<w:rFonts w:ascii="Wingdings" w:asciiTheme="minorHAnsi"/>'
    assert lines(paragraph(run("gewoon", fonts("Arial")) + run(" en", themed))) == ["gewoon en"]


def test_sign_of_a_font__that_nobody_knows_is_named() -> None:
    unknown = '<w:r><w:sym w:font="Huisstijl Tekens" w:char="F041"/></w:r>'
    result = imported(paragraph(unknown + run(" x")), paragraph(run("\uf042", fonts("Logo")) + run(" y")))
    assert lines_in(result) == ["� x", "� y"]
    assert any("“Huisstijl Tekens”" in warning for warning in result.warnings)
    assert any("“Logo”" in warning for warning in result.warnings)


@pytest.mark.parametrize(
    ("font", "bullet", "shown"),
    [
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings", "\uf0a8", "☐"),
        ("Wingdings", "o", "☐"),
        ("Wingdings", "\uf0fc", "✓"),
        ("Wingdings", "\uf0a7", "•"),
        ("Wingdings", "\u00a7", "•"),
        ("Symbol", "\uf0b7", "•"),
        ("Courier New", "o", "o"),
        ("", "\uf0b7", "•"),
    ],
)
def test_bullet__a_box_stays_a_box(font: str, bullet: str, shown: str) -> None:
    made = numbering(("bullet", bullet)).replace("</w:lvl>", f"<w:rPr>{fonts(font)}</w:rPr></w:lvl>", 1)
    assert lines(paragraph("huur", list_=(1, 0)), numbers=made) == [f"{shown} huur"]


@pytest.mark.parametrize(
    ("form", "pattern", "expected"),
    [
        ("ordinalText", "%1 lid.", ["Eerste lid. a", "Tweede lid. b"]),
        ("cardinalText", "%1:", ["Een: a", "Twee: b"]),
        ("ordinal", "%1", ["1e a", "2e b"]),
        ("decimalZero", "%1.", ["01. a", "02. b"]),
        ("numberInDash", "%1", ["- 1 - a", "- 2 - b"]),
        ("decimalEnclosedCircle", "%1", ["① a", "② b"]),
        ("chicago", "%1", ["* a", "† b"]),
    ],
)
def test_numbers_of_lists__in_every_form(form: str, pattern: str, expected: list[str]) -> None:
    body = [paragraph(one, list_=(1, 0)) for one in "ab"]
    assert lines(*body, numbers=numbering((form, pattern))) == expected


def test_numbers_of_lists__with_zeros_in_front() -> None:
    newer = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    made = numbering(("decimal", "%1")).replace('<w:numFmt w:val="decimal"/>', newer)
    assert lines(paragraph("a", list_=(1, 0)), numbers=made) == ["001 a"]
