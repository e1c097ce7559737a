"""Reservations: about which versions, from which day, until which; and the last that was declared."""

import pytest

from signatures.standing.declarations import Reservation, latest_declared, own_entry
from signatures.standing.facts import ActFact
from signatures.standing.knowledge import Dated
from tests.signatures.facts import Register, at, on


@pytest.mark.parametrize(
    ("version", "day", "carried", "own"),
    [
        (1, "2020-01-01", False, False),
        (2, "2019-12-31", False, False),
        (2, "2020-01-01", True, True),
        (2, "2020-12-31", True, True),
        (2, "2021-01-01", False, False),
        (3, "2020-06-01", True, False),
        (3, "2019-12-31", False, False),
    ],
)
def test_where_and_when_a_reservation_holds(version, day, carried, own) -> None:
    made = (2, on("2020-01-01"), on("2021-01-01"), "")
    assert Reservation(*made, carries_over=True).holds(version, on(day)) is carried
    assert Reservation(*made, carries_over=False).holds(version, on(day)) is own


def test_a_reservation_without_an_end_goes_on() -> None:
    assert Reservation(1, on("2020-01-01"), None, "", carries_over=False).holds(1, on("9999-12-31"))


def reserved(day: str, carries_over: bool, taken_back: str, about: int, until: str | None = None) -> bool:
    """Whether a reservation under version 2, made on 1 June 2020 and taken back, holds on the day."""
    register = Register()
    register.member("huizen")
    for number in (1, 2, 3):
        register.version(number, f"201{number}-01-01", {"type": "date", "on": f"202{number}-01-01"})
    register.sign("huizen", "2020-05-01", 2)
    ends = {"until": on(until)} if until else {}
    register.act(
        "declaration", "huizen", "2020-06-01", 2, declares="reservation", carries_over=carries_over, **ends
    )
    register.act("declaration", "huizen", taken_back, about, declares="reservationEnded")
    return "withReservation" in register.on(day).flags("huizen", 2)


@pytest.mark.parametrize("carries_over", [True, False])
def test_a_reservation_is_taken_back_from_a_day_on(carries_over) -> None:
    found = [
        reserved(day, carries_over, "2020-08-01", 2) for day in ("2020-06-01", "2020-07-31", "2020-08-01")
    ]
    assert found == [True, True, False]


@pytest.mark.parametrize(
    ("carries_over", "about", "holds"),
    [
        (True, 1, True),
        (True, 2, False),
        (True, 3, False),
        (False, 1, True),
        (False, 2, False),
        (False, 3, True),
    ],
)
def test_what_is_taken_back_under_another_version(carries_over, about, holds) -> None:
    assert reserved("2020-09-01", carries_over, "2020-08-01", about) is holds


@pytest.mark.parametrize(("taken_back", "holds"), [("2020-05-31", True), ("2020-06-01", False)])
def test_what_was_taken_back_before_it_was_made_is_made_anew(taken_back, holds) -> None:
    assert reserved("2020-09-01", False, taken_back, 2) is holds


@pytest.mark.parametrize(("until", "holds"), [("2020-07-01", False), ("2020-10-01", False), (None, False)])
def test_the_first_end_counts(until, holds) -> None:
    assert reserved("2020-09-01", False, "2020-08-01", 2, until) is holds
    assert reserved("2020-06-30", False, "2020-08-01", 2, until)


def declared(*told: tuple[str, str, str]) -> list[Dated]:
    return [
        Dated(on(day), ActFact(number, kind, 1, "huizen", on(day), at(day), declares=declares))
        for number, (kind, declares, day) in enumerate(told, 1)
    ]


def test_the_last_that_was_declared_by_the_day() -> None:
    acts = declared(
        ("declaration", "abstention", "2020-01-01"),
        ("declaration", "abstention", "2020-02-01"),
        ("signature", "abstention", "2020-03-01"),
        ("declaration", "inForce", "2020-03-01"),
    )
    found = [
        latest_declared(acts, "abstention", on(day)) for day in ("2020-01-31", "2020-02-01", "2020-04-01")
    ]
    assert [one.act.id for one in found if one] == [1, 2, 2]
    assert latest_declared(acts, "abstention", on("2019-12-31")) is None


def test_the_own_day_of_entry_is_the_last_that_was_declared() -> None:
    told = [("declaration", "inForce", "2020-01-01"), ("declaration", "inForce", "2020-02-01")]
    assert own_entry(declared(*told, ("signature", "inForce", "2020-03-01"))) == on("2020-02-01")
    assert own_entry(declared(("declaration", "abstention", "2020-01-01"))) is None
