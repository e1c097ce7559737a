"""A membership by every road: the same answer from the partner page, the list Deelnames, a file and a
succession."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

import pytest

from documents.models import Document
from documents.text.refusals import Refused
from signatures.importing.errors import RegisterErrors
from signatures.importing.reading import read_register
from signatures.importing.writing import take_over
from signatures.models import Membership, Partner, PartnerName
from signatures.register.memberships import join, leave
from signatures.register.succession import Joining, succeed
from tests.factories import make_document

pytestmark = pytest.mark.django_db
ENDED = date(2022, 3, 24)


def partner(slug: str, **values) -> Partner:
    made = Partner.objects.create(slug=slug, kind_id="municipality", **values)
    PartnerName.objects.create(partner=made, name=slug.title(), since=date(1900, 1, 1))
    return made


@pytest.fixture
def document() -> Document:
    return make_document()


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("anja"))
    return client


def by_verb(client: Client, who: Partner, document: Document, since: date) -> str:
    return refusal(lambda: join(partner=who, document=document, since=since, by=None))


def by_partner_page(client: Client, who: Partner, document: Document, since: date) -> str:
    fields = {"document": document.pk, "since": since.isoformat(), "signatories": "1", "reason": "Besluit"}
    return client.post(reverse("begin_membership", args=[who.pk]), fields).text


def by_list(client: Client, who: Partner, document: Document, since: date) -> str:
    fields = {"partner": who.pk, "document": document.pk, "since": since.isoformat(), "signatories": "1"}
    return client.post(reverse("deelnames:add"), fields).text


def by_file(client: Client, who: Partner, document: Document, since: date) -> str:
    return taken_over(who, document, {"from": since.isoformat()})


def by_succession(client: Client, who: Partner, document: Document, since: date) -> str:
    return refusal(
        lambda: succeed(
            predecessors=[partner("voorganger")],
            successors=[who],
            on=since,
            kind="transfer",
            basis="Akte",
            by=None,
            joins=[Joining(who.slug, document.pk)],
        )
    )


def refusal(verb: Callable[[], object]) -> str:
    try:
        verb()
    except Refused as error:
        return str(error)
    return ""


def taken_over(who: Partner, document: Document, period: dict) -> str:
    data = {
        "document": document.slug,
        "partners": [{"id": who.slug, "kind": who.kind_id}],
        "memberships": [{"partner": who.slug, **period}],
    }
    try:
        take_over(read_register(data))
    except RegisterErrors as error:
        assert error.problems[0].where.startswith("memberships[0]")
        return str(error)
    return ""


ROADS = pytest.mark.parametrize("join_by", [by_verb, by_partner_page, by_list, by_file, by_succession])


@ROADS
@pytest.mark.parametrize("since", [ENDED, date(2023, 1, 1)])
def test_a_dissolved_partner_does_not_join(join_by, editor, document, since) -> None:
    weesp = partner("weesp", ended_on=ENDED)
    assert "is opgeheven per 24-03-2022. Kies een eerdere dag." in join_by(editor, weesp, document, since)
    assert not Membership.objects.exists()


@ROADS
def test_one_does_not_join_twice(join_by, editor, document) -> None:
    weesp = partner("weesp")
    join(partner=weesp, document=document, since=date(2019, 1, 1), by=None)
    assert "al mee" in join_by(editor, weesp, document, date(2021, 1, 1))
    assert Membership.objects.count() == 1


@ROADS
def test_one_joins_before_the_end_of_the_organisation(join_by, editor, document) -> None:
    weesp = partner("weesp", ended_on=ENDED)
    join_by(editor, weesp, document, date(2019, 1, 1))
    row = weesp.memberships.get()
    assert (row.since, row.until, row.until_recorded_at) == (date(2019, 1, 1), None, None)


def leave_by_verb(client: Client, row: Membership, until: date) -> str:
    return refusal(lambda: leave(partner=row.partner, document=row.document, until=until, by=None))


def leave_by_partner_page(client: Client, row: Membership, until: date) -> str:
    fields = {"until": until.isoformat(), "reason": "Besluit"}
    return client.post(reverse("end_membership", args=[row.pk]), fields).text


def leave_by_list(client: Client, row: Membership, until: date) -> str:
    fields = {
        "partner": row.partner_id,
        "document": row.document_id,
        "since": row.since.isoformat(),
        "until": until.isoformat(),
        "signatories": "1",
    }
    return client.post(reverse("deelnames:edit", args=[row.pk]), fields).text


def leave_by_file(client: Client, row: Membership, until: date) -> str:
    period = {"from": row.since.isoformat(), "until": until.isoformat()}
    return taken_over(row.partner, row.document, period)


def leave_by_succession(client: Client, row: Membership, until: date) -> str:
    return refusal(
        lambda: succeed(
            predecessors=[row.partner],
            successors=[partner("opvolger")],
            on=until,
            kind="merger",
            basis="Wet",
            by=None,
        )
    )


LEAVING = pytest.mark.parametrize(
    "leave_by", [leave_by_verb, leave_by_partner_page, leave_by_list, leave_by_file, leave_by_succession]
)


@LEAVING
@pytest.mark.parametrize("until", [date(2018, 1, 1), date(2019, 1, 1)])
def test_nobody_leaves_before_joining(leave_by, editor, document, until) -> None:
    row = join(partner=partner("weesp"), document=document, since=date(2019, 1, 1), by=None)
    said = leave_by(editor, row, until)
    assert "eindigt voordat zij begint" in said or "doet pas mee" in said
    assert Membership.objects.get().until is None


@LEAVING
def test_the_end_is_known_from_when_it_is_recorded(leave_by, editor, document) -> None:
    row = join(partner=partner("weesp"), document=document, since=date(2019, 1, 1), by=None)
    leave_by(editor, row, date(2022, 1, 1))
    row.refresh_from_db()
    assert row.until == date(2022, 1, 1) and row.until_recorded_at


@LEAVING
def test_who_joined_before_it_was_known_that_the_partner_is_no_more_can_leave(
    leave_by, editor, document
) -> None:
    weesp = partner("weesp")
    row = join(partner=weesp, document=document, since=date(2023, 1, 1), by=None)
    weesp.ended_on = date(2023, 6, 1) if leave_by is leave_by_succession else ENDED
    weesp.save()
    row.refresh_from_db()
    leave_by(editor, row, date(2023, 6, 1))
    assert Membership.objects.get().until == date(2023, 6, 1)


def test_an_old_page_ends_the_period_that_it_showed(editor, document) -> None:
    weesp = partner("weesp")
    row = join(partner=weesp, document=document, since=date(2015, 1, 1), by=None, until=date(2017, 1, 1))
    join(partner=weesp, document=document, since=date(2019, 1, 1), by=None)
    assert "al beëindigd per 01-01-2017" in leave_by_partner_page(editor, row, date(2022, 1, 1))
    assert weesp.memberships.get(until=None).since == date(2019, 1, 1)


def test_who_changed_a_membership_is_kept(editor, document) -> None:
    weesp = partner("weesp")
    by_list(editor, weesp, document, date(2019, 1, 1))
    assert weesp.memberships.get().history.get().history_user.username == "anja"
