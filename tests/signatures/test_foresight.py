"""What would follow if a text were determined with this rule: who must sign, and by when."""

import pytest

from documents.entry_rule import from_data
from signatures.standing.foresight import Foresight, foresee
from tests.signatures.facts import ALL_SIGN, Register, on

NEXT = "2025-09-18"


def dated(day: str) -> dict:
    return {"type": "date", "on": day}


def foreseen(register: Register, rule: dict = ALL_SIGN, reference: str | None = None) -> Foresight:
    return foresee(
        register.facts,
        from_data(rule),
        determined_on=on(NEXT),
        reference_date=on(reference) if reference else None,
    )


def slugs(found: Foresight) -> dict[str, list[str]]:
    parts = {"again": found.again, "first": found.first, "spared": found.spared}
    return {name: [one.id for one in part] for name, part in parts.items()}


@pytest.fixture
def register() -> Register:
    """Three signed the version of 2019, which took 80 days; Weesp left since, and Zorg joined."""
    register = Register()
    register.member("blaricum", "huizen")
    register.member("weesp", until="2022-01-01")
    register.member("zorg", since="2023-05-01")
    register.version(1, "2019-03-01", label="2019")
    for partner, day in (("blaricum", "2019-03-10"), ("weesp", "2019-04-02"), ("huizen", "2019-05-20")):
        register.sign(partner, day)
    return register


def test_who_is_asked_again_for_the_first_time_and_no_longer(register) -> None:
    found = foreseen(register)
    assert slugs(found) == {"again": ["blaricum", "huizen"], "first": ["zorg"], "spared": ["weesp"]}
    assert [(lack.partner, lack.act) for lack in found.missing] == [
        ("blaricum", "signature"),
        ("huizen", "signature"),
        ("zorg", "signature"),
    ]
    assert found.holds_now == "2019"
    assert found.reason == (
        "Deze versie geldt nog niet. Nog nodig: de handtekeningen van Blaricum, Huizen en Zorg."
    )


def test_who_is_named_is_asked_though_it_is_no_member(register) -> None:
    found = foreseen(register, {"type": "named", "partners": ["weesp"], "act": "signature"})
    assert slugs(found) == {"again": ["weesp"], "first": [], "spared": ["blaricum", "huizen"]}
    assert [lack.partner for lack in found.missing] == ["weesp"]


def test_who_joined_after_the_reference_date_is_not_asked(register) -> None:
    assert slugs(foreseen(register, reference="2021-01-01")) == {
        "again": ["blaricum", "huizen"],
        "first": [],
        "spared": ["weesp"],
    }


def test_the_first_text_is_signed_by_all_for_the_first_time() -> None:
    register = Register()
    register.member("blaricum")
    found = foreseen(register)
    assert slugs(found) == {"again": [], "first": ["blaricum"], "spared": []}
    assert (found.holds_now, found.usual_days, found.expected) == ("", None, None)


def test_an_earlier_text_that_holds_no_more_asks_nobody_again(register) -> None:
    register.version(2, "2024-01-01", dated("2024-01-01"), label="2024")
    assert foreseen(register).holds_now == "2024"
    assert slugs(foreseen(register)) == {"again": [], "first": ["blaricum", "huizen", "zorg"], "spared": []}


@pytest.mark.parametrize(
    ("rule", "in_force_from", "earliest", "expected"),
    [
        (ALL_SIGN, None, None, "2025-12-07"),
        (dated("2026-01-01"), "2026-01-01", "2026-01-01", None),
        ({"type": "and", "rules": [ALL_SIGN, dated("2026-01-01")]}, None, "2026-01-01", "2026-01-01"),
        ({"type": "and", "rules": [ALL_SIGN, dated("2025-10-01")]}, None, "2025-10-01", "2025-12-07"),
    ],
)
def test_when_it_may_be_expected(register, rule, in_force_from, earliest, expected) -> None:
    found = foreseen(register, rule)
    days = [found.in_force_from, found.earliest, found.expected]
    assert [day.isoformat() if day else None for day in days] == [in_force_from, earliest, expected]
    assert found.usual_days == 80


def test_without_an_earlier_text_the_rule_alone_tells_when() -> None:
    register = Register()
    register.member("blaricum")
    found = foreseen(register, {"type": "and", "rules": [ALL_SIGN, dated("2026-01-01")]})
    assert (found.usual_days, found.expected) == (None, on("2026-01-01"))


def test_what_is_usual_is_the_median_of_the_texts_that_waited_for_acts(register) -> None:
    register.version(2, "2023-01-01", dated("2023-12-31"))
    register.version(3, "2024-01-01", label="2024")
    for partner in ("blaricum", "huizen", "zorg"):
        register.sign(partner, "2024-01-11", 3)
    register.version(4, "2025-01-01")
    assert foreseen(register).usual_days == 45, "80 and 10 days; by a date, and never in force, do not count"
