"""What the search page shows, and how a hit opens."""

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from documents.models import Document, Kind
from search.indexing import index_document
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import Region


def found(client: Client, question: str) -> BeautifulSoup:
    for document in Document.objects.all():
        index_document(document)
    return parsed(client.get("/zoeken/", {"q": question}))


def test_hit__is_marked_where_its_words_stand(client: Client, region: Region) -> None:
    page = found(client, "corporatie")
    marked = page.select_one(".hit p mark")
    assert text_of(marked) == "corporatie"
    assert text_of(page.select_one(".hit h3")) == "Artikel 2 Kosten"
    links = {text_of(group.h2): group.select_one(".hit a")["href"] for group in page.select(".hits section")}
    assert links["Convenant Wonen"] == "/convenant/?zoek=corporatie#kosten"


def test_hit_by_its_heading__is_marked_in_the_heading(client: Client, region: Region) -> None:
    page = found(client, "kosten")
    assert text_of(page.select_one(".hit h3 mark")) == "Kosten"


def test_hit_by_the_title_of_its_document__is_marked_there(client: Client, db: None) -> None:
    document = make_document("nazorg", kind=Kind.PROCESS, title="Nazorg na vertrek")
    make_version(document, articles={"Artikel 1 Bellen": "Wij bellen na een maand."})
    page = found(client, "nazorg bellen")
    assert text_of(page.select_one(".hits h2 mark")) == "Nazorg"


def test_more_places_in_one_document__are_told_and_a_link_away(client: Client, db: None) -> None:
    articles = {f"Artikel {n} Punt {n}": f"Partijen letten op leegstand, punt {n}." for n in range(1, 15)}
    make_version(make_document("leegstand", kind=Kind.PROCESS), articles=articles)
    page = found(client, "leegstand")
    more = page.select_one(".more a")
    assert text_of(more) == "Nog 4 plaatsen in dit document"
    assert "14 plaatsen gevonden" in text_of(parsed(client.get(f"/zoeken/{more['href']}")))


@pytest.mark.parametrize(
    ("question", "told", "to"),
    [
        ("corporatei", "Bedoelde u corporatie", "?q=corporatie"),
        ("zzzzzz", "Zoek in alle versies", "bereik=all"),
    ],
)
def test_nothing_found__offers_a_way_on(
    client: Client, region: Region, question: str, told: str, to: str
) -> None:
    page = found(client, question)
    main = page.select_one("main")
    assert f"Niets gevonden voor “{question}” in wat nu geldt" in text_of(main)
    assert told in text_of(main)
    assert any(to in link["href"] for link in main.select("a"))
    assert main.select("a[href='/contact/']")
