"""Withdrawing a version: offered where one looks for it, with what follows told before."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from signatures.models import Act, ActKind, Request
from signatures.register.standings import standing_of
from tests.documents.admin_steps import editor
from tests.factories import make_version
from tests.signatures.round_region import make_region, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return editor()


@pytest.fixture
def version():
    """Version 2 waits for two signatures; version 1 holds."""
    old = make_region("huizen", "laren", rule={"type": "date", "on": "2020-01-01"})
    return make_version(old.document, label="2026", determined_on=date(2025, 12, 1))


def address(version) -> str:
    return reverse("withdraw_version", args=[version.pk])


def test_it_is_offered_on_the_page_of_the_version_and_of_the_document(client, version) -> None:
    for place in (
        reverse("versies:inspect", args=[version.pk]),
        reverse("documenten:edit", args=[version.document_id]),
    ):
        assert address(version) in client.get(place).text, place


def test_what_follows_is_told_before(client, version) -> None:
    make_round(version)
    shown = client.get(address(version)).text
    assert "Versie 2025 geldt dan" in shown
    assert "2 verzoeken om te tekenen" in shown and "Huizen" in shown
    assert not Act.objects.exists() and Request.objects.filter(closed_at=None).count() == 2


def test_it_is_put_on_record(client, version) -> None:
    make_round(version)
    on = timezone.localdate()
    told = {"on": f"{on:%d-%m-%Y}", "text": "Ingetrokken door de regio", "confirmed": "on"}
    client.post(address(version), told)
    act = Act.objects.get()
    assert (act.kind, act.partner, act.on, act.text) == (ActKind.WITHDRAWAL, None, on, told["text"])
    assert standing_of(version.document).version(2).standing == "withdrawn"
    assert not Request.objects.filter(closed_at=None).exists()
    assert "al ingetrokken" in client.get(address(version)).text


def test_looking_ahead_or_not_confirming_records_nothing(client, version) -> None:
    on = timezone.localdate() + timedelta(days=3)
    told = {"on": f"{on:%d-%m-%Y}", "text": "Straks"}
    shown = client.post(address(version), told | {"look": "1"})
    assert "Straks" in shown.text
    assert "Zet een vinkje" in client.post(address(version), told).text
    assert not Act.objects.exists()


def test_it_is_for_who_may_put_acts_on_record(version) -> None:
    other = editor("lezer", without=("signatures.add_act",))
    assert other.get(address(version)).status_code in (302, 403)
    assert address(version) not in other.get(reverse("versies:inspect", args=[version.pk])).text
