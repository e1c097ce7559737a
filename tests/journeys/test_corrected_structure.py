"""A file without headings becomes a draft with articles, by someone whose browser runs no scripts."""

import re
from pathlib import Path

from django.urls import reverse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from documents.drafting.mapping import text_of
from documents.drafting.tree import draft_of
from documents.models import Document, IncomingFile
from portal.accounts.models import User
from tests.documents.test_admin_structure import commented_file, flat_file
from tests.journeys.test_from_word_file_to_signature import log_in, member
from tests.portal.test_browser import check

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(transactional_db: None) -> User:
    return member("redactie", "Regionaal team")


def written(folder: Path, content: bytes) -> Path:
    file = folder / "convenant.docx"
    file.write_bytes(content)
    return file


def bring_in(page: Page, address: str, file: Path) -> None:
    page.goto(f"{address}/beheer/inlezen/")
    page.set_input_files("[name=file]", file)
    page.get_by_role("button", name="Lees het bestand").click()
    expect(page.get_by_text("is al gekozen")).to_be_visible()
    page.select_option("[name=kind]", "process")
    page.fill("[name=title]", "Nazorg")
    page.get_by_role("button", name="Lees het bestand").click()


def test_a_flat_file_becomes_articles_without_scripts(
    browser: Browser, live_server, editor: User, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    log_in(page, live_server.url, editor)
    bring_in(page, live_server.url, written(tmp_path, flat_file()))
    page.get_by_role("link", name="Verbeter Aanhef").click()
    page.get_by_role("button", name=re.compile("Begin hier een onderdeel: Artikel 1")).click()
    page.get_by_label("Kop").fill("Doel van het werkproces")
    page.get_by_role("button", name="Bewaar", exact=True).last.click()
    page.get_by_role("button", name="Laat weg: Pagina 3 van 9").click()
    page.get_by_role("button", name=re.compile("Begin hier een onderdeel: Artikel 2")).click()
    expect(page.get_by_label("Nummer of aanduiding")).to_have_value("Artikel 2")
    page.get_by_role("link", name="Terug naar de opbouw").click()
    expect(page.get_by_text("Laatste verbetering: Nieuw onderdeel begonnen")).to_be_visible()
    page.get_by_role("button", name="Neem over in het concept").click()
    page.wait_for_url(re.compile(r"/beheer/pages/\d+/edit/"))
    context.close()
    text, _ = text_of(draft_of(Document.objects.get()))
    titles = [unit.title for unit in text.articles()]
    assert [title.removesuffix(" Kosten;") for title in titles] == [
        "Artikel 1 Doel van het werkproces",
        "Artikel 2",
    ]


def test_the_screens_of_bringing_in_are_accessible(
    page: Page, context: BrowserContext, live_server, editor: User, tmp_path: Path
) -> None:
    log_in(page, live_server.url, editor)
    bring_in(page, live_server.url, written(tmp_path, commented_file()))
    page.locator('button[value="up kosten"]').click()
    page.locator('button[value="leave-out doel"]').click()
    expect(page.get_by_text("Laatste verbetering")).to_be_visible()
    incoming = IncomingFile.objects.get()
    for name, more in (("review", []), ("unit", ["kosten"]), ("report", []), ("throw_away", [])):
        address = reverse(f"bring_in_{name}", args=[incoming.pk, *more])
        check(page, live_server.url + address, within=".portal-page")
    page.goto(f"{live_server.url}{reverse('bring_in_review', args=[incoming.pk])}")
    page.get_by_role("button", name="Neem over in het concept").click()
    page.wait_for_url(re.compile(r"/beheer/pages/\d+/edit/"))
    draft = Document.objects.get().draft
    for name in ("draft_structure", "draft_attachments"):
        check(page, live_server.url + reverse(name, args=[draft.pk]), within=".portal-page")
