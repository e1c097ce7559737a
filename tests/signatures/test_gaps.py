"""What is not right in a register, with what to do next."""

import pytest

from signatures.overviews.gaps import Gap, Payment, gaps_of
from signatures.standing import document_standing, texts_by_day
from tests.signatures.facts import ALL_ADOPT, ALL_SIGN, Register, on

DATED = {"type": "date"}


def gaps(register: Register, until: str = "2025-12-31", since: str | None = None, **rest) -> list[Gap]:
    facts = register.facts
    texts_on = texts_by_day(facts)
    return gaps_of(document_standing(facts, on(until)), texts_on, on(since) if since else None, **rest)


def kinds(found: list[Gap]) -> list[str]:
    return [gap.kind for gap in found]


def only(found: list[Gap], kind: str) -> Gap:
    (gap,) = [gap for gap in found if gap.kind == kind]
    return gap


@pytest.fixture
def register() -> Register:
    """In force from the last signature on, nothing amiss."""
    register = Register()
    register.member("blaricum", "huizen")
    register.version(1, "2019-03-01", label="2019")
    register.sign("blaricum", "2019-04-01")
    register.sign("huizen", "2019-04-01")
    return register


def test_a_sound_register_has_none(register) -> None:
    assert gaps(register) == []


def test_rule_24_a_day_without_a_text() -> None:
    """The text of 2017 lapsed on 31 December 2020, the next one held from 1 January 2021."""
    register = Register()
    register.member("huizen", since="2015-01-01")
    register.version(1, "2017-07-13", DATED | {"on": "2018-03-21"}, label="2017")
    register.version(2, "2020-12-01", DATED | {"on": "2021-01-01"}, label="2021")
    register.act("withdrawal", None, "2020-12-31")
    found = only(gaps(register, "2022-01-01"), "noText")
    assert (found.since, found.until) == (on("2020-12-31"), on("2021-01-01"))
    assert found.text == "Op 31 december 2020 was er geen versie van kracht."
    assert found.next_step and found.about_text
    assert "noText" not in kinds(gaps(register, "2020-12-30"))
    assert "noText" not in kinds(gaps(register, "2022-01-01", since="2021-01-01"))


def test_days_without_a_text_that_last(register) -> None:
    register.act("withdrawal", None, "2020-06-01")
    found = only(gaps(register), "noText")
    assert (found.until, found.text) == (None, "Sinds 1 juni 2020 is er geen versie van kracht.")


def test_a_text_that_was_applied_meanwhile_is_named(register) -> None:
    register.act("withdrawal", None, "2020-06-01")
    register.version(2, "2020-05-01", label="2020")
    register.act("declaration", None, "2020-07-01", 2, declares="provisional")
    assert "Wel werd versie 2020 voorlopig toegepast." in only(gaps(register), "noText").text


def test_two_texts_at_once(register) -> None:
    """2021 replaces 2019, not 2020; so 2020 goes on until 2022 replaces it."""
    register.version(2, "2020-01-01", DATED | {"on": "2020-02-01"}, label="2020")
    register.version(3, "2021-01-01", DATED | {"on": "2021-02-01"}, label="2021", supersedes=1)
    register.version(4, "2022-01-01", DATED | {"on": "2022-02-01"}, label="2022", supersedes=2)
    found = only(gaps(register), "twoTexts")
    assert found.text == (
        "Van 1 februari 2021 t/m 31 januari 2022 waren er 2 versies tegelijk van kracht: 2020 en 2021."
    )
    still = only(gaps(register, "2021-06-01"), "twoTexts")
    assert (still.since, still.until) == (on("2021-02-01"), None)


def test_a_version_that_was_withdrawn_later_left_no_overlap(register) -> None:
    register.version(2, "2020-01-01", DATED | {"on": "2020-02-01"})
    register.act("withdrawal", None, "2021-01-01", 2)
    assert "twoTexts" not in kinds(gaps(register))
    assert "noText" not in kinds(gaps(register))


def test_a_member_without_a_signature_on_what_is_in_force(register) -> None:
    register.member("zorg", since="2023-05-01")
    register.act("withdrawal", "huizen", "2024-01-01")
    first, second = [gap for gap in gaps(register) if gap.kind == "unsigned"]
    assert (first.partner, first.since) == ("huizen", on("2019-04-01"))
    assert "Ondertekening ingetrokken op 1 januari 2024" in first.text
    assert (second.partner, second.since) == ("zorg", on("2023-05-01"))
    assert "unsigned" in kinds(gaps(register, "2023-06-01"))
    assert "unsigned" not in kinds(gaps(register, "2023-04-30"))


def test_signatures_with_something_amiss() -> None:
    register = Register()
    register.member("huizen", since="2019-06-01")
    register.partner("blaricum")
    register.member("laren")
    register.version(
        1, "2019-03-01", {"type": "and", "rules": [ALL_SIGN, ALL_ADOPT]}, reference_date=on("2019-07-01")
    )
    register.mandate("huizen", "B. Berg", "2019-01-01")
    register.sign("huizen", "2019-07-02", signatories=("A. Bos",))
    register.sign("blaricum", "2019-07-03", signatories=("C. Dam",))
    register.sign("laren", "2019-07-01", precision="month")
    found = gaps(register)
    assert only(found, "withoutMandate").partner == "huizen"
    assert only(found, "notMember").partner == "blaricum"
    assert only(found, "dateUncertain").since == on("2019-07-31")
    assert {gap.partner for gap in found if gap.kind == "signedBeforeAdoption"} == {"huizen", "laren"}
    assert all(gap.next_step for gap in found)
    later = gaps(register, since="2019-07-03")
    assert "withoutMandate" not in kinds(later) and "notMember" in kinds(later)


@pytest.mark.parametrize(
    ("until", "costs_until", "kind"),
    [
        ("2022-01-01", None, "noCostsEnd"),
        ("2022-01-01", "2023-01-01", "paysOn"),
        ("2022-01-01", "2021-01-01", "paysNot"),
        (None, "2021-01-01", "paysNot"),
        ("2022-01-01", "2022-01-01", None),
        (None, None, None),
        ("2030-01-01", None, None),
        ("2030-01-01", "2031-01-01", None),
        (None, "2030-01-01", None),
    ],
)
def test_leaving_and_paying(register, until: str | None, costs_until: str | None, kind: str | None) -> None:
    payment = Payment(
        "huizen", on("2019-01-01"), on(until) if until else None, on(costs_until) if costs_until else None
    )
    assert kinds(gaps(register, payments=[payment])) == ([kind] if kind else [])


def test_going_on_in_another_form_is_not_leaving(register) -> None:
    payments = [
        Payment("huizen", on("2019-01-01"), on("2022-01-01"), None),
        Payment("huizen", on("2022-01-01"), None, None),
    ]
    assert gaps(register, payments=payments) == []


def test_a_version_that_waits_long(register) -> None:
    register.version(2, "2025-01-01", label="2025")
    found = only(gaps(register, "2025-12-31"), "waiting")
    assert "Versie 2025 wacht 364 dagen" in found.text and "Nog nodig" in found.text
    assert "waiting" not in kinds(gaps(register, "2025-12-31", waits_longer_than=364))
    assert "waiting" not in kinds(gaps(register, "2025-05-01"))


def test_an_empty_register_has_none() -> None:
    assert gaps(Register()) == []


@pytest.mark.parametrize("needed", [1, 2])
def test_the_same_person_on_record_twice(needed) -> None:
    """Also where the second signature leaves the partner open, because somebody else had to sign."""
    register = Register()
    register.member("dudok", signatories=needed)
    register.version(1, "2019-03-01", label="2019")
    for day in ("2019-04-01", "2019-04-02"):
        register.sign("dudok", day, signatories=("A. Bos",))
    found = only(gaps(register), "twice")
    assert (found.partner, found.version, found.title) == ("dudok", 1, "Twee keer getekend")
    assert "Dudok staat meer dan één keer vast" in found.text and "haal door" in found.next_step
