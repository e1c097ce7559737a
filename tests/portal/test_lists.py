"""The timeline, the check and the text between two partners: on the page and as files."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date

from django.test import Client

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from portal.accounts.models import User
from signatures.models import Act, Membership
from signatures.register.acts import correct_act, record_act
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, join, make_partner, make_region, sign

ADDRESSES = [
    "/convenanten/convenant/tijdlijn/",
    "/partners/huizen/tijdlijn/",
    "/convenanten/convenant/controle/",
    "/convenanten/convenant/tussen/?een=huizen",
    "/convenanten/convenant/tussen/?een=huizen&ander=dudok&op=2020-01-01",
]


def lines(client: Client, address: str, inside: str = ".timeline > li") -> list[str]:
    return [text_of(line) for line in parsed(client.get(address)).select(inside)]


def test_timeline__tells_in_order_with_both_times(client: Client, region: Region) -> None:
    told = lines(client, "/convenanten/convenant/tijdlijn/?op=2019-12-31")
    assert [line.partition(" vastgelegd op ")[0] for line in told if " vastgelegd op " in line] == [
        "01-01-2019",
        "01-01-2019",
        "14-02-2019",
        "20-05-2019",
        "20-05-2019",
    ]
    assert told[-1] == "20-05-2019 volgt uit het register Versie 2019 van kracht geworden."
    assert "Huizen tekende versie 2019 (A. Bos)." in " ".join(told)


def test_timeline__shows_a_correction_beside_what_it_corrects(client: Client, region: Region) -> None:
    act = Act.objects.get(version=region.new)
    correct_act(act=act, by=None, reason="Verkeerde dag.", on=date(2025, 11, 3))
    page = parsed(client.get("/convenanten/convenant/tijdlijn/"))
    assert text_of(page.select_one("s")) == "Huizen tekende versie 2025 (A. Bos)."
    assert (
        "Hersteld: Huizen tekende versie 2025 (A. Bos) op 3 november 2025, niet op 1 november 2025."
        in text_of(page)
    )


def test_timeline__as_known_before_anything_was(client: Client, region: Region) -> None:
    page = parsed(client.get("/convenanten/convenant/tijdlijn/?bekend=2018-01-01"))
    assert "Er is tot die dag niets vastgelegd, voor zover toen bekend." in text_of(page)


def test_timeline__by_recording(client: Client, region: Region) -> None:
    late = sign_late(region)
    happened = lines(client, "/convenanten/convenant/tijdlijn/")
    recorded = lines(client, "/convenanten/convenant/tijdlijn/?volgorde=vastgelegd")
    assert sorted(happened) == sorted(recorded)
    assert late in recorded[-1] and late not in happened[-1]


def sign_late(region: Region) -> str:
    laren = make_partner("laren", "Laren")
    record_act(kind="refusal", partner=laren, version=region.old, by=None, on=date(2019, 3, 1))
    return "Laren weigerde versie 2019 te tekenen."


def test_timeline_of_a_partner__has_its_own_acts_only(client: Client, region: Region) -> None:
    region.partners[0].names.create(name="Huizen aan Zee", since=date(2020, 1, 1))
    told = " ".join(lines(client, "/partners/huizen/tijdlijn/"))
    assert "Convenant Wonen: Huizen doet mee." in told
    assert "Huizen heet voortaan Huizen aan Zee." in told
    assert "Dudok" not in told
    assert client.get("/partners/niemand/tijdlijn/").status_code == 404
    page = parsed(client.get("/partners/huizen/"))
    assert page.select_one('main a[href="/partners/huizen/tijdlijn/"]')


def test_check__tells_everyone_of_days_without_a_text(client: Client, region: Region) -> None:
    assert "gold precies één tekst" in text_of(parsed(client.get("/convenanten/convenant/controle/")))
    record_act(kind="withdrawal", partner=None, version=region.old, by=None, on=date(2024, 1, 1))
    (told,) = lines(client, "/convenanten/convenant/controle/", ".findings > li")
    assert told.startswith(
        "Geen tekst van kracht Sinds 1 januari 2024 is er geen versie van kracht. Wat te doen:"
    )
    assert lines(client, "/convenanten/convenant/controle/?op=2023-12-31", ".findings > li") == []


def test_check__tells_the_team_what_else_is_open(
    client: Client, as_user: Callable[[User], Client], region: Region, editor: User
) -> None:
    join(make_partner("laren", "Laren"), region.convenant, since=date(2020, 1, 1))
    gone = make_partner("weesp", "Weesp")
    join(gone, region.convenant, until=date(2022, 1, 1))
    assert lines(client, "/convenanten/convenant/controle/", ".findings > li") == []
    told = lines(as_user(editor), "/convenanten/convenant/controle/?op=2026-06-01", ".findings > li")
    assert [line for line in told if "Laren doet mee, maar versie 2019 is van kracht." in line]
    assert [line for line in told if "Weesp doet sinds 1 januari 2022 niet meer mee." in line]
    assert [
        line for line in told if line.startswith("Wacht lang op inwerkingtreding Versie 2025 wacht 256 dagen")
    ]
    assert all("Wat te doen: " in line for line in told)
    fewer = lines(client, "/convenanten/convenant/controle/?op=2026-06-01&wacht=300", ".findings > li")
    assert len(fewer) == len(told) - 1
    Membership.objects.filter(partner=gone).update(costs_until=date(2022, 1, 1))
    assert (
        len(lines(client, "/convenanten/convenant/controle/?op=2026-06-01&wacht=300", ".findings > li"))
        == len(fewer) - 1
    )


def test_check__says_what_cannot_be_read(
    as_user: Callable[[User], Client], region: Region, editor: User
) -> None:
    address = "/convenanten/convenant/controle/?van=gisteren&wacht=lang&op=morgen"
    told = text_of(parsed(as_user(editor).get(address)).select_one(".notice--bad"))
    assert "‘gisteren’ is geen datum." in told and "‘morgen’ is geen datum." in told
    assert "‘lang’ is geen aantal dagen." in told
    later = text_of(
        parsed(as_user(editor).get("/convenanten/convenant/controle/?van=2025-01-02&op=2025-01-01"))
    )
    assert "De eerste dag ligt na de laatste dag." in later


def test_between__two_partners(client: Client, region: Region) -> None:
    address = "/convenanten/convenant/tussen/?een=huizen&ander=dudok"
    (told,) = lines(client, f"{address}&op=2026-01-01", ".pairs > li")
    assert told.startswith("Huizen en Dudok Versie 2019 de geldende tekst Beide tekenden versie 2019.")
    assert "Versie 2025: Dudok tekende niet." in told
    sign(region.partners[1], region.new, date(2026, 1, 5))
    (told,) = lines(client, f"{address}&op=2026-01-05", ".pairs > li")
    assert "Versie 2025 de geldende tekst" in told
    (told,) = lines(client, f"{address}&op=2019-03-01", ".pairs > li")
    assert "Geen gezamenlijke tekst" in told


def test_between__one_partner_and_all_others(client: Client, region: Region) -> None:
    join(make_partner("laren", "Laren"), region.convenant)
    told = lines(client, "/convenanten/convenant/tussen/?een=laren", ".pairs > li h2")
    assert told == ["Laren en Dudok", "Laren en Huizen"]
    assert lines(client, "/convenanten/convenant/tussen/", ".pairs > li") == []


def test_between__says_what_cannot_be(client: Client, region: Region) -> None:
    twice = parsed(client.get("/convenanten/convenant/tussen/?een=huizen&ander=huizen"))
    assert "U koos twee keer dezelfde partner." in text_of(twice.select_one(".notice--bad"))
    unknown = parsed(client.get("/convenanten/convenant/tussen/?een=niemand&ander=dudok&op=x"))
    assert "Partner ‘niemand’ hoort op die dag niet bij dit document." in text_of(unknown)
    assert "‘x’ is geen datum." in text_of(unknown)


@pytest.mark.parametrize("address", ADDRESSES)
def test_files__say_the_same_with_day_and_address(client: Client, region: Region, address: str) -> None:
    record_act(kind="withdrawal", partner=None, version=region.old, by=None, on=date(2024, 1, 1))
    page, _, asked = address.partition("?")
    shown = len(lines(client, address, ".timeline > li, .findings > li, .pairs > li"))

    def file(form: str) -> bytes:
        return client.get(f"{page}{form}/?{asked}").content

    rows = list(csv.reader(io.StringIO(file("csv").decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == shown + 1 > 1
    assert rows[0][-3:] == ["Stand per", "Bekend op", "Adres"]
    assert rows[1][-1].startswith(f"http://testserver{page}?")
    data = json.loads(file("json"))
    (found,) = [value for value in data.values() if isinstance(value, list)]
    assert (len(found), data["address"]) == (shown, rows[1][-1])
    sheet = load_workbook(io.BytesIO(file("xlsx"))).active
    assert (sheet["A2"].value[:10], sheet["A3"].value, sheet.max_row) == (
        "Stand per ",
        rows[1][-1],
        shown + 5,
    )
    paper = PdfReader(io.BytesIO(file("pdf")))
    assert "Stand per " in paper.pages[0].extract_text()
    assert paper.pages[0].mediabox.width > paper.pages[0].mediabox.height
    assert client.get(f"{page}doc/?{asked}").status_code == 404


def test_files__hold_no_formula(client: Client, region: Region) -> None:
    region.partners[0].names.update(name="=1+1")
    told = client.get("/convenanten/convenant/tijdlijn/csv/").content.decode("utf-8-sig")
    assert ";'=1+1 doet mee." in told


def test_lists__of_a_hidden_document_are_not_there(
    client: Client, as_user: Callable[[User], Client], db: None, editor: User
) -> None:
    make_region(visibility="team")
    pages = [
        "/convenanten/convenant/tijdlijn/",
        "/convenanten/convenant/controle/csv/",
        "/convenanten/convenant/tussen/?een=huizen",
    ]
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]
    assert "Convenant Wonen" not in client.get("/partners/huizen/tijdlijn/").content.decode()
    assert [as_user(editor).get(page).status_code for page in pages] == [200, 200, 200]


@pytest.mark.parametrize("address", ADDRESSES)
def test_lists__ask_as_often_whatever_their_size(
    client: Client, region: Region, django_assert_num_queries, address: str
) -> None:
    expected = 12 if address.startswith("/partners/") else 10
    with django_assert_num_queries(expected):
        client.get(address)
    for number in range(20):
        partner = make_partner(f"partner-{number}", f"Partner {number}")
        join(partner, region.convenant, until=date(2026, 1, 1))
        sign(partner, region.new, date(2025, 10, 1))
    with django_assert_num_queries(expected):
        client.get(address)
