"""Who is reminded on a day: the rule, without anything around it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatures.rounds.due import SEND, SKIP, WAIT, Situation, chase, decide, hindrance

TODAY = date(2025, 11, 1)
INVITED = Situation(
    deadline=date(2025, 11, 15),
    reminder_days=(14, 7, 1),
    link="live",
    opened=True,
    mailed_on=date(2025, 10, 20),
)
DAYS = st.dates(min_value=date(2025, 9, 1), max_value=date(2026, 2, 1))
CASES = st.builds(
    Situation,
    deadline=st.none() | DAYS,
    reminder_days=st.lists(st.integers(0, 60), max_size=5).map(tuple),
    closed=st.sampled_from(["", "Getekend op 1 november 2025.", "Geen deelnemer meer."]),
    undecided=st.sampled_from(["", "Het college heeft nog niet besloten."]),
    handed_in=st.booleans(),
    link=st.sampled_from(["none", "live", "expired", "failed"]),
    opened=st.booleans(),
    mailed_on=st.none() | DAYS,
    reminded_on=st.none() | DAYS,
    noted=st.lists(st.tuples(DAYS, st.sampled_from(["", "Er is nog niemand uitgenodigd."]))).map(tuple),
)


def on(month: int, day: int) -> date:
    return date(2025, month, day)


def test_on_a_planned_day_a_reminder_goes_out() -> None:
    assert decide(INVITED, on(11, 1)).kind == SEND
    assert decide(INVITED, on(11, 1)).why == "Nog 14 dagen."


def test_before_the_first_planned_day_nothing_goes_out() -> None:
    found = decide(INVITED, on(10, 31))
    assert (found.kind, found.why) == (WAIT, "De volgende herinnering is op 1 november 2025.")


def test_a_day_on_which_the_computer_was_off_is_made_up_for() -> None:
    assert decide(INVITED, on(11, 3)).kind == SEND
    done = replace(INVITED, mailed_on=on(11, 3), reminded_on=on(11, 3))
    assert decide(done, on(11, 4)).kind == WAIT
    assert decide(done, on(11, 8)).kind == SEND


def test_who_was_invited_after_the_planned_day_waits_for_the_next() -> None:
    assert decide(replace(INVITED, mailed_on=on(11, 2)), on(11, 3)).kind == WAIT


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            {"undecided": "College van Huizen heeft nog niet besloten."},
            "De eigen stap van de partner gaat voor",
        ),
        ({"handed_in": True}, "moet nog worden beoordeeld"),
        ({"link": "none", "mailed_on": None}, "nog niemand uitgenodigd"),
    ],
)
def test_what_hinders_is_noted_once_for_each_planned_day(change, why) -> None:
    case = replace(INVITED, **change)
    found = decide(case, on(11, 1))
    assert found.kind == SKIP and why in found.why
    noted = replace(case, noted=((on(11, 1), found.why),))
    assert decide(noted, on(11, 2)).kind == WAIT
    assert decide(noted, on(11, 8)).kind == SKIP


def test_a_mail_that_did_not_go_out_is_sent_again_at_the_next_run() -> None:
    failed = replace(INVITED, link="failed", mailed_on=None)
    assert decide(failed, on(10, 21)).kind == SEND
    assert "Controleer het e-mailadres" in chase(failed, on(10, 21))


@given(CASES, DAYS)
def test_never_whoever_signed_left_or_awaits_its_own_step(case: Situation, day: date) -> None:
    if case.closed or case.undecided or case.handed_in or case.link == "none":
        assert decide(case, day).kind != SEND
        assert hindrance(case, day)


@given(CASES, DAYS)
def test_never_twice_on_a_day(case: Situation, day: date) -> None:
    reminded = replace(case, reminded_on=day, mailed_on=day)
    assert decide(reminded, day).kind == WAIT


@given(CASES, DAYS, st.integers(0, 40))
def test_one_planned_day_gives_one_reminder(case: Situation, day: date, later: int) -> None:
    """After a reminder there is none until the next planned day, unless its mail failed."""
    if decide(case, day).kind != SEND:
        return
    after = replace(case, link="live", reminded_on=day, mailed_on=day)
    next_day = day + timedelta(days=later)
    planned = (
        [case.deadline - timedelta(days=before) for before in case.reminder_days] if case.deadline else []
    )
    expected = SEND if later and any(day < moment <= next_day for moment in planned) else WAIT
    assert decide(after, next_day).kind == expected


@given(CASES, DAYS)
def test_every_decision_says_why(case: Situation, day: date) -> None:
    assert decide(case, day).why


@given(CASES, DAYS)
def test_nobody_is_chased_whose_request_is_closed(case: Situation, day: date) -> None:
    if case.closed:
        assert chase(case, day) == ""


@pytest.mark.parametrize(
    ("change", "day", "words"),
    [
        ({"link": "none", "mailed_on": None}, on(10, 21), "Er is nog niemand uitgenodigd."),
        ({"opened": False}, on(10, 28), "De link van 20 oktober 2025 is nog niet geopend."),
        ({"opened": False}, on(10, 22), ""),
        ({"link": "expired"}, on(10, 28), "De link is verlopen."),
        ({}, on(11, 20), "De termijn liep af op 15 november 2025."),
        ({}, on(11, 1), "Het is tijd voor een herinnering. Nog 14 dagen."),
        ({"undecided": "Het college besluit nog."}, on(11, 1), ""),
        (
            {"undecided": "Het college besluit nog."},
            on(11, 10),
            "Het college besluit nog. De termijn is bijna voorbij.",
        ),
        ({"handed_in": True}, on(11, 20), ""),
    ],
)
def test_whom_to_approach_today_and_why(change, day, words) -> None:
    assert chase(replace(INVITED, **change), day) == words
