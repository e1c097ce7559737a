"""The shapes of rules, the sentences, and what a version does to the one before it."""

import pytest

from documents.entry_rule import RuleError, from_data
from signatures.standing.facts import ActFact
from signatures.standing.kinds import CellState, Flag, VersionState
from signatures.standing.knowledge import Dated, Period
from signatures.standing.rules import Case, earliest_possible
from signatures.standing.signing import adopted_timeline
from signatures.standing.words import CELL_WORDS, FLAG_WORDS, SYMBOLS, VERSION_WORDS
from tests.signatures.facts import ALL_ADOPT, ALL_SIGN, Register, at, on


def test_named_partners_decide() -> None:
    register = Register()
    register.member("blaricum", "huizen", "weesp")
    register.version(1, "2019-03-01", {"type": "named", "partners": ["huizen"], "act": "signature"})
    register.sign("blaricum", "2019-03-10")
    assert register.on("2019-03-11").missing() == [("huizen", "signature")]
    register.sign("huizen", "2019-04-01")
    answer = register.on("2019-04-01")
    assert (answer.since(), answer.count(), answer.cell("weesp")) == ("2019-04-01", (1, 1), "notApplicable")
    assert answer.cell("blaricum") == "signed"


def test_one_of_several_rules_is_enough_and_the_earliest_counts() -> None:
    register = Register()
    register.member("blaricum")
    rule = {"type": "or", "rules": [ALL_SIGN, {"type": "date", "on": "2020-01-01"}]}
    register.version(1, "2019-03-01", rule)
    assert register.on("2019-12-31").since() == "2020-01-01"
    register.sign("blaricum", "2019-06-01")
    assert register.on("2019-06-01").since() == "2019-06-01"


def test_a_part_of_a_rule_once_reached_stays_while_the_others_wait() -> None:
    register = Register()
    register.member("blaricum")
    register.partner("dudok", kind="corporation")
    register.member("dudok")
    of = {kind: {"type": "all", "act": "signature", "of": kind} for kind in ("municipality", "corporation")}
    register.version(1, "2019-03-01", {"type": "and", "rules": list(of.values())})
    register.sign("blaricum", "2019-03-10")
    register.act("withdrawal", "blaricum", "2019-03-20")
    register.sign("dudok", "2019-04-01")
    assert register.on("2019-04-01").since() == "2019-04-01"


def test_a_signature_before_determining_counts_from_determining() -> None:
    register = Register()
    register.member("blaricum")
    register.version(1, "2019-03-01")
    register.sign("blaricum", "2019-02-01")
    assert register.on("2019-03-01").since() == "2019-03-01"
    assert register.on("2019-02-15").version() == "draft"


def test_the_reason_names_who_is_missing_with_what() -> None:
    register = Register()
    register.member("huizen")
    register.partner("dudok", kind="corporation")
    register.member("dudok")
    register.version(1, "2025-09-18", {"type": "and", "rules": [ALL_ADOPT, ALL_SIGN]}, label="2025")
    register.sign("huizen", "2025-11-01")
    register.act("adoption", "dudok", "2025-11-01")
    assert register.on("2025-11-20").versions[1].reason == (
        "Deze versie geldt nog niet. Nog nodig: het besluit van het college van Huizen "
        "en de handtekening van Dudok."
    )


def test_the_reason_of_a_version_that_came_and_went() -> None:
    register = Register()
    register.member("huizen")
    register.version(1, "2019-03-01", label="2019")
    register.sign("huizen", "2019-05-20")
    register.version(2, "2025-09-18", {"type": "date", "on": "2025-12-01"}, label="2025")
    assert register.on("2019-06-01").versions[1].reason == (
        "Deze versie geldt van 20 mei 2019 tot 1 december 2025."
    )
    assert register.on("2025-12-01").versions[1].reason == (
        "Deze versie gold van 20 mei 2019 tot 1 december 2025. Daarna kwam versie 2025."
    )
    assert register.on("2025-12-01").versions[1].until == on("2025-12-01")


def test_a_version_with_a_fixed_date_holds_without_partners() -> None:
    register = Register()
    for number, year in ((1, 2000), (2, 2005)):
        register.version(number, "2026-11-23", {"type": "date", "on": f"{year}-01-01"})
    assert [register.on("2003-01-01").version(number) for number in (1, 2)] == ["inForce", "draft"]
    assert [register.on("2026-12-01").version(number) for number in (1, 2)] == ["superseded", "inForce"]


def test_a_version_may_replace_another_than_the_one_before() -> None:
    register = Register()
    register.version(1, "2019-01-01", {"type": "date", "on": "2019-01-01"})
    register.member("blaricum")
    register.version(2, "2020-01-01")
    register.version(3, "2021-01-01", {"type": "date", "on": "2021-06-01"}, supersedes=1)
    answer = register.on("2021-06-01")
    assert [answer.version(number) for number in (1, 2, 3)] == ["superseded", "superseded", "inForce"]


def test_a_version_in_force_that_is_withdrawn_gives_the_former_back() -> None:
    register = Register()
    register.version(1, "2019-01-01", {"type": "date", "on": "2019-01-01"})
    register.version(2, "2020-01-01", {"type": "date", "on": "2020-01-01"})
    register.act("withdrawal", None, "2021-01-01", 2, text="Vernietigd door de rechter.")
    assert [register.on("2020-06-01").version(number) for number in (1, 2)] == ["superseded", "inForce"]
    after = register.on("2021-01-01")
    assert [after.version(number) for number in (1, 2)] == ["inForce", "withdrawn"]
    assert "Vernietigd door de rechter." in after.versions[2].reason


def test_who_was_a_member_only_after_version_two_came_does_not_owe_version_one() -> None:
    register = Register()
    register.member("blaricum")
    register.member("zorg", since="2023-05-01")
    register.version(1, "2019-03-01")
    register.version(2, "2025-09-18")
    register.sign("blaricum", "2019-04-01")
    assert register.on("2023-06-01").flags("zorg") == ("accession",)
    register.sign("blaricum", "2025-12-01", 2)
    register.sign("zorg", "2025-12-01", 2)
    assert register.on("2025-12-01").cell("zorg", 1) == "notApplicable"


def test_who_acceded_and_left_is_told_so() -> None:
    register = Register()
    register.member("blaricum")
    register.member("zorg", since="2023-05-01", until="2024-01-01")
    register.version(1, "2019-03-01")
    register.sign("blaricum", "2019-04-01")
    assert register.on("2024-01-01").cell("zorg") == "notApplicable"
    assert register.on("2024-01-01").flags("zorg") == ("accession", "left")


def test_who_comes_back_while_the_version_holds_accedes_anew() -> None:
    register = Register()
    register.member("blaricum")
    register.member("zorg", until="2020-01-01")
    register.member("zorg", since="2022-01-01")
    register.version(1, "2019-03-01", {"type": "date", "on": "2019-03-01"})
    assert [register.on(day).cell("zorg") for day in ("2019-06-01", "2020-01-01", "2022-01-01")] == [
        "open", "notApplicable", "open",
    ]  # fmt: skip
    assert register.on("2022-01-01").flags("zorg") == ("accession",)
    assert register.on("2022-01-01").count() == (0, 1)


def test_the_end_of_a_membership_is_known_from_its_own_recording() -> None:
    register = Register()
    register.member("weesp", until="2022-01-01", until_recorded=at("2021-07-01"))
    assert register.on("2022-06-01", known="2021-01-01").partners["weesp"].member
    assert not register.on("2022-06-01", known="2022-01-02").partners["weesp"].member


@pytest.mark.parametrize(
    ("rule", "earliest"),
    [
        (ALL_SIGN, None),
        ({"type": "date", "on": "2026-01-01"}, "2026-01-01"),
        ({"type": "and", "rules": [ALL_SIGN, {"type": "date", "on": "2026-01-01"}]}, "2026-01-01"),
        ({"type": "or", "rules": [ALL_SIGN, {"type": "date", "on": "2026-01-01"}]}, None),
    ],
)
def test_the_earliest_day_on_which_a_rule_can_be_met(rule, earliest) -> None:
    assert earliest_possible(from_data(rule)) == (on(earliest) if earliest else None)


def after(rule: dict, days: int) -> dict:
    return {"type": "after", "rule": rule, "days": days}


@pytest.mark.parametrize(
    ("rule", "day", "earliest"),
    [
        (after(ALL_SIGN, 10), None, "2024-01-11"),
        (after(ALL_SIGN, 10), "2023-12-01", "2024-01-11"),
        (after(ALL_SIGN, 10), "2024-02-01", "2024-02-11"),
        (after(after(ALL_SIGN, 5), 10), "2023-12-01", "2024-01-16"),
        (after(after(ALL_SIGN, 5), 10), "2024-02-01", "2024-02-16"),
        (
            after({"type": "and", "rules": [ALL_SIGN, {"type": "date", "on": "2026-01-01"}]}, 10),
            None,
            "2026-01-11",
        ),
    ],
)
def test_a_waiting_time_begins_at_the_earliest_when_the_rest_can_be_met(rule, day, earliest) -> None:
    case = Case(on("2024-01-01"), {}, {"signature": {}})
    assert earliest_possible(from_data(rule), case, on(day) if day else None) == on(earliest)


def test_without_a_case_a_waiting_time_for_acts_begins_on_no_known_day() -> None:
    assert earliest_possible(from_data(after(ALL_SIGN, 10))) is None
    assert earliest_possible(from_data(after(ALL_SIGN, 10)), on=on("2024-02-01")) == on("2024-02-11")


@pytest.mark.parametrize(
    ("done", "stood"),
    [
        (["signature"], [False]),
        (["adoption", "declaration"], [True, True]),
        (["adoption", "refusal"], [True, False]),
        (["adoption", "withdrawal", "declaration"], [True, False, False]),
        (["adoption", "withdrawal", "adoption"], [True, False, True]),
        (["adoption", "withdrawal", "signature"], [True, False, True]),
        (["refusal", "adoption"], [False, True]),
    ],
)
def test_when_an_adoption_stood(done, stood) -> None:
    days = [on(f"2024-01-0{number}") for number, _ in enumerate(done, 1)]
    acts = [
        Dated(day, ActFact(number, kind, 1, "huizen", day, at("2024-01-01")))
        for number, (kind, day) in enumerate(zip(done, days, strict=True), 1)
    ]
    assert adopted_timeline(acts) == list(zip(days, stood, strict=True))


@pytest.mark.parametrize(
    ("day", "ending", "endless"),
    [
        ("2019-12-31", False, False),
        ("2020-01-01", True, True),
        ("2020-12-31", True, True),
        ("2021-01-01", False, True),
    ],
)
def test_the_days_of_a_period(day, ending, endless) -> None:
    assert Period(on("2020-01-01"), on("2021-01-01")).covers(on(day)) is ending
    assert Period(on("2020-01-01"), None).covers(on(day)) is endless


def test_a_rule_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(RuleError, match="onbekend"):
        from_data({"type": "somehow"})


def test_every_state_and_flag_has_its_words() -> None:
    words = {VersionState: [VERSION_WORDS], CellState: [CELL_WORDS, SYMBOLS], Flag: [FLAG_WORDS]}
    for kind, tables in words.items():
        for table in tables:
            assert set(table) == set(kind)


def test_the_answer_finds_its_versions_and_cells() -> None:
    register = Register()
    register.member("blaricum", "huizen")
    register.version(1, "2019-03-01", ALL_SIGN)
    register.version(2, "2019-06-01", ALL_SIGN)
    register.sign("blaricum", "2019-03-10")
    register.sign("huizen", "2019-03-10")
    standing = register.on("2019-06-02").standing
    assert [(one.may_be_signed, one.waits, one.has_ended) for one in standing.versions] == [
        (True, False, False),
        (True, True, False),
    ]
    assert standing.version(1) is standing.in_force and standing.version(2) is standing.upcoming
    assert {slug: cell.standing for slug, cell in standing.cells(1).items()} == {
        "blaricum": "signed",
        "huizen": "signed",
    }
    assert standing.cell("huizen", 2).is_open and standing.partner("huizen").answered == {1}
    assert standing.version(3) is standing.partner("weesp") is standing.cell("weesp", 1) is None
