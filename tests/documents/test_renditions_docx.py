import io
import zipfile
from collections.abc import Iterator
from itertools import count

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from documents.reading import read_file
from documents.renditions.word.version import version_docx
from documents.text import Footnote, Item, Paragraph, Picture, Run, Text, Unit, plain_text, plain_unit, words
from tests.documents.rendition_texts import (
    digest,
    edition_of,
    hostile_text,
    picture_file,
    texts,
    whole_text,
)


def opened(text: Text, **other) -> docx.document.Document:
    return docx.Document(io.BytesIO(version_docx(edition_of(text, **other))))


def article(*blocks) -> Text:
    return Text((Unit("article", "a", "1", "Artikel 1", "Doel", blocks=blocks),))


def file_words(text: Text) -> list[str]:
    """All words of the file, those of the notes too, without the furniture."""
    content = version_docx(edition_of(text))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(f"word/{name}.xml") for name in ("document", "footnotes")]
    return [word for part in parts for word in _words(docx.oxml.parse_xml(part))]


def _words(root) -> list[str]:
    numbers = count(1)
    shown = (_plain(paragraph, numbers) for paragraph in root.iter(qn("w:p")))
    return [word for line in shown for word in words(line)]


def _plain(paragraph, numbers: Iterator[int]) -> str:
    """The text as Word shows it, with the numbers that Word itself gives to notes."""
    return "".join(_shown(node, numbers) for node in paragraph.iter(*SHOWN))


def _shown(node, numbers: Iterator[int]) -> str:
    if node.tag == qn("w:t"):
        return node.text or ""
    if node.tag in (qn("w:footnoteRef"), qn("w:footnoteReference")):
        return "" if node.get(qn("w:customMarkFollows")) else str(next(numbers))
    return "\n"


SHOWN = [qn(f"w:{name}") for name in ("t", "br", "tab", "footnoteRef", "footnoteReference")]


def test_same_edition__same_bytes() -> None:
    assert version_docx(edition_of(whole_text())) == version_docx(edition_of(whole_text()))


def test_headings_are_headings() -> None:
    found = [(p.style.name, p.text) for p in opened(whole_text()).paragraphs if p.style.name != "Normal"]
    assert found == [
        ("Title", "Convenant Wonen"),
        ("Heading 1", "Hoofdstuk 1 Begrippen"),
        ("Heading 2", "Artikel 1 Begrippen"),
        ("Heading 2", "Artikel 2 Kosten"),
        ("Heading 1", "Bijlage 1 Schema"),
    ]


def test_items_hang_by_their_level() -> None:
    found = {p.text: p.paragraph_format for p in opened(whole_text()).paragraphs}
    outer, inner = found["2.\tZie artikel 2."], found["1°.\tin de regio;"]
    assert outer.first_line_indent == -outer.left_indent
    assert inner.left_indent == 3 * outer.left_indent


def test_footnote__is_a_real_one() -> None:
    with zipfile.ZipFile(io.BytesIO(version_docx(edition_of(whole_text())))) as package:
        notes = package.read("word/footnotes.xml").decode()
        body = package.read("word/document.xml").decode()
    assert "Ook rechtspersonen." in notes
    assert 'w:footnoteReference w:id="1"' in body
    assert "Ook rechtspersonen." not in body


def test_footnote__keeps_a_marker_of_its_own() -> None:
    text = article(Paragraph((Run("x"), Run("*", note=True))), Footnote("*", (Run("noot"),)))
    assert "*" in opened(text).paragraphs[-1].text


def test_table__header_row_and_merged_cells() -> None:
    (table,) = opened(whole_text()).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Soort", "Bedrag", "Bedrag"],
        ["Soort", "2019", "2025"],
        ["Leegstand", "€ 12", "€ 15"],
    ]
    assert len(table._tbl.findall(f".//{qn('w:tblHeader')}")) == 2


def test_links__outside_and_within() -> None:
    within = Run("artikel", href="#a")
    found = opened(article(Paragraph((Run("hier", href="https://a.nl/"), within)))).paragraphs[-1]
    outside, inside = found.hyperlinks
    assert outside.address == "https://a.nl/"
    assert inside.fragment == "onderdeel_1"


def test_picture__has_its_description() -> None:
    (shape,) = opened(whole_text()).inline_shapes
    assert shape._inline.docPr.get("descr") == "Van aanmelding naar woning"


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "TIFF"])
def test_picture__of_every_kind(form: str) -> None:
    content = picture_file(form)
    found = opened(article(Picture(digest(content), "image/x")), pictures={digest(content): content})
    assert len(found.inline_shapes) == 1


def test_picture__that_is_missing_leaves_its_description() -> None:
    found = opened(article(Picture("f" * 64, "image/png", "Schema")), pictures={})
    assert found.paragraphs[-1].text == "[Schema]"


def test_file__says_what_it_is() -> None:
    found = opened(whole_text())
    assert (found.core_properties.title, found.core_properties.language) == ("Convenant Wonen", "nl-NL")
    below = "\n".join(p.text for p in found.sections[0].first_page_footer.paragraphs)
    assert "Van kracht sinds 1 december 2025." in below
    assert "ab" * 32 in below
    assert {lang.get(qn("w:val")) for lang in found.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


def test_hostile_text__opens_again() -> None:
    shown = "\n".join(p.text for p in opened(hostile_text()).paragraphs)
    assert "<script>alert(1)</script> &amp;" in shown
    assert "😀" in shown


def test_brought_in_again__gives_the_same_words() -> None:
    text = article(
        Item("1.", (Run("Partijen "), Run("werken", bold=True), Run(" samen:"))),
        Item("a.", (Run("in de regio;"),), 1),
        Item("b.", (Run("met elkaar."),), 1),
        Paragraph((Run("Daarna."), Run("1", note=True))),
        Footnote("1", (Run("Zie de toelichting."),)),
    )
    found = read_file(version_docx(edition_of(text)), name="versie.docx").text
    (unit,) = found.articles()
    assert plain_unit(unit) == plain_text(text)


@settings(max_examples=30)
@given(texts)
def test_words__are_those_of_the_text(text: Text) -> None:
    titled = any(unit.level == 0 and unit.title for unit in text.units)
    expected = words(plain_text(text)) + ([] if titled else ["Convenant", "Wonen"])
    assert sorted(file_words(text)) == sorted(expected)
