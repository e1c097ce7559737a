import io

import pytest
from hypothesis import example, given, settings
from pypdf import PdfReader

from documents.renditions.typeset.version import version_pdf
from documents.text import Item, Paragraph, Picture, Run, Text, Unit, plain_text, words
from tests.documents.rendition_texts import (
    HOSTILE,
    digest,
    edition_of,
    hostile_text,
    page_texts,
    picture_file,
    texts,
    whole_text,
)


def reader(text: Text, **other) -> PdfReader:
    return PdfReader(io.BytesIO(version_pdf(edition_of(text, **other))))


def written(text: Text, **other) -> str:
    return "\n".join(page_texts(version_pdf(edition_of(text, **other))))


def many_articles(count: int) -> Text:
    one = (Item("1.", (Run("Partijen werken samen."),)), Item("2.", (Run("Zij overleggen."),)))
    return Text(
        tuple(
            Unit("article", f"a-{n}", str(n), f"Artikel {n}", "Samen", blocks=one)
            for n in range(1, count + 1)
        )
    )


def test_tagged__as_pdf_ua() -> None:
    found = reader(whole_text())
    root = found.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).lower().startswith("nl")
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert found.metadata.title == "Convenant Wonen"


def test_tagged__headings_tables_lists_notes_and_figures() -> None:
    tags = set(_tags(reader(whole_text()).trailer["/Root"]["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Lbl", "/Note", "/Figure", "/Link"} <= tags


def _tags(node):
    if "/S" in node:
        yield str(node["/S"])
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if hasattr(kid, "get"):
            yield from _tags(kid)


def test_same_edition__same_bytes() -> None:
    assert version_pdf(edition_of(whole_text())) == version_pdf(edition_of(whole_text()))


def test_words__are_all_there() -> None:
    shown = written(whole_text())
    assert [word for word in words(plain_text(whole_text())) if word not in shown] == []


def test_dutch_characters__are_shown() -> None:
    signs = "coördinatie reëel één scène façade € ° § • – — ‘’ “” … ½ ² → ☐ ☒ ✓"
    shown = written(Text((Unit("article", "a", blocks=(Paragraph((Run(signs),)),)),)))
    assert all(sign in shown for sign in signs.split())
    assert "[U+" not in shown


def test_furniture__says_what_it_is_and_where_it_lives() -> None:
    shown = page_texts(version_pdf(edition_of(many_articles(40))))
    assert "Van kracht sinds 1 december 2025." in shown[0]
    assert "18 september 2025" in shown[0]
    assert f"Bladzijde 2 van {len(shown)}" in shown[1]
    assert "Convenant Wonen, versie 2025" in shown[1]
    assert "abababababab" in shown[1]
    last = shown[-1]
    assert "ab" * 32 in last.replace("\n", "")
    assert "https://convenant.example/convenant/versies/2/" in last
    assert "Model huurcontract.docx" in last


@pytest.mark.parametrize(("count", "expected"), [(8, False), (9, True)])
def test_contents__only_for_a_long_text(count: int, expected: bool) -> None:
    assert ("Inhoud" in written(many_articles(count))) is expected


def test_heading_levels__skip_none() -> None:
    deep = Text(
        (
            Unit("heading", "h", label="Titel IV", level=5),
            Unit("article", "a", label="Artikel 1", level=9),
            Unit("heading", "b", label="Deel 2", level=1),
            Unit("article", "c", label="Artikel 2", level=4),
        )
    )
    assert "Artikel 2" in written(deep)


def test_hostile_text__stays_text() -> None:
    shown = written(hostile_text())
    assert '#import "/etc/passwd": *' in shown
    assert "<script>alert(1)</script>" in shown
    assert "$ sum_(x) $ *vet* _schuin_ `raw` <label> @ref = kop // weg /* weg */" in shown.replace("\n", " ")


def test_characters_without_a_glyph__are_named_and_explained() -> None:
    shown = written(Text((Unit("article", "a", blocks=(Paragraph((Run("zie 😀 en 漢"),)),)),)))
    assert "zie [U+1F600] en [U+6F22]" in shown
    assert "Sommige tekens kan dit bestand niet tonen." in shown.replace("\n", " ")


def test_hostile_title() -> None:
    assert reader(whole_text(), title=HOSTILE[0]).metadata.title == HOSTILE[0]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_pictures__of_every_kind(form: str) -> None:
    content = picture_file(form)
    text = Text((Unit("article", "a", blocks=(Picture(digest(content), "image/x", "Schema"),)),))
    assert len(reader(text, pictures={digest(content): content}).pages[0].images) == 1


@pytest.mark.parametrize("content", [b"", b"geen afbeelding", picture_file()[:60], b"<svg/>"])
def test_pictures__damaged_or_missing_leave_their_description(content: bytes) -> None:
    text = Text((Unit("article", "a", blocks=(Picture("f" * 64, "image/png", "Schema"),)),))
    for pictures in ({"f" * 64: content}, {}):
        assert "niet kan tonen: Schema" in written(text, pictures=pictures).replace("\n", " ")


def test_empty_text() -> None:
    assert len(reader(Text()).pages) >= 1


TITLE_HALFWAY = Text(
    (
        Unit("preamble", "een", heading="Doel", level=1),
        Unit("heading", "twee", heading="Doel", level=2),
        Unit("preamble", "drie", heading="Doel", level=0),
        Unit("preamble", "vier", heading="Doel", level=1),
    )
)


@settings(max_examples=25)
@example(TITLE_HALFWAY)
@given(texts)
def test_any_text__becomes_a_tagged_file(text: Text) -> None:
    assert "/StructTreeRoot" in reader(text).trailer["/Root"]
