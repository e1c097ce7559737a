"""Amounts with a date: which holds on a day, as known when, and how the team records them."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

import pytest

from documents.text.refusals import Refused
from signatures.models import Amount
from signatures.register.amounts import amounts_of
from signatures.register.dated_facts import record_fact
from signatures.standing.amounts import AmountFact, amounts_on, in_euros
from tests.factories import make_document, make_version
from tests.signatures.admin_people import client_of, member
from tests.signatures.facts import at, on


def fact(number: int, euros: str, since: str, until: str | None = None, **rest) -> AmountFact:
    recorded = at(rest.pop("recorded", since))
    ends = on(until) if until else None
    what = rest.pop("what", "Risicofonds")
    return AmountFact(number, what, Decimal(euros), "", "", on(since), ends, "", "", "", recorded, **rest)


@pytest.mark.parametrize(
    ("euros", "words"),
    [("150000", "€ 150.000"), ("0.20", "€ 0,20"), ("1234567.5", "€ 1.234.567,50"), ("100.00", "€ 100")],
)
def test_euros_as_people_write_them(euros: str, words: str) -> None:
    assert in_euros(Decimal(euros)) == words


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2018-12-31", ["coming", "coming", "coming"]),
        ("2019-01-01", ["coming", "coming", "holds"]),
        ("2024-06-26", ["coming", "holds", "ended"]),
        ("2025-12-31", ["coming", "ended", "ended"]),
        ("2027-01-01", ["holds", "ended", "ended"]),
    ],
)
def test_the_amount_of_a_day__is_the_last_that_began(day: str, states: list[str]) -> None:
    facts = [
        fact(3, "30", "2026-01-01"),
        fact(1, "10", "2019-01-01"),
        fact(2, "20", "2024-06-26", "2025-01-01"),
    ]
    (history,) = amounts_on(facts, on(day))
    assert [one.state for one in history.amounts] == states
    held = [one.fact.euros for one in history.amounts if one.holds]
    assert ([history.now.fact.euros] if history.now else []) == held


def test_what_is_the_same_thing__stands_together() -> None:
    facts = [
        fact(1, "10", "2019-01-01"),
        fact(2, "75", "2019-01-01", what="Beheer"),
        fact(3, "20", "2020-01-01", what="risicofonds"),
    ]
    found = amounts_on(facts, on("2021-01-01"))
    assert [(one.what, len(one.amounts)) for one in found] == [("Beheer", 1), ("risicofonds", 2)]


def test_what_is_recorded_later__changes_nothing_of_what_was_known() -> None:
    facts = [
        fact(1, "10", "2019-01-01"),
        fact(2, "12", "2019-01-01", recorded="2020-01-01", corrects=1),
        fact(3, "0", "2019-01-01", recorded="2021-01-01", corrects=1, void=True),
    ]
    known = [
        amounts_on(facts, on("2025-01-01"), at(moment))
        for moment in ("2019-06-01", "2020-06-01", "2021-06-01")
    ]
    assert [[str(one.amounts[0].fact.euros) for one in found] for found in known] == [["10"], ["12"], []]


@pytest.fixture
def document(db):
    found = make_document()
    make_version(found, determined_on=date(2019, 3, 1), rule={"type": "date", "on": "2019-04-01"})
    return found


@pytest.fixture
def client(db):
    return client_of(member("anja"))


def test_the_team_records_an_amount__with_its_article(client, document) -> None:
    form = reverse("record_fact", args=[document.pk, "bedrag"])
    key, name = list(client.get(form).context["form"].fields["article_key"].choices)[1]
    told = {
        "what": "Risicofonds",
        "euros": "€ 150.000",
        "per": "per jaar",
        "on": "2024-06-26",
        "article_key": key,
    }
    page = client.post(form, told, follow=True).text
    row = Amount.objects.get()
    assert (row.euros, row.article_key, row.article) == (Decimal("150000.00"), key, name)
    assert "Risicofonds" in page and name in page
    again = client.get(f"{form}?na={row.pk}").context["form"].initial
    assert (again["what"], again["until"]) == ("Risicofonds", None)
    correct = reverse("correct_fact", args=["bedrag", row.pk])
    client.post(correct, told | {"euros": "0,20", "reason": "Verschreven"})
    assert [one.words for one in amounts_of(document)[0].amounts] == ["€ 0,20 per jaar"]
    assert Amount.objects.count() == 2


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"euros": "veel"}, "Dit is geen bedrag"),
        ({"euros": "-5"}, "lager dan nul"),
        ({"euros": "1,234"}, "twee cijfers achter de komma"),
        ({"euros": "9" * 40}, "te groot"),
        ({"what": ""}, "waarvoor het bedrag is"),
        ({"until": "2019-01-01"}, "vervalt voordat het ingaat"),
        ({"article_key": "bestaat-niet"}, "bestaat-niet"),
    ],
)
def test_what_cannot_be__is_said_on_the_form(client, document, told: dict, words: str) -> None:
    whole = {"what": "Risicofonds", "euros": "10", "on": "2024-06-26"} | told
    response = client.post(reverse("record_fact", args=[document.pk, "bedrag"]), whole)
    assert response.status_code == 200 and words in response.text
    assert not Amount.objects.exists()


@pytest.mark.parametrize("asked", ["99", "abc", "9" * 30])
def test_after_an_amount_that_is_not_there(client, document, asked: str) -> None:
    form = reverse("record_fact", args=[document.pk, "bedrag"])
    assert client.get(f"{form}?na={asked}").status_code in (200, 404)


def test_the_database_refuses_less_than_nothing(document) -> None:
    row = Amount(document=document, what="Fonds", euros=Decimal(-1), on=date(2024, 1, 1))
    with pytest.raises(Refused, match="lager dan nul"):
        record_fact(row, by=None)


def test_readers__see_the_amount_beside_the_text_and_its_history(client, document) -> None:
    article = document.versions.get().articles.filter(type="article").first()
    for euros, since in (("100", date(2019, 4, 1)), ("150", date(2024, 6, 26))):
        row = Amount(
            document=document,
            what="Risicofonds",
            euros=Decimal(euros),
            on=since,
            share="Naar inwoners",
            article_key=article.key,
            article=str(article),
        )
        record_fact(row, by=None)
    shown = client.get(document.get_absolute_url()).text
    assert (
        shown.count("Risicofonds: € 150, sinds 26 juni 2024") == 1
        and "Verdeelsleutel: Naar inwoners" in shown
    )
    address = f"{document.get_absolute_url()}bedragen/"
    listed = client.get(address).text
    assert "€ 100" in listed and "vervallen" in listed and f"#{article.key}" in listed
    data = client.get(f"{address}json/", {"op": "2020-01-01"}).json()
    assert [(one["euros"], one["standing"]) for one in data["amounts"]] == [
        ("150.00", "coming"),
        ("100.00", "holds"),
    ]
    for form in ("xlsx", "csv", "pdf"):
        assert client.get(f"{address}{form}/").status_code == 200
    assert client.get(f"{address}doc/").status_code == 404
    assert (
        "geen bedrag vastgelegd, voor zover toen bekend" in client.get(address, {"bekend": "2001-01-01"}).text
    )


def test_the_list_asks_as_often__whatever_there_is(client, document, django_assert_num_queries) -> None:
    for number in range(1, 6):
        row = Amount(
            document=document, what=f"Fonds {number}", euros=Decimal(number), on=date(2024, 1, number)
        )
        record_fact(row, by=None)
    with django_assert_num_queries(1):
        assert len(amounts_of(document)) == 5
