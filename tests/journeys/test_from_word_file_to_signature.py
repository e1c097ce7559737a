"""The main story, as the three kinds of user meet it: from a Word file to a compared and signed convenant."""

import re
from datetime import date
from pathlib import Path

from django.contrib.auth.models import Group

import pytest
from playwright.sync_api import Page, expect

from documents.models import Document, Version
from portal.accounts.models import User
from signatures.models import Act, Partner, PartnerName
from signatures.register.memberships import join
from tests.documents.admin_steps import word_file
from tests.portal.region import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONVENANT = {
    "Artikel 1 Doel": ["Partijen helpen kwetsbare inwoners aan een woning."],
    "Artikel 2 Kosten": [
        "1. De gemeente betaalt de begeleiding.",
        "2. De woningcorporatie betaalt het onderhoud.",
    ],
    "Slotafspraken": ["Partijen spreken elkaar elk jaar in de maand mei."],
}


@pytest.fixture
def word(tmp_path: Path) -> Path:
    file = tmp_path / "convenant.docx"
    file.write_bytes(word_file(CONVENANT, title="Convenant Wonen"))
    return file


@pytest.fixture
def partner(transactional_db: None) -> Partner:
    made = Partner.objects.create(slug="huizen", kind_id="municipality")
    PartnerName.objects.create(partner=made, name="Huizen", since=date(1900, 1, 1))
    return made


def test_from_word_file_to_signature(page: Page, live_server, word: Path, partner: Partner) -> None:
    address = live_server.url
    log_in(page, address, member("redactie", "Regionaal team"))
    bring_in(page, address, word)
    determine(page, label="2024", determined_on=date(2024, 3, 1))
    document = Document.objects.get()
    join(partner=partner, document=document, since=date(2024, 1, 1), by=None)

    sees_first_version(page, address)
    change_the_draft(page, address, document)
    determine(page, label="2025", determined_on=date(2025, 3, 1))
    compares(page, address)
    follows_a_permanent_address(page, address)
    finds_both_versions(page, address)

    log_out(page, address)
    log_in(page, address, member("beheerder", "Beheerders"))
    records_signature(page, address, document.versions.get(label="2025"))
    log_out(page, address)
    sees_the_chart(page, address)


def member(name: str, group: str) -> User:
    user = make_user(name)
    user.groups.add(Group.objects.get(name=group))
    return user


def log_in(page: Page, address: str, user: User) -> None:
    page.goto(f"{address}/inloggen/")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", "een-lang-wachtwoord")
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(re.compile(r"/(beheer|mijn)/"))


def log_out(page: Page, address: str) -> None:
    page.context.clear_cookies()


def bring_in(page: Page, address: str, word: Path) -> None:
    """The file becomes the draft; the closing part, taken for a heading, is set right as an article."""
    page.goto(f"{address}/beheer/inlezen/")
    page.set_input_files("[name=file]", word)
    page.select_option("[name=kind]", "agreement")
    page.fill("[name=title]", "Convenant")
    page.get_by_role("button", name="Lees het bestand").click()
    expect(page.get_by_role("heading", name=re.compile("Herkende opbouw"))).to_be_visible()
    expect(page.get_by_text("2 artikelen")).to_be_visible()
    page.get_by_label("Wat is Slotafspraken").select_option("article")
    page.get_by_role("button", name="Neem over in het concept").click()
    expect(page).to_have_url(re.compile(r"/beheer/pages/\d+/edit/"))


def determine(page: Page, *, label: str, determined_on: date) -> None:
    page.get_by_role("link", name="Vaststellen").first.click()
    expect(page.get_by_role("heading", name="Dit gaat er gebeuren")).to_be_visible()
    fill_date(page, "determined_on", determined_on)
    page.fill("[name=label]", label)
    page.get_by_label("Als alle deelnemers hebben getekend").press("Space")
    confirm = page.locator("[name=confirmed]")
    if confirm.count():
        confirm.press("Space")
    page.get_by_role("button", name="Stel vast").press("Enter")
    page.wait_for_url(re.compile(r"/beheer/pages/\d+/edit/"))
    assert Version.objects.filter(label=label).exists(), page.inner_text("main")


def fill_date(page: Page, name: str, day: date) -> None:
    """Types a date. The calendar that opens lies over what follows, so go on by keyboard."""
    page.fill(f"[name={name}]", f"{day:%d-%m-%Y}")
    page.keyboard.press("Tab")


def sees_first_version(page: Page, address: str) -> None:
    page.goto(f"{address}/convenant/")
    expect(page.get_by_role("heading", name="Slotafspraken")).to_be_visible()
    expect(page.get_by_text("Partijen helpen kwetsbare inwoners aan een woning.")).to_be_visible()
    expect(page.get_by_text("Versie 2024").first).to_be_visible()


def change_the_draft(page: Page, address: str, document: Document) -> None:
    page.goto(f"{address}/beheer/pages/{document.draft.pk}/edit/")
    page.locator("[data-panel-heading]", has_text="Artikel 1 Doel").click()
    editor = page.locator(".public-DraftEditor-content", has_text="kwetsbare inwoners")
    editor.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Zij vormen een risicofonds.")
    expect(editor).to_contain_text("aan een woning. Zij vormen een risicofonds.")
    typed = "[...document.querySelectorAll('[name^=body-]')].some(i => i.value.includes('risicofonds'))"
    page.wait_for_function(typed)
    page.locator("button.action-save").click()
    expect(page.get_by_text("“Convenant” is bewaard.").first).to_be_visible(timeout=20_000)


def compares(page: Page, address: str) -> None:
    page.goto(f"{address}/convenanten/convenant/vergelijk/1...2/")
    expect(page.locator("ins").filter(has_text="Zij vormen een risicofonds.")).to_be_visible()
    expect(page.locator("del")).to_have_count(0)


def follows_a_permanent_address(page: Page, address: str) -> None:
    page.goto(f"{address}/convenanten/convenant/versies/1/#doel")
    expect(page.locator("#doel")).to_contain_text("Doel")
    assert "risicofonds" not in page.inner_text("main")


def finds_both_versions(page: Page, address: str) -> None:
    page.goto(f"{address}/zoeken/?q=inwoners")
    page.get_by_role("link", name="Alle versies", exact=True).click()
    expect(page.locator("mark", has_text="inwoners")).to_have_count(2)
    for version in ("versie 2024", "versie 2025"):
        expect(page.get_by_text(version).first).to_be_visible()


def records_signature(page: Page, address: str, version: Version) -> None:
    page.goto(f"{address}/beheer/handelingen/new/")
    page.select_option("[name=kind]", "signature")
    page.select_option("[name=version]", str(version.pk))
    page.select_option("[name=partner]", label="Huizen")
    fill_date(page, "on", date(2025, 4, 15))
    page.fill("[name=signatories]", "A. de Voorbeeld, burgemeester")
    page.get_by_role("button", name="Toevoegen").press("Enter")
    page.wait_for_url(f"{address}/beheer/handelingen/")
    assert Act.objects.filter(version=version, kind="signature").exists()


def sees_the_chart(page: Page, address: str) -> None:
    page.goto(f"{address}/ondertekening/")
    expect(page.get_by_text("getekend 15 april 2025").first).to_be_visible()
    expect(page.get_by_text(re.compile("geldt sinds 15 april 2025", re.IGNORECASE)).first).to_be_visible()
