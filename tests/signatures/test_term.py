"""How long an agreement runs: end, tacit renewal, notice and review, on any day and as known on any day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signatures.overviews.gaps import text_gaps
from signatures.overviews.pairwise import text_between
from signatures.standing import document_standing, texts_by_day
from signatures.standing.facts import TermFact, months_later
from signatures.standing.term import TermOnDay, lapses_of, months_words, term_on
from tests.signatures.facts import Register, at, on


def in_force() -> Register:
    """Huizen and Blaricum signed; in force since 1 February 2020."""
    register = Register()
    register.member("huizen", "blaricum")
    register.version(1, "2020-01-01")
    register.sign("huizen", "2020-01-15")
    register.sign("blaricum", "2020-02-01")
    return register


def words(register: Register, day: str, known: str | None = None) -> str:
    return register.on(day, known).standing.term.words


def test_nothing_agreed__nothing_ends() -> None:
    answer = in_force().on("2099-01-01")
    assert answer.standing.term == TermOnDay(on("2099-01-01"))
    assert not answer.standing.term.sentences and not answer.standing.term.days
    assert (answer.version(), answer.versions[1].until) == ("inForce", None)


def test_a_fixed_term__ends_the_text_and_says_so() -> None:
    register = in_force()
    register.term("2020-02-01", "2025-01-01")
    before, after = register.on("2024-12-31"), register.on("2025-01-01")
    assert (before.version(), before.versions[1].until) == ("inForce", date(2025, 1, 1))
    assert before.versions[1].reason == "Deze versie geldt van 1 februari 2020 tot 1 januari 2025."
    assert words(register, "2024-12-31") == "Loopt af op 1 januari 2025."
    assert after.version() == "expired"
    assert after.standing.in_force is None
    assert after.versions[1].reason == (
        "Vervallen per 1 januari 2025: de looptijd is om. "
        "Deze versie gold van 1 februari 2020 tot 1 januari 2025."
    )
    assert "ngetrokken" not in after.versions[1].reason + words(register, "2025-01-01")
    assert after.cell("huizen") == "signed"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (
            "2022-06-30",
            "Loopt tot 1 januari 2023. Opzeggen kan tot 1 juli 2022. Daarna steeds 2 jaar verlengd.",
        ),
        (
            "2022-07-01",
            "Loopt tot 1 januari 2023, en wordt dan stilzwijgend verlengd tot 1 januari 2025.",
        ),
        (
            "2023-01-01",
            "Stilzwijgend verlengd tot 1 januari 2025. Opzeggen kan tot 1 juli 2024. "
            "Daarna steeds 2 jaar verlengd.",
        ),
        (
            "2031-12-31",
            "Stilzwijgend verlengd tot 1 januari 2033. Opzeggen kan tot 1 juli 2032. "
            "Daarna steeds 2 jaar verlengd.",
        ),
    ],
)
def test_tacit_renewal__counts_from_the_current_term(day: str, told: str) -> None:
    register = in_force()
    register.term("2020-02-01", "2023-01-01", renewal_months=24, notice_months=6)
    answer = register.on(day)
    assert (answer.version(), answer.versions[1].until) == ("inForce", None)
    assert words(register, day) == told


def test_notice__ends_it_on_the_day_it_takes_effect() -> None:
    register = in_force()
    register.term("2020-02-01", "2023-01-01", renewal_months=12, notice_months=6)
    register.notice("2024-05-03", "2025-01-01")
    assert words(register, "2024-05-02").startswith("Stilzwijgend verlengd tot 1 januari 2025.")
    assert words(register, "2024-05-03") == "Opgezegd per 1 januari 2025, op 3 mei 2024."
    assert register.on("2024-12-31").version() == "inForce"
    assert register.on("2025-01-01").versions[1].reason == (
        "Vervallen per 1 januari 2025: opgezegd op 3 mei 2024. "
        "Deze versie gold van 1 februari 2020 tot 1 januari 2025."
    )


@pytest.mark.parametrize(
    ("given", "ends", "told"),
    [
        ("2024-06-30", "2025-01-01", "Opgezegd per 1 januari 2025, op 30 juni 2024."),
        (
            "2024-07-01",
            "2025-01-01",
            "Opgezegd per 1 januari 2025, op 1 juli 2024. "
            "Opzeggen kon tot en met 30 juni 2024: dit kwam te laat.",
        ),
        ("2024-07-01", "2026-01-01", "Opgezegd per 1 januari 2026, op 1 juli 2024."),
    ],
)
def test_notice_that_came_late__is_said_and_stops_nothing(given: str, ends: str, told: str) -> None:
    register = in_force()
    register.term("2020-02-01", "2023-01-01", renewal_months=12, notice_months=6)
    register.notice(given, ends)
    assert words(register, "2024-12-01") == told
    assert register.on(ends).version() == "expired"


def test_what_is_recorded_later__changes_nothing_of_what_was_known() -> None:
    register = in_force()
    term = register.term("2020-02-01", "2025-01-01", recorded="2020-02-01")
    register.said("term", "2020-02-01", "2026-01-01", recorded="2024-03-01", corrects=term)
    notice = register.notice("2024-05-03", "2024-09-01", recorded="2024-05-04")
    register.said("notice", "2024-05-03", "2024-09-01", recorded="2024-06-01", corrects=notice, void=True)
    known = {
        day: register.on("2025-06-01", day).versions[1].until
        for day in ("2024-02-28", "2024-03-02", "2024-05-05", "2024-06-02")
    }
    assert list(known.values()) == [
        date(2025, 1, 1), date(2026, 1, 1), date(2024, 9, 1), date(2026, 1, 1)
    ]  # fmt: skip
    assert register.on("2025-06-01", "2020-01-31").standing.term == TermOnDay(on("2025-06-01"))


def test_a_next_term__goes_on_or_begins_anew() -> None:
    register = in_force()
    register.term("2020-02-01", "2023-01-01")
    register.term("2023-01-01", "2025-01-01")
    register.term("2026-01-01", None)
    found = [register.on(day).version() for day in ("2023-01-01", "2024-12-31", "2025-01-01", "2026-01-01")]
    assert found == ["inForce", "inForce", "expired", "inForce"]


def test_a_text_that_waits__lapses_too_and_is_not_asked_any_more() -> None:
    register = Register()
    register.member("huizen", "blaricum")
    register.member("laren", since="2020-06-01")
    register.version(1, "2020-01-01")
    register.sign("huizen", "2020-01-15")
    register.term("2020-01-01", "2021-01-01")
    register.sign("blaricum", "2021-02-01")
    answer = register.on("2021-03-01")
    assert (answer.version(), answer.since(), answer.missing()) == ("expired", None, [])
    assert answer.versions[1].reason == (
        "Vervallen per 1 januari 2021: de looptijd is om. Deze versie heeft nooit gegolden."
    )
    early = register.on("2021-01-02")
    assert (early.cell("blaricum"), early.why("blaricum")) == (
        "superseded",
        "Niet getekend voordat deze versie verviel.",
    )
    assert early.why("laren") == ("Hoeft niet: kwam erbij op 1 juni 2020, en deze versie is vervallen.")


def test_a_text_determined_after_the_end__is_a_new_agreement() -> None:
    register = in_force()
    register.term("2020-02-01", "2021-01-01")
    register.version(2, "2021-06-01", {"type": "date", "on": "2021-07-01"})
    answer = register.on("2022-01-01")
    assert [answer.version(number) for number in (1, 2)] == ["expired", "inForce"]
    assert answer.versions[1].until == date(2021, 1, 1)


def test_who_came_first__withdrawn_or_replaced_before_the_end_stays_so() -> None:
    register = in_force()
    register.version(2, "2021-06-01", {"type": "date", "on": "2021-07-01"})
    register.act("withdrawal", None, "2022-01-01", 2)
    register.term("2020-02-01", "2023-01-01")
    answer = register.on("2023-02-01")
    assert [answer.version(number) for number in (1, 2)] == ["expired", "withdrawn"]
    register = in_force()
    register.version(2, "2021-06-01", {"type": "date", "on": "2023-01-01"})
    register.term("2020-02-01", "2023-01-01")
    register.term("2023-01-01", "2024-01-01")
    answer = register.on("2024-02-01")
    assert [answer.version(number) for number in (1, 2)] == ["superseded", "expired"]


def test_after_the_end__no_text_binds_and_none_is_missed() -> None:
    register = in_force()
    register.version(2, "2021-06-01", {"type": "date", "on": "2021-07-01"})
    register.term("2020-02-01", "2023-01-01")
    facts = register.facts
    standing = document_standing(facts, on("2023-01-01"))
    between = text_between(standing, *standing.partners)
    assert (between.verdict, between.version) == ("none", None)
    lapses = lapses_of(facts.terms)
    assert text_gaps(texts_by_day(facts), None, on("2024-01-01"), lapses) == []
    (gap,) = text_gaps(texts_by_day(facts), None, on("2024-01-01"))
    assert gap.since == on("2023-01-01")


@pytest.mark.parametrize(
    ("day", "late", "told"),
    [
        ("2021-12-31", False, ""),
        ("2022-01-01", False, "Wordt uiterlijk op 1 maart 2024 herzien."),
        ("2024-03-01", False, "Wordt uiterlijk op 1 maart 2024 herzien."),
        ("2024-03-02", True, "Herziening te laat: dat moest uiterlijk op 1 maart 2024."),
        ("2024-05-01", False, "Wordt uiterlijk op 1 maart 2027 herzien."),
        ("2027-02-01", False, ""),
    ],
)
def test_a_review__is_late_once_its_day_has_passed(day: str, late: bool, told: str) -> None:
    register = in_force()
    register.said("review", "2022-01-01", "2024-03-01")
    register.said("review", "2024-05-01", "2027-03-01")
    register.said("review", "2027-02-01", None)
    term = register.on(day).standing.term
    assert (term.review_is_late, term.review_words) == (late, told)


def test_months() -> None:
    assert months_later(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert months_later(date(2024, 8, 31), 18) == date(2026, 2, 28)
    assert (months_later(date.max, 1), months_later(date.min, -1)) == (date.max, date.min)
    assert [months_words(number) for number in (1, 12, 18, 24)] == [
        "1 maand",
        "1 jaar",
        "18 maanden",
        "2 jaar",
    ]


days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(first=days, asked=days, renewal=st.integers(1, 60), notice=st.integers(0, 24))
def test_the_current_term__covers_the_day_and_is_the_first_that_does(
    first: date, asked: date, renewal: int, notice: int
) -> None:
    fact = TermFact(1, "term", date(1999, 1, 1), first, at("1999-01-01"), renewal, notice)
    found = term_on([fact], asked)
    ends = [months_later(first, times * renewal) for times in range(1300)]
    assert found.until == next(end for end in ends if asked < end)
    assert found.lapse is None and lapses_of([fact]) == ()
    assert (found.notice_before is None) == (notice == 0)
