"""Which days of terms and reviews are told by mail: in time, once, and to who must act."""

from datetime import date, timedelta

from django.core import mail
from django.core.management import call_command
from django.utils import timezone

import pytest

from portal.settings.mail import mailers
from signatures.models import TermEntry, TermMail
from signatures.register.dated_facts import correct_fact, record_fact
from signatures.terms.due_mail import tell_due
from tests.factories import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def team(settings) -> None:
    settings.CONTACT_EMAIL = "team@regio.example"


@pytest.fixture
def document():
    return make_document()


def entry(document, kind: str, in_days: int, on: date = date(2019, 4, 1), **values) -> TermEntry:
    until = timezone.localdate() + timedelta(days=in_days)
    return record_fact(TermEntry(document=document, kind=kind, on=on, until=until, **values), by=None)


@pytest.mark.parametrize(
    ("kind", "in_days", "values", "told"),
    [
        ("term", 90, {}, ["loopt af"]),
        ("term", 91, {}, []),
        ("term", 0, {}, []),
        ("term", -5, {}, []),
        ("notice", 30, {}, ["opgezegd per"]),
        ("review", 60, {}, ["uiterlijk herzien"]),
        ("review", 61, {}, []),
        ("review", 0, {}, ["uiterlijk herzien"]),
        ("review", -400, {}, ["herziening te laat"]),
        ("term", 400, {"renewal_months": 12}, []),
        ("term", 100, {"renewal_months": 12, "notice_months": 1}, ["laatste dag om op te zeggen"]),
        ("term", 20, {"renewal_months": 12, "notice_months": 1}, []),
    ],
)
def test_the_team_is_told_in_time(document, kind: str, in_days: int, values: dict, told: list) -> None:
    entry(document, kind, in_days, **values)
    tell_due()
    assert [one.subject.partition(": ")[2] for one in mail.outbox] == told
    tell_due()
    assert len(mail.outbox) == TermMail.objects.count() == len(told)


def test_who_reviews__is_asked_too_and_again_when_late(document, monkeypatch, capsys) -> None:
    first = entry(document, "review", 200, owner_email="niemand@regio.example")
    values = {"until": timezone.localdate() + timedelta(days=30), "owner_email": "anja@regio.example"}
    correct_fact(first, by=None, reason="Verschreven", changes=values)
    call_command("remind")
    assert "Uiterlijk herzien: gemaild aan 2 adressen" in capsys.readouterr().out
    assert [one.to for one in mail.outbox] == [["anja@regio.example"], ["team@regio.example"]]
    assert document.get_absolute_url() in mail.outbox[0].body
    later = timezone.localdate() + timedelta(days=31)
    monkeypatch.setattr("signatures.terms.due_mail.timezone.localdate", lambda: later)
    tell_due()
    assert "nog niet vastgelegd" in mail.outbox[-1].body and len(mail.outbox) == 4


def test_a_dry_run__tells_and_sends_nothing(document) -> None:
    entry(document, "term", 10)
    ((_, words),) = tell_due(dry_run=True)
    assert words == "Loopt af: zou worden gemaild aan 1"
    assert mail.outbox == [] and not TermMail.objects.exists()


def test_without_an_address__nobody_is_told(document, settings) -> None:
    settings.CONTACT_EMAIL = ""
    entry(document, "term", 10)
    assert tell_due() == []


def test_what_fails_for_all__is_tried_again(document, settings) -> None:
    entry(document, "term", 10)
    sound = settings.MAILERS
    settings.MAILERS = mailers("smtp://127.0.0.1:1", settings.DATA_DIR)
    ((_, words),) = tell_due()
    assert "niet gemaild" in words and not TermMail.objects.exists()
    settings.MAILERS = sound
    tell_due()
    assert TermMail.objects.count() == 1


def test_it_asks_as_often__whatever_there_is(document, django_assert_num_queries) -> None:
    entry(document, "term", 400)
    tell_due()
    with django_assert_num_queries(10):
        tell_due()
    for number in range(4):
        entry(make_document(f"werkproces-{number}", kind="process"), "review", 400)
    with django_assert_num_queries(10):
        tell_due()
