"""What the team sets for the whole website: names, colours that can be read, logo, footer and banner."""

import io
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from documents.region import region_names
from portal.pages.contrast import ENOUGH, contrast, readable
from portal.pages.looks import DARK_PAPER, DARK_WASH, FONTS, INK, PAPER, Looks, colour_objections
from portal.pages.models import InformationPage, SiteSettings
from signatures.rounds.posting import mail_of
from tests.portal.html import parsed, text_of
from tests.portal.region import Region
from tests.portal.website import make_picture, settings_with

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#ffff00", "#000000", 19.56),
    ],
)
def test_contrast__is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01) == contrast(other, one)


@given(COLOURS, COLOURS)
def test_proposal__can_be_read(colour: str, behind: str) -> None:
    better = readable(colour, [behind])
    assert contrast(better, behind) >= ENOUGH


@given(COLOURS, COLOURS, COLOURS)
def test_colours_that_are_refused__pass_with_what_is_proposed(accent: str, words: str, wash: str) -> None:
    """However wrong they are: who follows the advice is done after a few times."""
    chosen = {"accent": accent, "on_accent": words, "wash": wash}
    for _turn in range(4):
        wrong = dict(colour_objections(Looks(**chosen)))
        if not wrong:
            break
        chosen |= {name: told.partition("Kies ")[2][:7] for name, told in wrong.items()}
    looks = Looks(**chosen)
    assert not dict(colour_objections(looks))
    assert contrast(looks.accent, PAPER) >= ENOUGH <= contrast(looks.accent, looks.wash)
    assert contrast(looks.on_accent, looks.accent) >= ENOUGH <= contrast(INK, looks.wash)


@given(COLOURS)
def test_any_accent__has_a_shade_that_is_read_on_a_dark_screen(accent: str) -> None:
    looks = Looks(accent=accent)
    assert contrast(looks.dark_accent, DARK_PAPER) >= ENOUGH <= contrast(looks.dark_accent, DARK_WASH)
    assert contrast(looks.on_dark_accent, looks.dark_accent) >= ENOUGH


def test_colour_that_cannot_be_read__is_refused_with_one_that_can(db: None) -> None:
    with pytest.raises(ValidationError) as refused:
        settings_with(accent="#f2c400")
    (told,) = refused.value.message_dict["accent"]
    assert "niet goed te lezen" in told and "nodig is 4,5" in told
    settings_with(accent=told.partition("Kies ")[2][:7])


def test_colours__are_a_style_sheet_that_may_be_kept_for_good(client: Client, db: None) -> None:
    assert not parsed(client.get("/")).select("link[href^='/stijl/']")
    settings_with(accent="#7b1fa2", font="georgia")
    (link,) = parsed(client.get("/inloggen/")).select("link[href^='/stijl/']")
    sheet = client.get(link["href"])
    assert sheet["Content-Type"].startswith("text/css")
    assert "immutable" in sheet["Cache-Control"]
    assert (
        "--region-500: #7b1fa2;" in sheet.text
        and "--basis-color-action-2-color-default: #7b1fa2;" in sheet.text
    )
    assert next(font.family for font in FONTS if font.code == "georgia") in sheet.text
    settings_with(accent="#00584a")
    (newer,) = parsed(client.get("/")).select("link[href^='/stijl/']")
    assert newer["href"] != link["href"]
    assert client.get(link["href"]).url == newer["href"]


def test_names__stand_in_titles_header_mail_and_agenda(client: Client, region: Region) -> None:
    settings_with(
        region="Regio Noordkust",
        contact="team@noordkust.example",
        closing="Met vriendelijke groet,\nhet team",
    )
    page = parsed(client.get("/convenant/"))
    assert page.title.text.endswith("– Convenantportaal Regio Noordkust")
    assert "Regio Noordkust" in text_of(page.select_one(".brand"))
    assert page.select_one("meta[property='og:site_name']")["content"] == "Convenantportaal Regio Noordkust"
    mail = mail_of("Onderwerp", "Beste Anja,\n\nEen bericht.\n", "anja@voorbeeld.example")
    assert mail.from_email.startswith('"Convenantportaal Regio Noordkust"') or mail.from_email.startswith(
        "Convenantportaal Regio Noordkust <"
    )
    assert mail.body == "Beste Anja,\n\nEen bericht.\n\nMet vriendelijke groet,\nhet team\n"
    settings_with(sender="Team Noordkust")
    assert mail_of("Onderwerp", "Tekst", "anja@voorbeeld.example").from_email.startswith("Team Noordkust <")
    assert "Convenantportaal Regio Noordkust" in client.get("/agenda.ics").text.replace("\r\n ", "")
    contact = client.get("/api/v1/openapi.json").json()["info"]["contact"]
    assert (contact["name"], contact["email"]) == (
        "Convenantportaal Regio Noordkust",
        "team@noordkust.example",
    )


def test_region__stands_on_files_and_feeds(client: Client, region: Region) -> None:
    settings_with(region="Regio Noordkust")
    for address in (
        "/convenanten/convenant/versies/2/pdf/",
        "/convenanten/convenant/vergelijk/1...2/pdf/",
        "/ondertekening/convenant/pdf/",
        "/ondertekening/convenant/2/stand.pdf",
    ):
        file = PdfReader(io.BytesIO(client.get(address).content))
        assert "Regio Noordkust" in " ".join(file.pages[0].extract_text().split()), address
    word = docx.Document(io.BytesIO(client.get("/convenanten/convenant/versies/2/word/").content))
    assert word.core_properties.author == "Regio Noordkust"
    call_command("reindex")
    feed = client.get("/zoeken/nieuw.atom?q=woning").text
    assert "<name>Convenantportaal Regio Noordkust</name>" in feed


def test_region_in_the_name_of_the_portal__is_said_once(client: Client, db: None) -> None:
    settings_with(region="Noordkust", portal="Woonafspraken Noordkust")
    assert region_names().full == "Woonafspraken Noordkust"
    assert text_of(parsed(client.get("/")).select_one(".brand")) == "Woonafspraken Noordkust"


@pytest.mark.parametrize(
    ("begins", "ends", "is_shown"),
    [(None, None, True), (0, 0, True), (-5, -1, False), (1, None, False), (None, 0, True), (-3, 4, True)],
)
def test_banner__stands_above_every_page_in_its_days(
    client: Client, db: None, begins: int | None, ends: int | None, is_shown: bool
) -> None:
    today = timezone.localdate()
    since, until = (None if days is None else today + timedelta(days=days) for days in (begins, ends))
    settings_with(banner="<p>Oefenomgeving: niets is echt.</p>", banner_from=since, banner_until=until)
    for address in ("/", "/inloggen/"):
        told = text_of(parsed(client.get(address)).body)
        assert ("Oefenomgeving: niets is echt." in told) is is_shown


def test_banner__ends_after_it_begins(db: None) -> None:
    with pytest.raises(ValidationError, match="ligt voor de eerste"):
        settings_with(banner="<p>Let op</p>", banner_from=date(2026, 2, 1), banner_until=date(2026, 1, 1))


def test_footer__leads_to_pages_and_elsewhere_and_never_to_what_is_gone(client: Client, db: None) -> None:
    about, privacy = (InformationPage.objects.get(slug=slug) for slug in ("over", "privacy"))
    links = [
        {"page": about, "address": "", "text": "Wie wij zijn"},
        {"page": privacy, "address": "", "text": ""},
        {"page": None, "address": "https://wonen.example/", "text": "Wonen"},
    ]
    settings_with(footer_kinds=False, footer=[("group", {"title": "Meer", "links": links})])
    about.slug = "wie"
    about.save()

    def shown() -> list[tuple[str, str]]:
        found = parsed(client.get("/")).select(".site-footer a")
        return [(text_of(link), link["href"]) for link in found]

    assert shown() == [
        ("Wie wij zijn", "/wie/"),
        ("Privacy", "/privacy/"),
        ("Wonen", "https://wonen.example/"),
    ]
    privacy.unpublish()
    assert [text for text, _ in shown()] == ["Wie wij zijn", "Wonen"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_logo__has_an_address_of_its_own(client: Client, db: None) -> None:
    secret, logo = make_picture("Geheim"), make_picture("Logo")
    settings_with(logo=logo)
    shown = parsed(client.get("/")).select_one(".brand img")
    sent = client.get(shown["src"])
    assert (sent["Content-Type"], "immutable" in sent["Cache-Control"]) == ("image/webp", True)
    sent.getvalue()
    logo.refresh_from_db()
    assert client.get(reverse("logo", args=["0" * 16])).status_code == 404
    assert client.get(reverse("favicon", args=[logo.file_hash[:16]])).status_code == 404
    assert client.get(secret.file.url).status_code == 404


def test_looking_at_a_website_without_settings__makes_none(client: Client, db: None) -> None:
    SiteSettings.objects.all().delete()
    assert parsed(client.get("/")).title.text == "Convenantportaal"
    assert not SiteSettings.objects.exists()
