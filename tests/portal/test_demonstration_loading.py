"""Loading the demonstration region: once, whole, and only where it can do no harm."""

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

import pytest

from documents.models import Document, Version
from portal.accounts.models import User
from portal.demonstration import loading, welcome
from portal.demonstration.accounts import ACCOUNTS, PASSWORD, load_accounts
from portal.demonstration.invitation import signing_address
from portal.settings.mail import mailers
from search.index.indexing import index_findings
from signatures.models import Act, FollowUp, Invitation, Partner, Request, Route
from tests.portal.region import make_partner

pytestmark = pytest.mark.django_db


def load() -> str:
    output = StringIO()
    call_command("demo", stdout=output)
    return output.getvalue()


def counts() -> list[int]:
    return [model.objects.count() for model in (Document, Version, Partner, Act, Route, FollowUp, Invitation)]


def test_loading_again_changes_nothing(own_index: None) -> None:
    load()
    before = counts()
    assert "niets veranderd" in load()
    assert counts() == before


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


@pytest.mark.parametrize(("practice", "password"), [(False, "een-eigen-geheim-woord"), (True, "voorbeeld")])
def test_elsewhere__it_is_refused_without_practice_or_with_a_weak_password(
    db: None, settings, practice: bool, password: str
) -> None:
    settings.DEMONSTRATION_ALLOWED = False
    settings.PRACTICE, settings.PRACTICE_PASSWORD = practice, password
    with pytest.raises(CommandError, match="PRACTICE_PASSWORD"):
        loading.load_region(lambda part, total, name: None)
    assert not User.objects.exists()


def test_to_practise__the_accounts_have_the_password_of_who_runs_it(db: None, settings) -> None:
    settings.DEMONSTRATION_ALLOWED = False
    settings.PRACTICE, settings.PRACTICE_PASSWORD = True, "een-eigen-geheim-woord"
    loading.check_password()
    make_partner("huizen", "Huizen")
    load_accounts()
    for account in ACCOUNTS:
        assert Client().login(username=account.username, password="een-eigen-geheim-woord")
        assert not Client().login(username=account.username, password=PASSWORD)
    assert "een-eigen-geheim-woord" not in "\n".join(welcome.accounts())


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
