"""The page with the proof of a version, the sheet, and the bundle: what they show, and to whom."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone

import pypdf
import pytest

from documents.ledger.entries import enter
from documents.models import LedgerEntry
from portal.accounts.models import User
from signatures.bundle import check_bundle
from signatures.register.acts import record_signature
from tests.portal.region import Region, join, make_partner, make_user, sign

pytestmark = pytest.mark.django_db
PAGE = "/ondertekening/convenant/2/"
SHEET = f"{PAGE}stand.pdf"
BUNDLE = f"{PAGE}bewijs.zip"


def text_of(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def address_on(content: bytes) -> str:
    page = pypdf.PdfReader(io.BytesIO(content)).pages[0]
    (address,) = {one.get_object()["/A"]["/URI"] for one in page["/Annots"]}
    return address


def test_the_page_says_how_the_version_stands(client: Client, region: Region) -> None:
    shown = client.get(PAGE, {"op": "2025-12-01"}).content.decode()
    assert "Stand op 1 december 2025" in shown
    assert region.new.digest in shown
    assert "1 van 2 getekend" in shown
    assert "Bewijsmap (ZIP)" not in shown


def test_the_version_and_the_partner_lead_to_it(client: Client, region: Region) -> None:
    assert PAGE in client.get("/convenanten/convenant/versies/2/").content.decode()
    assert "/partners/huizen/stand.pdf" in client.get("/partners/huizen/").content.decode()


def test_the_page_asks_the_same_queries_for_many_partners(
    client: Client, region: Region, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        partner = make_partner(f"partner-{number}", f"Partner {number}")
        join(partner, region.convenant)
        sign(partner, region.new, date(2025, 11, 1))
    with django_assert_max_num_queries(14):
        client.get(PAGE)
    with django_assert_max_num_queries(14):
        client.get(SHEET)


def test_the_sheet_tells_on_one_page_who_signed_when(client: Client, region: Region) -> None:
    response = client.get(SHEET, {"op": "2025-12-01"})
    told = text_of(response.content)
    assert response["Content-Type"] == "application/pdf"
    for words in (
        "Convenant Wonen",
        "Versie 2025",
        "Stand per 1 december 2025",
        "1 van 2 getekend",
        "Huizen",
        "01-11-2025",
        "A. Bos",
        "Dudok",
        "open",
    ):
        assert words in told
    assert region.new.digest in told.replace(" ", "")
    head = LedgerEntry.objects.latest("number")
    assert f"{head.number}:{head.digest}" in told.replace(" ", "")


def test_the_sheet_is_tagged(client: Client, region: Region) -> None:
    root = pypdf.PdfReader(io.BytesIO(client.get(SHEET).content)).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("nl")


def test_the_sheet_made_again_from_its_address_is_the_same_bytes(client: Client, region: Region) -> None:
    first = client.get(SHEET, {"op": "2025-12-01"}).content
    address = urlsplit(address_on(first))
    record_signature(
        partner=region.partners[1], version=region.new, on=date(2025, 11, 20), signatories=[], by=None
    )
    enter(what="Ronde geopend")
    again = client.get(f"{address.path}?{address.query}").content
    assert again == first
    assert client.get(SHEET, {"op": "2025-12-01"}).content != first


def test_the_sheet_of_a_partner_made_again_is_the_same_bytes(client: Client, region: Region) -> None:
    first = client.get("/partners/huizen/stand.pdf", {"op": "2025-12-01"}).content
    told = text_of(first)
    assert "Huizen" in told and "Convenant Wonen, versie 2019" in told and "01-11-2025" in told
    address = urlsplit(address_on(first))
    sign(make_partner("nieuw", "Nieuw"), region.new, date(2025, 11, 5))
    assert client.get(f"{address.path}?{address.query}").content == first


@pytest.mark.parametrize("partners", [30, 120])
def test_many_partners_still_fit_on_one_page(client: Client, region: Region, partners: int) -> None:
    for number in range(partners):
        join(make_partner(f"p-{number}", f"Woningcorporatie met een lange naam {number}"), region.convenant)
    told = text_of(client.get(SHEET).content)
    assert ("andere regels passen niet op dit blad" in told) == (partners > 76)


def test_strange_names_do_not_stop_the_sheet(client: Client, region: Region) -> None:
    partner = make_partner("vreemd", "*Stichting* #set [x] 🏠 " + "w" * 150)
    join(partner, region.convenant)
    assert "*Stichting* #set [x]" in text_of(client.get(SHEET).content)


@pytest.mark.parametrize("asked", [{"op": "gisteren"}, {"bekend": "straks"}, {"bekend": "2001-01-01"}])
def test_a_wrong_question_is_told_on_the_page(client: Client, region: Region, asked: dict[str, str]) -> None:
    response = client.get(SHEET, asked)
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()


def test_an_instant_to_come_counts_as_now(client: Client, region: Region) -> None:
    address = address_on(client.get(SHEET, {"bekend": "2999-01-01"}).content)
    found = re.search(r"bekend=(\d{4})", address)
    assert found and int(found[1]) == timezone.now().year


@pytest.mark.parametrize(
    "place", [PAGE, SHEET, "/ondertekening/convenant/9/", "/ondertekening/niets/1/stand.pdf"]
)
def test_what_one_may_not_read_is_not_there(client: Client, region: Region, place: str) -> None:
    region.convenant.visibility = "team"
    region.convenant.save()
    assert client.get(place).status_code == 404
    assert "Convenant Wonen" not in text_of(client.get("/partners/huizen/stand.pdf").content)


def fetched(response: Any, tmp_path: Path) -> Path:
    place = tmp_path / "map.zip"
    place.write_bytes(b"".join(response.streaming_content))
    return place


def test_the_team_fetches_the_bundle_and_that_is_logged(
    client: Client, region: Region, editor: User, tmp_path: Path
) -> None:
    client.force_login(editor)
    assert "Bewijsmap (ZIP)" in client.get(PAGE).content.decode()
    response = client.get(BUNDLE)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith('attachment; filename="bewijs-convenant-2-')
    checked = check_bundle(fetched(response, tmp_path))
    assert checked.findings == () and checked.about["partner"] is None
    line = LedgerEntry.objects.latest("number")
    assert (line.what, line.who, line.document) == ("Bewijsmap opgehaald", "redactie", "convenant")


def test_the_team_fetches_that_of_one_partner(
    client: Client, region: Region, editor: User, tmp_path: Path
) -> None:
    client.force_login(editor)
    assert (
        check_bundle(fetched(client.get(BUNDLE, {"partner": "dudok"}), tmp_path)).about["partner"] == "dudok"
    )
    assert client.get(BUNDLE, {"partner": "niemand"}).status_code == 404


def test_a_partner_fetches_only_its_own(client: Client, region: Region, tmp_path: Path) -> None:
    client.force_login(make_user("anna", partner=region.partners[0]))
    place = fetched(client.get(BUNDLE, {"partner": "dudok"}), tmp_path)
    assert check_bundle(place).about["partner"] == "huizen"
    with zipfile.ZipFile(place) as opened:
        assert "dudok" not in opened.read("register/partners.json").decode()


def test_others_fetch_none(client: Client, region: Region) -> None:
    assert client.get(BUNDLE).url.startswith("/inloggen/")
    client.force_login(make_user("iemand"))
    assert client.get(BUNDLE).status_code == 404
    assert not LedgerEntry.objects.filter(what="Bewijsmap opgehaald").exists()


def test_a_bundle_of_a_moment_before_the_version_is_refused(
    client: Client, region: Region, editor: User
) -> None:
    client.force_login(editor)
    response = client.get(BUNDLE, {"bekend": "2001-01-01"})
    assert response.status_code == 400
    assert "was toen nog niet vastgelegd" in response.content.decode()
