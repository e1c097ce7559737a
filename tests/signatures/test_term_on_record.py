"""How long an agreement runs, on a database: by verbs, never changed, and kept apart from what was known."""

from datetime import date

from django.utils import timezone

import pytest

from documents.models import Document, LedgerEntry, Version
from documents.models.immutability import ImmutableRowError
from documents.text.refusals import Refused
from search.passages.of_documents import passages_of
from search.passages.standing import standing_words
from signatures.models import Partner, Request, TermEntry
from signatures.register.dated_facts import correct_fact, record_fact
from signatures.register.standings import standing_of
from signatures.standing import VersionState
from signatures.standing.term import TermOnDay
from tests.factories import make_document, make_version
from tests.signatures.facts import at
from tests.signatures.test_register import make_partner, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def convenant() -> Document:
    return make_document()


@pytest.fixture
def version(convenant) -> Version:
    rule = {"type": "date", "on": "2019-04-01"}
    return make_version(convenant, determined_on=date(2019, 3, 1), label="2019", rule=rule)


def term(document: Document, until: date | None, **values) -> TermEntry:
    recorded = values.pop("recorded_at", None)
    row = TermEntry(document=document, kind="term", on=date(2019, 4, 1), until=until, **values)
    return record_fact(row, by=None, recorded_at=recorded)


def test_the_end__is_known_from_its_recording_on(convenant, version) -> None:
    before = timezone.now()
    term(convenant, date(2021, 1, 1))
    known = [
        standing_of(convenant, on=date(2022, 1, 1), known_on=moment).versions[0].standing
        for moment in (before, None)
    ]
    assert known == [VersionState.IN_FORCE, VersionState.EXPIRED]
    assert LedgerEntry.objects.latest("number").what == "Looptijd vastgelegd"


def test_a_correction__is_a_row_of_its_own(convenant, version) -> None:
    first = term(convenant, date(2021, 1, 1), recorded_at=at("2020-06-01"))
    right = correct_fact(first, by=None, reason="Verschreven", changes={"until": date(2031, 1, 1)})
    assert (right.corrects, right.on, right.until) == (first, first.on, date(2031, 1, 1))
    again = correct_fact(right, by=None, reason="Toch niet", changes={"until": None})
    assert again.corrects == first and standing_of(convenant).term.words == ""
    correct_fact(first, by=None, reason="Nooit afgesproken", void=True)
    nothing = standing_of(convenant)
    assert nothing.term == TermOnDay(nothing.on)
    assert TermEntry.objects.get(pk=first.pk).until == date(2021, 1, 1)
    assert LedgerEntry.objects.latest("number").what == "Looptijd doorgehaald"
    with pytest.raises(ImmutableRowError):
        first.save()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"until": date(2019, 4, 1)}, "eindigt voordat zij begint"),
        ({"kind": "notice", "until": date(2019, 3, 1)}, "Kies een latere dag"),
        ({"kind": "notice", "until": None}, "Kies een latere dag"),
        ({"until": None, "renewal_months": 12}, "tot welke dag de afspraak loopt"),
    ],
)
def test_what_cannot_be__is_refused_in_words(convenant, values: dict, words: str) -> None:
    row = TermEntry(**{"document": convenant, "kind": "term", "on": date(2019, 4, 1)} | values)
    with pytest.raises(Refused, match=words):
        record_fact(row, by=None)


def test_a_correction__needs_a_reason_and_a_change(convenant) -> None:
    row = term(convenant, None)
    with pytest.raises(Refused, match="Schrijf op waarom"):
        correct_fact(row, by=None, reason=" ", void=True)
    with pytest.raises(Refused, match="niets veranderd"):
        correct_fact(row, by=None, reason="Zomaar")


def test_the_end__closes_what_was_asked(convenant) -> None:
    text = make_version(convenant, determined_on=date(2019, 3, 1))
    partner: Partner = make_partner("huizen")
    other: Partner = make_partner("laren")
    for one in (partner, other):
        one.memberships.create(document=convenant, since=date(2019, 1, 1))
    sign(partner, text)
    opened = text.rounds.create(opened_at=timezone.now(), opened_by_name="Anja Bos")
    request = Request.objects.create(round=opened, partner=other)
    term(convenant, date(2021, 1, 1))
    request.refresh_from_db()
    assert request.closed_at is not None
    assert request.closed_reason.startswith("Deze versie is vervallen. Vervallen per 1 januari 2021")


def test_what_ended__is_found_as_lapsed(convenant, version) -> None:
    term(convenant, date(2021, 1, 1))
    passages = passages_of(convenant)
    assert {one.standing for one in passages} == {"superseded"}
    told = [standing_words(passages[0], day) for day in (date(2020, 12, 31), date(2021, 1, 1))]
    assert told == ["van kracht, vervalt per 1 januari 2021", "vervallen per 1 januari 2021"]
