"""The page behind a personal link in a real browser: accessible, and its forms arrive."""

import pytest
from playwright.sync_api import Page, expect

from signatures.models import Invitation
from signatures.rounds.candidates import open_round
from signatures.rounds.inviting import new_link
from tests.portal.region import Region, make_region
from tests.portal.test_browser import check

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def region(transactional_db: None) -> Region:
    return make_region()


@pytest.fixture
def link(region: Region, live_server) -> str:
    asked = open_round(version=region.new, deadline=None, by=None).requests.get()
    _, token = new_link(
        request=asked, name="Kees Vos", function="bestuurder", email="kees@dudok.example", by=None
    )
    return f"{live_server.url}/tekenen/{token}/"


def test_page_behind_a_link__is_accessible(page: Page, link: str) -> None:
    check(page, link)
    check(page, f"{link[:-9]}onbekend/")


def test_form_behind_a_link__arrives_and_is_accessible_with_mistakes(page: Page, link: str) -> None:
    """A browser says where a form comes from; with a stricter rule about that, the form would be refused."""
    page.goto(link)
    page.get_by_text("Niet tekenen", exact=True).click()
    page.get_by_role("button", name="Wij tekenen niet").click()
    expect(page.get_by_text("Schrijf op waarom uw organisatie niet tekent.")).to_be_visible()
    page.get_by_text("Doorgeven aan iemand anders").click()
    page.get_by_label("Naam van wie wel tekent").fill("Bo Vos")
    page.get_by_label("E-mailadres van die persoon").fill("bo@dudok.example")
    page.get_by_label("Waarom geeft u het door?").fill("Zij heeft het mandaat.")
    page.get_by_role("button", name="Geef door").click()
    expect(page.get_by_role("heading", name="Het verzoek is doorgegeven")).to_be_visible()
    assert Invitation.objects.filter(name="Bo Vos", ended_at=None).exists()
