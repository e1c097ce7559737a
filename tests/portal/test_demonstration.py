"""The demonstration region: whole, marked as an example, and loaded once."""

import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

import pytest

from documents.comparison import UnitComparison, compare
from documents.models import Document, Version
from documents.versions.verification.integrity import version_findings
from portal.accounts.models import User
from portal.demonstration import loading, welcome
from portal.demonstration.accounts import ACCOUNTS, PASSWORD
from portal.demonstration.invitation import signing_address
from portal.settings.mail import mailers
from search.index.indexing import index_findings
from signatures.models import (
    Act,
    Amount,
    FollowUp,
    Invitation,
    Partner,
    Request,
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


@pytest.fixture
def told(own_index: None) -> str:
    return load()


def load() -> str:
    output = StringIO()
    call_command("demo", stdout=output)
    return output.getvalue()


def counts() -> list[int]:
    return [model.objects.count() for model in (Document, Version, Partner, Act, Route, FollowUp, Invitation)]


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


def test_loading_again_changes_nothing(told: str) -> None:
    before = counts()
    assert "niets veranderd" in load()
    assert counts() == before


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


def test_the_index_holds_the_region_once_it_is_committed(
    own_index: None, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        load()
    assert not list(index_findings())
    found = Client().get("/zoeken/", {"q": "vernielde keuken"})
    assert "/financien/risicofonds/versies/1/bijlagen/1/" in found.content.decode()


ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {"ALLOWED_HOSTS": "convenant.example", "SECRET_KEY": "geheim"}


@pytest.mark.parametrize(
    ("settings_module", "environment", "allowed"),
    [
        ("dev", {}, True),
        ("dev", {"DEBUG": "1"}, True),
        ("test", {}, True),
        ("base", {}, False),
        ("production", PRODUCTION, False),
        ("production", PRODUCTION | {"DEBUG": "1"}, False),
        ("dev", PRODUCTION, False),  # manage.py reads these when nobody says otherwise
    ],
)
def test_where_it_may_be__is_on_a_machine_of_ones_own(
    tmp_path: Path, settings_module: str, environment: dict[str, str], allowed: bool
) -> None:
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": "site:.", "DATA_DIR": str(tmp_path)}
    asked = (
        f"from portal.settings.{settings_module} import DEMONSTRATION_ALLOWED; print(DEMONSTRATION_ALLOWED)"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env=own | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == f"{allowed}\n"


@pytest.mark.parametrize("there_already", [False, True])
def test_elsewhere__it_is_refused_and_no_password_is_told(db: None, settings, there_already: bool) -> None:
    if there_already:
        Document.objects.create(slug="convenant", kind_id="agreement", title="Convenant", visibility="public")
        load_account()
    before, accounts = counts(), User.objects.count()
    settings.DEMONSTRATION_ALLOWED = False
    output = StringIO()
    with pytest.raises(CommandError, match="start_region"):
        call_command("demo", stdout=output)
    assert output.getvalue() == ""
    assert (counts(), User.objects.count()) == (before, accounts)


def load_account() -> None:
    User.objects.create_user("redactie", email="redactie@voorbeeld.example", password=PASSWORD)


def test_a_start_where_another_region_stands__tells_no_password(db: None) -> None:
    Document.objects.create(slug="convenant", kind_id="agreement", title="Convenant", visibility="public")
    User.objects.create_user("beheerder", email="anja@regio.example", password="een-lang-wachtwoord")
    assert not loading.load_region(lambda part, total, name: None)
    assert not list(welcome.welcome())


@pytest.fixture
def mails(settings, tmp_path: Path) -> Path:
    """Mails are files, as `make run` keeps them."""
    settings.MAILERS = mailers("files:", tmp_path / "mail")
    return tmp_path / "mail"


def assert_shows_the_signing_page(address: str, partner: str) -> None:
    answer = Client().get(urlsplit(address).path)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert partner in page and 'value="tekenen"' in page


def test_personal_link__is_the_one_in_the_mail_or_sent_anew_and_that_of_another_after_signing(
    mails: Path, django_capture_on_commit_callbacks
) -> None:
    def asked() -> str:
        with django_capture_on_commit_callbacks(execute=True):
            signing_address()
        return signing_address()

    with django_capture_on_commit_callbacks(execute=True):
        load()
    invitations = Invitation.objects.count()
    address = asked()
    assert_shows_the_signing_page(address, "Wijdemeren")
    assert asked() == address
    assert Invitation.objects.count() == invitations

    shutil.rmtree(mails)
    after_the_mail_was_gone = asked()
    assert_shows_the_signing_page(after_the_mail_was_gone, "Wijdemeren")
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    after_it_expired = asked()
    assert_shows_the_signing_page(after_it_expired, "Wijdemeren")
    assert len({address, after_the_mail_was_gone, after_it_expired}) == 3

    Request.objects.filter(partner__slug="wijdemeren").update(
        closed_at=timezone.now(), closed_reason="Getekend."
    )
    assert_shows_the_signing_page(asked(), "Buurtzicht")
    Request.objects.update(closed_at=timezone.now(), closed_reason="Getekend.")
    assert asked() == ""
    assert len(welcome.things_to_try()) == 5


def test_personal_link__is_not_mailed_to_anybody_when_mail_is_sent(told: str, settings) -> None:
    settings.MAILERS = mailers("smtp://server.example:25", settings.DATA_DIR)
    before = counts()
    assert signing_address() == ""
    assert counts() == before
    assert len(welcome.things_to_try()) == 5
