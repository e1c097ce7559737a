"""The public record of decisions: who was asked what, what came of it, and which papers one may open."""

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

import pytest
from icalendar import Calendar

from portal.accounts.models import User
from signatures.models import FollowUp, Paper, Route, Step
from signatures.routes.address import route_url
from signatures.routes.routing import add_paper, add_step, record_step, start_route
from tests.factories import make_document, make_version
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_region, make_user

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
ADDRESS = "/convenanten/convenant/besluitvorming/2027/"


@pytest.fixture
def route(region: Region) -> Route:
    """A running route to version 2027: advised with remarks, and a college each."""
    made = start_route(template=None, document=region.convenant, label="2027", started_on=DAY, by=None)
    group = add_step(route=made, body="Werkgroep", purpose="advise", planned_on=DAY, by=None)
    record_step(
        step=group,
        by=None,
        held_on=DAY,
        outcome="agreedWithRemarks",
        remarks="Reken het risicofonds nog eens na.",
        reference="WG-12",
    )
    step = add_step(
        route=made,
        body="College van Huizen",
        purpose="adopt",
        partner=region.partners[0],
        planned_on=date(2031, 4, 1),
        by=None,
    )
    assert Step.objects.get(partner__isnull=False) == step
    return made


def paper(route: Route, visibility: str, title: str = "Advies") -> Paper:
    step = route.steps.first()
    return add_paper(
        step=step,
        title=title,
        name="advies.txt",
        content=title.encode(),
        media_type="text/plain",
        visibility=visibility,
        by=None,
    )


def test_the_record_is_there_before_the_version_is(client: Client, route: Route) -> None:
    assert route_url(route) == ADDRESS
    shown = text_of(parsed(client.get(ADDRESS)))
    for told in (
        "Besluitvorming over versie 2027",
        "Werkgroep: adviseren 2 maart 2026 · akkoord met opmerkingen",
        "Reken het risicofonds nog eens na.",
        "Kenmerk: WG-12",
        "Nu aan de beurt: College van Huizen (besluiten, gepland op 1 april 2031)",
        "Gemeenten 0 van 1 stappen klaar",
    ):
        assert told in shown, told


def test_the_page_of_the_document_leads_to_it(client: Client, route: Route) -> None:
    page = parsed(client.get("/convenant/"))
    section = page.select_one("[aria-labelledby=_besluitroute]")
    assert "De tekst wacht op College van Huizen." in text_of(section)
    assert section.select_one(f"a[href='{ADDRESS}']")
    listed = parsed(client.get("/convenanten/convenant/besluitvorming/"))
    assert listed.select_one(f"main a[href='{ADDRESS}']")
    assert listed.select_one("main a[href='/convenanten/convenant/besluitvorming/2025/']")


def test_a_document_without_a_version_shows_the_way_to_its_decisions(client: Client) -> None:
    document = make_document("nazorg", kind="process")
    start_route(template=None, document=document, label="1e versie", started_on=DAY, by=None)
    assert parsed(client.get("/werkprocessen/nazorg/")).select_one("a[href$='/besluitvorming/']")
    assert "1e versie" in text_of(parsed(client.get("/werkprocessen/nazorg/besluitvorming/1e-versie/")))


def test_the_address_stays_when_the_version_is_determined_under_another_name(client, region, route) -> None:
    version = make_version(region.convenant, label="2027 definitief", articles={"Artikel 1 Doel": "Anders."})
    route.version = version
    route.save()
    shown = parsed(client.get(ADDRESS))
    assert "vastgesteld als versie 2027 definitief" in text_of(shown)
    assert shown.select_one("main a[href='/convenanten/convenant/versies/3/']")


def test_rule_12_what_went_another_way_is_told(client: Client, route: Route) -> None:
    college = route.steps.last()
    record_step(step=college, by=None, held_on=date(2026, 2, 1), outcome="agreed")
    shown = text_of(parsed(client.get(ADDRESS)))
    assert "Anders gelopen dan de route aangeeft" in shown
    assert shown.count("College van Huizen besloot vóór het advies van Werkgroep.") == 1


def test_a_delay_stands_there_once(client: Client, route: Route) -> None:
    Step.objects.filter(body="College van Huizen").update(planned_on=date(2026, 4, 1))
    page = parsed(client.get(ADDRESS))
    assert text_of(page).count("is te laat") == 1
    step = Step.objects.get(body="College van Huizen")
    assert page.select_one(f".notice a[href='#stap-{step.pk}']")


def test_a_route_that_is_not_shown_leaves_no_trace(
    client: Client, region: Region, route: Route, editor: User
) -> None:
    put = paper(route, "public")
    name = {"body": "College van Huizen"}
    Step.objects.filter(**name).update(planned_on=timezone.localdate() + timedelta(9))
    FollowUp.objects.create(title="Cijfers", step=route.steps.first()).documents.add(region.convenant)
    pages = ("/convenant/", "/convenant/besluitvorming/", "/agenda.ics", "/vervolgacties/", "/mijn/")
    places = (ADDRESS, f"{ADDRESS}agenda.ics", f"{ADDRESS}stukken/{put.pk}/")
    client.force_login(make_user("huizen", partner=region.partners[0]))
    for place in places:
        answer = client.get(place)
        assert answer.status_code == 200 and (not answer.streaming or b"".join(answer.streaming_content))
    told = {page: client.get(page, follow=True).text for page in pages}
    assert [page for page in pages if name["body"] not in told[page] and ADDRESS not in told[page]] == []
    Route.objects.update(shown=False)
    assert [client.get(place).status_code for place in places] == [404, 404, 404]
    for page in pages:
        shown = client.get(page, follow=True).text
        assert name["body"] not in shown and ADDRESS not in shown, page
    client.force_login(editor)
    assert "Lezers zien deze route nog niet." in text_of(parsed(client.get(ADDRESS)))


@pytest.mark.parametrize(
    ("visibility", "reader", "opens"),
    [
        ("public", None, True),
        ("partners", None, False),
        ("partners", "partner", True),
        ("team", "partner", False),
        ("team", "editor", True),
    ],
)
def test_rule_31_that_a_paper_is_there_may_be_known_while_the_file_is_not(
    client: Client,
    region: Region,
    editor: User,
    route: Route,
    visibility: str,
    reader: str | None,
    opens: bool,
) -> None:
    kept = paper(route, visibility)
    if reader:
        client.force_login(editor if reader == "editor" else make_user("p", partner=region.partners[0]))
    page = parsed(client.get(ADDRESS))
    assert "Advies" in text_of(page)
    link = page.select_one(f"a[href='{ADDRESS}stukken/{kept.pk}/']")
    assert bool(link) is opens
    assert ("Dit stuk is niet openbaar." in text_of(page)) is not opens
    response = client.get(f"{ADDRESS}stukken/{kept.pk}/")
    assert response.status_code == (200 if opens else 404)
    if opens:
        assert b"".join(response.streaming_content) == b"Advies"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert ("no-store" in response.get("Cache-Control", "")) is (visibility != "public")


def test_a_paper_is_found_at_its_own_route_only(client: Client, route: Route) -> None:
    kept = paper(route, "public")
    assert client.get(f"/convenanten/convenant/besluitvorming/2025/stukken/{kept.pk}/").status_code == 404
    assert client.get(f"{ADDRESS}stukken/{kept.pk + 1}/").status_code == 404


def test_nothing_of_a_document_that_one_may_not_read(client: Client, db: None) -> None:
    region = make_region("team")
    made = start_route(template=None, document=region.convenant, label="2027", started_on=DAY, by=None)
    add_step(route=made, body="Werkgroep", purpose="advise", planned_on=DAY, by=None)
    kept = paper(made, "public")
    for address in ("", "agenda.ics", f"stukken/{kept.pk}/", "../"):
        assert client.get(f"{ADDRESS}{address}").status_code == 404, address
    assert b"Werkgroep" not in client.get("/agenda.ics").content
    assert "Cijfers over ontruimingen" not in text_of(parsed(client.get("/vervolgacties/")))


@pytest.mark.parametrize("label", ["2099", "route-1", "x" * 200])
def test_an_address_without_a_route_is_not_found(client: Client, route: Route, label: str) -> None:
    assert client.get(f"/convenanten/convenant/besluitvorming/{label}/").status_code == 404
    assert client.get(f"/convenanten/convenant/besluitvorming/{label}/agenda.ics").status_code == 404


def events(content: bytes) -> list:
    return Calendar.from_ical(content).walk("VEVENT")


def test_the_feed_is_a_calendar_with_whole_days(client: Client, route: Route) -> None:
    response = client.get(f"{ADDRESS}agenda.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"TZID:Europe/Amsterdam" in response.content
    assert b"DTSTART;VALUE=DATE:20260302" in response.content
    first, second = events(response.content)
    assert first["SUMMARY"] == "Werkgroep: adviseren Convenant Wonen, versie 2027"
    assert (first["STATUS"], second["STATUS"]) == ("CONFIRMED", "TENTATIVE")
    assert second.decoded("dtend") - second.decoded("dtstart") == timedelta(days=1)
    assert "Reken het risicofonds nog eens na." in first["DESCRIPTION"]
    assert first["URL"].endswith(ADDRESS)


def test_a_change_keeps_the_uid_and_raises_the_sequence(client: Client, route: Route) -> None:
    before = client.get(f"{ADDRESS}agenda.ics").content
    assert client.get(f"{ADDRESS}agenda.ics").content == before
    step = Step.objects.get(pk=route.steps.last().pk)
    record_step(step=step, by=None, planned_on=date(2031, 5, 6))
    old, new = events(before)[1], events(client.get(f"{ADDRESS}agenda.ics").content)[1]
    assert new["UID"] == old["UID"]
    assert new["SEQUENCE"] == old["SEQUENCE"] + 1
    assert new.decoded("dtstamp") >= old.decoded("dtstamp")
    assert new.decoded("dtstart") == date(2031, 5, 6)
    record_step(step=step, by=None, outcome="withdrawn")
    assert events(client.get(f"{ADDRESS}agenda.ics").content)[1]["STATUS"] == "CANCELLED"


def test_the_feed_of_all_holds_what_runs(client: Client, region: Region, route: Route) -> None:
    found = events(client.get("/agenda.ics").content)
    assert [str(event["SUMMARY"]).split(":")[0] for event in found] == ["Werkgroep", "College van Huizen"]
    Route.objects.update(version=region.new)
    assert len(events(client.get("/agenda.ics").content)) == 2
    Step.objects.filter(held_on=None).update(outcome="withdrawn")
    empty = client.get("/agenda.ics")
    assert events(empty.content) == []
    assert Calendar.from_ical(empty.content).walk("VTIMEZONE")


def test_the_pages_ask_no_more_for_more_steps(client, region, route, django_assert_max_num_queries) -> None:
    def grow(count: int) -> None:
        for number in range(count):
            step = add_step(route=route, body=f"Overleg {number}", purpose="advise", planned_on=DAY, by=None)
            add_paper(step=step, title="Stuk", name="s.txt", content=b"s", media_type="text/plain", by=None)
            point = FollowUp.objects.create(title=f"Punt {number}", step=step)
            point.documents.add(region.convenant, region.process)

    def counts() -> list[int]:
        found = []
        for address in (ADDRESS, f"{ADDRESS}agenda.ics", "/agenda.ics", "/vervolgacties/"):
            with django_assert_max_num_queries(20) as captured:
                client.get(address)
            found.append(len(captured))
        return found

    grow(1)
    few = counts()
    grow(5)
    assert counts() == few


def test_follow_ups_are_listed_with_article_origin_and_what_came_of_them(
    client: Client, region: Region, route: Route
) -> None:
    hidden = make_document("geheim", kind="process", visibility="team", title="Geheim stuk")
    late = FollowUp.objects.create(
        title="Fonds narekenen",
        step=route.steps.first(),
        article_key="kosten",
        due_on=timezone.localdate() - timedelta(days=1),
    )
    late.documents.add(region.convenant, hidden)
    done = FollowUp.objects.create(
        title="Klaar punt", state="done", conclusion="Staat in artikel 4.", closed_by=region.new
    )
    done.documents.add(region.convenant)
    page = parsed(client.get("/vervolgacties/"))
    opened = text_of(page.select_one("[aria-labelledby=_open]"))
    assert "Fonds narekenen Open" in opened
    assert "(te laat)" in opened
    assert "Geheim stuk" not in opened
    assert page.select_one("a[href='/convenanten/convenant/#kosten']")
    assert page.select_one(f"a[href='{ADDRESS}']")
    closed = text_of(page.select_one("[aria-labelledby=_afgesloten]"))
    assert "door versie 2025: Staat in artikel 4." in closed


def test_only_the_team_follows_the_way_to_the_admin(as_user: Callable[[User], Client], route: Route) -> None:
    """Readers see the record; nothing on it can be changed from there."""
    page = parsed(as_user(make_user("lezer")).get(ADDRESS))
    assert not page.select("main form")
