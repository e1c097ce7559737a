"""The screens on which the team records how long an agreement runs, and where it is told when to act."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest

from signatures.models import TermEntry
from signatures.overviews.today import today_of
from signatures.register.dated_facts import correct_fact, record_fact
from tests.factories import make_document, make_version
from tests.signatures.admin_people import client_of, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    found = make_document()
    rule = {"type": "date", "on": "2019-04-01"}
    make_version(found, determined_on=date(2019, 3, 1), label="2019", rule=rule)
    return found


@pytest.fixture
def client():
    return client_of(member("anja"))


def entry(document, kind: str, on: date, until: date | None, **values) -> TermEntry:
    return record_fact(TermEntry(document=document, kind=kind, on=on, until=until, **values), by=None)


def test_the_team_records_a_term__from_the_page_of_the_document(client, document) -> None:
    page = reverse("document_facts", args=[document.pk])
    assert page in client.get(reverse("documenten:edit", args=[document.pk])).text
    assert "geen looptijd vastgelegd" in client.get(page).text
    form = reverse("record_fact", args=[document.pk, "looptijd"])
    assert form in client.get(page).text
    told = {"on": "2019-04-01", "until": "2023-01-01", "renewal_months": "24", "notice_months": "6"}
    response = client.post(form, told, follow=True)
    assert response.redirect_chain[-1][0] == page
    row = TermEntry.objects.get()
    assert (row.kind, row.until, row.renewal_months, row.recorded_by_name) == (
        "term", date(2023, 1, 1), 24, "Anja"
    )  # fmt: skip
    assert "Stilzwijgend verlengd tot" in response.text


def test_looking_ahead__records_nothing_and_tells_what_follows(client, document) -> None:
    form = reverse("record_fact", args=[document.pk, "opzegging"])
    response = client.post(form, {"on": "2020-01-01", "until": "2021-01-01", "look": "1"})
    assert "Vervallen per 1 januari 2021: opgezegd op 1 januari 2020." in response.text
    assert not TermEntry.objects.exists()


@pytest.mark.parametrize(
    ("sort", "told", "words"),
    [
        ("looptijd", {"on": "31-31-2020"}, "Vul een datum in die bestaat."),
        ("looptijd", {"on": "2020-01-01", "until": "2019-01-01"}, "eindigt voordat zij begint"),
        ("looptijd", {"on": "2020-01-01", "renewal_months": "0"}, "Vul ten minste 1 maand in"),
        ("opzegging", {"on": "2999-01-01", "until": "2999-02-01"}, "ligt in de toekomst"),
        ("opzegging", {"on": "2020-01-01", "until": "2019-01-01"}, "Kies een latere dag"),
        ("herziening", {"on": "2020-01-01", "owner_email": "geen adres"}, "geen e-mailadres"),
    ],
)
def test_what_cannot_be__is_said_on_the_form(client, document, sort: str, told: dict, words: str) -> None:
    response = client.post(reverse("record_fact", args=[document.pk, sort]), told)
    assert response.status_code == 200 and words in response.text
    assert not TermEntry.objects.exists()


def test_setting_right__keeps_what_was_there(client, document) -> None:
    first = entry(document, "term", date(2019, 4, 1), date(2023, 1, 1))
    form = reverse("correct_fact", args=["looptijd", first.pk])
    assert client.get(form).context["form"]["until"].value() == date(2023, 1, 1)
    told = {"on": "2019-04-01", "until": "2033-01-01"}
    assert "Zonder reden kan dat niet" in client.post(form, told).text
    shown = client.post(form, told | {"reason": "Verschreven"}, follow=True).text
    assert "Hersteld op" in shown and "Verschreven" in shown and "Loopt af op 1 januari 2033." in shown
    shown = client.post(form, told | {"reason": "Nooit afgesproken", "void": "on"}, follow=True).text
    assert "Doorgehaald" in shown and "geen looptijd vastgelegd" in shown
    assert TermEntry.objects.count() == 3


def test_addresses_that_are_not_there(client, document) -> None:
    first = entry(document, "term", date(2019, 4, 1), None)
    assert client.get(reverse("record_fact", args=[document.pk, "iets"])).status_code == 404
    assert client.get(reverse("correct_fact", args=["herziening", first.pk])).status_code == 404
    assert client.get(reverse("document_facts", args=[document.pk + 99])).status_code == 404


def test_who_may_only_look__records_nothing(document) -> None:
    looker = client_of(member("bert", without=["signatures.add_termentry"]))
    form = reverse("record_fact", args=[document.pk, "looptijd"])
    shown = looker.get(reverse("document_facts", args=[document.pk]))
    assert shown.status_code == 200 and form not in shown.text
    assert looker.post(form, {"on": "2020-01-01"}).status_code in (302, 403)
    assert not TermEntry.objects.exists()


def test_today__tells_what_comes_within_ninety_days(client, document) -> None:
    today = timezone.localdate()
    entry(document, "term", date(2019, 4, 1), today + timedelta(days=40))
    entry(document, "review", date(2019, 4, 1), today - timedelta(days=1))
    assert [one.day.words for one in today_of(today).terms] == ["Herziening te laat", "Loopt af"]
    assert "Herziening te laat" in client.get(reverse("signatures_today")).text
    assert "2 dagen over looptijd of herziening" in client.get(reverse("wagtailadmin_home")).text


def test_the_page_asks_as_often__whatever_there_is(client, document) -> None:
    counted = []
    first = entry(document, "term", date(2019, 4, 1), date(2040, 1, 1))
    for number in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("document_facts", args=[document.pk]))
        counted.append(len(asked))
        for year in range(2041, 2045):
            correct_fact(first, by=None, reason="Weer anders", changes={"until": date(year + number, 1, 2)})
            entry(document, "review", date(2019, 4, 1), date(year, 1, 1))
    assert counted[0] == counted[1]
