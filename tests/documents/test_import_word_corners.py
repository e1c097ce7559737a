"""Corners of Word files: changes that were moved, fields that run on, numbers that only Word shows, and files
that are put together otherwise than Word usually does."""

import io
import zipfile

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import Footnote, Run, Unit, plain_lines, plain_text
from tests.documents.word_files import (
    RELATIONS,
    W,
    cell,
    docx,
    paragraph,
    relation,
    row,
    run,
    table,
    zipped,
)

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def imported(*body: str, **parts) -> Imported:
    return read(docx(*body, **parts), name="convenant.docx")


def lines(unit: Unit) -> list[str]:
    return [line for block in unit.blocks for line in plain_lines(block)]


def article(*body: str, **parts) -> list[str]:
    return lines(imported(paragraph("Artikel 1", style="Kop1"), *body, **parts).text.units[-1])


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


def test_contents__that_end_in_the_first_heading() -> None:
    result = imported(
        paragraph(sign("begin") + code(" TOC \\o ") + sign("separate") + run("Artikel 1 Doel 3")),
        paragraph("Artikel 2 Slot 4"),
        paragraph(sign("end") + run("Artikel 1 Doel"), style="Kop1"),
        paragraph("Samen."),
    )
    assert plain_text(result.text) == "Artikel 1 Doel\nSamen.\n"
    assert [one.text for one in result.left_out] == ["Artikel 1 Doel 3", "Artikel 2 Slot 4"]


def test_field__without_end_hides_nothing() -> None:
    assert article(paragraph(run("Voor") + sign("begin") + run(" na.")), paragraph("Slot.")) == [
        "Voor na.",
        "Slot.",
    ]


def test_field__that_is_a_link() -> None:
    link = sign("begin") + code(' HYPERLINK "https://wet.nl" ') + sign("separate") + run("wet") + sign("end")
    result = imported(paragraph("Artikel 1", style="Kop1"), paragraph(link + run(" geldt.")))
    assert result.text.units[0].blocks[0].runs == (Run("wet", href="https://wet.nl"), Run(" geldt."))


def test_moved_paragraph__stands_where_it_went() -> None:
    went = f'<w:moveFrom w:id="1">{run("Verplaatst.")}</w:moveFrom>'
    came = f'<w:moveTo w:id="1">{run("Verplaatst.")}</w:moveTo>'
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        paragraph(went, properties='<w:rPr><w:moveFrom w:id="2"/></w:rPr>'),
        paragraph("Blijft."),
        paragraph(came),
    )
    assert lines(result.text.units[0]) == ["Blijft.", "Verplaatst."]
    assert [(one.text, one.why) for one in result.left_out] == [
        ("Verplaatst.", "verplaatst, staat nu elders")
    ]
    assert "bijgehouden wijzigingen" in result.warnings[0]


def test_deleted_end_of_a_paragraph__before_a_table() -> None:
    ended = paragraph("Voor de tabel.", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    assert article(ended, table(row(cell("A"))), paragraph("Na.")) == ["Voor de tabel.", "A", "Na."]


NUMBERS = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop1"/>
<w:lvlText w:val="Artikel %1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Lid"/>
<w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
COUNTED = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
NUMBERED_STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>{COUNTED}</w:style>
<w:style w:type="paragraph" w:styleId="Lid"><w:name w:val="Lid"/>{COUNTED}</w:style></w:styles>"""


def test_numbers_of_styles__depth_by_style_and_empty_paragraphs_count() -> None:
    result = imported(
        paragraph("", style="Kop1"),
        paragraph("Wij werken samen.", style="Lid"),
        paragraph("", style="Lid"),
        paragraph("Wij betalen samen.", style="Lid"),
        paragraph("Slot", style="Kop1"),
        paragraph("Tot 2030.", style="Lid"),
        numbers=NUMBERS,
        parts={"word/styles.xml": NUMBERED_STYLES.encode()},
    )
    assert [unit.title for unit in result.text.units] == ["Artikel 1", "Artikel 2 Slot"]
    assert lines(result.text.units[0]) == ["1.1 Wij werken samen.", "1.3 Wij betalen samen."]
    assert lines(result.text.units[1]) == ["2.1 Tot 2030."]


BODY = (paragraph("Artikel 1 Doel", style="Kop1"), paragraph("Samen."))


def members(*body: str) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(docx(*body)))
    return {name: archive.read(name) for name in archive.namelist()}


def strict(content: bytes) -> bytes:
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    content = content.replace(old + b"wordprocessingml/2006/", new + b"wordprocessingml/")
    return content.replace(old + b"officeDocument/2006/", new + b"officeDocument/")


def moved(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The document under another name, as the web version of Word writes it."""
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="word/document2.xml"/>'
    return {name.replace("document.xml", "document2.xml"): content for name, content in parts.items()} | {
        "[Content_Types].xml": b'<Types><Override ContentType="' + kind + b'"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{names}">{link}</Relationships>'.encode(),
    }


@pytest.mark.parametrize(
    "parts",
    [
        {name: strict(content) for name, content in members(*BODY).items()},
        moved(members(*BODY)),
        members(*BODY) | {"word/vbaProject.bin": b"macro"},
        members(*BODY) | {"word/document.xml": members(*BODY)["word/document.xml"].decode().encode("utf-16")},
    ],
    ids=["strict", "other name", "macros", "utf-16"],
)
def test_files_put_together_otherwise(parts: dict[str, bytes]) -> None:
    result = read(zipped(parts), name="convenant.docx")
    assert plain_text(result.text) == "Artikel 1 Doel\nSamen.\n"
    assert result.text.units[0].type == "article"


def test_without_styles_part__the_names_of_styles_say_what_they_are() -> None:
    parts = {"word/styles.xml": f"<w:styles {W}/>".encode()}
    result = imported(
        paragraph("Convenant", style="Title"),
        paragraph("Hoofdstuk 1 Algemeen", style="Heading1"),
        paragraph("Slot.", style="Lijstalinea"),
        parts=parts,
    )
    assert [(unit.level, unit.title) for unit in result.text.units][:2] == [
        (0, "Convenant"),
        (1, "Hoofdstuk 1 Algemeen"),
    ]


def test_files_set_into_the_file__come_at_their_place() -> None:
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        '<w:altChunk r:id="c1"/><w:altChunk r:id="c2"/><w:altChunk r:id="c3"/>',
        paragraph("Slot."),
        relations=relation("c1", "aFChunk", "een.html")
        + relation("c2", "aFChunk", "twee.docx")
        + relation("c3", "aFChunk", "drie.mht"),
        parts={
            "word/een.html": b"<p>Uit een pagina.</p>",
            "word/twee.docx": docx(paragraph("Uit een bestand.")),
            "word/drie.mht": b"MIME-Version: 1.0\n\nx",
        },
    )
    assert lines(result.text.units[0]) == ["Uit een pagina.", "Uit een bestand.", "Slot."]
    assert "verwijst naar een ander bestand" in result.warnings[0]


def test_signs_and_formulas() -> None:
    symbols = (
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 18 </w:t>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    assert article(paragraph(symbols), paragraph(f"<m:oMath {MATH}>{half}</m:oMath>")) == ["≥ 18 ✓", "1/2"]


def test_footnote__with_a_mark_of_its_own_and_two_paragraphs() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("Een.")}{paragraph("Twee.")}</w:footnote>'
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        paragraph(run("De raad") + mark + run(" besluit.")),
        parts={"word/footnotes.xml": f"{notes}</w:footnotes>".encode()},
    )
    assert result.text.units[0].blocks[0].runs == (Run("De raad"), Run("*", note=True), Run(" besluit."))
    assert result.text.units[0].blocks[1] == Footnote("*", (Run("Een.\u2028Twee."),))


def test_scheme__its_words_are_text() -> None:
    names = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    drawn = f'<w:r><w:drawing><dgm:relIds {names} r:dm="d1"/></w:drawing></w:r>'
    words = "".join(f"<a:p>{one}</a:p>" for one in ("<a:t>Aan</a:t><a:t>melden</a:t>", "<a:t>Wonen</a:t>"))
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        paragraph(run("Zo gaat het.") + drawn),
        relations=relation("d1", "diagramData", "diagrams/data1.xml"),
        parts={"word/diagrams/data1.xml": f"<x {W}>{words}</x>".encode()},
    )
    assert lines(result.text.units[0]) == ["Zo gaat het.", "Aanmelden", "Wonen"]


def test_numbers_beyond_reason__are_kept_within_it() -> None:
    numbers = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        '<w:start w:val="999999999"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    result = imported(
        paragraph("Artikel 1", style="Kop1"),
        paragraph("lid", list_=(1, 0)),
        table(row(cell("A", '<w:gridSpan w:val="abc"/>'), cell("B", '<w:gridSpan w:val="99999999"/>'))),
        numbers=numbers,
    )
    assert lines(result.text.units[0]) == ["9999) lid", "A\tB"]
    assert [one.columns for one in result.text.units[0].blocks[1].rows[0]] == [1, 200]


def test_raised_figures__have_their_own_signs() -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    body = run("10") + run("6", high) + run(" per m") + run("2", high)
    assert article(paragraph(body)) == ["10⁶ per m²"]
