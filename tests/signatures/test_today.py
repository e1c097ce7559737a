"""The dashboard of an administrator: whom to approach and why, what is late, ends soon or is amiss."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup, Tag

from portal.accounts.models import User
from signatures.models import Mandate, Membership, Purpose, Round, Route, Step, Submission
from signatures.overviews.today import today_of
from signatures.register.acts import record_act
from tests.factories import make_version
from tests.portal.conftest import as_user, editor, region  # noqa: F401
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, join, make_partner, make_user, sign

ADDRESS = "/beheer/ondertekening-vandaag/"
BOTH = {
    "type": "and",
    "rules": [{"type": "all", "act": act, "of": "members"} for act in ("adoption", "signature")],
}


@pytest.fixture
def team(client: Client, editor: User) -> Client:  # noqa: F811
    client.force_login(editor)
    return client


def part(page: BeautifulSoup, name: str) -> str:
    """The words under a heading."""
    heading = page.select_one(f"#{name}")
    assert isinstance(heading, Tag)
    return text_of(heading.find_next_sibling())


def test_whom_to_approach_and_whose_own_step_comes_first(team: Client, region: Region) -> None:  # noqa: F811
    make_version(region.convenant, label="2026", determined_on=date(2026, 1, 1), rule=BOTH)
    record_act(
        kind="adoption",
        partner=region.partners[0],
        version=region.convenant.versions.get(number=3),
        by=None,
        on=date(2026, 2, 1),
    )
    page = parsed(team.get(ADDRESS))
    chased, earlier = part(page, "benaderen"), part(page, "eerdere-stap")
    assert "Dudok Versie Convenant Wonen, versie 2025 nog geen ronde" in chased
    assert "Huizen Versie Convenant Wonen, versie 2026" in chased
    assert "De ondertekening is nog niet vastgelegd." in chased
    assert "Dudok Versie Convenant Wonen, versie 2026" in earlier and "Huizen" not in earlier
    assert "Het eigen besluit is nog niet vastgelegd." in earlier
    assert "versie 2025" in part(page, "wacht") and "na de laatste handeling" in part(page, "wacht")


def test_a_round_tells_its_progress_and_whom_to_approach(team: Client, region: Region) -> None:  # noqa: F811
    opened = Round.objects.create(
        version=region.new,
        deadline=timezone.localdate() - timedelta(days=1),
        opened_at=timezone.now(),
        opened_by_name="Anja Bos",
    )
    for partner in region.partners:
        opened.requests.create(partner=partner)
    page = parsed(team.get(ADDRESS))
    assert "1 van 2" in text_of(page.select_one(".portal-units"))
    chased = part(page, "benaderen")
    assert "Dudok" in chased and "Er is nog niemand uitgenodigd." in chased
    assert "Huizen" not in chased and "nog geen ronde" not in chased


def test_what_is_late_and_what_ends_soon(team: Client, region: Region) -> None:  # noqa: F811
    today = timezone.localdate()
    route = Route.objects.get()
    for order, (body, days) in enumerate([("Colleges", -1), ("Raad", 0), ("Directie", 1)], 10):
        Step.objects.create(
            route=route, order=order, body=body, purpose=Purpose.ADOPT, planned_on=today + timedelta(days)
        )
    Membership.objects.filter(partner=region.partners[0]).update(until=today + timedelta(90))
    Membership.objects.filter(partner=region.partners[1]).update(until=today + timedelta(91))
    for name, days in (("A. Bos", 1), ("B. Berg", 0), ("C. Dam", 91)):
        Mandate.objects.create(
            partner=region.partners[0], name=name, since=date(2019, 1, 1), until=today + timedelta(days)
        )
    page = parsed(team.get(ADDRESS))
    late, memberships, mandates = (part(page, name) for name in ("te-laat", "deelnames", "mandaten"))
    assert "Colleges" in late and "Raad" not in late and "Directie" not in late
    assert "Huizen" in memberships and "Dudok" not in memberships
    assert "einde van de kosten nog niet vastgelegd" in memberships
    assert "A. Bos" in mandates and "B. Berg" not in mandates and "C. Dam" not in mandates
    panel = text_of(parsed(team.get("/beheer/")).select_one("#vandaag-section"))
    assert "1 besluitstap is te laat" in panel
    assert "1 deelname eindigt binnen 90 dagen" in panel and "1 mandaat eindigt" in panel


def test_signatures_to_resolve(team: Client, region: Region) -> None:  # noqa: F811
    sign(make_partner("laren", "Laren"), region.new, date(2025, 10, 1))
    told = part(parsed(team.get(ADDRESS)), "oplossen")
    assert "Laren Versie Convenant Wonen, versie 2025" in told
    assert "Ondertekend zonder deelnemer te zijn op die dag" in told
    assert "Handeling herstellen" in told


def test_who_refused_and_what_is_to_be_judged_come_first(team: Client, region: Region) -> None:  # noqa: F811
    record_act(
        kind="refusal",
        partner=region.partners[1],
        version=region.new,
        by=None,
        on=date(2025, 11, 20),
        text="Te weinig geld",
    )
    Submission.objects.create(
        partner=region.partners[0],
        version=region.new,
        method="paper",
        handed_in_at=timezone.now(),
        handed_in_by_name="Anja Bos",
    )
    page = parsed(team.get(ADDRESS))
    assert [heading["id"] for heading in page.select("h2[id]")][:2] == ["geweigerd", "beoordelen"]
    assert "Dudok Versie Convenant Wonen, versie 2025" in part(page, "geweigerd")
    assert "Huizen" in part(page, "beoordelen") and "Dudok" not in part(page, "beoordelen")
    panel = text_of(parsed(team.get("/beheer/")).select_one("#vandaag-section"))
    assert "1 weigering" in panel and "1 stuk te beoordelen" in panel


def test_a_round_that_asks_few_says_how_many_signed_in_all(team: Client, region: Region) -> None:  # noqa: F811
    opened = Round.objects.create(version=region.new, opened_at=timezone.now(), opened_by_name="Anja Bos")
    opened.requests.create(partner=region.partners[1])
    for address in ("/beheer/", ADDRESS, "/beheer/ondertekenrondes/"):
        told = text_of(parsed(team.get(address)))
        assert "0 van 1 in deze ronde 1 van 2 in totaal voor deze versie" in told, address
    told = text_of(parsed(team.get(f"/beheer/ondertekenrondes/{opened.pk}/")))
    assert "Van de hele versie hebben 1 van de 2 partners getekend." in told


def test_an_empty_register_has_nothing_to_do(team: Client) -> None:
    page = parsed(team.get(ADDRESS))
    assert "Er is vandaag niemand om te benaderen." in text_of(page)
    assert "Er is niets op te lossen." in text_of(page)


def test_only_the_team_sees_it(client: Client, region: Region) -> None:  # noqa: F811
    assert client.get(ADDRESS).status_code == 302
    client.force_login(make_user("dudok", partner=region.partners[1]))
    assert client.get(ADDRESS).status_code in (302, 403)


def test_it_asks_as_often_whatever_there_is(region: Region, django_assert_num_queries) -> None:  # noqa: F811
    today = timezone.localdate()
    opened = Round.objects.create(version=region.new, opened_at=timezone.now(), opened_by_name="Anja Bos")
    opened.requests.create(partner=region.partners[1])
    Membership.objects.filter(partner=region.partners[0]).update(until=today + timedelta(9))
    Mandate.objects.create(
        partner=region.partners[0], name="A", since=date(2019, 1, 1), until=today + timedelta(9)
    )
    with django_assert_num_queries(28):
        today_of(today)
    for number in range(10):
        partner = make_partner(f"partner-{number}", f"Partner {number}")
        join(partner, region.convenant, until=today + timedelta(number + 1))
        opened.requests.create(partner=partner)
        Mandate.objects.create(partner=partner, name="B", since=date(2019, 1, 1), until=today + timedelta(9))
    with django_assert_num_queries(28):
        today_of(today)
