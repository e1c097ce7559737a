"""A text through its decision route, as the team and the public meet it: advised on, determined, decided on
by each college, and then in force by the rule that was prepared."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from documents.drafting.mapping import put_text
from documents.drafting.tree import draft_of
from documents.models import Document, Version
from signatures.models import Route, RouteTemplate
from signatures.routes.templates import take_default
from tests.factories import make_document, make_text
from tests.journeys.test_from_word_file_to_signature import fill_date, log_in, log_out, member
from tests.portal.region import NEW, join, make_partner

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def convenant(transactional_db: None) -> Document:
    """Two municipalities take part, and the text of 2025 is drafted."""
    document = make_document(title="Convenant Wonen")
    for name in ("Huizen", "Laren"):
        join(make_partner(name.lower(), name), document)
    put_text(draft_of(document), make_text(NEW), {})
    take_default(kind=document.kind_id, by=None)
    return document


def test_decision_route(page: Page, live_server, convenant: Document) -> None:
    address = live_server.url
    log_in(page, address, member("redactie", "Regionaal team"))
    prepares_the_rule(page, address, convenant)
    begins_the_route(page, address, convenant)
    for body, day in (
        ("Ambtelijke werkgroep", date(2025, 8, 21)),
        ("Directeurenoverleg", date(2025, 9, 4)),
        ("Portefeuillehoudersoverleg", date(2025, 9, 18)),
    ):
        records_a_step(page, body, day)
    reads_how_far_it_is(page, address, "College van Huizen")
    determines(page, address, convenant)
    is_not_in_force(page, address)

    goes_to_the_route(page, address)
    records_a_step(page, "College van Huizen", date(2025, 10, 7))
    records_a_step(page, "College van Laren", date(2025, 10, 14))
    log_out(page, address)
    is_in_force(page, address)


def prepares_the_rule(page: Page, address: str, document: Document) -> None:
    page.goto(f"{address}/beheer/regel/{document.pk}/")
    page.get_by_text("Een andere regel samenstellen").click()
    line = page.get_by_role("group", name="Regel 1")
    line.get_by_label("Hoeveel").select_option("all")
    line.get_by_label("Wie").select_option("municipality")
    line.get_by_label("Wat").select_option("adoption")
    page.get_by_role("button", name="Bewaar de regel").click()
    expect(page.get_by_text("De regel is bewaard.")).to_be_visible()


def begins_the_route(page: Page, address: str, document: Document) -> None:
    page.goto(f"{address}/beheer/besluitroutes/new/")
    page.select_option("[name=document]", str(document.pk))
    page.fill("[name=label]", "2025")
    page.select_option("[name=template]", str(RouteTemplate.objects.get().pk))
    fill_date(page, "started_on", date(2025, 8, 1))
    page.get_by_role("button", name="Begin de route").press("Enter")
    expect(page.get_by_text("is begonnen met 5 stappen")).to_be_visible()


def records_a_step(page: Page, body: str, day: date) -> None:
    row = page.locator("tr[id^=stap-]", has_text=body)
    row.get_by_role("link", name="Bewerk").click()
    fill_date(page, "held_on", day)
    page.select_option("[name=outcome]", "agreed")
    page.get_by_role("button", name="Bewaar deze stap").press("Enter")
    expect(row).to_contain_text("Akkoord")
    expect(row).to_contain_text(f"Gehouden op{day:%d-%m-%Y}")


def reads_how_far_it_is(page: Page, address: str, waits_for: str) -> None:
    """Also before the text is determined, and without an account."""
    with page.context.browser.new_context() as visitor:  # type: ignore[union-attr]
        public = visitor.new_page()
        public.goto(f"{address}/convenanten/convenant/besluitvorming/2025/")
        expect(public.get_by_text("18 september 2025 · akkoord")).to_be_visible()
        expect(public.get_by_text(f"De tekst wacht op {waits_for}").first).to_be_visible()


def determines(page: Page, address: str, document: Document) -> None:
    page.goto(f"{address}/beheer/pages/{draft_of(document).pk}/edit/")
    page.get_by_role("link", name="Vaststellen").first.click()
    fill_date(page, "determined_on", date(2025, 9, 18))
    page.fill("[name=label]", "2025")
    expect(page.get_by_label("Volgens de regel die is voorbereid.")).to_be_checked()
    confirm = page.locator("[name=confirmed]")
    if confirm.count():
        confirm.press("Space")
    page.get_by_role("button", name="Stel vast").press("Enter")
    page.wait_for_url(re.compile(r"/beheer/pages/\d+/edit/"))
    assert Route.objects.get().version == Version.objects.get(label="2025")


def is_not_in_force(page: Page, address: str) -> None:
    page.goto(f"{address}/convenanten/convenant/versies/1/")
    told = re.compile(r"Nog nodig: de besluiten van de colleges van Huizen en Laren")
    expect(page.get_by_text(told).first).to_be_visible()


def goes_to_the_route(page: Page, address: str) -> None:
    page.goto(f"{address}/beheer/besluitroutes/edit/{Route.objects.get().pk}/")
    expect(page.get_by_text("De tekst is vastgesteld als versie 2025.")).to_be_visible()


def is_in_force(page: Page, address: str) -> None:
    page.goto(f"{address}/convenant/")
    expect(page.get_by_text(re.compile("sinds 14 oktober 2025", re.IGNORECASE)).first).to_be_visible()
    page.goto(f"{address}/convenanten/convenant/besluitvorming/2025/")
    expect(page.get_by_text("14 oktober 2025 · akkoord")).to_be_visible()
