"""A text opened from a search: what was asked is marked by the server, and the text stays what it was."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from documents.models import Article, Document, Visibility
from search.engines import engine
from search.index.indexing import index_document
from search.models import SynonymGroup
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import Region

WORDS = "cliënt woningcorporatie leden huis &< koste\u0301n \U0001f642 \u202e \x07"


def marked(client: Client, address: str, **asked: str) -> list[str]:
    page = parsed(client.get(address, asked))
    return [mark.text for mark in page.select(".legal mark")]


@pytest.fixture
def indexed(region: Region) -> Region:
    for document in Document.objects.all():
        index_document(document)
    return region


def test_text__has_what_was_asked_marked_in_any_inflection(client: Client, indexed: Region) -> None:
    assert marked(client, "/convenant/", zoek="corporaties gemeenten") == ["gemeente", "corporatie"]
    assert marked(client, "/convenant/", zoek="kost") == ["Kosten"]
    assert marked(client, "/convenant/", zoek="artikel 2") == ["Artikel 2"]
    assert marked(client, "/convenanten/convenant/versies/1/", zoek="helft") == ["helft"]
    assert (
        marked(client, f"/convenanten/convenant/op/{timezone.localdate()}/", zoek="helft rest")[-1] == "rest"
    )
    assert marked(client, "/convenant/") == []


def test_text__marks_synonyms_of_what_was_asked(client: Client, indexed: Region) -> None:
    SynonymGroup.objects.create(preferred="corporatie", others="verhuurder")
    assert marked(client, "/convenant/", zoek="verhuurder") == ["corporatie"]


def test_marked_page__is_not_for_search_engines_and_names_the_page_itself(
    client: Client, indexed: Region
) -> None:
    for address in ("/convenant/", "/convenanten/convenant/versies/1/", "/convenanten/convenant/versies/2/"):
        page = parsed(client.get(address, {"zoek": "corporatie"}))
        assert [meta["content"] for meta in page.select("meta[name=robots]")] == ["noindex"]
        assert page.select_one("link[rel=canonical]")["href"] == f"http://testserver{address}"
        links = {text_of(link): link["href"] for link in page.select("main a")}
        assert links["Toon zonder markering"] == f"http://testserver{address}"
        assert links["Zoek “corporatie”"] == "/zoeken/?q=corporatie"
        assert not any("zoek=" in link["href"] for link in page.select(".pilcrow"))
    plain = parsed(client.get("/convenanten/convenant/"))
    assert not plain.select("meta[name=robots], .legal mark")
    assert plain.select_one("link[rel=canonical]")["href"].endswith("/convenanten/convenant/")


def test_marks__leave_what_is_kept_and_what_is_read_as_they_were(client: Client, indexed: Region) -> None:
    before = list(Article.objects.order_by("pk").values_list("html", flat=True))
    plain, lit = (
        parsed(client.get("/convenant/", asked)).select_one(".legal")
        for asked in ({}, {"zoek": "gemeente corporatie fonds"})
    )
    assert lit.select("mark") and lit.get_text() == plain.get_text()
    assert list(Article.objects.order_by("pk").values_list("html", flat=True)) == before


@pytest.mark.parametrize(
    "asked",
    [
        *(
            "<script>alert(1)</script>",
            '"',
            "-",
            "OR",
            "(" * 5000,
            "a" * 10_000,
            WORDS,
            "\x00",
            "artikel",
            "%",
        ),
        "' OR 1=1",
    ],
)
def test_anything_sought__shows_the_text(client: Client, indexed: Region, asked: str) -> None:
    response = client.get("/convenant/", {"zoek": asked})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert "De corporatie betaalt de rest." in text_of(parsed(response).select_one(".legal"))


def test_text__is_marked_when_the_engine_is_away(client: Client, indexed: Region, settings) -> None:
    settings.SEARCH_URL = "http://127.0.0.1:9/weg"
    assert marked(client, "/convenant/", zoek="corporaties") == ["corporatie"]


def test_words_of_what_one_may_not_read__part_no_compound(client: Client, db: None) -> None:
    """ "huur" is a part of "huurgeld" only for who may read a text that has "geld"."""
    shown = make_document("open", kind="process")
    make_version(shown, articles={"Artikel 1 Betalen": "Het huurgeld komt vooraf."})
    hidden = make_document("dicht", kind="process", visibility=Visibility.TEAM)
    make_version(hidden, articles={"Artikel 1 Geld": "Het geld."})
    for document in (shown, hidden):
        index_document(document)
    assert "geld" in engine().words(("public", "partners", "team")).vocabulary
    assert marked(client, "/werkprocessen/open/", zoek="huur") == []
    hidden.visibility = Visibility.PUBLIC
    hidden.save()
    index_document(hidden)
    assert marked(client, "/werkprocessen/open/", zoek="huur") == ["huur"]


def test_marks__cost_a_fixed_number_of_queries(
    client: Client, indexed: Region, django_assert_max_num_queries
) -> None:

    with CaptureQueriesContext(connection) as plain:
        client.get("/convenant/")
    with django_assert_max_num_queries(len(plain) + 2):
        client.get("/convenant/", {"zoek": "corporatie gemeente artikel 2"})
