"""The chart, a partner's page and the page of one's own organisation."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

from django.test import Client
from django.utils import timezone

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from documents.models import Version
from portal.accounts.models import User
from signatures.models import Act, Membership, Partner, Purpose, Route, Step
from signatures.register.acts import correct_act
from tests.factories import make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import SCAN, Region, join, make_partner, make_user


def chart(client: Client, parameters: str = "") -> dict[str, list[str]]:
    """The words of each cell by partner."""
    page = parsed(client.get(f"/ondertekening/{parameters}"))
    rows = page.select(".chart-wide tbody tr")
    return {text_of(row.th): [text_of(cell.select_one(".cell")) for cell in row.select("td")] for row in rows}


def test_chart__shows_who_signed_which_version(client: Client, region: Region) -> None:
    assert chart(client) == {
        "Huizen": ["✓ getekend 20 mei 2019", "✓ getekend 1 november 2025"],
        "Dudok": ["✓ getekend 20 mei 2019", "○ open"],
    }


def test_chart__counts_by_kind_and_version(client: Client, region: Region) -> None:
    page = parsed(client.get("/ondertekening/"))
    assert [text_of(row) for row in page.select(".chart-group > summary")] == [
        "Gemeenten (1) versie 2025: 1 van 1 getekend",
        "Woningcorporaties (1) versie 2025: 0 van 1 getekend",
    ]
    assert [text_of(row) for row in page.select("tfoot tr")] == [
        "Getekend 1 van 1 1 van 1",
        "Getekend 1 van 1 0 van 1",
    ]


def test_chart__as_of_a_day(client: Client, region: Region) -> None:
    assert chart(client, "?op=2025-10-01")["Huizen"] == ["✓ getekend 20 mei 2019", "○ open"]
    assert chart(client, "?op=2019-03-01") == {"Huizen": ["○ open"], "Dudok": ["○ open"]}


def test_chart__as_known_on_a_day(client: Client, region: Region) -> None:
    page = parsed(client.get("/ondertekening/?bekend=2020-01-01"))
    assert "zoals bekend op 1 januari 2020" in text_of(page)
    assert "getekend 20 mei 2019" not in text_of(page)


def test_chart__answers_first_who_is_still_needed(client: Client, region: Region) -> None:
    route = Route.objects.create(document=region.convenant, version=region.new, label="2025", title="Route")
    step = {"purpose": Purpose.ADOPT, "partner": region.partners[1], "planned_on": date(2025, 10, 28)}
    Step.objects.create(route=route, order=1, body="Bestuur", **step)
    answer = parsed(client.get("/ondertekening/")).select_one(".chart-answer")
    assert text_of(answer.h2).startswith("Versie 2025: 1 van 2 getekend")
    assert "Deze versie geldt nog niet. Nog nodig: de handtekening van Dudok." in text_of(answer)
    assert [text_of(row) for row in answer.select(".chart-needed li")] == [
        "Dudok Eerst nog het besluit, dat gepland was op 28 oktober 2025. Daarna de handtekening."
    ]
    older = parsed(client.get("/ondertekening/?versie=1")).select_one(".chart-answer")
    assert "Versie 2019: 2 van 2 getekend" in text_of(older) and not older.select(".chart-needed")


def test_chart__offers_the_days_on_which_something_changed(client: Client, region: Region) -> None:
    days = parsed(client.get("/ondertekening/?soort=municipality")).select(".chart-days a")
    assert text_of(days[0]) == "1 november 2025"
    assert list(chart(client, days[0]["href"])) == ["Huizen"]
    assert not parsed(client.get("/ondertekening/")).select(".other-day[open]")
    assert parsed(client.get("/ondertekening/?op=2025-11-01")).select(".other-day[open]")


def test_chart__of_one_kind(client: Client, region: Region) -> None:
    assert list(chart(client, "?soort=corporation")) == ["Dudok"]


def test_chart__says_what_of_the_address_cannot_be_read(client: Client, region: Region) -> None:
    assert len(chart(client, "?op=vandaag&bekend=2019-99-01&soort=alles")) == 2
    asked = "?op=vandaag&bekend=2019-99-01&tijd=25:00&soort=<b>&versie=twee"
    told = text_of(parsed(client.get(f"/ondertekening/{asked}")).select_one(".notice--bad"))
    assert "‘vandaag’ is geen datum. U ziet de stand van vandaag. Schrijf een datum als 2025-01-31." in told
    assert "‘2019-99-01’ is geen datum. U ziet wat nu bekend is." in told
    assert "‘25:00’ is geen tijd." in told
    assert "De soort partner ‘<b>’ is er niet." in told
    assert "‘twee’ is geen nummer van een versie." in told
    told = text_of(parsed(client.get("/ondertekening/?versie=9&tijd=12:00")).select_one(".notice--bad"))
    assert "Versie 9 was er op die dag niet. U ziet de nieuwste." in told
    assert "Een tijd telt alleen samen met een dag" in told
    assert not parsed(client.get("/ondertekening/?op=2025-10-01&bekend=&tijd=")).select(".notice--bad")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("bekend=2030-11-30&tijd=13:30", "30 november 2030, 13.30 uur"),
        ("bekend=2030-11-30T13:30", "30 november 2030, 13.30 uur"),
        ("bekend=2030-11-30T12:30Z", "30 november 2030, 13.30 uur"),
        ("bekend=2030-11-30T13:30%2B01:00", "30 november 2030, 13.30 uur"),
        ("bekend=2030-11-30", "30 november 2030"),
    ],
)
def test_chart__as_known_at_a_time(client: Client, region: Region, asked: str, told: str) -> None:
    page = parsed(client.get(f"/ondertekening/?op=2026-01-01&{asked}"))
    assert f"zoals bekend op {told}." in text_of(page)
    links = [link["href"] for link in page.select(".actions a")]
    assert all("bekend=2030-11-30" in link for link in links)
    assert all("tijd=13%3A30" in link for link in links) == ("13.30" in told)


def test_chart__at_a_time_before_and_after_recording(client: Client, region: Region) -> None:
    moment = datetime(2030, 11, 30, 12, 30, tzinfo=UTC)
    zorg = make_partner("zorg", "Zorg", "careProvider")
    join(zorg, region.convenant)
    Membership.objects.filter(partner=zorg).update(recorded_at=moment)
    before = chart(client, "?op=2026-01-01&bekend=2030-11-30&tijd=13:29")
    after = chart(client, "?op=2026-01-01&bekend=2030-11-30&tijd=13:30")
    assert (list(before), list(after)) == (["Huizen", "Dudok"], ["Huizen", "Dudok", "Zorg"])


def test_chart__of_many_versions_shows_some_at_a_time(client: Client, region: Region) -> None:
    rows = [
        Version(
            document=region.convenant,
            number=number,
            label=str(2100 + number),
            determined_on=date(2025, 9, 18) + timedelta(days=number),
            rule=region.new.rule,
            title="Convenant",
            determined_by="Anja Bos",
            content={"units": []},
            digest=f"{number:064d}",
            recorded_at=timezone.now(),
        )
        for number in range(3, 101)
    ]
    Version.objects.bulk_create(rows)
    page = parsed(client.get("/ondertekening/?op=2026-06-01"))
    heads = [text_of(head) for head in page.select_one("thead").select("th")]
    assert heads == ["Partner", "2195", "2196", "2197", "2198", "2199", "2200"]
    assert "Versie 2195 t/m 2200 van 100 versies" in text_of(page)
    older = page.select_one(".chart-steps a")
    assert (text_of(older), older["href"]) == ("Oudere versies", "?op=2026-06-01&versie=94")
    first = parsed(client.get("/ondertekening/?op=2026-06-01&versie=2"))
    assert [text_of(head) for head in first.select_one("thead").select("th")] == ["Partner", "2019", "2025"]
    assert [text_of(link) for link in first.select(".chart-steps a")] == ["Nieuwere versies"]
    assert text_of(first.select_one(".chart-narrow li")).startswith("Huizen ✓ getekend 1 november 2025")


def test_chart__leaves_many_of_a_kind_to_their_own_page(client: Client, region: Region, monkeypatch) -> None:
    monkeypatch.setattr("portal.register.paging.PER_PAGE", 1)
    join(make_partner("laren", "Laren"), region.convenant)
    page = parsed(client.get("/ondertekening/"))
    assert len(page.select(".chart-wide tbody tr")) == 2
    more = page.select_one(".chart-group > p a")
    assert text_of(more) == "Toon ook de andere 1"
    page = parsed(client.get(f"/ondertekening/{more['href']}"))
    assert [text_of(row.th) for row in page.select(".chart-wide tbody tr")] == ["Huizen"]
    page = parsed(client.get(f"/ondertekening/{page.select_one('.paging a[rel=next]')['href']}"))
    assert [text_of(row.th) for row in page.select(".chart-wide tbody tr")] == ["Laren"]


def test_chart__asks_as_often_whatever_its_size(
    client: Client, region: Region, django_assert_num_queries
) -> None:
    with django_assert_num_queries(17) as few:
        client.get("/ondertekening/")
    make_many(region, 10_000)
    with django_assert_num_queries(len(few)):
        page = parsed(client.get("/ondertekening/"))
    assert "Gemeenten (5001)" in text_of(page) and "Woningcorporaties (5001)" in text_of(page)
    assert "van 10002 getekend" in text_of(page.select_one(".chart-answer"))


def make_many(region: Region, count: int) -> None:
    """So many more partners that all signed the newest version."""
    kinds = ("municipality", "corporation")
    partners = Partner.objects.bulk_create(
        Partner(slug=f"partner-{number}", kind_id=kinds[number % 2]) for number in range(count)
    )
    Membership.objects.bulk_create(
        Membership(partner=one, document=region.convenant, since=date(2019, 1, 1)) for one in partners
    )
    made = timezone.now()
    Act.objects.bulk_create(
        Act(kind="signature", partner=one, version=region.new, on=date(2025, 9, 18), recorded_at=made)
        for one in partners
    )


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
    assert text_of(page.select_one("tfoot tr")) == "Getekend – –"
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
        assert client.get("/ondertekening/").content.count(address.encode()) == 1
        assert client.get("/ondertekening/?versie=1").content.count(address.encode()) == 2  # and on a phone
    client.force_login(users[0])
    assert address in client.get("/mijn/").content.decode()
    client.force_login(make_user("dudok", partner=region.partners[1]))
    assert client.get(address).status_code == 404
    assert address not in client.get("/ondertekening/").content.decode()
    client.logout()
    assert client.get(address).status_code == 404
    assert address not in client.get("/partners/huizen/").content.decode()


def test_paper__stays_open_for_who_left(client: Client, region: Region) -> None:
    act = Act.objects.get(version=region.old, partner=region.partners[0])
    huizen = Membership.objects.get(partner=region.partners[0])
    huizen.until = date(2024, 1, 1)
    huizen.save()
    client.force_login(make_user("huizen", partner=region.partners[0]))
    assert b"".join(client.get(f"/bewijsstukken/{act.pk}/").streaming_content) == SCAN


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
    assert data["address"].endswith("/ondertekening/convenant/?op=2025-10-01")
    assert rows[1][-2:] == ["", f"http://testserver/ondertekening/convenant/?op={timezone.localdate()}"]
    assert client.get(f"{base}/doc/").status_code == 404


def test_export__on_paper_says_of_which_day_it_is(client: Client, region: Region) -> None:
    response = client.get("/ondertekening/convenant/pdf/?op=2025-11-20&bekend=2030-11-20&soort=corporation")
    assert response["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(response.content))
    page = reader.pages[0]
    told = page.extract_text()
    assert page.mediabox.width > page.mediabox.height
    assert "Stand per 20 november 2025, zoals bekend op 20-11-2030" in told
    assert "/ondertekening/convenant/?op=2025-11-20&bekend=2030-11-20&soort=corporation" in told
    assert "Dudok" in told and "Gemeenten" not in told
    assert reader.root_object["/MarkInfo"]["/Marked"]


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


def test_partner_page__tells_that_the_own_decision_is_missing_too(client: Client, region: Region) -> None:
    assert "Ook het eigen besluit" not in text_of(parsed(client.get("/partners/dudok/")))
    rules = [{"type": "all", "act": act, "of": "members"} for act in ("adoption", "signature")]
    rule = {"type": "and", "rules": rules}
    make_version(region.convenant, label="2026", determined_on=date(2026, 1, 1), rule=rule)
    told = text_of(parsed(client.get("/partners/dudok/")))
    assert "Nog niet getekend. Ook het eigen besluit is nog niet vastgelegd." in told
