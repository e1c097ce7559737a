"""Searching in the admin: everything the team works with, for who may see it."""

from datetime import date

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from documents.drafting.tree import draft_of
from documents.models import IncomingFile, Progress, store_file
from portal.accounts.models import User
from portal.pages.models import WorkingFile
from signatures.models import Contact, FollowUp, Mandate, Round
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_partner, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/beheer/zoeken/"


@pytest.fixture
def client(region: Region, editor: User) -> Client:
    """Someone of the team, in a region that has one row of everything that is called Vlierbes."""
    opened = Round.objects.create(version=region.new, opened_at=timezone.now(), opened_by_name="Anja Bos")
    opened.requests.create(partner=region.partners[1])
    partner = make_partner("vlierbes", "Zorggroep Vlierbes", "careProvider")
    Contact.objects.create(
        partner=partner, name="An Bos", email="an@vlierbes.example", since=date(2020, 1, 1)
    )
    Mandate.objects.create(partner=partner, name="Vera Vlierbes", since=date(2020, 1, 1))
    FollowUp.objects.create(title="Vlierbes bellen", owner="Anja")
    draft_of(region.convenant)
    file = store_file(b"tekst", media_type="text/plain")
    IncomingFile.objects.create(
        file=file, name="vlierbes.docx", document=region.process, progress=Progress.FAILED
    )
    WorkingFile.objects.create(title="Brief Vlierbes", file=ContentFile(b"brief", "brief.txt"))
    User.objects.create_user("vlierbes", "v@example.nl", "geheim-1234567", first_name="Vera")
    client = Client()
    client.force_login(editor)
    return client


def found(client: Client, words: str) -> dict[str, list[str]]:
    page = parsed(client.get(ADDRESS, {"q": words}))
    return {
        text_of(section.h2): [text_of(link) for link in section.select(".portal-found a")]
        for section in page.select("main section")
        if section.select_one(".portal-found")
    }


def test_partners_people_files_and_actions_are_found(client: Client) -> None:
    told = found(client, "vlierbes")
    assert told == {
        "Partners": ["Zorggroep Vlierbes"],
        "Ingelezen bestanden": told["Ingelezen bestanden"],
        "Werkbestanden": ["Brief Vlierbes"],
        "Vervolgacties": ["Vlierbes bellen"],
        "Contactpersonen": ["An Bos (Zorggroep Vlierbes)"],
        "Mandaten": ["Vera Vlierbes (Zorggroep Vlierbes)"],
    }


def test_documents_versions_rounds_and_drafts_are_found(client: Client) -> None:
    told = found(client, "convenant wonen")
    assert {"Documenten", "Concepten", "Versies", "Ondertekenrondes", "Besluitroutes"} <= set(told)
    assert any("2025" in version for version in told["Versies"])
    assert set(found(client, "wonen 2025")) >= {"Versies", "Ondertekenrondes"}
    assert "Bijlagen" in found(client, "schema.txt")


def test_each_thing_found_opens(client: Client) -> None:
    for words in ("vlierbes", "convenant", "schema"):
        page = parsed(client.get(ADDRESS, {"q": words}))
        links = [str(link["href"]) for link in page.select(".portal-found a")]
        assert links
        for link in links:
            assert client.get(link).status_code == 200, link


def test_who_may_not_see_something_finds_no_trace_of_it(client: Client) -> None:
    assert "Gebruikers" not in found(client, "vlierbes")
    administrator = make_user("beheer")
    administrator.groups.add(Group.objects.get(name="Beheerders"))
    client.force_login(administrator)
    assert found(client, "vlierbes")["Gebruikers"] == ["vlierbes"]
    client.logout()
    assert client.get(ADDRESS, {"q": "vlierbes"}).status_code == 302
    client.force_login(make_user("lezer"))
    assert client.get(ADDRESS, {"q": "vlierbes"}).status_code in (302, 403)


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert "Er is niets gevonden voor “xyzzy”." in text_of(parsed(client.get(ADDRESS, {"q": "xyzzy"})))
    assert "U vindt hier partners" in text_of(parsed(client.get(ADDRESS)))
    for odd in ('a"b', "%", "\0", " ", "x" * 500):
        assert client.get(ADDRESS, {"q": odd}).status_code == 200


def test_more_than_fit_leads_to_the_list(client: Client) -> None:
    for number in range(7):
        make_partner(f"duin-{number}", f"Duin {number}")
    page = parsed(client.get(ADDRESS, {"q": "duin"}))
    assert len(page.select(".portal-found li")) == 6
    assert page.select_one("main a[href='/beheer/partners/?q=duin']")


def test_it_asks_as_often_whatever_there_is(client: Client) -> None:
    client.get(ADDRESS, {"q": "vlierbes"})
    with CaptureQueriesContext(connection) as few:
        client.get(ADDRESS, {"q": "vlierbes"})
    for number in range(5):
        partner = make_partner(f"vlierbes-{number}", f"Vlierbes {number}")
        Contact.objects.create(partner=partner, name=f"Vlierbes {number}", since=date(2020, 1, 1))
    with CaptureQueriesContext(connection) as many:
        client.get(ADDRESS, {"q": "vlierbes"})
    assert len(many) == len(few)


def test_the_field_in_the_menu_and_on_the_home_lead_to_it(client: Client) -> None:
    page = client.get("/beheer/")
    assert parsed(page).select_one(f"form[action='{ADDRESS}'] input[name=q]")
    assert '"wagtail.sidebar.SearchModule", "_args": ["/beheer/zoeken/"]' in page.text
