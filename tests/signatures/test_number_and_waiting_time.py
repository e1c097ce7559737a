"""Rules that ask a number of partners, and rules that wait after they are met."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.entry_rule.rules import AfterRule, AllRule
from signatures.standing.rules import waited
from tests.signatures.facts import ALL_ADOPT, ALL_SIGN, Register, at

TWO_SIGN = {"type": "count", "number": 2, "act": "signature", "of": "members"}
NINETY_DAYS = {"type": "after", "rule": TWO_SIGN, "days": 90}


def five(rule) -> Register:
    register = Register()
    register.member("blaricum", "eemnes", "hilversum", "huizen", "laren")
    register.version(1, "2024-01-01", rule)
    return register


def test_a_number_is_reached_on_the_day_of_the_last_that_is_needed() -> None:
    register = five(TWO_SIGN | {"number": 3})
    for partner, day in (("laren", "2024-03-10"), ("blaricum", "2024-01-10"), ("huizen", "2024-02-10")):
        register.sign(partner, day)
    register.sign("eemnes", "2024-04-10")
    assert register.on("2024-03-09").version() == "determined"
    assert register.on("2024-03-09").missing() == [
        (partner, "signature") for partner in ("eemnes", "hilversum", "laren")
    ]
    assert (register.on("2024-03-10").version(), register.on("2024-05-01").since()) == (
        "inForce",
        "2024-03-10",
    )


def test_who_left_before_the_number_is_reached_counts_no_more() -> None:
    register = five(TWO_SIGN)
    register.member("weesp", until="2024-02-01")
    register.sign("weesp", "2024-01-10")
    register.sign("huizen", "2024-02-10")
    assert register.on("2024-03-01").since() is None
    register.sign("laren", "2024-02-20")
    assert register.on("2024-03-01").since() == "2024-02-20"


def test_a_number_that_was_reached_stays_reached() -> None:
    register = five(TWO_SIGN)
    register.sign("huizen", "2024-02-10")
    register.sign("laren", "2024-02-20")
    register.act("withdrawal", "laren", "2024-02-21")
    assert register.on("2024-03-01").since() == "2024-02-20"


def test_fewer_partners_than_the_number_is_never_and_says_so() -> None:
    register = five(TWO_SIGN | {"number": 20})
    for partner in ("blaricum", "eemnes", "hilversum", "huizen", "laren"):
        register.sign(partner, "2024-01-10")
    version = register.on("2030-01-01").versions[1]
    assert (version.standing, version.missing) == ("determined", ())
    assert "er zijn 20 handtekeningen nodig, en 5 partners tellen mee" in version.reason


def test_a_number_of_one_kind() -> None:
    register = five(TWO_SIGN | {"of": "corporation"})
    register.partner("dudok", "ymere", kind="corporation")
    register.member("dudok", "ymere")
    for partner in ("huizen", "laren", "dudok"):
        register.sign(partner, "2024-01-10")
    assert register.on("2024-02-01").version() == "determined"
    register.sign("ymere", "2024-01-20")
    assert register.on("2024-02-01").since() == "2024-01-20"


def test_while_it_waits_nothing_is_missing_and_the_day_is_known() -> None:
    register = five(NINETY_DAYS)
    register.sign("blaricum", "2024-01-10")
    before = register.on("2024-01-14").versions[1]
    assert "Op zijn vroegst geldt zij op 13 april 2024" in before.reason
    assert [lack.partner for lack in before.missing] == ["eemnes", "hilversum", "huizen", "laren"]
    register.sign("huizen", "2024-01-15")
    version = register.on("2024-04-13").versions[1]
    assert (version.standing, version.missing, version.in_force_from) == ("determined", (), date(2024, 4, 14))
    assert "Zij gaat gelden op 14 april 2024." in version.reason
    assert register.on("2024-04-14").version() == "inForce"


@pytest.mark.parametrize("kind", ["withdrawal", "refusal"])
def test_who_withdraws_while_it_waits_changes_nothing(kind) -> None:
    register = five(NINETY_DAYS)
    register.sign("blaricum", "2024-01-10")
    register.sign("huizen", "2024-01-15")
    register.act(kind, "huizen", "2024-02-01")
    answer = register.on("2024-02-02")
    assert (answer.missing(), answer.since()) == ([], "2024-04-14")


def test_who_leaves_while_it_waits_changes_nothing() -> None:
    register = five(NINETY_DAYS)
    register.member("weesp", until="2024-02-01")
    register.sign("weesp", "2024-01-10")
    register.sign("huizen", "2024-01-15")
    answer = register.on("2024-03-02")
    assert (answer.missing(), answer.since()) == ([], "2024-04-14")


def test_a_version_that_is_withdrawn_while_it_waits_never_comes_into_force() -> None:
    register = five(NINETY_DAYS)
    register.sign("blaricum", "2024-01-10")
    register.sign("huizen", "2024-01-15")
    register.act("withdrawal", None, "2024-04-13")
    assert (register.on("2024-05-01").version(), register.on("2024-05-01").since()) == ("withdrawn", None)


def test_one_part_waits_while_the_other_is_missing() -> None:
    register = five({"type": "and", "rules": [NINETY_DAYS, ALL_ADOPT | {"of": "careProvider"}]})
    register.partner("zorg", kind="careProvider")
    register.member("zorg")
    register.sign("blaricum", "2024-01-10")
    register.sign("huizen", "2024-01-15")
    version = register.on("2024-02-01").versions[1]
    assert [(lack.partner, lack.act) for lack in version.missing] == [("zorg", "adoption")]
    assert version.earliest == date(2024, 4, 14)
    register.act("adoption", "zorg", "2024-02-10")
    assert register.on("2024-03-01").since() == "2024-04-14"


def test_the_wait_is_known_as_what_it_waits_for_is_known() -> None:
    register = five(NINETY_DAYS)
    register.sign("blaricum", "2024-01-10")
    register.sign("huizen", "2024-01-15", recorded=at("2024-03-01"))
    assert register.on("2024-05-01", known="2024-02-01").since() is None
    assert register.on("2024-05-01", known="2024-03-02").since() == "2024-04-14"


@pytest.mark.parametrize(
    ("since", "wait", "until"),
    [
        ("2024-01-15", {"months": 2, "first_of_month": True}, "2024-03-01"),
        ("2024-01-01", {"months": 2, "first_of_month": True}, "2024-03-01"),
        ("2024-12-31", {"months": 1, "first_of_month": True}, "2025-01-01"),
        ("2024-01-31", {"months": 1}, "2024-02-29"),
        ("2023-01-31", {"months": 1}, "2023-02-28"),
        ("2024-01-15", {"months": 12}, "2025-01-15"),
        ("2024-02-29", {"months": 12}, "2025-02-28"),
        ("2024-12-31", {"months": 2}, "2025-02-28"),
        ("2024-01-15", {"days": 90}, "2024-04-14"),
        ("9999-12-30", {"days": 90}, "9999-12-31"),
        ("9999-12-30", {"months": 2}, "9999-12-31"),
    ],
)
def test_when_a_waiting_time_is_over(since, wait, until) -> None:
    rule = AfterRule(AllRule("signature"), **wait)
    assert waited(rule, date.fromisoformat(since)) == date.fromisoformat(until)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_months_end_in_the_month_so_many_later(since, months) -> None:
    over = waited(AfterRule(AllRule("signature"), months=months), since)
    first = waited(AfterRule(AllRule("signature"), months=months, first_of_month=True), since)
    assert (over.year * 12 + over.month) - (since.year * 12 + since.month) == months
    assert first == over.replace(day=1)
    assert over.day == since.day or (over + timedelta(1)).day == 1


def test_the_day_of_signing_of_all_and_a_month() -> None:
    register = five({"type": "after", "rule": ALL_SIGN, "months": 2, "firstOfMonth": True})
    for partner in ("blaricum", "eemnes", "hilversum", "huizen", "laren"):
        register.sign(partner, "2024-01-15")
    assert register.on("2024-01-20").missing() == []
    assert [register.on(day).version() for day in ("2024-02-29", "2024-03-01")] == ["determined", "inForce"]
