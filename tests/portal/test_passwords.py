"""Each chooses a password by a link that is mailed, and is known by name whatever its capitals."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

import pytest

from documents.models import LedgerEntry
from portal.accounts.checks import one_account_a_name
from portal.accounts.models import User
from portal.accounts.passwords import link_for
from portal.accounts.roles import ADMINISTRATORS, TEAM
from portal.settings.mail import mailers
from portal.signing.secret_addresses import without_secrets
from tests.portal.html import parsed, text_of
from tests.portal.region import make_partner, make_user
from tests.portal.website import settings_with

pytestmark = pytest.mark.django_db
CHOSEN = "negen-rode-fietsen"
LINK = re.compile(r"https?://\S+/wachtwoord-kiezen/\S+")
NEW = {"username": "Anja", "email": "anja@regio.example", "first_name": "Anja", "last_name": "Bos"}


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def administrator() -> User:
    user = make_user("beheerder", first_name="Bea", last_name="Beheer")
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    return user


@pytest.fixture
def as_administrator(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


@pytest.fixture
def committed(django_capture_on_commit_callbacks) -> Callable:
    """A request of which what follows is done too."""

    def do(ask: Callable, *arguments, **named):
        with django_capture_on_commit_callbacks(execute=True):
            return ask(*arguments, **named)

    return do


def link_in_mail() -> str:
    found = LINK.search(mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return urlsplit(found[0]).path


def choose(address: str, first: str = CHOSEN, second: str = CHOSEN):
    """As a browser does: the link leads to an address without the secret."""
    client = Client()
    shown = client.get(address, follow=True)
    if not shown.redirect_chain:
        return shown
    return client.post(
        shown.redirect_chain[-1][0], {"new_password1": first, "new_password2": second}, follow=True
    )


def log_in(name: str, password: str = CHOSEN) -> bool:
    return Client().post("/inloggen/", {"username": name, "password": password}).status_code == 302


def test_colleague__is_invited_and_chooses_a_password(as_administrator: Client, committed: Callable) -> None:
    form = parsed(as_administrator.get("/beheer/users/new/?team"))
    assert not form.select("input[type=password]")
    team = form.select_one("input[name=groups][checked]")
    told = committed(
        as_administrator.post, "/beheer/users/new/", NEW | {"groups": team["value"]}, follow=True
    )
    assert "Een uitnodiging om een wachtwoord te kiezen gaat naar anja@regio.example." in text_of(
        parsed(told)
    )
    assert list(User.objects.get(username="Anja").groups.values_list("name", flat=True)) == [TEAM]
    (sent,) = mail.outbox
    assert sent.to == ["anja@regio.example"]
    assert (
        "Bea Beheer heeft voor u een account gemaakt" in sent.body
        and "Uw gebruikersnaam is: Anja" in sent.body
    )
    assert "Uw wachtwoord is bewaard." in text_of(parsed(choose(link_in_mail())))
    assert all(log_in(name) for name in ("Anja", "anja", "ANJA", "Anja@Regio.example"))
    assert not log_in("anja", "iets anders")
    assert "Deze link werkt niet meer" in text_of(parsed(choose(link_in_mail())))
    assert LedgerEntry.objects.filter(what="Wachtwoord gekozen", who="Anja Bos").exists()


def test_partner_account__is_told_for_whom_it_is(as_administrator: Client, committed: Callable) -> None:
    partner = make_partner("huizen", "Gemeente Huizen")
    form = parsed(as_administrator.get(f"/beheer/users/new/?partner={partner.pk}"))
    assert form.select_one("select[name=partner] option[selected]")["value"] == str(partner.pk)
    committed(as_administrator.post, "/beheer/users/new/", NEW | {"partner": partner.pk})
    assert "U werkt daarin voor Gemeente Huizen." in mail.outbox[0].body
    choose(link_in_mail())
    answer = Client().post("/inloggen/", {"username": "anja", "password": CHOSEN})
    assert answer.url == "/mijn/"


@pytest.mark.django_db(transaction=True)
def test_invitation__that_cannot_be_sent_is_told(as_administrator: Client, settings) -> None:
    settings.MAILERS = mailers("smtp://127.0.0.1:1", Path("/nergens"))
    data = NEW | {"groups": Group.objects.get(name=TEAM).pk}
    told = text_of(parsed(as_administrator.post("/beheer/users/new/", data, follow=True)))
    assert "kon niet worden verstuurd" in told and "stuur de link opnieuw" in told
    assert User.objects.filter(username="Anja").exists()


def test_link__can_be_sent_again_by_an_administrator_only(
    as_administrator: Client, committed: Callable, editor: User
) -> None:
    user = make_user("anja")
    address = f"/beheer/accounts/{user.pk}/link/"
    assert address in as_administrator.get(f"/beheer/users/edit/{user.pk}/").text
    assert address in as_administrator.get("/beheer/users/").text
    assert "anja@voorbeeld.example" in text_of(parsed(as_administrator.get(address)))
    committed(as_administrator.post, address)
    assert "Uw wachtwoord is bewaard." in text_of(parsed(choose(link_in_mail())))
    as_administrator.force_login(editor)
    assert as_administrator.get(address).url == "/beheer/"
    assert committed(as_administrator.post, address).url == "/beheer/"
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"email": ""}, "staat geen e-mailadres"), ({"is_active": False}, "Dit account is gesloten")],
)
def test_link__is_refused_where_it_is_of_no_use(
    as_administrator: Client, committed: Callable, fields: dict, why: str
) -> None:
    user = make_user("anja")
    User.objects.filter(pk=user.pk).update(**fields)
    told = committed(as_administrator.post, f"/beheer/accounts/{user.pk}/link/")
    assert why in text_of(parsed(told)) and not mail.outbox


@pytest.mark.parametrize("given", ["anja", "ANJA", "anja@voorbeeld.example", "Anja@Voorbeeld.example "])
def test_forgotten__by_name_or_address(client: Client, committed: Callable, given: str) -> None:
    user = make_user("anja")
    user.set_unusable_password()  # who lost the invitation asks in the same way
    user.save()
    shown = committed(client.post, "/wachtwoord-vergeten/", {"given": given}, follow=True)
    assert "Kijk in uw mail" in text_of(parsed(shown))
    assert [one.to for one in mail.outbox] == [["anja@voorbeeld.example"]]
    assert "Uw gebruikersnaam is: anja" in mail.outbox[0].body
    choose(link_in_mail())
    assert log_in("anja")


def test_forgotten__says_nothing_about_who_has_an_account(client: Client, committed: Callable) -> None:
    make_user("anja")
    User.objects.filter(pk=make_user("gesloten").pk).update(is_active=False)
    pages = []
    for given in ("anja", "niemand", "gesloten", "niemand@voorbeeld.example"):
        pages.append(committed(client.post, "/wachtwoord-vergeten/", {"given": given}, follow=True).content)
    assert len(set(pages)) == 1
    assert len(mail.outbox) == 1


def test_forgotten__has_its_limits(client: Client, committed: Callable) -> None:
    make_user("anja")
    answers = [committed(client.post, "/wachtwoord-vergeten/", {"given": "anja"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Wacht tien minuten" in answers[-1].content.decode()
    assert len(mail.outbox) == 1


def test_link__stops_after_some_days(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    address = urlsplit(link_for(make_user("anja"))).path
    later = timezone.localtime() + timedelta(days=3, minutes=1)
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: later.replace(tzinfo=None))
    assert "Deze link werkt niet meer" in text_of(parsed(choose(address)))


def test_link__is_kept_out_of_the_logs() -> None:
    address = urlsplit(link_for(make_user("anja"))).path
    token = address.split("/")[3]
    assert token not in without_secrets(f'"GET {address} HTTP/1.1" 302')


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("kort", "kort", "Dit wachtwoord is te kort. Gebruik ten minste 12 tekens."),
        ("qwertyuiop123", "qwertyuiop123", "Dit wachtwoord kent iedereen. Kies een ander."),
        (
            "anja.voorbeeld",
            "anja.voorbeeld",
            "Dit wachtwoord lijkt te veel op uw e-mailadres. Kies een ander.",
        ),
        (CHOSEN, f"{CHOSEN}!", "De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze opnieuw."),
        ("", "", "Dit is een verplicht veld."),
    ],
)
def test_password__is_refused_in_dutch(first: str, second: str, why: str) -> None:
    shown = text_of(parsed(choose(urlsplit(link_for(make_user("anja"))).path, first, second)))
    assert why in shown


def test_account__that_may_do_nothing_is_not_made(as_administrator: Client) -> None:
    told = text_of(parsed(as_administrator.post("/beheer/users/new/", NEW)))
    assert "Zo kan deze persoon nergens bij." in told
    assert not User.objects.filter(username="Anja").exists()


def test_invitation__names_the_portal_as_the_team_named_it(
    as_administrator: Client, committed: Callable, db: None
) -> None:
    settings_with(portal="Afspraken aan de kust")
    team = Group.objects.get(name=TEAM).pk
    committed(as_administrator.post, "/beheer/users/new/", NEW | {"groups": team}, follow=True)
    assert "Afspraken aan de kust" in mail.outbox[-1].subject
    assert "Afspraken aan de kust" in text_of(parsed(as_administrator.get("/beheer/")).h1)


def test_name__in_other_capitals_is_taken(as_administrator: Client, committed: Callable) -> None:
    make_user("anja")
    other = make_user("bea")
    taken = "Er is al een gebruiker met deze naam."
    made = committed(as_administrator.post, "/beheer/users/new/", NEW | {"username": "ANJA"})
    assert taken in text_of(parsed(made))
    renamed = NEW | {"username": "aNJA", "is_active": "on"}
    assert taken in text_of(parsed(as_administrator.post(f"/beheer/users/edit/{other.pk}/", renamed)))
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("Anja")
    with pytest.raises(CommandError):
        call_command("createsuperuser", username="ANJA", email="a@b.example", interactive=False)


def test_name__may_change_in_its_capitals(as_administrator: Client) -> None:
    user = make_user("anja")
    values = NEW | {"username": "Anja", "is_active": "on"}
    assert as_administrator.post(f"/beheer/users/edit/{user.pk}/", values).status_code == 302
    user.refresh_from_db()
    assert user.username == "Anja"


def test_names_of_before__are_reported_and_can_be_changed() -> None:
    """Two accounts of one name, as they were possible before; they still log in by their own capitals."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_account_a_name")
    make_user("anja")
    make_user("Anja")
    assert log_in("anja", "een-lang-wachtwoord") and log_in("Anja", "een-lang-wachtwoord")
    (found,) = one_account_a_name(databases=["default"])
    assert found.id == "accounts.E001" and "Anja en anja" in found.msg and "rename_account" in found.hint
    with pytest.raises(CommandError, match="Er is al een gebruiker met deze naam"):
        call_command("rename_account", "Anja", "ANJA")
    told = StringIO()
    call_command("rename_account", "Anja", "Anja2", stdout=told)
    assert "heet nu “Anja2”" in told.getvalue()
    assert one_account_a_name(databases=["default"]) == []
