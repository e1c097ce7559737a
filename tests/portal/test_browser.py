"""Every kind of page in a real browser: accessible, nothing sideways at 320 pixels, what scripts add."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import Group

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from documents.models import Version
from portal.accounts.models import User
from portal.pages.models import NewsIndexPage, NewsPage
from signatures.register.acts import record_act
from tests.factories import make_version
from tests.portal.region import NEW, Region, make_region, make_user, sign
from tests.portal.test_pages import PUBLIC
from tests.portal.website import every_block, make_page, settings_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "EN-301-549"]}
SCREENS = ((320, "dark"), (1280, "light"))


@pytest.fixture
def region(transactional_db: None) -> Region:
    return make_region()


@pytest.fixture
def logged_in(context: BrowserContext, live_server, client) -> Callable[[User], None]:
    def log_in(user: User) -> None:
        client.force_login(user)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([cookie])

    return log_in


def check(page: Page, address: str, within: str | None = None) -> None:
    """No rule of axe is broken and nothing sticks out, on a dark phone and on a light desk."""
    for width, scheme in SCREENS:
        page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        found = Axe().run(page, context=within, options=RULES).response["violations"]
        told = [
            f"{rule['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
            for rule in found
            for node in rule["nodes"][:3]
        ]
        assert not told, (address, width, scheme, told)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


def test_public_pages__are_accessible(page: Page, live_server, region: Region) -> None:
    sign(region.partners[1], region.new, date(2025, 11, 20))
    for address in (*PUBLIC, "/bestaat-niet/"):
        check(page, live_server.url + address)


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # Wagtail leaves its upload open
def test_pages_that_the_team_writes__are_accessible(page: Page, live_server, region: Region) -> None:
    """Every block, with the looks of another region."""
    settings_with(accent="#7b1fa2", wash="#fff4e5", banner="<p>Oefenomgeving <a href='/over/'>Meer</a></p>")
    written = make_page("Alles", introduction="Zo werkt het.", body=every_block())
    index = NewsIndexPage.objects.get()
    make_page("Bericht", kind=NewsPage, below=index, introduction="Kort.", body=every_block()[:2])
    for address in (written.address, "/nieuws/", "/nieuws/bericht/", "/werkprocessen/"):
        check(page, live_server.url + address)


def test_lists_of_the_register__are_accessible(page: Page, live_server, region: Region, logged_in) -> None:
    editor = make_user("redactie")
    editor.groups.add(Group.objects.get(name="Regionaal team"))
    record_act(kind="withdrawal", partner=None, version=region.old, by=None, on=date(2026, 1, 1))
    logged_in(editor)
    for address in (
        "/convenanten/convenant/tijdlijn/?bekend=gisteren",
        "/partners/huizen/tijdlijn/",
        "/convenanten/convenant/controle/",
        "/convenanten/convenant/tussen/?een=huizen",
        "/ondertekening/?versie=1&op=2025-12-01",
    ):
        check(page, live_server.url + address)


def test_screens_of_the_team__are_accessible(page: Page, live_server, region: Region, logged_in) -> None:
    """What the portal itself puts in the admin; the rest is Wagtail's."""
    editor = make_user("redactie")
    editor.groups.add(Group.objects.get(name="Regionaal team"))
    logged_in(editor)
    route = region.convenant.routes.get()
    for address in (
        "/beheer/modelroutes/new/",
        f"/beheer/besluitroutes/edit/{route.pk}/?stap={route.steps.first().pk}",
        f"/beheer/partner/{region.partners[0].pk}/",
        f"/beheer/regel/{region.convenant.pk}/",
        "/beheer/inlezen/",
    ):
        check(page, live_server.url + address, within=".portal-page")


def test_chart__works_by_keyboard_and_without_scripts(browser, live_server, region: Region) -> None:
    """On a phone: a kind folds, a cell opens, another version is chosen."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{live_server.url}/ondertekening/")
    kind = page.locator(".chart-group").first
    cell = kind.locator("li .why summary").first
    expect(kind.get_by_role("table")).to_be_hidden()
    kind.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(cell).to_be_hidden()
    page.keyboard.press("Enter")
    cell.focus()
    page.keyboard.press("Enter")
    expect(kind.get_by_text("ontvangen op 3 november 2025").last).to_be_visible()
    page.get_by_label("Versie", exact=True).select_option("2019")
    page.get_by_role("button", name="Toon").click()
    assert page.locator("li .cell").first.inner_text() == "✓ getekend 20 mei 2019"
    context.close()


def test_pages_of_a_person__are_accessible(page: Page, live_server, region: Region, logged_in) -> None:
    logged_in(make_user("dudok", partner=region.partners[1]))
    for address in ("/mijn/", "/account/", "/account/wachtwoord/", "/ondertekening/"):
        check(page, live_server.url + address)


def test_pages__work_without_scripts(browser, live_server, region: Region) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{live_server.url}/convenant/")
    page.get_by_text("Inhoud", exact=True).click()
    page.get_by_role("link", name="Artikel 3 Duur", exact=True).click()
    assert page.url.endswith("#duur")
    page.goto(f"{live_server.url}/zoeken/")
    page.get_by_label("Zoek een afspraak").fill("woning")
    page.get_by_role("button", name="Zoek").click()
    expect(page.get_by_role("heading", name="Zoeken")).to_be_visible()
    context.close()


def test_copying_a_link__gives_the_permanent_one(
    context: BrowserContext, live_server, region: Region
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{live_server.url}/convenant/")
    page.get_by_role("link", name="Link naar Artikel 2 Kosten").click()
    page.get_by_text("De link is gekopieerd.").wait_for()
    assert (
        page.evaluate("navigator.clipboard.readText()") == "artikel 2, Convenant Wonen, versie 2019\n"
        f"{live_server.url}/convenanten/convenant/versies/1/#kosten"
    )


def test_old_version__leads_to_the_same_article(page: Page, live_server, region: Region) -> None:
    sign(region.partners[1], region.new, date(2025, 11, 20))
    page.goto(f"{live_server.url}/convenanten/convenant/versies/1/#kosten")
    page.get_by_role("link", name="Lees dit in de tekst die nu geldt").click()
    expect(page).to_have_url(f"{live_server.url}/convenanten/convenant/#kosten")
    expect(page.locator("#kosten").get_by_text("een derde deel")).to_be_visible()


def test_comparison__goes_from_change_to_change(page: Page, live_server, region: Region) -> None:
    page.goto(f"{live_server.url}/convenanten/convenant/vergelijk/1...2/")
    page.keyboard.press("n")
    page.get_by_text("wijziging 1 van 3").wait_for()
    page.get_by_role("button", name="volgende").click()
    page.get_by_text("wijziging 2 van 3").wait_for()
    page.keyboard.press("p")
    page.get_by_text("wijziging 1 van 3").wait_for()
    assert page.url.endswith("#kosten")


def test_comparison__opens_what_is_folded_when_asked_for(page: Page, live_server, region: Region) -> None:
    page.goto(f"{live_server.url}/convenanten/convenant/vergelijk/1...2/#doel")
    expect(page.locator("#doel").get_by_text("Partijen helpen")).to_be_visible()


def test_keyboard__reaches_the_text_first(page: Page, live_server, region: Region) -> None:
    page.goto(f"{live_server.url}/convenant/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Direct naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_main"


def test_print__gives_the_permanent_address_and_the_digest(page: Page, live_server, region: Region) -> None:
    page.emulate_media(media="print")
    page.goto(f"{live_server.url}/convenant/")
    told = page.locator(".print-only").inner_text()
    version = Version.objects.get(number=1, document=region.convenant)
    assert "/convenanten/convenant/versies/1/" in told and version.digest in told
    expect(page.locator(".site-nav")).to_be_hidden()
    page.goto(f"{live_server.url}/convenanten/convenant/vergelijk/1...2/")
    expect(page.locator("[data-stepper]")).to_be_hidden()


def test_login__takes_a_name_or_an_address(page: Page, live_server, region: Region) -> None:
    make_user("dudok", partner=region.partners[1])
    for name in ("dudok", "Dudok@voorbeeld.example"):
        page.goto(f"{live_server.url}/inloggen/")
        page.get_by_label("Gebruikersnaam of e-mailadres").fill(name)
        page.get_by_label("Wachtwoord").fill("een-lang-wachtwoord")
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url("**/mijn/")
        page.goto(f"{live_server.url}/account/")
        page.get_by_role("button", name="Uitloggen").click()
        page.wait_for_url(f"{live_server.url}/")


def test_comparison_of_three_hundred_articles__stays_usable_on_a_phone(
    page: Page, live_server, region: Region
) -> None:
    long = {f"Artikel {n} Onderwerp {n}": f"Partijen bespreken punt {n}." for n in range(1, 301)}
    make_version(region.convenant, articles=long, determined_on=date(2026, 1, 1))
    changed = long | {"Artikel 150 Onderwerp 150": "Partijen bespreken punt 150 niet meer."}
    make_version(region.convenant, articles=changed | NEW, determined_on=date(2026, 2, 1))
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/convenanten/convenant/vergelijk/3...4/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.documentElement.scrollHeight") < 8000
    page.get_by_text("ongewijzigde onderdelen tonen").first.click()
    expect(page.get_by_text("Partijen bespreken punt 1.")).to_be_visible()
