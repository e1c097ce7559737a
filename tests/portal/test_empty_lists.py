"""An empty list says what it is for, and begins it for who may."""

from collections.abc import Callable

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client

import pytest

from portal.accounts.models import User
from portal.accounts.roles import ADMINISTRATORS
from portal.beginning.empty_lists import EMPTY_LISTS
from signatures.models import RouteTemplate
from tests.factories import make_document
from tests.portal.html import parsed, text_of
from tests.portal.region import make_user

pytestmark = pytest.mark.django_db
LISTS = {
    "documents.document": "/beheer/documenten/",
    "documents.version": "/beheer/versies/",
    "documents.erratumproposal": "/beheer/herstelvoorstellen/",
    "documents.extractedtext": "/beheer/gelezen-bestanden/",
    "signatures.act": "/beheer/handelingen/",
    "signatures.partner": "/beheer/partners/",
    "signatures.partnername": "/beheer/partnernamen/",
    "signatures.membership": "/beheer/deelnames/",
    "signatures.mandate": "/beheer/mandaten/",
    "signatures.contact": "/beheer/contactpersonen/",
    "signatures.succession": "/beheer/opvolgingen/",
    "signatures.route": "/beheer/besluitroutes/",
    "signatures.routetemplate": "/beheer/modelroutes/",
    "signatures.followup": "/beheer/vervolgacties/",
    "search.synonymgroup": "/beheer/synoniemen/",
    "search.wholeword": "/beheer/ondeelbare-woorden/",
    "search.missedsearch": "/beheer/vergeefse-zoekvragen/",
}


@pytest.fixture
def administrator() -> User:
    user = make_user("beheerder")
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    return user


def test_each_list_that_is_described_is_one_of_the_admin() -> None:
    assert set(LISTS) == set(EMPTY_LISTS)
    assert all(apps.get_model(label) for label in EMPTY_LISTS)


@pytest.mark.parametrize("label", LISTS)
def test_admin__an_empty_list_says_what_it_is_for(
    as_user: Callable[[User], Client], administrator: User, label: str
) -> None:
    client = as_user(administrator)
    page = parsed(client.get(LISTS[label]))
    described = EMPTY_LISTS[label]
    assert described.what_for in text_of(page)
    if described.begin:
        (button,) = [
            link for link in page.select("#listing-results a.button") if described.begin in link.text
        ]
        assert client.get(button["href"], follow=True).status_code == 200


def test_admin__drafts_begin_with_a_file(as_user: Callable[[User], Client], editor: User) -> None:
    shown = parsed(as_user(editor).get("/beheer/concepten/"))
    assert "Een concept is de tekst waaraan u werkt." in text_of(shown)
    assert shown.select_one('a.button[href="/beheer/inlezen/"]')


def test_admin__a_list_with_rows_says_nothing_of_it(
    as_user: Callable[[User], Client], administrator: User
) -> None:
    make_document()
    client = as_user(administrator)
    assert EMPTY_LISTS["documents.document"].what_for not in text_of(
        parsed(client.get("/beheer/documenten/"))
    )
    sought = text_of(parsed(client.get("/beheer/partners/?q=niemand")))
    assert EMPTY_LISTS["signatures.partner"].what_for not in sought


def test_admin__who_may_not_add_gets_no_button(as_user: Callable[[User], Client]) -> None:
    reader = make_user("lezer")
    team = Group.objects.create(name="Kijkers")
    rights = Permission.objects.filter(codename__in=["access_admin", "view_routetemplate"])
    team.permissions.add(*rights)
    reader.groups.add(team)
    page = parsed(as_user(reader).get("/beheer/modelroutes/"))
    assert not RouteTemplate.objects.exists()
    assert "Een modelroute heeft de gebruikelijke stappen" in text_of(page)
    assert not page.select("#listing-results a.button")


@pytest.mark.parametrize(
    ("page", "begins"),
    [
        ("/convenant/", "/beheer/inlezen/"),
        ("/werkprocessen/", "/beheer/inlezen/"),
        ("/partners/", "/beheer/partners/new/"),
    ],
)
def test_website__an_empty_page_begins_it_for_the_team_only(
    as_user: Callable[[User], Client], client: Client, editor: User, page: str, begins: str
) -> None:
    assert begins not in client.get(page).text
    assert begins in as_user(editor).get(page).text
