"""The page of a comparison: what folds, and what it says to an address that names nothing."""

from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import pytest

from documents.models import IncomingFile, StoredFile
from documents.reading.texts import read
from documents.text import Text
from tests.factories import make_document, make_text, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import Region

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
    assert [text_of(link) for link in page.select("[data-contents] li a")] == ["Artikel 1 Onderwerp 1 nieuw"]
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


def test_changes_are_chosen_by_kind_and_by_money(client: Client):
    document = make_document()
    old = {
        "Artikel 1 Doel": "Partijen helpen.",
        "Artikel 2 Kosten": "De huur is € 500.",
        "Artikel 3 Duur": "Een jaar.",
    }
    new = {
        "Artikel 1 Doel": "Partijen helpen elkaar.",
        "Artikel 2 Kosten": "De huur is € 610.",
        "Artikel 4 Overleg": "Samen.",
    }
    make_version(document, articles=old, label="2019")
    make_version(document, articles=new, label="2025")

    def shown(only: str) -> list[str]:
        page = parsed(client.get(f"/convenanten/convenant/vergelijk/1...2/?alleen={only}"))
        return [unit["id"] for unit in page.select("[data-turn-number]")]

    assert shown("geld") == ["kosten"] and shown("nieuw") == ["overleg"] and shown("vervallen") == ["duur"]
    assert shown("gewijzigd") == ["doel", "kosten"]
    assert sorted(shown("")) == sorted(shown("iets")) == ["doel", "duur", "kosten", "overleg"]


def test_comparison_says_which_of_the_two_holds(client: Client, region: Region):
    head = text_of(parsed(client.get("/convenanten/convenant/vergelijk/1...2/")).select_one(".page-head"))
    assert "Versie 2019 geldt nu. Versie 2025 geldt nog niet." in head


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


STANDARD = {"Artikel 1 Duur": "Het contract geldt voor vier jaar.", "Artikel 2 Kosten": "De huur is € 500."}
OWN = {"Artikel 1 Kosten": "De huur is € 610.", "Artikel 2 Duur": "Het contract geldt voor vier jaar."}
ACROSS = "/contracten/standaard/vergelijk/1/met/eigen-contract/1/"
CHOICE = "/contracten/standaard/vergelijk/ander/"


@pytest.fixture
def two_contracts() -> None:
    make_version(make_document("standaard", kind="contract", title="Standaard"), articles=STANDARD)
    make_version(make_document("eigen-contract", kind="contract", title="Eigen contract"), articles=OWN)


def own_file(articles: dict[str, str]) -> SimpleUploadedFile:
    lines = "".join(f"## {title}\n\n{text}\n\n" for title, text in articles.items())
    return SimpleUploadedFile("mijn contract.md", f"# Contract\n\n{lines}".encode())


class TestTwoDocuments:
    def test_are_matched_by_their_words(self, client: Client, two_contracts):
        page = parsed(client.get(ACROSS))
        assert text_of(page.h1) == "Standaard vergeleken met Eigen contract"
        assert "1: € 500 → € 610" in text_of(page.select_one(".page-head"))
        assert "€ 500" not in text_of(page.select_one(".legal ins"))
        data = client.get(f"{ACROSS}json/").json()
        assert data["from"]["document"] == "standaard" and data["to"]["document"] == "eigen-contract"
        assert data["summary"]["added"] == data["summary"]["removed"] == 0

    @pytest.mark.parametrize(("form", "start"), [("word", b"PK"), ("pdf", b"%PDF")])
    def test_are_files_too(self, client: Client, two_contracts, form, start):
        assert client.get(f"{ACROSS}{form}/").content.startswith(start)

    def test_can_be_chosen_and_turned_round(self, client: Client, two_contracts):
        page = parsed(client.get(CHOICE))
        assert [one["value"] for one in page.select("#_met option")] == ["eigen-contract/1"]
        chosen = client.get(f"{CHOICE}?van=1&met=eigen-contract/1")
        assert chosen["Location"] == ACROSS
        assert parsed(client.get(ACROSS)).select_one(
            "a[href='/contracten/eigen-contract/vergelijk/1/met/standaard/1/']"
        )

    @pytest.mark.parametrize(
        "asked", ["van=9&met=eigen-contract/1", "van=1&met=niets/1", "met=%00", "met=a/b/c"]
    )
    def test_that_are_not_there_leave_the_choice(self, client: Client, two_contracts, asked):
        page = parsed(client.get(f"{CHOICE}?{asked}"), status=404)
        assert "Deze versie is er niet." in text_of(page.select_one(".notice"))

    def test_are_only_for_who_may_read_both(self, client: Client, two_contracts):
        hidden = make_document("geheim", kind="contract", title="Geheim", visibility="team")
        make_version(hidden, articles=OWN)
        for end in ("", "json/", "pdf/", "word/"):
            assert client.get(f"/contracten/standaard/vergelijk/1/met/geheim/1/{end}").status_code == 404
            assert client.get(f"/contracten/geheim/vergelijk/1/met/standaard/1/{end}").status_code == 404
        assert "Geheim" not in client.get(CHOICE).content.decode()
        assert client.get(f"{CHOICE}?van=1&met=geheim/1").status_code == 404


class TestAFileOfOnesOwn:
    @pytest.fixture
    def reader(self, client: Client, two_contracts, django_user_model) -> Client:
        client.force_login(django_user_model.objects.create_user("lezer"))
        return client

    def send(self, client: Client, file: SimpleUploadedFile, shown_as: str = "renvooi"):
        asked = {"version": "1", "file": file, "shown_as": shown_as}
        return client.post("/contracten/standaard/vergelijk/bestand/", asked)

    def test_is_shown_beside_the_version_and_not_kept(self, reader: Client):
        before = StoredFile.objects.count(), IncomingFile.objects.count()
        page = parsed(self.send(reader, own_file(OWN)))
        assert "1: € 500 → € 610" in text_of(page.select_one(".page-head"))
        assert "Uw bestand is niet bewaard." in text_of(page.select_one(".page-head"))
        assert (StoredFile.objects.count(), IncomingFile.objects.count()) == before

    def test_that_is_the_same_says_so(self, reader: Client):
        document = make_document("gelijk", kind="contract")
        make_version(document, text=read(own_file(STANDARD).read(), name="a.md").text)
        asked = {"version": "1", "file": own_file(STANDARD), "shown_as": "renvooi"}
        page = parsed(reader.post("/contracten/gelijk/vergelijk/bestand/", asked))
        assert "De tekst van uw bestand is gelijk" in text_of(page.select_one(".notice--good"))

    @pytest.mark.parametrize(("form", "start"), [("word", b"PK"), ("pdf", b"%PDF"), ("was-wordt", b"<!")])
    def test_has_the_same_forms(self, reader: Client, form, start):
        answer = self.send(reader, own_file(OWN), form)
        assert answer.content.strip().startswith(start)
        assert answer["Cache-Control"] == "private, no-store"

    def test_is_data_in_the_shape_of_the_other_comparisons(self, reader: Client):
        answer = self.send(reader, own_file(OWN), "json")
        other = reader.get("/contracten/standaard/vergelijk/1/met/eigen-contract/1/json/").json()
        found = answer.json()
        assert found.keys() == other.keys()
        assert found["from"] == {"number": 1, "label": ""}
        assert found["to"] == {"file": own_file(OWN).name}
        assert "1: € 500 → € 610" in " ".join(found["inWords"])
        assert answer["Cache-Control"] == "private, no-store"

    def test_too_many_in_a_short_time_are_asked_to_wait(self, reader: Client, monkeypatch):
        monkeypatch.setattr("portal.texts.views.other_comparisons.MOST_FILES", 1)
        cache.clear()
        assert self.send(reader, own_file(OWN)).status_code == 200
        page = parsed(self.send(reader, own_file(OWN)), status=429)
        assert "Wacht tien minuten" in text_of(page.select_one(".field--invalid"))

    def test_that_cannot_be_read_says_why(self, reader: Client):
        answer = self.send(reader, SimpleUploadedFile("kapot.docx", b"PK\x03\x04 niets"))
        page = parsed(answer, status=400)
        assert text_of(page.select_one(".field--invalid"))

    def test_is_for_who_is_logged_in(self, client: Client, two_contracts):
        assert self.send(client, own_file(OWN)).status_code == 302
        assert "Log in" in text_of(parsed(client.get(CHOICE)).select_one("main"))
