"""The demonstration region: whole, and marked as an example."""

from collections.abc import Iterator
from datetime import date
from io import StringIO

from django.core.management import call_command
from django.test import Client, TestCase

import pytest

from documents.comparison import UnitComparison, compare
from documents.models import Document, Version
from documents.versions.verification.integrity import version_findings
from portal.demonstration import welcome
from portal.demonstration.accounts import ACCOUNTS, PASSWORD
from portal.demonstration.invitation import signing_address
from portal.settings.mail import mailers
from signatures.models import (
    Act,
    Amount,
    FollowUp,
    Invitation,
    Partner,
    Round,
    Route,
    Step,
    Succession,
    TermEntry,
)
from signatures.register.amounts import amounts_of
from signatures.register.standings import standings
from signatures.rounds.progress import progress_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """What loading it tells. It is loaded once, and each test is rolled back to what was loaded."""
    with django_db_blocker.unblock():
        before = TestCase._enter_atomics()
        output = StringIO()
        call_command("demo", stdout=output)
        yield output.getvalue()
        TestCase._rollback_atomics(before)


@pytest.fixture
def told(loaded: str, own_index: None) -> str:
    return loaded


def test_the_region_is_whole_sound_and_marked_as_an_example(told: str) -> None:
    kinds = list(Document.objects.values_list("kind", flat=True))
    assert (kinds.count("process"), kinds.count("contract")) == (7, 4)
    assert {"agreement", "communication", "finance"} < set(kinds)
    assert not list(version_findings())
    for version in Version.objects.all():
        assert "voorbeeldtekst" in version.content.lower(), version
    for account in ACCOUNTS:
        assert account.username in told
        assert Client().login(username=account.username, password=PASSWORD)


def test_what_real_parties_are_said_to_do_is_marked_as_an_example(told: str) -> None:
    marked = "(voorbeeld)"
    assert all(marked in route.title for route in Route.objects.all())
    assert all(marked in step.remarks for step in Step.objects.exclude(remarks=""))
    assert all(marked in point.description for point in FollowUp.objects.all())
    assert all(marked in act.text for act in Act.objects.filter(kind="adoption"))
    people = [person["name"] for act in Act.objects.all() for person in act.signatories]
    assert people and all("Voorbeeld" in name for name in people)
    for provider in Partner.objects.filter(kind="careProvider"):
        assert marked in str(provider)


def test_the_versions_of_the_convenant_really_differ(told: str) -> None:
    old, new = Version.objects.filter(document__slug="convenant").order_by("number")
    assert all(20 <= version.articles.filter(type="article").count() <= 30 for version in (old, new))
    found = compare(old.text, new.text)
    assert all(found.summary().values()), found.summary()
    assert any(unit.split_from for unit in found.units)
    parties = next(unit for unit in found.units if unit.new and unit.new.key == "partijen-bij-dit-convenant")
    assert "Weesp" in told_as(parties, "delete") and "Laren" in told_as(parties, "insert")


def told_as(unit: UnitComparison, op: str) -> str:
    return "".join(segment.text for segment in unit.segments if segment.op == op)


def test_the_route_of_2025_has_the_dates_of_the_source_case(told: str) -> None:
    steps = Route.objects.get(label="2025").steps.exclude(purpose="adopt")
    assert [step.held_on for step in steps] == [date(2025, 8, 21), date(2025, 9, 4), date(2025, 9, 18)]


def test_2019_is_signed_by_all_and_2025_by_some(told: str) -> None:
    convenant = Document.objects.get(slug="convenant")
    found = standings([convenant], on=date(2025, 12, 1))[convenant.pk]
    old, new = found.versions
    assert (old.label, old.standing, old.in_force_from) == ("2019", "inForce", date(2019, 5, 20))
    assert (new.label, new.standing) == ("2025", "determined")
    assert new.signed < new.required
    assert {"huizen", "dudok-wonen"} <= {missing.partner for missing in new.missing}
    members = {partner.id: partner.member for partner in found.partners}
    assert (members["weesp"], members["ymere"], members["laren"]) == (False, False, True)


def test_a_round_runs_in_which_each_partner_stands_elsewhere(told: str) -> None:
    (running,) = progress_of(Round.objects.filter(closed_at=None))
    found = {one.request.partner.slug: one.situation for one in running.requests}
    assert found["wijdemeren"].opened and found["wijdemeren"].link == "live"
    assert Invitation.objects.exclude(delegated_from=None).get().request.partner.slug == "buurtzicht"
    assert found["dudok-wonen"].handed_in
    assert found["huizen"].undecided and found["huizen"].link == "none"


def test_what_may_befall_an_agreement__is_there_and_marked(told: str) -> None:
    marked = "(voorbeeld)"
    assert all(marked in row.text for row in [*TermEntry.objects.all(), *Amount.objects.all()])
    fund, lease, convenant = (
        Document.objects.get(slug=slug)
        for slug in ("risicofonds", "intermediaire-huurovereenkomst", "convenant")
    )
    found = standings([fund, convenant], on=date(2026, 11, 30))
    assert found[fund.pk].term.words.startswith("Loopt tot 1 januari 2028. Opzeggen kan tot 1 juli 2027.")
    assert found[convenant.pk].term.review_words == "Wordt uiterlijk op 18 september 2028 herzien."
    (deposit,) = amounts_of(fund, on=date(2025, 1, 1))
    assert (deposit.now.fact.on, len(deposit.amounts)) == (date(2024, 6, 26), 2)
    assert [len(one.amounts) for one in amounts_of(lease)] == [2]
    cells = {one.id: one.cells for one in found[convenant.pk].partners}
    assert cells["kompas-jeugd"][0].standing == "refused"
    assert "withReservation" in cells["thuishaven"][1].flags and cells["thuishaven"][1].is_signed
    assert Succession.objects.get().basis.endswith(marked)
    repaired = Version.objects.get(correction=1)
    assert marked in repaired.reason and "woonconsulent" in repaired.content


def test_personal_link__is_not_mailed_to_anybody_when_mail_is_sent(told: str, settings) -> None:
    settings.MAILERS = mailers("smtp://server.example:25", settings.DATA_DIR)
    before = Invitation.objects.count()
    assert signing_address() == ""
    assert Invitation.objects.count() == before
    assert len(welcome.things_to_try()) == 5
