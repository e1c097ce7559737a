"""What is put in a draft comes out of it again, character for character, also after the editor opened and saved it."""

import hashlib
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage

from documents.admin.rich_text import FEATURES, ExactConverter
from documents.drafting import draft_of, put_text, text_of
from documents.inline_html import paragraph_html, read_paragraphs
from documents.markers import normalised, with_keys
from documents.models import Document, DocumentPage
from documents.text import (
    LINE_BREAK,
    Cell,
    Footnote,
    Item,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    Unit,
    plain_runs,
)


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
    st.builds(Run, LETTERS, bold=st.booleans(), italic=st.booleans(), href=HREFS, note=st.booleans()), max_size=4
).map(tuple)
MARKERS = st.sampled_from(["1.", "2.", "a.", "b.", "1°.", "•", "A.", "i.", "(a)", "Lid 1", "1:"])
TABLES = st.builds(
    Table,
    st.lists(
        st.lists(st.builds(Cell, RUNS, st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=3).map(tuple),
        min_size=1,
        max_size=3,
    ).map(tuple),
    st.integers(0, 1),
)
BLOCKS = st.one_of(
    st.builds(Paragraph, RUNS),
    st.builds(Item, MARKERS, RUNS),
    TABLES,
    st.builds(Picture, st.sampled_from(sorted(PICTURES)), st.just("image/png"), st.sampled_from(["", "Een & schema"])),
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
    return draft_of(Document.objects.create(slug="convenant", kind="agreement", title="Convenant"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_a_text_comes_out_as_it_went_in(page: DocumentPage, text: Text) -> None:
    put_text(page, text, PICTURES)
    found, pictures = text_of(draft_of(page.document))
    assert found == text
    assert pictures == {picture.digest: PICTURES[picture.digest] for picture in text.pictures()}


@settings(max_examples=200, deadline=None)
@given(RUNS)
def test_the_editor_opens_and_saves_a_paragraph_without_loss(runs: tuple[Run, ...]) -> None:
    [unit] = normalised(Text((Unit("article", "a", blocks=(Paragraph(runs),)),))).units
    converter = ExactConverter(FEATURES)
    for block in unit.blocks:
        html = paragraph_html(block.runs)
        saved = converter.to_database_format(converter.from_database_format(html))
        again = normalised(Text((Unit("article", "a", blocks=tuple(map(Paragraph, read_paragraphs(saved)))),)))
        whole = normalised(Text((Unit("article", "a", blocks=(Paragraph(block.runs),)),)))
        assert again == whole
        assert plain_runs(again.units[0].blocks[0].runs) == plain_runs(whole.units[0].blocks[0].runs)
