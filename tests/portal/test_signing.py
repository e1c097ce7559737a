"""The chart, a partner's page and the page of one's own organisation."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date

from django.test import Client

from openpyxl import load_workbook

from portal.accounts.models import User
from signatures.models import Act, Membership
from signatures.recording import correct_act
from tests.factories import make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import SCAN, Region, make_user, sign


def chart(client: Client, parameters: str = "") -> dict[str, list[str]]:
    """The words of each cell by partner."""
    page = parsed(client.get(f"/ondertekening/{parameters}"))
    rows = page.select(".chart-wide tbody tr:not(.chart-kind)")
    return {text_of(row.th): [text_of(cell.select_one(".cell")) for cell in row.select("td")] for row in rows}


def test_chart__shows_who_signed_which_version(client: Client, region: Region) -> None:
    assert chart(client) == {
        "Huizen": ["✓ getekend 20 mei 2019", "✓ getekend 1 november 2025"],
        "Dudok": ["✓ getekend 20 mei 2019", "○ open"],
    }


def test_chart__counts_by_kind_and_version(client: Client, region: Region) -> None:
    page = parsed(client.get("/ondertekening/"))
    assert [text_of(row) for row in page.select(".chart-kind")] == [
        "Gemeenten (1) 1 van 1 1 van 1",
        "Woningcorporaties (1) 1 van 1 0 van 1",
    ]


def test_chart__as_of_a_day(client: Client, region: Region) -> None:
    assert chart(client, "?op=2025-10-01")["Huizen"] == ["✓ getekend 20 mei 2019", "○ open"]
    assert chart(client, "?op=2019-03-01") == {"Huizen": ["○ open"], "Dudok": ["○ open"]}


def test_chart__as_known_on_a_day(client: Client, region: Region) -> None:
    page = parsed(client.get("/ondertekening/?bekend=2020-01-01"))
    assert "zoals bekend op 1 januari 2020" in text_of(page)
    assert "getekend 20 mei 2019" not in text_of(page)


def test_chart__of_one_kind(client: Client, region: Region) -> None:
    assert list(chart(client, "?soort=corporation")) == ["Dudok"]


def test_chart__takes_any_address(client: Client, region: Region) -> None:
    assert len(chart(client, "?op=vandaag&bekend=2019-99-01&soort=alles")) == 2


def test_cell__tells_why(client: Client, region: Region) -> None:
    cells = [text_of(cell) for cell in parsed(client.get("/ondertekening/")).select(".chart-wide .why")]
    assert "Ondertekening op 20 mei 2019 A. Bos, burgemeester ontvangen op 22 mei 2019" in cells[0]
    assert "Nog niet getekend." in cells[3]


def test_cell__shows_the_values_that_were_set_right(client: Client, region: Region) -> None:
    act = Act.objects.get(version=region.new)
    correct_act(act=act, by=None, reason="Verkeerde dag.", on=date(2025, 11, 3))
    told = text_of(parsed(client.get("/ondertekening/")).select_one(".chart-wide"))
    assert "Ondertekening op 3 november 2025" in told and "1 november 2025" not in told
    correct_act(act=act, by=None, reason="Nooit getekend.", void=True)
    assert "november 2025" not in text_of(parsed(client.get("/ondertekening/")).select_one(".chart-wide"))


def test_totals__count_only_who_had_to_sign(client: Client, region: Region) -> None:
    huizen = Membership.objects.get(partner=region.partners[0])
    huizen.until = date(2024, 1, 1)
    huizen.save()
    page = parsed(client.get("/ondertekening/"))
    assert text_of(page.select_one(".chart-kind")) == "Gemeenten (1) – –"
    assert "Deelnemer tot 1 januari 2024." in text_of(page.select_one(".chart-notes"))


def test_paper__is_for_the_team_and_for_the_partner_itself(
    client: Client, region: Region, editor: User
) -> None:
    act = Act.objects.get(version=region.old, partner=region.partners[0])
    address = f"/bewijsstukken/{act.pk}/"
    users = [make_user("huizen", partner=region.partners[0]), editor]
    for user in users:
        client.force_login(user)
        sent = client.get(address)
        assert b"".join(sent.streaming_content) == SCAN
        assert client.get("/ondertekening/").content.count(address.encode()) == 2  # wide and narrow
    client.force_login(users[0])
    assert address in client.get("/mijn/").content.decode()
    client.force_login(make_user("dudok", partner=region.partners[1]))
    assert client.get(address).status_code == 404
    assert address not in client.get("/ondertekening/").content.decode()
    client.logout()
    assert client.get(address).status_code == 404
    assert address not in client.get("/partners/huizen/").content.decode()


def test_paper__stays_closed_for_who_left(client: Client, region: Region) -> None:
    act = Act.objects.get(version=region.old, partner=region.partners[0])
    huizen = Membership.objects.get(partner=region.partners[0])
    huizen.until = date(2024, 1, 1)
    huizen.save()
    client.force_login(make_user("huizen", partner=region.partners[0]))
    assert client.get(f"/bewijsstukken/{act.pk}/").status_code == 404


def test_exports__say_the_same_as_the_chart(client: Client, region: Region) -> None:
    base = "/ondertekening/convenant"
    told = client.get(f"{base}/csv/").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told), delimiter=";"))
    assert [row[2:7] for row in rows[1:3]] == [
        ["Huizen", "ja", "2019", "getekend", "20-05-2019"],
        ["Huizen", "ja", "2025", "getekend", "01-11-2025"],
    ]
    book = load_workbook(io.BytesIO(client.get(f"{base}/xlsx/?soort=corporation").content))
    values = [cell.value for row in book.active.iter_rows() for cell in row]
    assert "Dudok" in values and "Huizen" not in values
    assert any("/ondertekening/convenant/?op=" in str(value) for value in values)
    data = json.loads(client.get(f"{base}/json/?op=2025-10-01").content)
    assert data["on"] == "2025-10-01"
    assert client.get(f"{base}/doc/").status_code == 404


def test_export__holds_no_formula(client: Client, region: Region) -> None:
    name = region.partners[0].names.get()
    name.name = "=1+1"
    name.save()
    assert ";'=1+1;" in client.get("/ondertekening/convenant/csv/").content.decode("utf-8-sig")


def test_partner_page__tells_what_the_partner_signed(client: Client, region: Region) -> None:
    told = text_of(parsed(client.get("/partners/dudok/")).select_one("main"))
    assert "Woningcorporatie" in told
    assert "Deelnemer sinds 1 januari 2019" in told
    assert "Versie 2025 ○ open" in told and "Nog niet getekend." in told
    assert "2019 ✓ getekend 20 mei 2019" in told


def test_my_organisation__asks_first_and_shows_what_changed(
    as_user: Callable[[User], Client], region: Region
) -> None:
    page = parsed(as_user(make_user("dudok", partner=region.partners[1])).get("/mijn/"))
    asked, changed = page.select("section")[:2]
    assert "Onderteken versie 2025 van Convenant Wonen" in text_of(asked)
    assert len(asked.select(".nl-button")) == 1
    assert changed.a["href"] == "/convenant/vergelijk/1...2/"
    assert "2 artikelen gewijzigd en 1 nieuw." in text_of(changed)


def test_my_organisation__tells_that_the_own_decision_is_not_there_yet(
    as_user: Callable[[User], Client], region: Region
) -> None:
    rules = [{"type": "all", "act": act, "of": "members"} for act in ("adoption", "signature")]
    make_version(
        region.convenant, label="2026", determined_on=date(2026, 1, 1), rule={"type": "and", "rules": rules}
    )
    page = parsed(as_user(make_user("huizen", partner=region.partners[0])).get("/mijn/"))
    assert "het besluit van uw eigen bestuur is nog niet vastgelegd" in text_of(page.select_one(".asked"))


def test_my_organisation__asks_nothing_of_who_signed(
    as_user: Callable[[User], Client], region: Region
) -> None:
    sign(region.partners[1], region.new, date(2025, 11, 20))
    page = parsed(as_user(make_user("dudok", partner=region.partners[1])).get("/mijn/"))
    assert "Er wordt nu niets van u gevraagd" in text_of(page)
    assert not page.select("#_veranderd")
