"""The admin as a whole: every page of it opens, in Dutch, and says "u"."""

import re
from collections.abc import Iterable
from gettext import GNUTranslations
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils.translation import gettext, ngettext

import pytest

from portal.accounts.models import User
from tests.portal.admin_crawl import ADMIN, Visit, crawl, kind_of, shown_words
from tests.portal.english import catalogues, english_in, every_message

pytestmark = pytest.mark.django_db
OWN = Path(settings.LOCALE_PATHS[0]) / "nl/LC_MESSAGES"
INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
# What editors may have from Wagtail without ever meeting it: a key for programs.
NOT_MET = ("API", "embedly", "token")


@pytest.fixture
def region(own_index: None) -> None:
    call_command("demo", stdout=StringIO())


def broken(visits: Iterable[Visit]) -> list[str]:
    return [f"{one.status} {one.address}, on {one.found_on}" for one in visits if one.is_broken]


def english(visits: Iterable[Visit]) -> dict[str, str]:
    """Each text with what is English in it, and a page where it stands."""
    return {
        f"{found}: {words[:120]}": one.address
        for one in visits
        if one.address.startswith(ADMIN) and one.status == 200
        for words in one.words
        if (found := english_in(words))
    }


def test_every_page_opens_in_dutch(region: None, client: Client) -> None:
    """For the team, for administrators, and then for who may do all: only what the others have not."""
    above = User.objects.create_superuser("opperbeheerder", "opper@example.nl", "geheim-1234567")
    known: set[str] = set()
    for name, of_each, fewest in (("redactie", 2, 150), ("beheerder", 1, 100), (above.username, 1, 10)):
        client.force_login(User.objects.get(username=name))
        visits = crawl(client, known if name == above.username else (), of_each=of_each)
        assert not broken(visits), name
        assert english(visits) == {}, name
        assert len(visits) > fewest, name
        known |= {kind_of(visit.address) for visit in visits}


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Bewaar</p><button aria-label='Add comment'></button>", ["Add comment"]),
        ("<p>Search results</p><script>var page</script>", ["Search results"]),
        ("<p>Concepten</p><input type=submit value='Save'>", ["Save"]),
        ("<p>Page 1 of 3.</p>", ["Page 1 of 3."]),
        ("<p>Naar Excel</p><p>Zoeken</p><p>Document</p><p>Status</p>", []),
        ('<script type="application/json">[{"label": "Reports", "url": "/the/"}]</script>', ["Reports"]),
    ],
)
def test_english_is_known_when_it_is_seen(markup: str, words: list[str]) -> None:
    assert [found for found in shown_words(markup) if english_in(found)] == words


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_own_words_are_for_messages_that_exist_and_are_compiled(domain: str) -> None:
    known = every_message(domain)
    with (OWN / f"{domain}.mo").open("rb") as file:
        compiled = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    own = {key if isinstance(key, str) else key[0] for key in compiled} - {""}
    assert own - known == set()
    written = (OWN / f"{domain}.po").read_text()
    assert written.count("\nmsgid ") - 1 == len(own)
    plain = written.replace('\\"', '"').replace("\\n", "\n")
    assert [words for words in compiled.values() if words not in plain and "Plural-Forms" not in words] == []


def test_every_message_is_addressed_to_u() -> None:
    told = set()
    for catalogue in catalogues("django"):
        for message in catalogue:
            if message.startswith(NOT_MET) or any(word in message for word in NOT_MET):
                continue
            told |= {gettext(message), ngettext(message, message, 1), ngettext(message, message, 2)}
    assert sorted(words for words in told if INFORMAL.search(words)) == []


def test_rights_have_dutch_names(client: Client) -> None:
    client.force_login(User.objects.create_superuser("beheer", "beheer@example.nl", "geheim-1234567"))
    words = list(shown_words(client.get("/beheer/groups/new/").content.decode()))
    assert "Handeling toevoegen" in words
    assert not [word for word in words if word.startswith("Can ")]


def test_what_a_team_never_needs_is_not_in_its_menu(client: Client) -> None:
    client.force_login(User.objects.create_superuser("beheer", "beheer@example.nl", "geheim-1234567"))
    page = client.get(ADMIN).content.decode()
    assert "/beheer/sites/" not in page
    assert "/beheer/users/" in page
