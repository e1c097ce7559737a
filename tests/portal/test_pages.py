"""What holds for every page: readable by machines, in Dutch, light, and with a fixed number of queries."""

import itertools
import re
from collections.abc import Callable
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from documents.models import ExtractedText
from documents.versions.determination import NewAttachment
from portal.accounts.models import User
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import NEW, OLD, Region, join, make_partner, make_user, sign

PUBLIC = (
    "/",
    "/convenant/",
    "/convenanten/convenant/versies/1/",
    "/convenanten/convenant/versies/2/",
    "/convenanten/convenant/op/2020-01-01/",
    "/convenanten/convenant/op/2001-01-01/",
    "/convenanten/convenant/versies/1/bijlagen/1/",
    "/convenanten/convenant/vergelijk/",
    "/convenanten/convenant/vergelijk/1...2/",
    "/convenanten/convenant/vergelijk/1...2/?weergave=was-wordt",
    "/convenanten/convenant/vergelijk/1...1/",
    "/convenanten/",
    "/werkprocessen/",
    "/werkprocessen/aanmelden/",
    "/partners/",
    "/partners/huizen/",
    "/ondertekening/",
    "/ondertekening/?op=2019-03-01&bekend=2019-03-01&soort=corporation",
    "/zoeken/",
    "/zoeken/?q=woning",
    "/zoeken/?q=zzzzzz",
    "/inloggen/",
    "/over/",
    "/toegankelijkheid/",
    "/privacy/",
    "/contact/",
)
MOST_QUERIES = 21  # three of them for what stands around every page
ENGLISH = re.compile(
    r"\b(the|this|page|home|search|login|sign|signed|version|versions|download|with|from|and|"
    r"next|previous|submit|password|username|none|false|true|unknown|error)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("address", PUBLIC)
def test_page__is_sound(client: Client, region: Region, address: str) -> None:
    page = parsed(client.get(address))
    ids = [element["id"] for element in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    assert len(page.select("h1")) == len(page.select("main")) == 1
    ranks = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5, h6")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(ranks)), ranks
    assert page.html["lang"] == "nl"
    assert page.title.text.endswith("Convenantportaal")
    assert {"/toegankelijkheid/", "/privacy/"} <= {link["href"] for link in page.select("footer a")}
    for field in page.select("input:not([type=hidden]), select"):
        assert page.select(f"label[for='{field['id']}']"), field
    for link in page.select("a[href^='#']"):
        assert link["href"][1:] in ids, link


@pytest.mark.parametrize("address", PUBLIC)
def test_page__runs_nothing_inline(client: Client, region: Region, address: str) -> None:
    page = parsed(client.get(address))
    assert not page.select("[style], style, script:not([src])")
    assert not [name for element in page.select("*") for name in element.attrs if name.startswith("on")]


@pytest.mark.parametrize("address", PUBLIC)
def test_page__is_in_dutch(client: Client, region: Region, address: str) -> None:
    page = parsed(client.get(address))
    assert not ENGLISH.findall(text_of(page.body))


@pytest.mark.parametrize("address", PUBLIC)
def test_page__asks_the_database_the_same_however_much_there_is(
    client: Client, region: Region, address: str
) -> None:
    client.get(address)
    few = queries(client, address)
    grow(region)
    client.get(address)
    many = queries(client, address)
    assert many == few
    assert few <= MOST_QUERIES


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len([query for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]])


def grow(region: Region) -> None:
    """More of everything, without another text coming to hold."""
    for number in range(5):
        partner = make_partner(f"partner-{number}", f"Partner {number}", "careProvider")
        join(partner, region.convenant, since=date(2024, 1, 1))
        sign(partner, region.new, date(2025, 10, number + 1))
        process = make_document(f"proces-{number}", kind="process", title=f"Proces {number}")
        for turn in range(3):
            make_version(process, articles=NEW, determined_on=date(2020 + turn, 1, 1), implements=region.old)
    make_version(region.convenant, articles=OLD, label="2026", determined_on=date(2026, 1, 1))


def test_files__have_a_name_and_a_kind(client: Client, region: Region) -> None:
    for address, kind, name in (
        ("versies/2/pdf/", "application/pdf", "convenant-versie-2025.pdf"),
        ("versies/2/word/", "wordprocessingml", "convenant-versie-2025.docx"),
        ("vergelijk/1...2/pdf/", "application/pdf", "convenant-2019-vergeleken-met-2025.pdf"),
        ("vergelijk/1...2/word/", "wordprocessingml", "convenant-2019-vergeleken-met-2025.docx"),
        ("versies/1/bijlagen/1/bestand/", "text/plain", "schema-versie-2019.txt"),
    ):
        response = client.get(f"/convenanten/convenant/{address}")
        response.getvalue()
        assert kind in response["Content-Type"]
        assert name in response["Content-Disposition"]


def test_only_a_pdf__opens_in_the_browser(client: Client, region: Region) -> None:
    page = NewAttachment("Pagina", "pagina.html", b"<script>alert(1)</script>", "text/html")
    make_version(region.convenant, attachments=[page], determined_on=date(2026, 1, 1))
    response = client.get("/convenanten/convenant/versies/3/bijlagen/1/bestand/")
    response.getvalue()
    assert response["Content-Disposition"].startswith("attachment")


def test_text_of_an_attachment__stands_on_a_page_with_an_anchor(client: Client, region: Region) -> None:
    file = region.old.attachments.get().file
    pages = [
        {"number": 1, "heading": "Doel", "text": "Doel\nWonen."},
        {"number": 2, "heading": "", "text": "Kosten."},
        {"number": 3, "heading": "Slot", "text": "Slot"},
    ]
    ExtractedText.objects.update_or_create(file=file, defaults={"status": "done", "pages": pages})
    parts = parsed(client.get("/convenanten/convenant/versies/1/bijlagen/1/")).select(".pages-text section")
    assert [(part["id"], text_of(part)) for part in parts] == [
        ("bladzijde-1", "Doel Wonen."),
        ("bladzijde-2", "Deel 2 Kosten."),
        ("bladzijde-3", "Slot"),
    ]


def test_robots__are_kept_from_what_is_not_for_them(client: Client, db: None) -> None:
    told = client.get("/robots.txt").content.decode()
    assert "Disallow: /beheer/" in told and "Disallow: /mijn/" in told


@pytest.mark.parametrize(("address", "status"), [("/bestaat-niet/", 404), ("/mijn/", 403)])
def test_what_is_not_there__is_told_in_dutch(
    as_user: Callable[[User], Client], region: Region, address: str, status: int
) -> None:
    client = as_user(make_user("iemand"))
    response = client.get(address)
    assert response.status_code == status
    told = text_of(parsed_anyway(response).select_one("main"))
    assert not ENGLISH.findall(told)
    assert "regionale team" in told


def parsed_anyway(response):
    response.status_code = 200
    return parsed(response)


@pytest.mark.parametrize(
    ("address", "told"), [("team@voorbeeld.example", "team@voorbeeld.example"), ("", "nog geen e-mailadres")]
)
def test_contact__gives_the_address_of_the_region(client: Client, db: None, settings, address, told) -> None:
    settings.CONTACT_EMAIL = address
    page = parsed(client.get("/contact/")).select_one("main")
    assert told in text_of(page)
    assert bool(page.select("a[href^='mailto:']")) is bool(address)


def test_reader__gets_no_cookie(client: Client, region: Region) -> None:
    for address in PUBLIC:
        if address != "/inloggen/":
            assert not client.get(address).cookies, address


def test_failure__is_told_in_dutch(client: Client, region: Region, monkeypatch) -> None:
    def fail(_user: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("portal.pages.live.entries_of", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Het ligt niet aan u" in text_of(parsed_anyway(response).select_one("main"))
