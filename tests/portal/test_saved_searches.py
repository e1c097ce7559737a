"""Following a question: the feed that everyone may read, and the questions that somebody keeps."""

from collections.abc import Callable
from datetime import date

from django.test import Client

import pytest
from lxml import etree

from documents.entry_rule import on_date
from documents.models import Document, Visibility
from portal.accounts.models import User
from search.following import saved
from search.index.indexing import index_document
from search.models import SavedSearch
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import make_user

ATOM = "{http://www.w3.org/2005/Atom}"
pytestmark = pytest.mark.django_db


def text(slug: str, words: str, *, since: date = date(2020, 1, 1), **more) -> Document:
    document = make_document(slug, kind="process", **more)
    make_version(document, articles={"Artikel 1 Doel": words}, determined_on=since, rule=on_date(since))
    index_document(document)
    return document


def entries(client: Client, **asked: str) -> list[dict[str, str]]:
    answer = client.get("/zoeken/nieuw.atom", asked)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("application/atom+xml")
    return [
        {
            "id": entry.findtext(f"{ATOM}id"),
            "title": entry.findtext(f"{ATOM}title"),
            "updated": entry.findtext(f"{ATOM}updated"),
            "link": entry.find(f"{ATOM}link").get("href"),
        }
        for entry in etree.fromstring(answer.content).findall(f"{ATOM}entry")
    ]


def test_feed__has_the_newest_first_with_stable_ids(client: Client, settings) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://portaal.example"
    text("oud", "De huur. De huur.")
    text("nieuw", "De huur.", since=date(2024, 3, 1))
    found = entries(client, q="huur")
    assert [entry["title"] for entry in found] == ["Nieuw, Artikel 1 Doel", "Oud, Artikel 1 Doel"]
    assert found[0]["id"] == "tag:portaal.example,2025:nieuw/1#doel"
    assert found[0]["updated"] == "2024-03-01T00:00:00+01:00"
    assert found[0]["link"] == "https://portaal.example/werkprocessen/nieuw/#doel"
    assert entries(client, q="huur") == found


def test_feed__has_the_text_and_no_markup_of_it(client: Client) -> None:
    text("open", "De huur <b>is laag</b>.")
    feed = etree.fromstring(client.get("/zoeken/nieuw.atom", {"q": "huur"}).content)
    assert feed.find(f".//{ATOM}summary").text == "Van kracht – De huur &lt;b&gt;is laag&lt;/b&gt;."


def test_feed__tells_everyone_the_same(client: Client, editor: User) -> None:
    text("open", "De huur.")
    text("geheim", "De huur.", visibility=Visibility.TEAM)
    client.force_login(editor)
    assert [entry["title"] for entry in entries(client, q="huur")] == ["Open, Artikel 1 Doel"]
    assert entries(client, q="huur", document="geheim") == []


def test_feed__follows_the_choices_of_the_search_page(client: Client) -> None:
    text("open", "De huur.")
    assert entries(client, q="huur", soort="contract") == []
    assert entries(client, q="huur", bereik="on", dag="2019-01-01") == []
    assert len(entries(client, q="huur", bereik="on", dag="2021-01-01")) == 1


@pytest.mark.parametrize(
    "asked", [{}, {"q": ""}, {"q": '"\x00\x1b<&'}, {"q": "a" * 9000, "dag": "x"}, {"bladzijde": "9" * 5000}]
)
def test_feed__bad_input_gives_an_empty_feed(client: Client, asked: dict[str, str]) -> None:
    assert entries(client, **asked) == []


def test_feed__is_not_sent_again_when_nothing_changed(client: Client) -> None:
    text("open", "De huur.")
    first = client.get("/zoeken/nieuw.atom", {"q": "huur"})
    again = client.get("/zoeken/nieuw.atom", {"q": "huur"}, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_feed__says_when_the_engine_is_away(client: Client, settings, tmp_path) -> None:
    settings.DATA_DIR = tmp_path / "bestand"
    settings.DATA_DIR.write_text("geen map")
    answer = client.get("/zoeken/nieuw.atom", {"q": "huur"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "300")


def test_search_page__leads_to_the_feed(client: Client) -> None:
    text("open", "De huur.")
    page = parsed(client.get("/zoeken/", {"q": "huur", "bereik": "all"}))
    to = "/zoeken/nieuw.atom?q=huur&bereik=all"
    assert page.select_one("link[rel=alternate][type='application/atom+xml']")["href"] == to
    assert page.select_one(f"main a[href='{to}']")
    assert not parsed(client.get("/zoeken/")).select("link[rel=alternate]")


def test_search_page__without_account_offers_to_log_in_and_come_back(client: Client) -> None:
    page = parsed(client.get("/zoeken/", {"q": "huur & zorg", "bereik": "all"}))
    (link,) = page.select(".follow-search a[href^='/inloggen/']")
    make_user("sanne")
    user = User.objects.get(username="sanne")
    user.set_password("een-lang-wachtwoord")
    user.save()
    given = {"username": "sanne", "password": "een-lang-wachtwoord"}
    back = client.post(link["href"], given)
    assert back["Location"] == "/zoeken/?q=huur+%26+zorg&bereik=all"


def keep(client: Client, **asked: str):
    """As who presses the button of the search page."""
    page = parsed(client.get("/zoeken/", asked))
    form = page.select_one(".follow-search form")
    assert form["method"] == "post"
    return client.post(form["action"], {"vraag": form.select_one("[name=vraag]")["value"]}, follow=True)


def test_keeping__a_question_with_its_choices(client: Client) -> None:
    user = make_user("sanne")
    client.force_login(user)
    text("open", "De huur.")
    page = parsed(keep(client, q="huur", soort="process", bereik="all"))
    kept = SavedSearch.objects.get()
    assert (kept.title, kept.asked) == ("huur (alle versies, Werkproces)", "q=huur&bereik=all&soort=process")
    assert list(kept.seen) == ["open/1#doel"] and kept.user == user
    assert "De zoekvraag “huur (alle versies, Werkproces)” is bewaard." in text_of(page)
    assert page.select_one("main .links a")["href"] == "/zoeken/?q=huur&bereik=all&soort=process"
    shown = parsed(client.get("/zoeken/?q=huur&bereik=all&soort=process"))
    assert "U bewaart deze zoekvraag" in text_of(shown) and not shown.select(".follow-search form")
    client.post("/zoeken/bewaren/", {"vraag": kept.asked})
    assert SavedSearch.objects.count() == 1


def test_keeping__switching_the_mails_and_taking_away(client: Client) -> None:
    client.force_login(make_user("sanne"))
    keep(client, q="huur")
    kept = SavedSearch.objects.get()
    for chosen, on in [("mail-uit", False), ("mail-aan", True)]:
        page = parsed(client.post(f"/account/zoekvragen/{kept.pk}/", {"doe": chosen}, follow=True))
        assert SavedSearch.objects.get().by_mail is on
        assert f"E-mail bij iets nieuws: {'aan' if on else 'uit'}." in text_of(page)
    client.post(f"/account/zoekvragen/{kept.pk}/", {"doe": "iets"})
    assert SavedSearch.objects.count() == 1
    page = parsed(client.post(f"/account/zoekvragen/{kept.pk}/", {"doe": "verwijder"}, follow=True))
    assert not SavedSearch.objects.exists() and "is verwijderd" in text_of(page)
    assert "U bewaart nog geen zoekvragen" in text_of(page)


def test_keeping__is_of_one_person(client: Client) -> None:
    client.force_login(make_user("sanne"))
    keep(client, q="huur")
    kept = SavedSearch.objects.get()
    client.force_login(make_user("piet"))
    assert "huur" not in text_of(parsed(client.get("/account/zoekvragen/")).select_one("main"))
    for chosen in ("verwijder", "mail-uit"):
        assert client.post(f"/account/zoekvragen/{kept.pk}/", {"doe": chosen}).status_code == 404
    kept.refresh_from_db()
    assert kept.by_mail
    client.logout()
    for address in ("/account/zoekvragen/", f"/account/zoekvragen/{kept.pk}/", "/zoeken/bewaren/"):
        answer = client.post(address) if address != "/account/zoekvragen/" else client.get(address)
        assert answer["Location"].startswith("/inloggen/")


def test_keeping__by_a_link_is_not_possible(client: Client) -> None:
    client.force_login(make_user("sanne"))
    assert client.get("/zoeken/bewaren/", {"vraag": "q=huur"}).status_code == 405


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("", "Er is geen zoekvraag om te bewaren"),
        ("q=%20", "Er is geen zoekvraag om te bewaren"),
        ("q=%00%1b", "Er is geen zoekvraag om te bewaren"),
        ("q=" + "%F0%9F%8F%A0" * 160, "te lang om te bewaren"),
    ],
)
def test_keeping__what_cannot_be_kept_is_said(client: Client, question: str, told: str) -> None:
    client.force_login(make_user("sanne"))
    page = parsed(client.post("/zoeken/bewaren/", {"vraag": question}, follow=True))
    assert told in text_of(page) and not SavedSearch.objects.exists()


def test_keeping__has_a_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "MOST_KEPT", 1)
    client.force_login(make_user("sanne"))
    keep(client, q="huur")
    assert "Verwijder er eerst een" in text_of(parsed(keep(client, q="zorg")))
    assert SavedSearch.objects.count() == 1


def test_keeping__what_finds_too_much_is_kept_without_mails(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved, "MOST", 1)
    for slug in ("een", "twee"):
        text(slug, "De huur.")
    client.force_login(make_user("sanne"))
    assert "U krijgt er geen e-mail over." in text_of(parsed(keep(client, q="huur")))
    kept = SavedSearch.objects.get()
    page = parsed(client.post(f"/account/zoekvragen/{kept.pk}/", {"doe": "mail-aan"}, follow=True))
    assert "te veel om te volgen" in text_of(page) and not SavedSearch.objects.get().by_mail


def test_keeping__the_queries_of_the_list_do_not_grow(
    client: Client, django_assert_max_num_queries: Callable
) -> None:
    user = make_user("sanne")
    client.force_login(user)
    for number in range(12):
        SavedSearch.objects.create(user=user, title=f"v{number}", asked=f"q=v{number}")
    with django_assert_max_num_queries(9):
        client.get("/account/zoekvragen/")


def test_account__leads_to_the_kept_questions(client: Client) -> None:
    client.force_login(make_user("sanne"))
    assert parsed(client.get("/account/")).select_one("main a[href='/account/zoekvragen/']")


def test_hit_beside_the_texts__says_what_it_is(client: Client) -> None:
    document = text("open", "De zorg.")
    document.follow_ups.create(title="Huur onderzoeken", owner="Dudok")
    index_document(document)
    page = parsed(client.get("/zoeken/", {"q": "onderzoeken"}))
    hit = page.select_one(".hit")
    assert hit.select_one("a")["href"] == "/werkprocessen/open/#_vervolgacties"
    assert text_of(hit.select_one(".hit-worth")) == "Vervolgactie: open"
