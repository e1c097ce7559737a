"""Dress that carries meaning: words with a line through them, characters above and below the line, first
letters set large. What they say stays, in every format and on every road."""

from collections.abc import Callable
from datetime import date

import pytest

from documents.comparison import compare
from documents.comparison.words import what_happened
from documents.editor.inline_html import read_runs, runs_html
from documents.reading import Imported
from documents.reading.texts import read
from documents.renditions.edition import Edition
from documents.renditions.html.units import unit_html
from documents.renditions.typeset.layout import runs_data
from documents.renditions.word.version import version_docx
from documents.text import Paragraph, Run, Table, Text, Unit, plain_text
from documents.text.data import from_data, to_data
from documents.text.digest import text_digest
from documents.text.normal_form import tidy
from documents.text.struck import struck_in_text
from tests.documents.word_files import STYLES, cell, docx, odt, paragraph, row, run, table

STRIKE = "<w:strike/>"
HIGH, LOW = ('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>')
DRESSED = STYLES.replace(
    "</w:styles>",
    '<w:style w:type="character" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hoog"><w:name w:val="Hoog"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Oud"><w:name w:val="Oud"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ouder"><w:name w:val="Ouder"/><w:basedOn w:val="Oud"/></w:style>'
    "</w:styles>",
).encode()


def word(*body: str) -> Imported:
    content = docx(paragraph("Artikel 1", style="Kop1"), *body, parts={"word/styles.xml": DRESSED})
    return read(content, name="a.docx")


def open_document(body: str, styles: str = "") -> Imported:
    heading = '<text:h text:outline-level="1">Artikel 1</text:h>'
    return read(odt(f"{heading}{body}", styles=styles), name="a.odt")


def page(body: str, sheet: str = "") -> Imported:
    source = f"<style>{sheet}</style><h1>Artikel 1</h1>{body}"
    return read(source.encode(), name="a.html")


def lines_of(result: Imported) -> str:
    return plain_text(result.text).removeprefix("Artikel 1\n")


def struck(result: Imported) -> list[str]:
    return list(struck_in_text(result.text))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph(run("nu ") + run("niet", STRIKE)), ["niet"]),
        (paragraph(run("nu ") + run("niet", "<w:dstrike/>")), ["niet"]),
        (paragraph(run("nu ") + run("niet", '<w:rStyle w:val="Weg"/>')), ["niet"]),
        (paragraph(run("nu ") + run("wel", '<w:rStyle w:val="Weg"/><w:strike w:val="0"/>')), []),
        (paragraph("alles", style="Oud"), ["alles"]),
        (paragraph("alles", style="Ouder"), ["alles"]),
        (paragraph(run("oud ") + run("geldt", '<w:strike w:val="false"/>'), style="Oud"), ["oud"]),
        (paragraph(run("oud ") + run("geldt", '<w:rStyle w:val="Weg"/>'), style="Oud"), ["oud"]),
        (paragraph(run("één ", STRIKE) + run("streep", STRIKE + "<w:b/>")), ["één streep"]),
        (table(row(cell(run("cel", STRIKE)), cell("vrij"))), ["cel"]),
        (paragraph(run("nu", '<w:strike w:val="none"/>')), []),
    ],
)
def test_word__struck_by_hand_or_by_style(body: str, expected: list[str]) -> None:
    result = word(body)
    assert struck(result) == expected
    assert all(any(f"“{words}”" in told for told in result.warnings) for words in expected)


LINE = 'style:text-line-through-style="{}"'


@pytest.mark.parametrize(
    ("properties", "is_struck"),
    [
        (LINE.format("solid"), True),
        (LINE.format("dash"), True),
        (LINE.format("none"), False),
        ('style:text-line-through-type="double"', True),
        (f'{LINE.format("solid")} style:text-line-through-type="none"', False),
    ],
)
def test_open_document__struck_words(properties: str, is_struck: bool) -> None:
    style = f'<style:style style:name="T"><style:text-properties {properties}/></style:style>'
    body = '<text:p>nu <text:span text:style-name="T">niet</text:span></text:p>'
    assert struck(open_document(body, style)) == (["niet"] if is_struck else [])


def test_open_document__a_paragraph_is_struck_but_for_some_words() -> None:
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties {LINE.format(line)}/></style:style>'
        for name, line in (("P", "solid"), ("T", "none"))
    )
    body = '<text:p text:style-name="P">oud <text:span text:style-name="T">geldt</text:span></text:p>'
    assert struck(open_document(body, styles)) == ["oud"]


LINED, BARE = "text-decoration: line-through", "text-decoration: none"


@pytest.mark.parametrize(
    ("body", "sheet", "expected"),
    [
        ("<p>nu <strike>niet</strike></p>", "", ["niet"]),
        ("<p>nu <span class=weg>niet</span></p>", f".weg {{ {LINED} }}", ["niet"]),
        ("<p class='weg klein'>alles</p>", "p.weg{text-decoration-line:line-through;}", ["alles"]),
        ("<p>vrij</p><div id=oud><p>alles</p></div>", f"#oud p {{{LINED} red}}", ["alles"]),
        ("<ul><li>een<li class=x>twee</ul>", f"ul > li.x {{{LINED}}}", ["twee"]),
        ("<table class=t><tr><td>cel</td></tr></table>", f".t {{{LINED}}}", ["cel"]),
        ("<p><b class=a>vrij</b></p>", f"@media print {{ .a {{ {LINED} }} }}", []),
        ("<p><b class=a>vast</b></p>", f"@media screen {{ .a {{ {LINED} }} }}", ["vast"]),
        ("<p><b class=a>vrij</b></p>", f".a {{{LINED}}} b.a {{{BARE}}}", []),
        ("<p><b class=a>vast</b></p>", f".a {{{LINED} !important}} b.a {{{BARE}}}", ["vast"]),
        (f"<p><b class=a style='{BARE}'>vrij</b></p>", f".a {{{LINED}}}", []),
        ("<p><b class=ab>vrij</b></p>", f"/* .ab {{{LINED}}} */ .a {{{LINED}}}", []),
    ],
)
def test_page__struck_by_mark_or_by_style(body: str, sheet: str, expected: list[str]) -> None:
    assert struck(page(body, sheet)) == expected


def test_markdown__struck_words() -> None:
    result = read(b"# Artikel 1\n\nDe prijs is ~~vijf~~ zes euro.\n", name="a.md")
    assert struck(result) == ["vijf"]
    assert lines_of(result) == "De prijs is vijf zes euro.\n"


def test_a_struck_word_in_a_heading_is_told() -> None:
    result = read(docx(paragraph(run("Artikel 1 ") + run("Oud", STRIKE), style="Kop1")), name="a.docx")
    assert any("“Oud”" in told and "kop" in told for told in result.warnings)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (run("30 m") + run("2", HIGH), "30 m²"),
        (run("10") + run("-3", HIGH), "10⁻³"),
        (run("CO") + run("2", LOW) + run("-uitstoot"), "CO₂-uitstoot"),
        (run("x") + run("12", '<w:position w:val="6"/>'), "x¹²"),
        (run("x") + run("12", '<w:position w:val="-4"/>'), "x₁₂"),
        (run("x") + run("12", '<w:position w:val="0"/>'), "x12"),
        (run("25 m") + run("2", '<w:rStyle w:val="Hoog"/>'), "25 m²"),
        (run("m") + run("2", f'<w:rStyle w:val="Hoog"/>{LOW}'), "m₂"),
        (run("de 2") + run("e", HIGH) + run(" keer"), "de 2e keer"),
        (run("Artikel X") + run("1)", HIGH), "Artikel X¹⁾"),
    ],
)
def test_word__figures_above_and_below_the_line(body: str, shown: str) -> None:
    assert lines_of(word(paragraph(body))) == f"{shown}\n"


@pytest.mark.parametrize(
    ("position", "shown"),
    [("super 58%", "m²"), ("sub", "m₂"), ("33% 58%", "m²"), ("-10% 80%", "m₂"), ("0% 100%", "m2")],
)
def test_open_document__figures_above_and_below_the_line(position: str, shown: str) -> None:
    style = (
        f'<style:style style:name="T"><style:text-properties style:text-position="{position}"/></style:style>'
    )
    body = '<text:p>m<text:span text:style-name="T">2</text:span></text:p>'
    assert lines_of(open_document(body, style)) == f"{shown}\n"


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        (Run("2", raised=True), [Run("²")]),
        (Run("+1", raised=True), [Run("⁺¹")]),
        (Run("e", raised=True), [Run("e", raised=True)]),
        (Run("e-mail", raised=True), [Run("e-mail", raised=True)]),
        (Run("e )", raised=True), [Run("e", raised=True), Run(" "), Run(")", raised=True)]),
        (Run("-", raised=True), [Run("-", raised=True)]),
        (Run("2e", lowered=True), [Run("₂"), Run("e", lowered=True)]),
        (Run("2", raised=True, note=True), [Run("2", raised=True, note=True)]),
        (Run("3", raised=True, struck=True), [Run("³", struck=True)]),
    ],
)
def test_tidy__figures_become_signs_and_letters_keep_their_dress(run: Run, shown: list[Run]) -> None:
    assert tidy([run]) == tuple(shown)
    assert tidy(shown) == tuple(shown)


def test_word__a_large_first_letter_is_one_with_its_word() -> None:
    frame = '<w:framePr w:dropCap="{}" w:lines="3"/>'
    result = word(
        paragraph("W", properties=frame.format("drop")),
        paragraph("oningen blijven beschikbaar."),
        paragraph("D", properties=frame.format("margin")),
        paragraph("e huur ook."),
        paragraph("Kader", properties='<w:framePr w:wrap="around"/>'),
        paragraph("en tekst."),
    )
    assert lines_of(result) == "Woningen blijven beschikbaar.\nDe huur ook.\nKader\nen tekst.\n"


RUNS = (
    Run("oud", struck=True),
    Run(" en 2"),
    Run("e", raised=True),
    Run(" x"),
    Run("i", lowered=True),
    Run("1", note=True),
)


def unit(*runs: Run, key: str = "a") -> Unit:
    return Unit("article", key, "1", "Artikel 1", blocks=(Paragraph(tuple(runs)),))


def edition(text: Text) -> Edition:
    return Edition("T", "", "1", "geldt", date(2025, 1, 1), "", "", text, lambda _digest: b"")


def through_data(text: Text) -> Text:
    return from_data(to_data(text))


def through_a_draft(text: Text) -> Text:
    return Text((unit(*read_runs(runs_html(text.units[0].blocks[0].runs))),))


def through_word(text: Text) -> Text:
    return read(version_docx(edition(text)), name="a.docx").text


@pytest.mark.parametrize("road", [through_data, through_a_draft, through_word])
def test_dress__comes_out_as_it_went_in(road: Callable[[Text], Text]) -> None:
    text = Text((unit(*RUNS[:-1]),))
    found = next(one for one in road(text).units if one.type == "article")
    assert found.blocks == text.units[0].blocks


def test_renditions__show_the_dress() -> None:
    shown = unit_html(unit(*RUNS), lambda digest: digest)
    assert "<s>oud</s> en 2<sup>e</sup> x<sub>i</sub>" in shown
    assert [run.get("struck", False) for run in runs_data(RUNS, set())] == [True, *[False] * 5]


def test_what_was_frozen_without_these_dresses_keeps_its_digest() -> None:
    text = Text((unit(Run("Samen."), Run("1", note=True)),))
    assert to_data(text)["units"][0]["blocks"][0]["runs"] == [{"text": "Samen."}, {"note": True, "text": "1"}]
    assert text_digest(text) != text_digest(Text((unit(Run("Samen.", struck=True), Run("1", note=True)),)))


def test_comparison__tells_words_that_got_a_line_through_them() -> None:
    old = Text((unit(Run("De huur is vijf euro.")),))
    new = Text((unit(Run("De huur is "), Run("vijf", struck=True), Run(" euro.")),))
    found = compare(old, new)
    assert found.units[0].change == "changed"
    assert what_happened(found.units[0], found) == "gewijzigd, doorgehaald: “vijf”"
    back = compare(new, old)
    assert what_happened(back.units[0], back) == "gewijzigd, niet meer doorgehaald: “vijf”"
    assert compare(new, new).unchanged


def test_struck_in_text__also_in_cells() -> None:
    result = word(table(row(cell(run("a", STRIKE)), cell(run("b", STRIKE)))))
    assert isinstance(result.text.units[0].blocks[0], Table)
    assert struck(result) == ["a", "b"]
