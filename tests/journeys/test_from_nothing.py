"""A region that has nothing but a Word file: from the command to its first steps, on a desk and on a phone.

With PICTURES=docs/beelden in the environment the pictures of docs/zo-begint-u.md are made anew.
"""

import os
import re
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from django.core import mail
from django.core.cache import cache
from django.core.management import call_command

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from portal.accounts.models import User
from portal.accounts.roles import TEAM
from tests.documents.admin_steps import word_file
from tests.portal.test_browser import check

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHOSEN = "negen-rode-fietsen"
LINK = re.compile(r"http\S+/wachtwoord-kiezen/\S+")
REGION = {"name": "Regio Noordkust", "slug": "noordkust", "admin": "beheer", "email": "beheer@regio.example"}


@pytest.fixture
def link() -> str:
    cache.clear()
    told = StringIO()
    call_command("start_region", stdout=told, **REGION)
    return found_link(told.getvalue())


@pytest.fixture
def word(tmp_path: Path) -> Path:
    file = tmp_path / "convenant.docx"
    text = {"Artikel 1 Doel": ["Partijen helpen kwetsbare inwoners aan een woning."]}
    file.write_bytes(word_file(text, title="Convenant Wonen"))
    return file


@pytest.mark.parametrize("width", [1280, 390])
def test_first_steps(browser: Browser, live_server, link: str, word: Path, width: int) -> None:
    context = browser.new_context(locale="nl-NL", viewport={"width": width, "height": 900})
    page = context.new_page()
    choose_password(page, live_server.url + link)
    picture(page, "inloggen", width)
    log_in(page, "BEHEER")
    expect(step(page, "Collega's")).to_contain_text("Geef ieder die meewerkt een eigen account.")
    expect(step(page, "De regel")).to_contain_text("Dit kan als er een tekst is.")
    picture(page, "eerste-stappen", width)

    invites_a_colleague(page, width)
    back(page, live_server.url)
    expect(step(page, "Collega's")).to_contain_text("gedaan")

    step(page, "De eerste tekst").get_by_role("link", name="Bestand inlezen").click()
    brings_in(page, word)
    back(page, live_server.url)
    expect(step(page, "De eerste tekst")).to_contain_text("gedaan")
    expect(step(page, "De regel").get_by_role("link", name="Kies de regel")).to_be_visible()
    expect(step(page, "De eerste ronde").get_by_role("link", name="Stel de tekst vast")).to_be_visible()
    picture(page, "halverwege", width)
    context.close()

    colleague = browser.new_context(locale="nl-NL", viewport={"width": width, "height": 900}).new_page()
    choose_password(colleague, live_server.url + found_link(mail.outbox[-1].body))
    log_in(colleague, "anja")
    expect(step(colleague, "Partners")).to_be_visible()
    expect(colleague.locator(".portal-first-steps")).not_to_contain_text("Collega's")
    assert User.objects.get(username="anja").groups.get().name == TEAM
    colleague.context.close()


def test_pages_of_a_password__are_accessible(page: Page, live_server, link: str) -> None:
    for address in (
        "/inloggen/",
        "/wachtwoord-vergeten/",
        "/wachtwoord-vergeten/verstuurd/",
        f"{link}x",
        link,
    ):
        check(page, live_server.url + address)
    choose_password(page, live_server.url + link)
    log_in(page, "beheer")
    check(page, f"{live_server.url}/beheer/", within=".portal-first-steps")
    user = User.objects.get()
    check(page, f"{live_server.url}/beheer/accounts/{user.pk}/link/", within=".portal-page")


def found_link(text: str) -> str:
    found = LINK.search(text)
    assert found, text
    return urlsplit(found[0]).path


def choose_password(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Nieuw wachtwoord", exact=True).fill(CHOSEN)
    page.get_by_label("Nieuw wachtwoord, nog een keer").fill(CHOSEN)
    page.get_by_role("button", name="Bewaar het wachtwoord").click()
    expect(page.get_by_text("Uw wachtwoord is bewaard.")).to_be_visible()


def log_in(page: Page, name: str) -> None:
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(name)
    page.get_by_label("Wachtwoord", exact=True).fill(CHOSEN)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url("**/beheer/")


def step(page: Page, title: str) -> Locator:
    return page.locator(".portal-first-steps li").filter(has=page.get_by_text(title, exact=True))


def back(page: Page, address: str) -> None:
    page.goto(f"{address}/beheer/")


def invites_a_colleague(page: Page, width: int) -> None:
    step(page, "Collega's").get_by_role("link", name="Nodig een collega uit").click()
    page.fill("[name=username]", "anja")
    page.fill("[name=email]", "anja@regio.example")
    page.fill("[name=first_name]", "Anja")
    page.fill("[name=last_name]", "Bos")
    picture(page, "collega", width)
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_text("Een uitnodiging om een wachtwoord te kiezen gaat naar")).to_be_visible()


def brings_in(page: Page, word: Path) -> None:
    page.set_input_files("[name=file]", word)
    page.select_option("[name=kind]", "agreement")
    page.fill("[name=title]", "Convenant Wonen en Zorg")
    page.get_by_role("button", name="Lees het bestand").click()
    page.get_by_role("button", name=re.compile("Neem over in het concept")).click()
    page.wait_for_url(re.compile(r"/beheer/pages/\d+/edit/"))


def picture(page: Page, name: str, width: int) -> None:
    folder = os.environ.get("PICTURES")
    if folder:
        page.evaluate("document.querySelectorAll('.xdsoft_datetimepicker').forEach(one => one.remove())")
        page.screenshot(path=Path(folder) / f"{name}-{width}.png")
