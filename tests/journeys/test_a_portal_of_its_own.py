"""From an empty portal to the first round, by somebody without a manual, on a desk and on a phone: the look
of the region, its first page and news, a kind of document of its own, two texts, partners from Excel.

With PICTURES=docs/beelden in the environment the pictures of docs/redactie.md are made anew.
"""

import re
from datetime import timedelta
from pathlib import Path

from django.core import mail
from django.utils import timezone

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect

from documents.models import Document, Publication, Version
from documents.text.dutch import day
from portal.pages.models import NewsPage
from portal.pages.tasks import publish_due
from tests.documents.admin_steps import word_file
from tests.journeys.test_from_nothing import back, choose_password, link, log_in, picture, step  # noqa: F401
from tests.journeys.test_from_word_file_to_signature import fill_date
from tests.portal.test_website_admin import due
from tests.signatures.workbooks import filled, saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Convenant Wonen Noordkust"
OLD = {
    "Artikel 1 Doel": ["Partijen helpen kwetsbare inwoners aan een woning."],
    "Artikel 2 Kosten": ["De gemeente betaalt 75 euro per maand."],
}
NEW = OLD | {"Artikel 2 Kosten": ["De gemeente betaalt 90 euro per maand.", "Dit convenant geldt vier jaar."]}
PARTNERS = {"duinstad": "gemeente", "zeewoude": "gemeente", "woonkust": "woningcorporatie"}


@pytest.mark.parametrize("width", [1280, 390])
def test_a_portal_of_its_own(browser: Browser, live_server, link: str, tmp_path: Path, width: int) -> None:  # noqa: F811
    context = browser.new_context(locale="nl-NL", viewport={"width": width, "height": 900})
    page, address = context.new_page(), live_server.url
    visitor = browser.new_context(locale="nl-NL", viewport={"width": width, "height": 900}).new_page()
    choose_password(page, address + link)
    log_in(page, "beheer")

    chooses_logo_and_colours(page, address, logo(tmp_path), width)
    puts_live_blocks_on_the_first_page(page, address, width)
    plans_news(page, visitor, address, width)
    adds_a_kind(page, visitor, address, width)

    brings_in(page, address, written(tmp_path, OLD))
    takes_over(page)
    determines_at_once(page, "2026")
    takes_partners_over(page, address, register(tmp_path), width)

    brings_in(page, address, written(tmp_path, NEW), again=True)
    corrects_the_structure(page, width)
    takes_over(page)
    sees_what_changes(page, width)
    determines_for_later(page, visitor, address, "2027", width)
    opens_a_round(page, address, width)
    everything_was_done(page, address)
    sees_the_new_first_page(visitor, address, width)
    visitor.context.close()
    context.close()


def logo(folder: Path) -> Path:
    file = folder / "logo.png"
    drawn = Image.new("RGBA", (400, 120), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).ellipse((5, 5, 115, 115), fill="#7a1f5c")
    drawn.save(file)
    return file


def written(folder: Path, articles: dict[str, list[str]]) -> Path:
    file = folder / "convenant.docx"
    file.write_bytes(word_file(articles, title=TITLE))
    return file


def register(folder: Path) -> Path:
    file = folder / "register.xlsx"
    rows = {
        "Document": [{"adres": Document.objects.get().slug}],
        "Partners": [
            {"kenmerk": slug, "soort": kind, "naam": slug.title()} for slug, kind in PARTNERS.items()
        ],
        "Contactpersonen": [
            {"partner": slug, "naam": f"Hoofd {slug}", "e-mailadres": f"{slug}@noordkust.example"}
            for slug in PARTNERS
        ],
        "Deelnames": [{"partner": slug, "deelnemer vanaf": "1-1-2020"} for slug in PARTNERS],
    }
    file.write_bytes(saved(filled(rows)))
    return file


def chooses_logo_and_colours(page: Page, address: str, file: Path, width: int) -> None:
    step(page, "Naam en logo").get_by_role("link").click()
    page.get_by_role("tab", name="Vormgeving").click()
    page.get_by_role("button", name="Kies een afbeelding").first.click()
    page.get_by_role("tab", name="Toevoegen").click()
    chooser = page.locator(".modal-content")
    chooser.locator("input[type=file]").set_input_files(file)
    expect(chooser.locator("[name$=title]")).to_have_value("logo")
    chooser.get_by_role("button", name="Toevoegen").last.click()
    expect(chooser).to_be_hidden()
    page.locator("[name=accent]").fill("#e59866")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("tab", name="Vormgeving").click()
    refused = page.get_by_text("is wel goed te lezen")
    expect(refused).to_be_visible()
    picture(page, "vormgeving", width)
    proposed = re.search(r"Kies (#[0-9a-f]{6})", refused.inner_text())
    assert proposed
    page.locator("[name=accent]").fill(proposed[1])
    page.get_by_role("button", name="Bewaren").click()
    back(page, address)
    expect(step(page, "Naam en logo")).to_contain_text("gedaan")


def puts_live_blocks_on_the_first_page(page: Page, address: str, width: int) -> None:
    page.goto(f"{address}/beheer/website/beginpagina/")
    for block in ("Stand van de ondertekening", "Data die komen"):
        page.locator(".c-sf-add-button").last.click()
        page.get_by_role("option", name=block).click()
        expect(page.get_by_role("heading", name=block)).to_be_visible()
    picture(page, "beginpagina", width)
    publishes(page, "Publiceer")


def publishes(page: Page, words: str) -> None:
    if page.locator(".form-side--open").count():  # on a phone it lies over the page
        page.get_by_role("button", name="Status").first.click()
    page.get_by_role("button", name="Meer acties").click()
    with page.expect_navigation():
        page.get_by_role("button", name=words).click()
    expect(page.locator(".messages .success").first).to_be_visible()


def plans_news(page: Page, visitor: Page, address: str, width: int) -> None:
    """The item is there on its day, and not before."""
    page.goto(f"{address}/beheer/website/nieuws/")
    page.get_by_role("link", name="Voeg onderliggende pagina toe").first.click()
    page.fill("[name=title]", "Het convenant wordt vernieuwd")
    page.fill("[name=introduction]", "Alle partners tekenen opnieuw.")
    with page.expect_navigation():
        page.get_by_role("button", name="Concept bewaren").click()
    page.get_by_role("button", name="Status").first.click()
    page.get_by_role("button", name="Kies een moment").click()
    page.fill("[name=go_live_at]", f"{timezone.localdate() + timedelta(days=9):%d-%m-%Y} 09:00")
    page.keyboard.press("Tab")
    picture(page, "nieuws", width)
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar dit moment").press("Enter")
    publishes(page, "Publicatie inplannen")
    visitor.goto(f"{address}/nieuws/")
    expect(visitor.get_by_text("Het convenant wordt vernieuwd")).to_have_count(0)
    due(NewsPage.objects.get(), timezone.now() - timedelta(minutes=1))
    publish_due.call()
    visitor.goto(f"{address}/nieuws/")
    expect(visitor.get_by_role("link", name="Het convenant wordt vernieuwd")).to_be_visible()


def adds_a_kind(page: Page, visitor: Page, address: str, width: int) -> None:
    page.goto(f"{address}/beheer/soorten-documenten/new/")
    page.fill("[name=name]", "Handreiking")
    page.fill("[name=plural]", "Handreikingen")
    picture(page, "soort", width)
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_text("Soort document 'Handreiking' aangemaakt.")).to_be_visible()
    visitor.goto(f"{address}/handreikingen/")
    expect(visitor.get_by_role("heading", name="Handreikingen", level=1)).to_be_visible()


def brings_in(page: Page, address: str, file: Path, *, again: bool = False) -> None:
    page.goto(f"{address}/beheer/inlezen/")
    page.set_input_files("[name=file]", file)
    if again:
        page.select_option("[name=document]", label=TITLE)
    else:
        expect(page.locator("[name=kind] option", has_text="Handreiking")).to_have_count(1)
        page.select_option("[name=kind]", "agreement")
        page.fill("[name=title]", TITLE)
    page.get_by_role("button", name="Lees het bestand").click()
    expect(page.get_by_role("heading", name=re.compile("Herkende opbouw"))).to_be_visible()


def takes_over(page: Page) -> None:
    page.get_by_role("button", name="Neem over in het concept").click()
    page.wait_for_url(re.compile(r"/beheer/pages/\d+/edit/"))


def determines_at_once(page: Page, label: str) -> None:
    page.get_by_role("link", name="Vaststellen").first.click()
    expect(page.get_by_text("Er zijn nu 0 deelnemers")).to_be_visible()
    page.fill("[name=label]", label)
    page.get_by_label("Op een vaste datum; niemand hoeft te tekenen").press("Space")
    fill_date(page, "in_force_from", timezone.localdate())
    page.get_by_role("button", name="Stel vast").press("Enter")
    page.wait_for_url(re.compile(r"/beheer/pages/\d+/edit/"))
    assert Version.objects.get().label == label


def takes_partners_over(page: Page, address: str, file: Path, width: int) -> None:
    back(page, address)
    step(page, "Partners").get_by_role("link", name="Neem over uit Excel").click()
    page.set_input_files("[name=file]", file)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_text("Er is nog niets bewaard")).to_be_visible()
    picture(page, "partners-uit-excel", width)
    page.get_by_role("button", name="Neem over in het register").click()
    expect(page.get_by_text("Overgenomen: 3 partners, 3 contactpersonen, 3 deelnames")).to_be_visible()


def corrects_the_structure(page: Page, width: int) -> None:
    """The last article lost its heading in the file, so it stands in the one before."""
    page.get_by_role("link", name=re.compile("Verbeter Artikel 2")).click()
    picture(page, "opbouw", width)
    page.get_by_role("button", name=re.compile("Begin hier een onderdeel: Dit convenant")).click()
    page.get_by_label("Nummer of aanduiding").fill("Artikel 3")
    page.get_by_label("Kop").fill("Looptijd")
    page.get_by_role("button", name="Bewaar", exact=True).last.click()
    page.get_by_role("link", name="Terug naar de opbouw").click()
    expect(page.get_by_text("3 artikelen")).to_be_visible()


def sees_what_changes(page: Page, width: int) -> None:
    """On the page of determining, before it cannot be undone."""
    page.get_by_role("link", name="Vaststellen").first.click()
    page.get_by_role("link", name=re.compile("vergeleken met versie")).first.click()
    expect(page.locator("ins").filter(has_text="90")).to_be_visible()
    expect(page.locator("del").filter(has_text="75")).to_be_visible()
    picture(page, "vergelijking", width)
    page.go_back()


def determines_for_later(page: Page, visitor: Page, address: str, label: str, width: int) -> None:
    """Determined now, with who must sign; a visitor reads it from its day on."""
    page.fill("[name=label]", label)
    page.get_by_label("Als alle deelnemers hebben getekend").press("Space")
    page.get_by_label("Vanaf een dag. Tot die dag ziet alleen het regionale team haar").press("Space")
    on = timezone.localdate() + timedelta(days=14)
    fill_date(page, "public_from", on)
    picture(page, "vaststellen", width)
    confirm = page.locator("[name=confirmed]")
    if confirm.count():
        confirm.press("Space")
    page.get_by_role("button", name="Stel vast").press("Enter")
    page.wait_for_url(re.compile(r"/beheer/pages/\d+/edit/"))
    visitor.goto(f"{address}/convenant/")
    expect(visitor.get_by_text("75 euro")).to_be_visible()
    assert label not in visitor.content()


def opens_a_round(page: Page, address: str, width: int) -> None:
    back(page, address)
    step(page, "De eerste ronde").get_by_role("link", name="Open een ronde").click()
    page.get_by_role("link", name=re.compile("Kies .* versie 2027")).click()
    expect(page.get_by_text("Deze partners moeten nog tekenen.")).to_be_visible()
    public = Publication.objects.get().public_from
    expect(page.get_by_text(f"zij is openbaar vanaf {day(public)}")).to_be_visible()
    picture(page, "ronde", width)
    fill_date(page, "deadline", public + timedelta(days=30))
    page.get_by_role("button", name="Verder").press("Enter")
    page.get_by_role("button", name="Open de ronde en verstuur 3 uitnodigingen").click()
    expect(page.get_by_text("0 van 3 in deze ronde getekend.")).to_be_visible()
    asked = {one.to[0] for one in mail.outbox if "teken" in one.subject.lower()}
    assert asked == {f"{slug}@noordkust.example" for slug in PARTNERS}


def everything_was_done(page: Page, address: str) -> None:
    """What is left is a colleague: one person has done all this."""
    back(page, address)
    expect(page.locator(".portal-first-steps li", has_text="gedaan")).to_have_count(6)


def sees_the_new_first_page(visitor: Page, address: str, width: int) -> None:
    Publication.objects.update(partners_from=timezone.localdate(), public_from=timezone.localdate())
    visitor.goto(address)
    for words in (
        "Geen van de 3 partners heeft getekend",
        "Uiterlijk tekenen",
        "Het convenant wordt vernieuwd",
    ):
        expect(visitor.get_by_text(words).first).to_be_visible()
    picture(visitor, "website", width)
