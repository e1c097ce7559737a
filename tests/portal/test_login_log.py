"""Logging in and failing to, in the log, without what was typed by mistake."""

from django.test import Client

import pytest

from documents.models import LedgerEntry
from tests.portal.region import make_user

pytestmark = pytest.mark.django_db


def log_in(client: Client, name: str, password: str) -> None:
    client.post("/inloggen/", {"username": name, "password": password}, REMOTE_ADDR="192.0.2.7")


def told() -> list[tuple[str, str, str]]:
    return list(LedgerEntry.objects.order_by("number").values_list("what", "who", "origin"))


def test_logging_in_and_out(client: Client) -> None:
    make_user("anja")
    log_in(client, "anja", "een-lang-wachtwoord")
    client.post("/uitloggen/", REMOTE_ADDR="192.0.2.7")
    assert told() == [("Ingelogd", "anja", "192.0.2.7"), ("Uitgelogd", "anja", "192.0.2.7")]


def test_failing_names_the_account(client: Client) -> None:
    make_user("anja")
    log_in(client, "anja", "fout")
    assert told() == [("Inloggen mislukt", "anja", "192.0.2.7")]


def test_a_password_typed_as_a_name_is_not_kept(client: Client) -> None:
    log_in(client, "een-lang-wachtwoord", "")
    log_in(client, "een-lang-wachtwoord", "anja")
    assert told() == [("Inloggen mislukt", "onbekende naam", "192.0.2.7")]
