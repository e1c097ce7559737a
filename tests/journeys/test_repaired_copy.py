"""A slip in a determined text is set right by two people: one proposes, another agrees. Signatures stay."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from documents.drafting.mapping import put_text
from documents.drafting.tree import draft_of
from documents.models import Document
from tests.factories import make_document, make_text, make_version
from tests.journeys.test_from_word_file_to_signature import fill_date, log_in, log_out, member
from tests.portal.region import join, make_partner, sign

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SLIP = {"Artikel 1 Doel": "Partijen helpen inwoners aan een wonnig."}
REASON = "Tikfout in artikel 1."


@pytest.fixture
def convenant(transactional_db: None) -> Document:
    """Version 2025, with a slip in it, is signed by Huizen; the draft still holds the same text."""
    document = make_document(title="Convenant Wonen")
    huizen = make_partner("huizen", "Huizen")
    join(huizen, document)
    sign(huizen, make_version(document, articles=SLIP, label="2025"), date(2025, 11, 1))
    put_text(draft_of(document), make_text(SLIP), {})
    return document


def test_repaired_copy(page: Page, live_server, convenant: Document) -> None:
    address = live_server.url
    log_in(page, address, member("eerste", "Regionaal team"))
    cannot_propose_the_same(page, address, convenant)
    repairs_the_draft(page, address, convenant)
    proposes(page, address, convenant)
    cannot_agree_oneself(page)
    is_still_the_old_text(page, address)
    log_out(page, address)

    log_in(page, address, member("tweede", "Regionaal team"))
    judges(page, address)
    log_out(page, address)
    reads_the_repaired_copy(page, address)
    is_still_signed(page, address)


def fills_in_the_repair(page: Page, address: str, document: Document) -> None:
    page.goto(f"{address}/beheer/pages/{draft_of(document).pk}/edit/")
    page.get_by_role("link", name="Vaststellen").first.click()
    page.get_by_label("Een hersteld exemplaar van versie 2025: 1.1").press("Space")
    fill_date(page, "determined_on", date(2025, 11, 10))
    page.fill("[name=reason]", REASON)
    confirm = page.locator("[name=confirmed]")
    if confirm.count():
        confirm.press("Space")
    page.get_by_role("button", name="Stel het herstel voor").press("Enter")


def cannot_propose_the_same(page: Page, address: str, document: Document) -> None:
    fills_in_the_repair(page, address, document)
    expect(page.get_by_text("Er is niets te herstellen").first).to_be_visible()
    expect(page.locator("[name=reason]")).to_have_value(REASON)


def repairs_the_draft(page: Page, address: str, document: Document) -> None:
    page.goto(f"{address}/beheer/pages/{draft_of(document).pk}/edit/")
    page.locator("[data-panel-heading]", has_text="Artikel 1 Doel").click()
    editor = page.locator(".public-DraftEditor-content", has_text="Partijen helpen")
    editor.click()
    page.keyboard.press("Control+End")
    for _ in "nig.":
        page.keyboard.press("Backspace")
    page.keyboard.type("ing.")
    expect(editor).to_contain_text("aan een woning.")
    page.wait_for_function(
        "[...document.querySelectorAll('[name^=body-]')].some(i => i.value.includes('een woning.'))"
    )
    page.locator("button.action-save").click()
    expect(page.get_by_text("“Convenant Wonen” is bewaard.").first).to_be_visible(timeout=20_000)


def proposes(page: Page, address: str, document: Document) -> None:
    fills_in_the_repair(page, address, document)
    expect(
        page.get_by_role("heading", name=re.compile("Hersteld exemplaar van Convenant Wonen"))
    ).to_be_visible()


def cannot_agree_oneself(page: Page) -> None:
    expect(page.get_by_text("Iemand anders moet het beoordelen.").first).to_be_visible()
    expect(page.get_by_role("button", name="Ga akkoord en stel vast")).to_have_count(0)
    expect(page.get_by_role("button", name="Trek het voorstel in")).to_be_visible()


def is_still_the_old_text(page: Page, address: str) -> None:
    page.goto(f"{address}/convenant/")
    expect(page.get_by_text("aan een wonnig.")).to_be_visible()


def judges(page: Page, address: str) -> None:
    page.goto(f"{address}/beheer/")
    page.get_by_role("link", name="Convenant Wonen, versie 2025").first.click()
    expect(page.locator("del", has_text="wonnig")).to_be_visible()
    expect(page.locator("ins", has_text="woning")).to_be_visible()
    page.get_by_role("button", name="Ga akkoord en stel vast").click()
    expect(page.get_by_text("Hersteld exemplaar 1.1 van “Convenant Wonen” is vastgesteld.")).to_be_visible()


def reads_the_repaired_copy(page: Page, address: str) -> None:
    page.goto(f"{address}/convenant/")
    expect(page.get_by_text("aan een woning.")).to_be_visible()
    expect(page.get_by_text("2025 (hersteld)").first).to_be_visible()
    page.goto(f"{address}/convenanten/convenant/versies/1/")
    expect(page.get_by_text("aan een wonnig.")).to_be_visible()


def is_still_signed(page: Page, address: str) -> None:
    page.goto(f"{address}/ondertekening/")
    expect(page.get_by_text("getekend 1 november 2025").first).to_be_visible()
