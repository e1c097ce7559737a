"""Anchors of members and items: as they are cited, each once, and nothing of the words is lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from documents.renditions.html.members import CitedPlace, cited_places, with_members
from documents.renditions.html.units import unit_html
from documents.text import Item, Paragraph, Run, Unit

ARTICLE = CitedPlace("artikel-7", "artikel 7")


def shown(*items: tuple[int, str], taken: set[str] | None = None) -> str:
    blocks = tuple(Item(marker, (Run(f"Tekst {n}."),), level) for n, (level, marker) in enumerate(items))
    html = unit_html(Unit("article", "kosten", label="Artikel 7", heading="Kosten", blocks=blocks), str)
    return with_members(html, ARTICLE, "/v/1/", set() if taken is None else taken)


def anchors(html: str) -> list[str]:
    return re.findall(r'<li id="([^"]+)"', html)


def test_members_items_and_points() -> None:
    html = shown((0, "1."), (0, "2."), (1, "a."), (1, "b."), (2, "1°"), (0, "3."))
    assert anchors(html) == [
        "artikel-7-lid-1",
        "artikel-7-lid-2",
        "artikel-7-lid-2-onder-a",
        "artikel-7-lid-2-onder-b",
        "artikel-7-lid-2-onder-b-punt-1",
        "artikel-7-lid-3",
    ]
    assert "Link naar artikel 7, tweede lid, onder b" in html


def test_items_without_members_and_numbers_with_the_article_before_them() -> None:
    assert anchors(shown((0, "a."), (0, "b)"))) == ["artikel-7-onder-a", "artikel-7-onder-b"]
    assert anchors(shown((0, "7.1"), (0, "7.2."))) == ["artikel-7-lid-1", "artikel-7-lid-2"]
    assert anchors(shown((0, "–"), (0, "1."))) == ["artikel-7-lid-1"]


def test_old_anchors_stay_with_who_had_them() -> None:
    assert anchors(shown((0, "1."), (0, "2."), taken={"artikel-7-lid-1"})) == ["artikel-7-lid-2"]
    units = [("artikel-3", "article", "Artikel 4"), ("kosten", "article", "Artikel 3")]
    assert list(cited_places(units)) == ["artikel-3"]
    assert not cited_places([("a", "article", "Artikel 1"), ("b", "article", "Artikel 1")])


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["1.", "2.", "a.", "b.", "–", "1°", "", "(c)"])))
)
def test_each_anchor_once_and_all_words_as_they_were(items: list[tuple[int, str]]) -> None:
    html = shown(*items)
    found = anchors(html)
    assert len(found) == len(set(found))
    blocks = tuple(Item(marker, (Run(f"Tekst {n}."),), level) for n, (level, marker) in enumerate(items))
    frozen = unit_html(Unit("article", "kosten", label="Artikel 7", heading="Kosten", blocks=blocks), str)
    assert re.sub(r"<[^>]+>", "", html) == re.sub(r"<[^>]+>", "", frozen)


def test_a_unit_without_items_stays_as_it_is() -> None:
    html = unit_html(
        Unit("article", "doel", label="Artikel 7", blocks=(Paragraph((Run("Eén < twee"),)),)), str
    )
    assert with_members(html, ARTICLE, "/v/1/", set()) == html
