"""A region that begins with nothing: by the command, and by `make run` without the demonstration."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client

import pytest

from documents.models import Document, LedgerEntry
from documents.region import region_names
from documents.text.refusals import Refused
from portal.accounts.models import User
from portal.accounts.roles import ADMINISTRATORS
from portal.beginning import new_region
from portal.checks import practice_is_yes_or_no
from portal.demonstration.loading import load_region
from signatures.models import Partner, RouteTemplate
from signatures.routes.defaults import DEFAULT_ROUTES
from tests.portal.html import parsed, text_of
from tests.portal.region import make_partner, make_user
from tests.test_starting import ROOT

pytestmark = pytest.mark.django_db
GIVEN = {
    "name": "Regio Noordkust",
    "slug": "noordkust",
    "admin": "beheer",
    "email": "beheer@noordkust.example",
}


def start(**changed: str) -> str:
    told = StringIO()
    call_command("start_region", stdout=told, **(GIVEN | changed))
    return told.getvalue()


def test_command__makes_a_region_and_leads_to_a_password() -> None:
    told = start()
    address = urlsplit(re.search(r"http\S+/wachtwoord-kiezen/\S+", told)[0]).path
    client = Client()
    form = client.get(address, follow=True).redirect_chain[-1][0]
    client.post(form, {"new_password1": "negen-rode-fietsen", "new_password2": "negen-rode-fietsen"})
    entered = client.post("/inloggen/", {"username": "Beheer", "password": "negen-rode-fietsen"}, follow=True)
    assert entered.redirect_chain[-1][0] == "/beheer/"
    assert list(User.objects.get().groups.values_list("name", flat=True)) == [ADMINISTRATORS]
    assert set(RouteTemplate.objects.values_list("kind", flat=True)) == set(DEFAULT_ROUTES)
    assert not Document.objects.exists() and not Partner.objects.exists()
    assert region_names().full == "Convenantportaal Regio Noordkust"
    assert LedgerEntry.objects.filter(what="Regio begonnen", result__contains="Regio Noordkust").exists()
    assert not list(new_region.first_link())
    pages = ("/", "/convenant/", "/werkprocessen/", "/partners/", "/ondertekening/", "/zoeken/?q=x")
    assert {page: client.get(page, follow=True).status_code for page in pages} | {
        "/convenant/": 200
    } == dict.fromkeys(pages, 200)


@pytest.mark.parametrize("begun", ["again", "document", "partner", "administrator"])
def test_command__changes_nothing_where_a_region_is(begun: str) -> None:
    if begun == "again":
        start()
    elif begun == "document":
        Document.objects.create(slug="afspraak", kind_id="agreement", title="Afspraak", visibility="public")
    elif begun == "partner":
        make_partner("huizen", "Huizen")
    else:
        make_user("bea").groups.add(Group.objects.get(name=ADMINISTRATORS))
    before = (User.objects.count(), RouteTemplate.objects.count(), LedgerEntry.objects.count())
    assert "Hier staat al een regio. Er is niets veranderd." in start(name="Anders", admin="ander")
    assert (User.objects.count(), RouteTemplate.objects.count(), LedgerEntry.objects.count()) == before
    assert not load_region(lambda part, total, name: None)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": "  "}, "Vul de naam van de regio in"),
        ({"name": "N" * 121}, "korter dan 120 tekens"),
        ({"slug": "Noord kust"}, "Gebruik kleine letters, cijfers en streepjes"),
        ({"admin": "be heer"}, "De gebruikersnaam “be heer” kan niet"),
        ({"admin": "ANJA"}, "Er is al een gebruiker met deze naam"),
        ({"email": "beheer"}, "is geen e-mailadres"),
    ],
)
def test_command__says_what_is_wrong_and_makes_nothing(changed: dict[str, str], why: str) -> None:
    make_user("anja")
    with pytest.raises(Refused, match=why):
        new_region.start_region(**(GIVEN | changed))
    assert User.objects.count() == 1 and not RouteTemplate.objects.exists()


def ask(data: Path, answers: str, *options: str) -> subprocess.CompletedProcess[str]:
    return manage(data, "start_region", *options, answers=answers)


def manage(data: Path, *words: str, answers: str = "", **named: str) -> subprocess.CompletedProcess[str]:
    own = {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "portal.settings.dev"} | named
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment | own,
        input=answers,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.starting
def test_command__asks_what_is_not_given(tmp_path: Path) -> None:
    told = ask(tmp_path, "Regio Noordkust\n", "--admin", "beheer")
    assert told.returncode == 1
    assert "Er is niemand om te vragen. Geef ook --slug op" in told.stderr and "Traceback" not in told.stderr
    told = ask(tmp_path, "Regio Noordkust\n\nbe heer\nbeheer\nbeheer@noordkust\nbeheer@noordkust.example\n")
    assert told.returncode == 0, told.stderr
    assert "[regio-noordkust]" in told.stdout and "“be heer” kan niet" in told.stdout
    assert "“beheer@noordkust” is geen e-mailadres" in told.stdout
    assert "/wachtwoord-kiezen/" in told.stdout
    assert "Hier staat al een regio" in ask(tmp_path, "").stdout


def test_practice__is_said_on_each_page_where_it_is_set(client: Client, settings, editor: User) -> None:
    shown = "Wat u hier doet, telt niet mee"
    assert shown not in client.get("/").text
    settings.PRACTICE = True
    assert shown in text_of(parsed(client.get("/")))
    client.force_login(editor)
    assert parsed(client.get("/beheer/")).select_one("aside.portal-practice")


@pytest.mark.parametrize(("asked", "right"), [("0", True), ("1", True), ("ja", False)])
def test_practice__mistyped_is_told(settings, asked: str, right: bool) -> None:
    settings.PRACTICE_ASKED = asked
    assert [one.id for one in practice_is_yes_or_no()] == ([] if right else ["portal.E001"])


def test_reset__is_refused_where_nobody_practises(settings) -> None:
    make_partner("huizen", "Huizen")
    with pytest.raises(CommandError, match="alleen in een oefenomgeving"):
        call_command("demo", reset=True)
    settings.PRACTICE = True
    with pytest.raises(CommandError, match="andere regio dan de voorbeeldregio"):
        call_command("demo", reset=True)
    settings.DEMONSTRATION_ALLOWED = False
    with pytest.raises(CommandError, match="wachtwoord dat iedereen kent"):
        call_command("demo", reset=True)
    assert Partner.objects.count() == 1


CHANGE = """
from documents.models import Document
from signatures.models import Partner
Partner.objects.create(slug="van-mij", kind_id="region")
print(Document.objects.filter(slug="risicofonds").update(title="Van mij"))
"""
COUNT = """
from documents.models import Document
from signatures.models import Act, Partner
print(Partner.objects.count(), Act.objects.count(), sorted(Document.objects.values_list("slug", "title")))
"""


@pytest.mark.starting
def test_reset__makes_the_demonstration_as_new(tmp_path: Path) -> None:
    def said(*words: str) -> str:
        done = manage(tmp_path, *words, PRACTICE="1")
        assert done.returncode == 0, done.stderr
        return done.stdout

    said("migrate", "-v0")
    said("demo")
    as_new = said("shell", "-v0", "-c", COUNT)
    mails = set((tmp_path / "mail").iterdir())
    said("shell", "-v0", "-c", CHANGE)
    assert said("shell", "-v0", "-c", COUNT) != as_new
    assert "De voorbeeldregio is weer als nieuw." in said("demo", "--reset")
    assert said("shell", "-v0", "-c", COUNT) == as_new
    assert mails.isdisjoint((tmp_path / "mail").iterdir())
    said("db_worker", "--batch", "--verbosity", "0")
    assert "Alles is zoals het is vastgelegd." in said("verify")
