"""What is put in a draft comes out again, character for character, also when the editor saved it."""

import hashlib
import json
from io import BytesIO
from pathlib import Path

from wagtail.images import get_image_model

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage

from documents.drafting.mapping import put_text, text_of
from documents.drafting.tree import draft_of
from documents.editor.inline_html import paragraph_html, read_paragraphs
from documents.editor.rich_text import FEATURES, ExactConverter
from documents.models import Document, DocumentPage
from documents.reading import read_file
from documents.text import LINE_BREAK, Footnote, Item, Paragraph, Picture, Run, Table, TableCell, Text, Unit
from documents.text.keys import with_keys
from documents.text.normal_form import normalised
from tests.factories import make_document, make_text, make_version


def png(colour: str) -> bytes:
    kept = BytesIO()
    PillowImage.new("RGB", (3, 2), colour).save(kept, "PNG")
    return kept.getvalue()


def picture_of(content: bytes, media_type: str = "image/png", description: str = "") -> Picture:
    return Picture(hashlib.sha256(content).hexdigest(), media_type, description)


PICTURES = {picture_of(content).digest: content for content in (png("red"), png("blue"))}

LETTERS = st.text(st.sampled_from(f"abcë1.)°§ &<>\"'\u00a0–“”€;{LINE_BREAK}"), min_size=1, max_size=12)
HREFS = st.sampled_from(["", "", "https://voorbeeld.nl/?a=1&b=2", "mailto:info@voorbeeld.nl", "#artikel-3"])
RUNS = st.lists(
    st.builds(
        Run,
        LETTERS,
        bold=st.booleans(),
        italic=st.booleans(),
        href=HREFS,
        note=st.booleans(),
        struck=st.booleans(),
        raised=st.booleans(),
        lowered=st.booleans(),
    ),
    max_size=4,
).map(tuple)
MARKERS = st.sampled_from(["1.", "2.", "a.", "b.", "1°.", "•", "A.", "i.", "(a)", "Lid 1", "1:"])
CELLS = st.builds(TableCell, RUNS, st.integers(1, 3), st.integers(1, 3))
TABLES = st.builds(
    Table,
    st.lists(
        st.lists(CELLS, min_size=1, max_size=3).map(tuple),
        min_size=1,
        max_size=3,
    ).map(tuple),
    st.integers(0, 1),
)
DESCRIPTIONS = st.sampled_from(["", "Een & schema"])
BLOCKS = st.one_of(
    st.builds(Paragraph, RUNS),
    st.builds(Item, MARKERS, RUNS),
    TABLES,
    st.builds(Picture, st.sampled_from(sorted(PICTURES)), st.just("image/png"), DESCRIPTIONS),
    st.builds(Footnote, st.sampled_from(["1", "*"]), RUNS),
)
LABELS = st.sampled_from(["", "Artikel 1", "Artikel 3.2a", "Hoofdstuk II", "§ 2", "Bijlage", "2.1"])
UNITS = st.builds(
    Unit,
    st.sampled_from(["preamble", "heading", "article", "annex"]),
    key=st.just(""),
    number=st.sampled_from(["", "1", "II"]),
    label=LABELS,
    heading=st.sampled_from(["", "Doelgroep", "Kosten & “risico” <fonds>"]),
    level=st.integers(0, 3),
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
)
TEXTS = st.lists(UNITS, max_size=4).map(lambda units: with_keys(normalised(Text(tuple(units)))))


@pytest.fixture
def page(db) -> DocumentPage:
    return draft_of(Document.objects.create(slug="convenant", kind_id="agreement", title="Convenant"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(TEXTS)
def test_a_text_comes_out_as_it_went_in(page: DocumentPage, text: Text) -> None:
    put_text(page, text, PICTURES)
    found, pictures = text_of(draft_of(page.document))
    assert found == text
    assert pictures == {picture.digest: PICTURES[picture.digest] for picture in text.pictures()}


def normal(*paragraphs: tuple[Run, ...]) -> Text:
    return normalised(Text((Unit("article", "a", blocks=tuple(map(Paragraph, paragraphs))),)))


@given(RUNS)
def test_the_editor_opens_and_saves_a_paragraph_without_loss(runs: tuple[Run, ...]) -> None:
    converter = ExactConverter(FEATURES)
    for block in normal(runs).units[0].blocks:
        opened = converter.from_database_format(paragraph_html(block.runs))
        saved = converter.to_database_format(opened)
        assert normal(*read_paragraphs(saved)) == normal(block.runs)


def test_a_file_that_is_no_picture_of_the_library_is_kept_as_it_is(page: DocumentPage) -> None:
    content = b"\x01\x00\x00\x00 een tekening uit een oud programma"
    drawing = picture_of(content, "image/x-emf", "Schema")
    text = with_keys(Text((Unit("article", "", heading="Schema", blocks=(drawing,)),)))
    put_text(page, text, {drawing.digest: content})
    assert text_of(draft_of(page.document)) == (text, {drawing.digest: content})


def test_a_false_picture_is_kept_as_it_is(page: DocumentPage) -> None:
    false = picture_of(b"geen png")
    text = with_keys(Text((Unit("article", "", heading="Schema", blocks=(false,)),)))
    put_text(page, text, {false.digest: b"geen png"})
    assert text_of(draft_of(page.document))[0] == text


def test_one_picture_is_stored_once(page: DocumentPage) -> None:
    shown = picture_of(png("red"))
    text = with_keys(Text((Unit("article", "", heading="Schema", blocks=(shown, shown)),)))
    put_text(page, text, PICTURES)
    put_text(draft_of(page.document), text, PICTURES)
    assert get_image_model().objects.count() == 1


def test_a_missing_picture_leaves_the_draft_as_it_was(page: DocumentPage) -> None:
    before = with_keys(Text((Unit("article", "", heading="Doel"),)))
    put_text(page, before, {})
    with pytest.raises(KeyError):
        put_text(page, Text((Unit("article", "a", blocks=(picture_of(b"weg"),)),)), {})
    assert text_of(draft_of(page.document))[0] == before


def test_every_put_is_a_revision(page: DocumentPage) -> None:
    for heading in ("Eerst", "Daarna"):
        put_text(draft_of(page.document), with_keys(Text((Unit("article", "", heading=heading),))), {})
    first, second = (revision.as_object() for revision in page.revisions.order_by("pk"))
    assert [text_of(old)[0].units[0].heading for old in (first, second)] == ["Eerst", "Daarna"]


def test_new_and_copied_units_get_a_key_that_the_document_never_used(page: DocumentPage) -> None:
    make_version(page.document, text=make_text({"Artikel 1 Doel": "Was.", "Artikel 2 Kosten": "Geld."}))
    article = Unit("article", "doel", label="Artikel 1", number="1", heading="Doel")
    new = Unit("article", "", label="Artikel 3", number="3", heading="Kosten")
    put_text(page, Text((article, article, new)), {})
    keys = [unit.key for unit in text_of(draft_of(page.document))[0].units]
    assert keys == ["doel", "doel-2", "kosten-2"]


def test_a_changed_designation_brings_its_number(page: DocumentPage) -> None:
    put_text(page, make_text({"Artikel 3 Doel": "Woorden."}), {})
    page.body[0].value["label"] = "Artikel 4"
    assert text_of(page)[0].units[0].number == "4"


def test_a_link_to_another_draft_goes_to_what_the_public_reads(page: DocumentPage) -> None:
    other = draft_of(make_document("nazorg", kind="process"))
    html = f'<p>Zie <a linktype="page" id="{other.pk}">nazorg</a></p>'
    value = {"key": "a", "label": "", "heading": "A", "number": "", "level": 1}
    page.body = json.dumps(
        [{"type": "article", "value": value | {"body": [{"type": "text", "value": html}]}}]
    )
    [block] = text_of(page)[0].units[0].blocks
    assert block.runs[1].href.endswith(other.document.get_absolute_url())
    assert block.runs[1].href.startswith("http")


@pytest.mark.samples
@pytest.mark.parametrize(
    "name",
    [
        "afgeleid/huisvestingswet-2014-2015-01-05.docx",
        "afgeleid/wet-gemeentelijke-schuldhulpverlening-2013-12-16.odt",
        "docx-versies/crypto-raamwerk-2020-07-10.docx",
    ],
)
def test_a_real_text_survives_the_draft(page: DocumentPage, samples: Path, name: str) -> None:
    imported = read_file((samples / name).read_bytes(), name=name)
    put_text(page, imported.text, imported.pictures)
    assert text_of(draft_of(page.document))[0] == imported.text
