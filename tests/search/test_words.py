"""What editors know about words, which holds from the next search on, and completions, which leak nothing."""

from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client
from django.urls import reverse

import pytest

from documents.models import Visibility
from search.finding import Query, find
from search.finding.completions import completions
from search.index.indexing import index_document
from search.models import SynonymGroup, WholeWord
from tests.factories import make_document, make_version
from tests.portal.html import parsed as page_of
from tests.portal.html import text_of
from tests.portal.region import make_user

ANYONE = AnonymousUser()


@pytest.fixture
def region(transactional_db) -> None:
    public = make_document(title="Convenant Wonen")
    make_version(
        public,
        articles={
            "Artikel 1 Huurovereenkomst": "De huurder tekent een overeenkomst.",
            "Artikel 2 Risicofonds": "Partijen delen het risico en vullen het risicofonds.",
        },
        rule={"type": "date", "on": "2025-01-01"},
    )
    secret = make_document("plan", title="Risicoplan", visibility=Visibility.TEAM)
    make_version(
        secret,
        articles={"Artikel 1 Risicoanalyse": "Een risicoscenario."},
        rule={"type": "date", "on": "2025-01-01"},
    )
    for document in (public, secret):
        index_document(document)


def refs(text: str) -> list[str]:
    return [hit.key for hit in find(Query(text), user=ANYONE).hits]


def test_a_synonym_holds_from_the_next_search_on(region) -> None:
    assert refs("contract") == []
    group = SynonymGroup.objects.create(preferred="overeenkomst", others="contract\nafspraak op papier")
    assert refs("contract") == refs("afspraak op papier") != []
    marked = find(Query("contract"), user=ANYONE).hits[0].fragments[0]
    assert "overeenkomst" in [part.text for part in marked if part.hit]
    group.delete()
    assert refs("contract") == []


def test_a_kept_whole_word_holds_from_the_next_search_on(region) -> None:
    assert "risicofonds" in refs("fonds")
    WholeWord.objects.create(word="risicofonds")
    assert refs("fonds") == []
    assert "risicofonds" in refs("risicofonds")


def said(typed: str, user=ANYONE) -> list[str]:
    return [one.text for one in completions(typed, user=user)]


def test_completions_are_titles_headings_and_words(region) -> None:
    assert said("conv") == ["Convenant Wonen"]
    assert "Risicofonds" in said("risico")
    assert "partijen risicofonds" in said("partijen risicof")
    assert said("r") == [] and said("") == [] and said("zzz") == []


def test_completions_tell_nothing_of_what_may_not_be_read(region) -> None:
    assert said("risicoa") == said("risicop") == said("risicos") == []
    member = make_user("redactie")
    member.groups.add(Group.objects.get(name="Regionaal team"))
    assert {"Risicoanalyse", "Risicoplan"} <= {*said("risicoa", member), *said("risicop", member)}


@pytest.mark.parametrize(
    "typed", ['"', "%", "_", "\x00\x01", "a" * 10_000, "-", "OR OR", "😀 😀", "art. 1 lid 2"]
)
def test_any_typing_is_safe(region, typed: str) -> None:
    assert isinstance(said(typed), list)


def test_the_field_asks_the_server(region, client: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(8):
        answer = client.get(reverse("complete"), {"q": "risico"})
    assert {"text": "Risicofonds", "kind": "heading"} in answer.json()["suggestions"]
    assert f'data-complete="{reverse("complete")}"' in client.get("/").content.decode()


def editor(client: Client) -> Client:
    user = make_user("redactie")
    user.groups.add(Group.objects.get(name="Regionaal team"))
    client.force_login(user)
    return client


def test_editors_keep_words_in_the_admin(db, client: Client) -> None:
    editor(client)
    client.post(reverse("synoniemen:add"), {"preferred": "overeenkomst", "others": " contract \n\nafspraak "})
    group = SynonymGroup.objects.get()
    assert group.words == ("overeenkomst", "contract", "afspraak")
    assert group.history.get().history_user.username == "redactie"
    page = client.post(reverse("synoniemen:add"), {"preferred": "fonds", "others": "pot\nPot"})
    assert "Een woord staat er twee keer" in text_of(page_of(page))
    page = client.post(reverse("ondeelbare-woorden:add"), {"word": "twee woorden"})
    assert "Vul één woord in" in text_of(page_of(page))
    client.post(reverse("ondeelbare-woorden:add"), {"word": "Huisvesting"})
    assert WholeWord.objects.get().word == "huisvesting"
