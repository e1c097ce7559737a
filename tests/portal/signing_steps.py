"""Signing by a personal link, as the tests of it do: the mail, the code, the page."""

import re
from datetime import timedelta

from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

import pytest

from signatures.models import Act, Request
from signatures.rounds.candidates import open_round
from signatures.rounds.inviting import invite
from tests.portal.html import parsed, text_of
from tests.portal.region import Region, png

SIGNER = {"tekenen-name": "Kees Vos", "tekenen-function": "bestuurder", "tekenen-confirmed": "on"}
PAPER = png(7)


@pytest.fixture(autouse=True)
def commits(django_capture_on_commit_callbacks):
    """Mail goes out after commit; here at once."""
    cache.clear()
    with django_capture_on_commit_callbacks(execute=False):
        yield


@pytest.fixture
def asked(region: Region) -> Request:
    """What Dudok is asked: to sign version 2025."""
    deadline = timezone.localdate() + timedelta(days=20)
    return open_round(version=region.new, deadline=deadline, by=None).requests.get()


@pytest.fixture
def sending(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def address(asked: Request, sending) -> str:
    """The link in the mail to who was invited."""
    with sending():
        invite(request=asked, name="Kees Vos", function="bestuurder", email="kees@dudok.example", by=None)
    return link_in(mail.outbox[-1].body)


def link_in(body: str) -> str:
    found = re.search(r"https?://[^/]+(/tekenen/[^/\s]+/)", body)
    assert found, body
    return found[1]


def code_in(body: str) -> str:
    found = re.search(r"Uw code: (\d{6})", body)
    assert found, body
    return found[1]


def ask_code(client: Client, address: str, sending, **changes: str) -> str:
    with sending():
        shown = client.post(address, {"keuze": "tekenen"} | SIGNER | changes)
    assert "Vul de code in" in text_of(parsed(shown).h1), text_of(parsed(shown).select_one("main"))
    return code_in(mail.outbox[-1].body)


def sign_with(client: Client, address: str, code: str, **changes: str):
    return client.post(address, {"keuze": "code", "tekenen-code": code} | SIGNER | changes)


def told(response) -> str:
    response.status_code = 200
    return text_of(parsed(response).select_one("main"))


def signatures() -> int:
    return Act.objects.filter(kind="signature", method="portal").count()
