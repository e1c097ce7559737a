"""The page of a comparison: what folds, and what it says to an address that names nothing."""

from django.test import Client

import pytest

from documents.text import Text
from tests.factories import make_document, make_text, make_version
from tests.portal.html import parsed, text_of

pytestmark = pytest.mark.django_db

BODIES = {
    f"Onderwerp {number}": f"Over onderwerp {number} spreken partijen elkaar." for number in range(1, 8)
}


def numbered(names: list[str]) -> Text:
    return make_text({f"Artikel {place} {name}": BODIES[name] for place, name in enumerate(names, 1)})


@pytest.fixture
def client_with_versions(client: Client) -> Client:
    """The second version has an article in front of the others; the third has the first two turned round."""
    names = list(BODIES)
    document = make_document()
    make_version(document, text=numbered(names[1:]), label="2019")
    make_version(document, text=numbered(names), label="2025")
    return client


def test_what_only_got_another_number_is_folded_when_there_is_more_to_tell(client_with_versions):
    page = parsed(client_with_versions.get("/convenanten/convenant/vergelijk/1...2/"))
    (folded,) = page.select("details.folded > summary")
    assert text_of(folded).startswith("6 onderdelen met dezelfde woorden tonen, 6 met een ander nummer")
    assert [text_of(link) for link in page.select("[data-contents] li a")] == ["Artikel 1 nieuw"]
    assert "6 onderdelen kregen alleen een ander nummer." in text_of(page.select("[data-contents]")[0])
    assert len(page.select("[data-turn-number]")) == 1
    assert len(page.select(".folded .change-word--unchanged")) == 6


def test_what_got_another_number_is_shown_when_that_is_all_there_is(client: Client):
    document = make_document()
    articles = {"Artikel 1 Doel": "Partijen helpen.", "Artikel 2 Kosten": "De gemeente betaalt."}
    make_version(document, articles=articles)
    make_version(
        document, articles={name.replace("Artikel ", "Artikel 1."): articles[name] for name in articles}
    )
    page = parsed(client.get("/convenanten/convenant/vergelijk/1...2/"))
    assert len(page.select("[data-turn-number]")) == 2
    assert not page.select("details.folded")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("1...9", "Er is geen versie “9” van dit document."),
        ("1...2.1", "Er is geen versie “2.1” van dit document."),
        ("2019...2030", "Er is geen versie “2030” van dit document."),
        ("2018...2030", "Er is geen versie “2018” en geen versie “2030” van dit document."),
        ("1..2", "Er is geen versie “1..2” van dit document."),
        ("1...2...1", "Dit adres noemt geen twee versies."),
        ("2019", "Dit adres noemt geen twee versies."),
        ("%00", "Er is geen versie"),
    ],
)
def test_an_address_without_two_versions_gives_a_choice(client_with_versions, asked, said):
    answer = client_with_versions.get(f"/convenanten/convenant/vergelijk/{asked}/")
    assert answer.status_code == 404
    page = parsed(answer, status=404)
    assert said in text_of(page.select(".notice")[0])
    assert len(page.select("form select option")) == 4


def test_the_form_with_a_version_that_is_not_there_says_so(client_with_versions):
    answer = client_with_versions.get("/convenanten/convenant/vergelijk/?van=1&met=7")
    assert "Er is geen versie “7” van dit document." in text_of(
        parsed(answer, status=404).select(".notice")[0]
    )


@pytest.mark.parametrize("asked", ["2019...2025", "1...2025"])
def test_an_address_with_names_leads_to_the_comparison(client_with_versions, asked):
    answer = client_with_versions.get(f"/convenanten/convenant/vergelijk/{asked}/")
    assert answer["Location"] == "/convenanten/convenant/vergelijk/1...2/"


def test_a_version_and_itself(client_with_versions):
    page = parsed(client_with_versions.get("/convenanten/convenant/vergelijk/2...2/"))
    assert "U vergelijkt versie 2025 met zichzelf." in text_of(page.select(".notice")[0])


def test_a_comparison_backwards_offers_to_turn_round(client_with_versions):
    page = parsed(client_with_versions.get("/convenanten/convenant/vergelijk/2...1/"))
    assert "U kijkt terug in de tijd." in text_of(page.select(".notice")[0])
    assert page.select(".notice a")[0]["href"] == "/convenanten/convenant/vergelijk/1...2/"
    assert not parsed(client_with_versions.get("/convenanten/convenant/vergelijk/1...2/")).select(".notice")


@pytest.mark.parametrize("asked", ["morgen", "2021-02-31", "2021-13-01", "1-1-2021"])
def test_a_day_that_is_none_asks_for_one(client_with_versions, asked):
    page = parsed(client_with_versions.get(f"/convenanten/convenant/op/{asked}/"), status=404)
    assert f"“{asked}” is geen datum." in text_of(page.select(".notice")[0])
    assert page.select("form input[type=date]")
