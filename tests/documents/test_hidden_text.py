"""What an office file holds and does not show goes to the report, whatever the file writes to hide it."""

import pytest

from documents.reading import Imported
from documents.reading.texts import read
from documents.text import plain_text
from tests.documents.word_files import STYLES, cell, docx, odt, paragraph, row, run, table

OLD = "De oude huur geldt."
AROUND = ("Ervoor.", "Erna.")


def checked(result: Imported, *, hidden: bool) -> None:
    text = plain_text(result.text)
    assert all(words in text for words in AROUND)
    assert (OLD in text) is not hidden
    assert [one.why for one in result.left_out if OLD in one.text] == ["verborgen tekst"] * hidden


def in_odt(part: str) -> Imported:
    styles = """<style:style style:name="Weg"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="Ook weg" style:parent-style-name="Weg"/>"""
    before, after = (f"<text:p>{words}</text:p>" for words in AROUND)
    return read(odt(before + part + after, styles=styles), name="a.odt")


ROWS = (
    "<table:table><table:table-row><table:table-cell><text:p>rij</text:p></table:table-cell></table:table-row>"
    "<table:table-row {}><table:table-cell><text:p>De oude huur geldt.</text:p></table:table-cell>"
    "</table:table-row></table:table>"
)


@pytest.mark.parametrize(
    "part",
    [
        f'<text:section text:display="none"><text:p>{OLD}</text:p></text:section>',
        f'<text:section text:display="condition" text:condition="ooow:x==1" text:is-hidden="true">'
        f"<text:p>{OLD}</text:p></text:section>",
        f'<text:section text:display="condition" text:condition="ooow:1">'
        f"<text:p>{OLD}</text:p></text:section>",
        f'<text:section><text:section text:display="none"><text:list><text:list-item><text:p>{OLD}</text:p>'
        "</text:list-item></text:list></text:section></text:section>",
        f'<text:p><text:hidden-paragraph text:condition="ooow:x" text:is-hidden="true"/>{OLD}</text:p>',
        f'<text:p><text:span><text:hidden-paragraph text:condition="ooow:true"/></text:span>{OLD}</text:p>',
        f'<text:p>Ja. <text:hidden-text text:is-hidden="true">{OLD}</text:hidden-text></text:p>',
        f'<text:p>Ja. <text:hidden-text text:is-hidden="true" text:string-value="{OLD}"/></text:p>',
        f'<text:p text:style-name="Weg">{OLD}</text:p>',
        f'<text:h text:outline-level="1" text:style-name="Ook weg">{OLD}</text:h>',
        f'<text:p>Ja. <text:span text:style-name="Ook weg">{OLD}</text:span></text:p>',
        f'<text:p>Ja. <text:variable-set text:display="none">{OLD}</text:variable-set></text:p>',
        ROWS.format('table:visibility="collapse"'),
        f'<text:p><draw:frame draw:display="none"><draw:text-box><text:p>{OLD}</text:p></draw:text-box>'
        "</draw:frame></text:p>",
    ],
)
def test_odt__tells_what_is_hidden(part: str) -> None:
    checked(in_odt(part), hidden=True)


@pytest.mark.parametrize(
    "part",
    [
        f'<text:section text:display="true"><text:p>{OLD}</text:p></text:section>',
        f'<text:section text:display="condition" text:condition="ooow:x==1" text:is-hidden="false">'
        f"<text:p>{OLD}</text:p></text:section>",
        f'<text:section text:protected="true"><text:p>{OLD}</text:p></text:section>',
        f'<text:p><text:hidden-paragraph text:condition="ooow:x" text:is-hidden="false"/>{OLD}</text:p>',
        f'<text:p><text:hidden-text text:is-hidden="false">{OLD}</text:hidden-text></text:p>',
        f'<text:p><text:file-name text:display="name">{OLD}</text:file-name></text:p>',
        ROWS.format('table:visibility="visible"'),
    ],
)
def test_odt__keeps_what_is_shown(part: str) -> None:
    checked(in_odt(part), hidden=False)


def in_word(part: str) -> Imported:
    unseen = "<w:rPr><w:vanish/></w:rPr>"
    own = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{more}</w:style>'
        for kind, name, more in (
            ("paragraph", "Weg", unseen),
            ("paragraph", "OokWeg", '<w:basedOn w:val="Weg"/>'),
            ("character", "Teken", unseen),
        )
    )
    styles = STYLES.replace("</w:styles>", f"{own}</w:styles>")
    before, after = map(paragraph, AROUND)
    return read(docx(before, part, after, parts={"word/styles.xml": styles.encode()}), name="a.docx")


@pytest.mark.parametrize(
    ("part", "hidden"),
    [
        (paragraph(run(OLD, "<w:vanish/>")), True),
        (paragraph(run(OLD, '<w:vanish w:val="0"/>')), False),
        (paragraph(run(OLD, '<w:rStyle w:val="Teken"/>')), True),
        (paragraph(OLD, style="Weg"), True),
        (paragraph(OLD, style="OokWeg"), True),
        (paragraph(run(OLD, '<w:vanish w:val="false"/>'), style="OokWeg"), False),
        (paragraph(run(OLD, "<w:webHidden/>")), False),
        (table(row(cell("rij")), row(cell(OLD), properties="<w:hidden/>")), True),
        (table(row(cell("rij")), row(cell(OLD), properties='<w:hidden w:val="0"/>')), False),
    ],
)
def test_word__tells_what_is_hidden_and_keeps_the_rest(part: str, hidden: bool) -> None:
    checked(in_word(part), hidden=hidden)
