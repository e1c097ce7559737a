"""How long an agreement runs, as readers see it: beside the text, in the chart, among the dates to come."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

import pytest
from icalendar import Calendar

from documents.models import Document
from portal.pages.live import Live
from signatures.models import TermEntry
from signatures.register.dated_facts import record_fact
from tests.factories import make_document, make_version

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def convenant() -> Document:
    found = make_document()
    rule = {"type": "date", "on": "2019-04-01"}
    make_version(found, determined_on=date(2019, 3, 1), label="2019", rule=rule)
    return found


def entry(document: Document, kind: str, on: date, until: date | None, **values) -> TermEntry:
    return record_fact(TermEntry(document=document, kind=kind, on=on, until=until, **values), by=None)


def test_beside_the_text__stands_how_long_it_runs(client: Client, convenant) -> None:
    entry(convenant, "term", date(2019, 4, 1), date(2020, 4, 1), renewal_months=12, notice_months=3)
    entry(convenant, "review", date(2019, 4, 1), TODAY - timedelta(days=1))
    for address in ("/convenant/", "/convenant/versies/1/"):
        shown = client.get(address, follow=True).text
        assert "Stilzwijgend verlengd tot" in shown
        assert "Herziening te laat." in shown
    assert "Loopt tot 1 april 2020." in client.get("/convenant/op/2019-05-01/", follow=True).text
    assert "Stilzwijgend verlengd tot" in client.get("/ondertekening/").text


def test_what_ended__reads_lapsed_and_never_withdrawn(client: Client, convenant) -> None:
    entry(convenant, "term", date(2019, 4, 1), date(2024, 1, 1))
    for address in ("/convenant/", "/convenant/versies/1/", "/ondertekening/", "/convenant/op/2024-01-01/"):
        shown = client.get(address, follow=True).text
        assert "ervallen per 1 januari 2024" in shown.replace("\n", " "), address
        assert "ngetrokken" not in shown, address
    assert "versie 2019" in client.get("/convenant/op/2023-12-31/", follow=True).text


def test_the_dates_to_come__and_the_calendar(client: Client, convenant) -> None:
    ends = TODAY + timedelta(days=200)
    entry(convenant, "term", date(2019, 4, 1), ends, renewal_months=12, notice_months=3)
    entry(convenant, "review", date(2019, 4, 1), TODAY + timedelta(days=300))
    told = [one.what for one in Live(None).dates]
    assert told == ["Laatste dag om op te zeggen", "Wordt stilzwijgend verlengd", "Uiterlijk herzien"]
    content = client.get("/agenda.ics").content
    events = [str(one["summary"]) for one in Calendar.from_ical(content).walk("VEVENT")]
    assert [one.partition(": ")[2] for one in events] == [what.lower() for what in told]
    assert client.get("/agenda.ics").content == content
    entry(convenant, "notice", TODAY, ends)
    assert [one.what for one in Live(None).dates] == ["Opgezegd per", "Uiterlijk herzien"]
