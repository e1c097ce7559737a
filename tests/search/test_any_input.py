"""Whatever is typed, on the command line and in an address, is answered: never an error of the machine."""

import json

from django.core.management import CommandError, call_command
from django.test import Client

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.index.indexing import index_document
from tests.factories import make_document, make_version

ANYTHING = [
    *(
        '"',
        '"a',
        "-",
        '-"',
        "OR",
        "(",
        "((a)",
        "a AND b",
        "NEAR(a b)",
        "a*",
        "title:a",
        "\x00",
        "a\x00b",
        "\x1f\x7f",
    ),
    *(
        "\ud800",
        "kosetn\udfff",
        "🙂",
        "\u202eabc",
        "a\u0301" * 2000,
        "\u00ad",
        "İ",
        "ﬃ",
        "ß",
        "٣",
        "artikel ٣",
        "²",
    ),
    *(
        "a" * 10_000,
        "a " * 5_000,
        '"' * 10_000,
        "-a " * 3_000,
        "(" * 10_000,
        "art. " * 2_000,
        "§ §",
        "%00",
        "\\",
    ),
    *(
        "artikelen 1 tot en met 99999999999",
        f"artikel {'9' * 5_000}",
        "1:1:1",
        "' OR 1=1",
        "<script>",
        "\ufeff",
    ),
]
HUGE = "9" * 30
PLACES = ("/zoeken/", "/zoeken/aanvullen/", "/zoeken/nieuw.atom")


@pytest.fixture
def one_text(db):
    document = make_document("wonen")
    make_version(document, articles={"Artikel 1 Kosten": "De kosten zijn voor de gemeente."})
    index_document(document)


@pytest.mark.parametrize("typed", ANYTHING)
def test_any_question__is_answered(client: Client, one_text, capsys, typed):
    for place in PLACES:
        assert client.get(place, {"q": typed.encode(errors="surrogatepass")}).status_code == 200
    assert client.get("/api/v1/search", {"q": typed.encode(errors="surrogatepass")}).status_code in (200, 400)
    call_command("search", "--json", "--", typed)
    printed = capsys.readouterr().out
    assert "hits" in json.loads(printed) and printed.encode()


@pytest.mark.parametrize(
    "value", ["", "0", "-1", HUGE, "1e9", "٣", "2021-02-30", "0001-01-01", "\x00", "\udfff", "on"]
)
@pytest.mark.parametrize(
    "name",
    ["bereik", "dag", "sinds", "soort", "document", "partner", "jaar", "stand", "sorteer", "bladzijde"],
)
def test_any_choice__is_answered(client: Client, one_text, name, value):
    for place in ("/zoeken/", "/zoeken/nieuw.atom"):
        asked = {"q": "kosten", "bereik": "on", name: value.encode(errors="surrogatepass")}
        assert client.get(place, asked).status_code == 200


@given(st.text(max_size=60))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words__are_answered(client: Client, one_text, typed):
    assert client.get("/zoeken/", {"q": typed}).status_code == 200


def test_command__takes_any_number_and_name(one_text, capsys):
    call_command("search", "kosten", page=int(HUGE), size=int(HUGE), json=True)
    assert json.loads(capsys.readouterr().out)["hits"] == []
    with pytest.raises(CommandError, match="geen gebruiker"):
        call_command("search", "kosten", "--as", "\udfff")
