"""Who may do what, and how people get in."""

from collections.abc import Callable

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

import pytest

from portal.accounts.models import User
from portal.accounts.roles import ADMINISTRATORS, ROLES, TEAM
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, make_partner, make_user

PASSWORD = "een-lang-wachtwoord"


@pytest.fixture
def administrator(db: None) -> User:
    user = make_user("beheerder")
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    return user


def test_roles__are_made_by_the_migrations_and_hold_what_they_say(db: None) -> None:
    call_command("migrate", verbosity=0)
    for name, wanted in ROLES.items():
        user = make_user(name.split()[0].lower())
        user.groups.add(Group.objects.get(name=name))
        assert user.has_perms(wanted)
    assert set(ROLES[TEAM]) < set(ROLES[ADMINISTRATORS])


def test_groups_of_wagtail__go_unless_someone_is_in_them(db: None) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {TEAM, ADMINISTRATORS}
    for name in ("Editors", "Moderators"):
        Group.objects.create(name=name)
    make_user("anja").groups.add(Group.objects.get(name="Editors"))
    call_command("migrate", verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) == {TEAM, ADMINISTRATORS, "Editors"}


def test_admin__carries_the_name_of_the_portal(as_user: Callable[[User], Client], editor: User) -> None:
    assert text_of(parsed(as_user(editor).get("/beheer/")).select_one("h1")) == "Convenantportaal"


def test_team__manages_no_accounts(as_user: Callable[[User], Client], editor: User) -> None:
    client = as_user(editor)
    assert client.get("/beheer/").status_code == 200
    assert client.get("/beheer/users/new/").status_code == 302


def test_admin__has_no_login_of_its_own(client: Client, db: None) -> None:
    """Wagtail sends who is not logged in and asks for nothing that exists to its own page."""
    shown = client.get("/beheer/bestaat-niet/", follow=True)
    assert shown.redirect_chain[-1][0] == "/inloggen/?next=%2Fbeheer%2Fbestaat-niet%2F"
    assert client.get("/beheer/login/").url == "/inloggen/"
    assert client.get("/beheer/password_reset/").status_code == 404


def test_partner_account__is_told_that_the_admin_is_not_for_it(
    as_user: Callable[[User], Client], region: Region
) -> None:
    partner = as_user(make_user("huizen", partner=region.partners[0]))
    for address in ("/beheer/", "/beheer/documenten/"):
        shown = partner.get(address, follow=True)
        assert shown.redirect_chain[-1][0] == "/mijn/"
        assert "Het beheer is voor het regionale team" in shown.text
    partner.logout()
    asked = {"username": "huizen", "password": PASSWORD, "next": "/beheer/"}
    shown = partner.post("/inloggen/", asked, follow=True)
    assert shown.redirect_chain[-1][0] == "/mijn/"
    assert "Het beheer is voor het regionale team" in shown.text


def test_reader__who_may_not_enter_the_admin_gets_home(as_user: Callable[[User], Client], db: None) -> None:
    shown = as_user(make_user("lezer")).get("/beheer/", follow=True)
    assert shown.redirect_chain[-1][0] == "/"


def test_administrator__gives_an_account_its_organisation(
    as_user: Callable[[User], Client], administrator: User
) -> None:
    client = as_user(administrator)
    partner = make_partner("huizen", "Huizen")
    assert "Organisatie" in text_of(parsed(client.get("/beheer/users/new/")))
    values = {
        "username": "anja",
        "email": "anja@voorbeeld.example",
        "first_name": "Anja",
        "last_name": "Bos",
        "partner": partner.pk,
    }
    assert client.post("/beheer/users/new/", values).status_code == 302
    made = User.objects.get(username="anja")
    assert made.partner == partner
    assert (
        client.post(f"/beheer/users/edit/{made.pk}/", values | {"partner": "", "is_active": "on"}).status_code
        == 302
    )
    made.refresh_from_db()
    assert made.partner is None


def test_address_of_somebody_else__is_told_and_allowed(
    as_user: Callable[[User], Client], administrator: User
) -> None:
    """On making an account and on changing its address, and no more after that."""
    client = as_user(administrator)
    make_user("bea")
    values = {
        "username": "anja",
        "email": "BEA@voorbeeld.example",
        "first_name": "Anja",
        "last_name": "Bos",
        "partner": make_partner("huizen", "Huizen").pk,
    }
    told = "is ook het adres van bea"
    assert told in text_of(parsed(client.post("/beheer/users/new/", values, follow=True)))
    edit = f"/beheer/users/edit/{User.objects.get(username='anja').pk}/"
    values["is_active"] = "on"
    assert told not in text_of(parsed(client.post(edit, values, follow=True)))
    values["email"] = "anja@voorbeeld.example"
    assert told not in text_of(parsed(client.post(edit, values, follow=True)))
    values["email"] = "bea@voorbeeld.example"
    assert told in text_of(parsed(client.post(edit, values, follow=True)))


@pytest.mark.parametrize("name", ["anja", "anja@voorbeeld.example", " ANJA@voorbeeld.example "])
def test_login__takes_name_or_address(client: Client, db: None, name: str) -> None:
    make_user("anja")
    assert client.post("/inloggen/", {"username": name, "password": PASSWORD}).status_code == 302


def test_login__with_an_address_of_two_people_asks_for_the_name(client: Client, db: None) -> None:
    make_user("anja")
    make_user("bea")
    User.objects.update(email="team@voorbeeld.example")
    answer = client.post("/inloggen/", {"username": "team@voorbeeld.example", "password": PASSWORD})
    assert "horen niet bij elkaar" in text_of(parsed(answer))


def test_login__leads_to_what_was_asked_for_and_nowhere_else(
    client: Client, region: Region, editor: User
) -> None:
    def after_login(name: str, asked: str = "") -> str:
        client.logout()
        return client.post("/inloggen/", {"username": name, "password": PASSWORD, "next": asked}).url

    make_user("huizen", partner=region.partners[0])
    assert after_login("huizen") == "/mijn/"
    assert after_login("redactie") == "/beheer/"
    assert after_login("huizen", "/convenant/") == "/convenant/"
    assert after_login("huizen", "https://elders.example/") == "/mijn/"


def test_admin__asks_to_log_in_on_our_own_page(client: Client, db: None) -> None:
    assert client.get("/beheer/").url == "/inloggen/?next=/beheer/"


def test_password__can_be_changed_by_its_owner(as_user: Callable[[User], Client], db: None) -> None:
    client = as_user(make_user("anja"))
    wrong = {
        "old_password": "iets anders",
        "new_password1": "nog-een-langer-woord",
        "new_password2": "nog-een-langer-woord",
    }
    assert "oude wachtwoord klopt niet" in text_of(parsed(client.post("/account/wachtwoord/", wrong)))
    changed = client.post("/account/wachtwoord/", wrong | {"old_password": PASSWORD}, follow=True)
    assert "Uw wachtwoord is gewijzigd" in text_of(parsed(changed))
    assert User.objects.get().check_password("nog-een-langer-woord")


def test_accounts__are_listed_without_a_word_of_english(
    as_user: Callable[[User], Client], administrator: User
) -> None:
    shown = text_of(parsed(as_user(administrator).get("/beheer/users/")).select_one("main table"))
    assert "ja" in shown.split()
    assert "True" not in shown


def test_account__is_not_asked_for_a_time_zone(as_user: Callable[[User], Client], editor: User) -> None:
    assert "Africa/Abidjan" not in as_user(editor).get("/beheer/account/").text
