from dataclasses import replace

from hypothesis import given
from lxml import html

from documents.renditions.html.units import unit_html
from documents.text import Footnote, Item, Paragraph, Picture, Run, Text, Unit, plain_unit, words
from tests.documents.rendition_texts import hostile_text, texts, whole_text

INLINE = {"strong", "em", "sup", "a", "span"}


def shown(unit: Unit) -> html.HtmlElement:
    return html.fragment_fromstring(unit_html(unit, lambda digest: f"/afbeeldingen/{digest}/"), "section")


def visible(element: html.HtmlElement) -> str:
    """The text as a reader sees it: words part where blocks do."""
    apart = "" if element.tag in INLINE else "\n"
    inner = "".join(visible(child) + (child.tail or "") for child in element)
    return f"{apart}{element.text or ''}{inner}{apart}"


def body_words(unit: Unit) -> list[str]:
    notes = tuple(block for block in unit.blocks if isinstance(block, Footnote))
    rest = tuple(block for block in unit.blocks if not isinstance(block, Footnote))
    return words(plain_unit(replace(unit, label="", heading="", blocks=rest + notes)))


def article(*blocks) -> Unit:
    return Unit("article", "a-3", "3", "Artikel 3", "Doel", blocks=blocks)


@given(texts)
def test_words__are_those_of_the_unit(text: Text) -> None:
    for unit in text.units:
        assert words(visible(shown(unit))) == body_words(unit)


@given(texts)
def test_only_known_elements_and_addresses(text: Text) -> None:
    for unit in text.units:
        found = shown(unit)
        assert not found.xpath("//script | //b")
        assert all(link.get("href").startswith(("https://", "mailto:", "#")) for link in found.iter("a"))


def test_hostile_text__stays_text() -> None:
    for unit in hostile_text().units:
        raw = unit_html(replace(unit), str)
        assert "<script" not in raw
        assert "alert(1)" in raw


def test_items_nest_with_their_markers_as_text() -> None:
    found = shown(whole_text().unit("begrippen"))
    assert [item.text_content() for item in found.xpath("./ol/li/ol/li/ol/li/span")] == ["1°."]
    assert found.xpath("./ol[@class='items']/li/span[@class='marker']/text()") == ["1.", "2."]


def test_items__a_list_that_starts_deep_says_so() -> None:
    found = shown(article(Item("a.", (Run("x"),), 1), Item("1.", (Run("y"),), 0)))
    assert [items.get("class") for items in found.iter("ol")] == ["items inset-1", "items"]


def test_footnote__is_linked_both_ways() -> None:
    found = shown(whole_text().unit("begrippen"))
    (reference,) = found.xpath("//sup/a")
    assert reference.get("href") == "#begrippen-noot-1"
    (note,) = found.xpath("//*[@id='begrippen-noot-1']")
    assert note.xpath(".//a[@class='back']/@href") == [f"#{reference.get('id')}"]


def test_footnote__referred_to_twice_has_two_places() -> None:
    called = Run("1", note=True)
    found = shown(article(Paragraph((called, Run(" en "), called)), Footnote("1", (Run("x"),))))
    assert found.xpath("//sup/a/@id") == ["a-3-noot-1-ref", "a-3-noot-1-ref-2"]


def test_footnote__two_with_one_marker_are_told_apart() -> None:
    called = Run("*", note=True)
    notes = (Footnote("*", (Run("een"),)), Footnote("*", (Run("twee"),)))
    found = shown(article(Paragraph((called,)), Paragraph((called,)), *notes))
    assert found.xpath("//sup/a/@href") == ["#a-3-noot-1", "#a-3-noot-2"]


def test_table__has_header_cells_and_can_be_scrolled_by_keyboard() -> None:
    found = shown(whole_text().unit("kosten"))
    assert found.xpath("//thead//th/@scope") == ["col", "colgroup", "col", "col"]
    (scroll,) = found.xpath("//div[@class='table-scroll']")
    assert scroll.get("tabindex") == "0"
    assert scroll.get("aria-label") == "Tabel 1 bij Artikel 2 Kosten"


def test_link__outside_gives_nothing_away() -> None:
    found = shown(article(Paragraph((Run("hier", href="https://a.nl/"), Run("daar", href="#b")))))
    assert [(link.get("href"), link.get("rel")) for link in found.iter("a")] == [
        ("https://a.nl/", "noopener"),
        ("#b", None),
    ]


def test_link__in_two_dresses_is_one_link() -> None:
    found = shown(article(Paragraph((Run("h", href="#b"), Run("i", bold=True, href="#b")))))
    assert [link.text_content() for link in found.iter("a")] == ["hi"]


def test_line_break() -> None:
    assert "een<br>twee" in unit_html(article(Paragraph((Run("een\u2028twee"),))), str)


def test_picture__without_description_says_so() -> None:
    found = shown(article(Picture("ab", "image/png")))
    assert found.xpath("//figure/img/@alt") == ["Afbeelding zonder beschrijving"]
    assert found.xpath("//figure/img/@src") == ["/afbeeldingen/ab/"]
