"""Two tabs that send the same code at the same moment."""

import re
from concurrent.futures import ThreadPoolExecutor

from django.core import mail
from django.db import connections
from django.test import Client

import pytest

from signatures.models import Act, SigningCode
from signatures.rounds.asking import open_round
from signatures.rounds.inviting import new_link
from tests.portal.region import make_region

SIGNER = {"tekenen-name": "Kees Vos", "tekenen-confirmed": "on"}


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once__make_one_signature() -> None:
    region = make_region()
    asked = open_round(version=region.new, deadline=None, by=None).requests.get()
    _, token = new_link(request=asked, name="Kees Vos", function="", email="kees@dudok.example", by=None)
    address = f"/tekenen/{token}/"
    Client().post(address, {"keuze": "tekenen"} | SIGNER)
    found = re.search(r"Uw code: (\d{6})", mail.outbox[-1].body)
    assert found

    def sign(_tab: int) -> int:
        try:
            return Client().post(address, {"keuze": "code", "tekenen-code": found[1]} | SIGNER).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as tabs:
        answers = sorted(tabs.map(sign, range(2)))
    assert answers == [200, 302]
    assert Act.objects.filter(method="portal").count() == 1
    code = SigningCode.objects.get()
    assert code.used_at and code.attempts == 0
