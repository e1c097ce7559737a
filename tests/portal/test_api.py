"""What programs get from `/api/v1/`: the answers of the search page, and failures that say what to do."""

import json
from io import StringIO
from typing import get_args

from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

import pytest

from documents.models import Document, Visibility
from portal.accounts.models import User
from portal.api.searching import StandingName
from search.engines import STANDINGS
from search.index.indexing import index_document
from tests.factories import make_document, make_version
from tests.portal.region import Region


@pytest.fixture
def indexed(region: Region) -> None:
    for document in Document.objects.all():
        index_document(document)


def ask(client: Client, **asked: object) -> HttpResponse:
    return client.get("/api/v1/search", asked)


def refused(response: HttpResponse, status: int) -> dict:
    """The problem that the response tells, after a look at its shape."""
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    told = response.json()
    assert told["status"] == status
    assert told["title"] and told["detail"]
    return told


@pytest.mark.parametrize("scope", ["inForce", "all"])
def test_answer__is_that_of_the_command(client: Client, indexed: None, scope: str) -> None:
    printed = StringIO()
    call_command("search", "corporatie", scope=scope, json=True, stdout=printed)
    answer = ask(client, q="corporatie", scope=scope)
    assert answer.json() == json.loads(printed.getvalue())
    assert answer.json()["total"] > 0
    assert answer["API-Version"] == "1.0.0"


def test_answer__is_in_camel_case(client: Client, indexed: None) -> None:
    hit = ask(client, q="corporatie").json()["hits"][0]
    assert {name for name in hit if not name.isalpha()} == set()
    assert hit["standingWords"] == "van kracht"


def test_pages__of_a_size(client: Client, db: None) -> None:
    articles = {f"Artikel {n} Punt {n}": f"Partijen letten op leegstand, punt {n}." for n in range(1, 8)}
    index_document(make_version(make_document("leegstand"), articles=articles).document)
    pages = [
        [hit["key"] for hit in ask(client, q="leegstand", scope="all", page=page, pageSize=3).json()["hits"]]
        for page in (1, 2, 3, 4)
    ]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert len({key for page in pages for key in page}) == 7


def test_choices__narrow_as_on_the_page(client: Client, indexed: None) -> None:
    counts = ask(client, q="corporatie", scope="all").json()["facets"]["kind"]
    for kind, count in counts.items():
        assert ask(client, q="corporatie", scope="all", kind=kind).json()["total"] == count
    everything = ask(client, q="corporatie", scope="all", kind=list(counts)).json()
    assert everything["total"] == sum(counts.values())


def test_hidden_text__is_found_by_who_may_read_it_only(client: Client, editor: User) -> None:
    document = make_document("geheim", visibility=Visibility.PARTNERS)
    index_document(make_version(document, articles={"Artikel 1 Stil": "Over leegstand."}).document)
    assert ask(client, q="leegstand", scope="all").json()["total"] == 0
    client.force_login(editor)
    answer = ask(client, q="leegstand", scope="all")
    assert answer.json()["total"] == 1
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize(
    ("asked", "name", "reason"),
    [
        ({}, "q", "ontbreekt"),
        ({"q": ""}, "q", "mag niet leeg zijn"),
        ({"q": "a" * 301}, "q", "mag hoogstens 300 tekens zijn"),
        ({"q": "a", "scope": "alles"}, "scope", "kan alleen zijn: inForce of all"),
        (
            {"q": "a", "kind": "gedicht"},
            "kind",
            "kan alleen zijn: agreement, process, contract, communication, finance, followUp, partner of "
            "page",
        ),
        ({"q": "a", "on": "2021-02-30"}, "on", "moet een dag zijn, als JJJJ-MM-DD"),
        ({"q": "a", "on": "gisteren"}, "on", "moet een dag zijn, als JJJJ-MM-DD"),
        ({"q": "a", "on": "2021-02-03T04:05"}, "on", "moet een dag zijn, als JJJJ-MM-DD"),
        ({"q": "a", "changedSince": "x"}, "changedSince", "moet een dag zijn, als JJJJ-MM-DD"),
        ({"q": "a", "year": "21"}, "year", "heeft niet de goede vorm"),
        ({"q": "a", "partner": ["x"] * 21}, "partner", "mag hoogstens 20 keer"),
        ({"q": "a", "page": "0"}, "page", "moet 1 of meer zijn"),
        ({"q": "a", "page": "9" * 40}, "page", "moet 1000 of minder zijn"),
        ({"q": "a", "page": "9" * 5000}, "page", "moet een geheel getal zijn"),
        ({"q": "a", "pageSize": "101"}, "pageSize", "moet 100 of minder zijn"),
        ({"q": "a", "pageSize": "veel"}, "pageSize", "moet een geheel getal zijn"),
    ],
)
def test_wrong_value__is_named(client: Client, db: None, asked: dict, name: str, reason: str) -> None:
    told = refused(ask(client, **asked), 400)
    assert told["invalidParams"] == [{"name": name, "reason": reason}]
    assert told["detail"] == f"{name} {reason}."


def test_page_too_deep__says_to_ask_for_less(client: Client, db: None) -> None:
    told = refused(ask(client, q="a", page=1000, pageSize=100), 400)
    assert "Stel een nauwere vraag" in told["detail"]


@pytest.mark.parametrize(
    "question",
    ['"', "(((", "-", "OR OR", "\x00a\x07", "🏠", "\ud800".encode("utf-8", "surrogatepass"), "a" * 300],
)
def test_any_question__is_answered(client: Client, indexed: None, question: str) -> None:
    assert ask(client, q=question).status_code == 200


@pytest.mark.parametrize("path", ["", "search/", "documenten", "search/x"])
def test_address_that_is_not_there__says_where_to_look(client: Client, db: None, path: str) -> None:
    assert "/api/v1/openapi.json" in refused(client.get(f"/api/v1/{path}"), 404)["detail"]


def test_writing__is_refused(client: Client, db: None) -> None:
    response = client.post("/api/v1/search", {"q": "a"})
    assert "GET" in refused(response, 405)["detail"]
    assert "GET" in response["Allow"]


def test_engine_away__says_when_to_try_again(client: Client, db: None, settings) -> None:
    settings.SEARCH_URL = "http://127.0.0.1:9/convenant"
    response = ask(client, q="corporatie")
    refused(response, 503)
    assert response["Retry-After"] == "300"


def test_page_that_is_not_there__stays_a_page(client: Client, db: None) -> None:
    assert client.get("/bestaat-niet/")["Content-Type"].startswith("text/html")


def test_description__fits_the_design_rules(client: Client, db: None) -> None:
    response = client.get("/api/v1/openapi.json")
    described = response.json()
    assert described["openapi"].startswith("3.")
    assert set(described["info"]["contact"]) == {"name", "email", "url"}
    assert described["servers"][0]["url"].endswith("/api/v1")
    assert list(described["paths"]) == ["/search"]
    asked = described["paths"]["/search"]["get"]
    names = {one["name"] for one in asked["parameters"]}
    assert {"q", "kind", "scope", "on", "page", "pageSize", "changedSince"} <= names
    assert set(asked["responses"]) == {"200", "400", "503"}
    assert "API-Version" in asked["responses"]["200"]["headers"]
    assert response["API-Version"] == described["info"]["version"]


def test_choices_of_the_description__are_those_that_there_are() -> None:
    assert get_args(StandingName) == STANDINGS


def test_number_of_queries__does_not_grow(
    client: Client, indexed: None, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(10):
        assert ask(client, q="corporatie", scope="all").json()["total"] > 1
