"""Two tabs that send the same code at the same moment, and what is done before others have to wait."""

import re
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

from django.core import mail
from django.db import connections
from django.test import Client

import pytest

from signatures.models import Act, SigningCode
from signatures.rounds import inviting, signing
from signatures.rounds.candidates import open_round
from signatures.rounds.inviting import new_link
from tests.portal.region import make_region

SIGNER = {"tekenen-name": "Kees Vos", "tekenen-confirmed": "on"}


def code_asked() -> tuple[str, str]:
    """The address of a personal link, and the code that was sent to who has it."""
    region = make_region()
    asked = open_round(version=region.new, deadline=None, by=None).requests.get()
    _, token = new_link(request=asked, name="Kees Vos", function="", email="kees@dudok.example", by=None)
    address = f"/tekenen/{token}/"
    Client().post(address, {"keuze": "tekenen"} | SIGNER)
    found = re.search(r"Uw code: (\d{6})", mail.outbox[-1].body)
    assert found
    return address, found[1]


@pytest.mark.django_db(transaction=True)
def test_seal__is_put_before_others_wait_and_for_the_right_code_only(monkeypatch) -> None:
    """A server for timestamps may take seconds to answer."""
    address, code = code_asked()
    happened: list[str] = []

    def told(module: ModuleType, name: str) -> None:
        verb = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *a, **kw: (happened.append(name), verb(*a, **kw))[1])

    told(signing, "sign_in_portal")
    told(inviting, "locked_request")
    wrong = f"{(int(code) + 1) % 10**6:06}"
    Client().post(address, {"keuze": "code", "tekenen-code": wrong} | SIGNER)
    assert happened == ["locked_request"] and SigningCode.objects.get().attempts == 1
    happened.clear()
    Client().post(address, {"keuze": "code", "tekenen-code": code} | SIGNER)
    assert happened[:2] == ["sign_in_portal", "locked_request"]
    assert happened.count("sign_in_portal") == Act.objects.filter(method="portal").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once__make_one_signature() -> None:
    address, code = code_asked()

    def sign(_tab: int) -> int:
        try:
            return Client().post(address, {"keuze": "code", "tekenen-code": code} | SIGNER).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as tabs:
        answers = sorted(tabs.map(sign, range(2)))
    assert answers == [200, 302]
    assert Act.objects.filter(method="portal").count() == 1
    code = SigningCode.objects.get()
    assert code.used_at and code.attempts == 0
