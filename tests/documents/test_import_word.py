"""What the import makes of Word and ODT files: everything a Dutch agreement in Word may hold."""

import hashlib

import pytest

from documents.reading import Imported, UnreadableFile
from documents.reading.texts import read
from documents.text import Footnote, Item, Picture, Run, Table, Unit, plain_lines, plain_text
from tests.documents.word_files import (
    W,
    cell,
    docx,
    numbering,
    odt,
    paragraph,
    png,
    relation,
    row,
    run,
    table,
    zipped,
)


def imported(*body: str, **parts) -> Imported:
    return read(docx(*body, **parts), name="convenant.docx")


def lines(unit: Unit) -> list[str]:
    return [line for block in unit.blocks for line in plain_lines(block)]


def article(*body: str, **parts) -> list[str]:
    result = imported(paragraph("Artikel 1", style="Kop1"), *body, **parts)
    return lines(result.text.units[-1])


def test_headings_by_style_and_title() -> None:
    result = imported(
        paragraph("Convenant", style="Title"),
        paragraph("Hoofdstuk 1 Algemeen", style="Kop1"),
        paragraph("Artikel 1 Doel", style="Kop2"),
        paragraph("Wij werken samen."),
    )
    assert [(unit.type, unit.level, unit.title) for unit in result.text.units] == [
        ("heading", 0, "Convenant"),
        ("heading", 1, "Hoofdstuk 1 Algemeen"),
        ("article", 1, "Artikel 1 Doel"),
    ]


def test_without_styles__bold_lines_are_headings() -> None:
    bold = "<w:b/>"
    result = imported(
        paragraph(run("CONVENANT WONEN", bold)),
        paragraph("Partijen komen overeen:"),
        paragraph(run("Artikel 1", bold) + run("  Doel", bold)),
        paragraph("Samenwerken."),
        paragraph(run("Artikel 2", bold)),
        paragraph(run("Looptijd", bold)),
        paragraph("Tot 2030."),
        paragraph(run("Ondertekening", bold)),
        paragraph("Aldus overeengekomen."),
    )
    assert [(unit.type, unit.title) for unit in result.text.units] == [
        ("heading", "CONVENANT WONEN"),
        ("preamble", ""),
        ("article", "Artikel 1 Doel"),
        ("article", "Artikel 2 Looptijd"),
        ("heading", "Ondertekening"),
    ]


def test_without_styles_and_articles__numbered_bold_lines_are_headings() -> None:
    result = imported(
        paragraph(run("1. Doel", "<w:b/>")),
        paragraph("Samenwerken."),
        paragraph(run("2. Looptijd", "<w:b/>")),
        paragraph("Tot 2030."),
    )
    assert [(unit.type, unit.label, unit.heading) for unit in result.text.units] == [
        ("article", "1", "Doel"),
        ("article", "2", "Looptijd"),
    ]


def test_numbers_of_lists__nested_and_started_again() -> None:
    numbers = numbering(("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))
    assert article(
        paragraph("een", list_=(1, 0)),
        paragraph("deel", list_=(1, 1)),
        paragraph("klein", list_=(1, 2)),
        paragraph("klein", list_=(1, 2)),
        paragraph("deel", list_=(1, 1)),
        paragraph("twee", list_=(1, 0)),
        paragraph("deel", list_=(1, 1)),
        paragraph("opnieuw", list_=(2, 0)),
        numbers=numbers,
    ) == ["1. een", "a. deel", "i. klein", "ii. klein", "b. deel", "2. twee", "a. deel", "1. opnieuw"]


def test_numbers_of_lists__several_levels_in_one_number() -> None:
    numbers = numbering(("decimal", "Artikel %1"), ("decimal", "%1.%2"))
    result = imported(
        paragraph("Doel", style="Kop1", list_=(1, 0)),
        paragraph("Wij werken samen.", list_=(1, 1)),
        paragraph("Wij betalen samen.", list_=(1, 1)),
        paragraph("Looptijd", style="Kop1", list_=(1, 0)),
        paragraph("Tot 2030.", list_=(1, 1)),
        numbers=numbers,
    )
    assert [unit.title for unit in result.text.units] == ["Artikel 1 Doel", "Artikel 2 Looptijd"]
    assert lines(result.text.units[0]) == ["1.1 Wij werken samen.", "1.2 Wij betalen samen."]
    assert lines(result.text.units[1]) == ["2.1 Tot 2030."]


def test_bullets__of_a_symbol_font_are_plain_bullets() -> None:
    assert article(paragraph("huur", list_=(1, 0)), numbers=numbering(("bullet", "\uf0b7"))) == ["• huur"]


def test_tracked_changes__are_read_as_accepted() -> None:
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        paragraph(
            run("Het fonds is ")
            + f'<w:del w:id="1">{run("100").replace("w:t", "w:delText")}</w:del>'
            + f'<w:ins w:id="2">{run("200")}</w:ins>'
            + run(" euro.")
        ),
        paragraph(run("Eerste deel"), properties='<w:rPr><w:del w:id="3"/></w:rPr>'),
        paragraph(run(" en tweede deel.")),
    )
    assert lines(result.text.units[0]) == ["Het fonds is 200 euro.", "Eerste deel en tweede deel."]
    assert [(one.text, one.why) for one in result.left_out] == [("100", "doorgehaald")]
    assert "bijgehouden wijzigingen" in result.warnings[0]


def test_footnotes__follow_the_paragraph_that_refers_to_them() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("Zie de wet.")}</w:footnote></w:footnotes>'
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        paragraph(run("De raad") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" besluit.")),
        paragraph("Daarna niet."),
        parts={"word/footnotes.xml": notes.encode()},
    )
    blocks = result.text.units[0].blocks
    assert blocks[0].runs == (Run("De raad"), Run("1", note=True), Run(" besluit."))
    assert blocks[1] == Footnote("1", (Run("Zie de wet."),))


def test_table__with_merged_cells() -> None:
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        table(
            row(cell("Partij"), cell("Kosten", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"),
            row(cell("A", '<w:vMerge w:val="restart"/>'), cell("2024"), cell("10")),
            row(cell("", "<w:vMerge/>"), cell("2025"), cell("12")),
        ),
    )
    found = result.text.units[0].blocks[0]
    assert isinstance(found, Table)
    assert found.header_rows == 1
    assert [[(c.columns, c.rows) for c in r] for r in found.rows] == [
        [(1, 1), (2, 1)],
        [(1, 2), (1, 1), (1, 1)],
        [(1, 1), (1, 1)],
    ]
    assert list(plain_lines(found)) == ["Partij\tKosten", "A\t2024\t10", "2025\t12"]


def drawing(inner: str) -> str:
    return f'<w:r><w:drawing><wp:inline><wp:docPr descr="Een schema"/>{inner}</wp:inline></w:drawing></w:r>'


def test_pictures__are_kept_by_their_hash() -> None:
    picture = png()
    digest = hashlib.sha256(picture).hexdigest()
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        paragraph(run("Zie het schema.") + drawing('<a:blip r:embed="r1"/>')),
        relations=relation("r1", "image", "media/image1.png"),
        parts={"word/media/image1.png": picture},
    )
    assert result.text.units[0].blocks[1] == Picture(digest, "image/png", "Een schema")
    assert result.pictures == {digest: picture}


def test_pictures__of_a_form_that_browsers_do_not_show() -> None:
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        paragraph(run("Tekst.") + drawing('<a:blip r:embed="r1"/>')),
        relations=relation("r1", "image", "media/image1.emf"),
        parts={"word/media/image1.emf": b"\x01\x00\x00\x00" + b"x" * 90},
    )
    assert not result.pictures
    assert "image1.emf" in result.warnings[0]


def test_text_boxes__their_text_is_kept_once() -> None:
    box = f"<w:txbxContent>{paragraph('In een kader.')}</w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><wps:txbx>"
        f"{box}</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{box}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    result = imported(
        paragraph("Artikel 1", style="Kop1"), paragraph(run("Ervoor.") + shape), paragraph("Erna.")
    )
    assert lines(result.text.units[0]) == ["Ervoor.", "In een kader.", "Erna."]
    assert "tekstvakken" in result.warnings[0]


def test_page_furniture_and_hidden_text_are_listed() -> None:
    header = f"<w:hdr {W}>{paragraph('Concept 3')}</w:hdr>".encode()
    comments = f"<w:comments {W}><w:comment>{paragraph('Klopt dit?')}</w:comment></w:comments>".encode()
    result = imported(
        paragraph("Inhoudsopgave", style="Kop1"),
        paragraph("Artikel 1 Doel 3", style="Inhopg1"),
        paragraph("Artikel 1 Doel", style="Kop1"),
        paragraph(run("Zichtbaar.") + run("Verborgen.", "<w:vanish/>")),
        relations=relation("h1", "header", "header1.xml"),
        parts={"word/header1.xml": header, "word/comments.xml": comments},
    )
    assert plain_text(result.text) == "Artikel 1 Doel\nZichtbaar.\n"
    assert [(one.text, one.why) for one in result.left_out] == [
        ("Inhoudsopgave", "inhoudsopgave"),
        ("Artikel 1 Doel 3", "inhoudsopgave"),
        ("Verborgen.", "verborgen tekst"),
        ("Concept 3", "koptekst"),
        ("Klopt dit?", "opmerking in de kantlijn"),
    ]


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields__show_their_result() -> None:
    assert article(paragraph(run("Zie ") + field("REF art3", "artikel 3") + run("."))) == ["Zie artikel 3."]


def test_links() -> None:
    safe = f'<w:hyperlink r:id="r1">{run("wet")}</w:hyperlink>'
    unsafe = f'<w:hyperlink r:id="r2">{run("map")}</w:hyperlink>'
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        paragraph(safe + run(" en ") + unsafe),
        relations=relation("r1", "hyperlink", "https://wet.nl", outside=True)
        + relation("r2", "hyperlink", "file:///R:/geheim", outside=True),
    )
    assert result.text.units[0].blocks[0].runs == (Run("wet", href="https://wet.nl"), Run(" en map"))


def test_breaks_and_tabs() -> None:
    assert article(
        paragraph(run("een") + "<w:r><w:br/></w:r>" + run("twee") + "<w:r><w:tab/></w:r>" + run("drie"))
    ) == ["een\u2028twee drie"]


def test_zip_bomb__is_not_opened() -> None:
    bomb = docx(paragraph("x"), parts={"word/media/bomb.bin": b"\0" * 160 * 1024**2})
    assert len(bomb) < 1024**2
    with pytest.raises(UnreadableFile) as raised:
        read(bomb, name="bom.docx")
    assert raised.value.code == "tooLarge"


def test_entities__are_refused() -> None:
    document = (
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        f"<w:document {W}><w:body>{paragraph('&b;')}</w:body></w:document>"
    )
    with pytest.raises(UnreadableFile) as raised:
        read(zipped({"word/document.xml": document.encode()}), name="aanval.docx")
    assert raised.value.code == "broken"


def test_another_kind_of_zip() -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(zipped({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), name="blad.docx")
    assert raised.value.code == "wrongType"


def test_truncated() -> None:
    content = docx(*[paragraph(f"Zin {number} van het convenant.") for number in range(200)])
    with pytest.raises(UnreadableFile) as raised:
        read(content[: len(content) // 2], name="half.docx")
    assert raised.value.code == "broken"


ODT_STYLES = """
<style:style style:name="Vet"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style>"""


def test_odt__headings_lists_notes_tables_and_changes() -> None:
    result = read(
        odt(
            """<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion>
            </text:changed-region></text:tracked-changes>
            <text:h text:outline-level="1">Artikel 1 Doel</text:h>
            <text:p>Wij <text:span text:style-name="Vet">werken</text:span><text:s
            text:c="2"/>samen<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Noot.</text:p></text:note-body>
            </text:note>.</text:p>
            <text:list text:style-name="L1"><text:list-item><text:p>een</text:p><text:list><text:list-item>
            <text:p>deel</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>twee</text:p>
            </text:list-item></text:list>
            <table:table><table:table-row>
            <table:table-cell table:number-columns-spanned="2"><text:p>A</text:p>
            </table:table-cell><table:covered-table-cell/></table:table-row></table:table>
            <text:table-of-content><text:index-body><text:p>Artikel 1 3</text:p></text:index-body>
            </text:table-of-content>""",
            styles=ODT_STYLES,
        ),
        name="convenant.odt",
    )
    unit = result.text.units[0]
    assert unit.title == "Artikel 1 Doel"
    assert lines(unit) == ["Wij werken samen1.", "1 Noot.", "1. een", "a) deel", "2. twee", "A"]
    assert Run("werken", bold=True) in unit.blocks[0].runs
    assert [block.level for block in unit.blocks if isinstance(block, Item)] == [0, 1, 0]
    assert unit.blocks[-1].rows[0][0].columns == 2
    assert {(one.text, one.why) for one in result.left_out} == {
        ("weg", "doorgehaald"),
        ("Artikel 1 3", "inhoudsopgave"),
    }


def test_odt__with_a_password() -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(odt("", manifest="<encryption-data/>"), name="geheim.odt")
    assert raised.value.code == "encrypted"
