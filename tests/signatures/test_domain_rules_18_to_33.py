"""The rules that a naive register gets wrong; the number is that of the list in docs/ondertekening.md."""

from datetime import UTC, datetime

import pytest

from signatures.standing.facts import ActFact
from tests.signatures.facts import ALL_ADOPT, ALL_SIGN, Register, on
from tests.signatures.regional_cases import gap, gooise_meren, region, threshold, weesp

__all__ = ["gap", "gooise_meren", "region", "threshold", "weesp"]


BOTH = {"type": "and", "rules": [ALL_ADOPT, ALL_SIGN]}


def test_rule_18_an_erratum_shares_the_signatures(region) -> None:
    region.versions = []
    region.version(1, "2019-03-01", errata=(region.erratum("1.1", "2020-06-01"),))
    assert region.on("2020-07-01").version() == "inForce"
    assert region.on("2020-07-01").count() == (3, 3)
    assert [len(region.on(day).versions[1].errata) for day in ("2020-05-31", "2020-06-01")] == [0, 1]


@pytest.mark.parametrize(
    ("day", "precision", "counts_from"),
    [
        ("2019-02-10", "month", "2019-02-28"),
        ("2019-02-10", "year", "2019-12-31"),
        ("2019-02-10", "day", "2019-02-10"),
    ],
)
def test_rule_20_an_uncertain_date_counts_from_its_last_day(day, precision, counts_from) -> None:
    register = Register()
    register.member("muiden")
    register.version(1, "2019-01-15")
    register.sign("muiden", day, precision=precision, received=on("2020-01-01"))
    assert register.on("2026-01-01").since() == counts_from
    assert ("dateUncertain" in register.on("2026-01-01").flags("muiden")) == (precision != "day")


def test_rule_20_an_unknown_date_counts_from_the_day_received_else_recorded() -> None:
    late = datetime(2019, 5, 31, 23, 30, tzinfo=UTC)
    known = ActFact(1, "signature", 1, "muiden", None, late, precision="unknown", received=on("2019-04-01"))
    unknown = ActFact(1, "signature", 1, "muiden", None, late, precision="unknown")
    assert known.counts_from == on("2019-04-01")
    assert unknown.counts_from == on("2019-06-01"), "rule 23: 23:30 UTC is the next day in Amsterdam"


def test_rule_21_what_is_recorded_late_changes_what_held_not_what_was_known() -> None:
    register = Register()
    register.member("hilversum")
    register.version(1, "2019-03-01")
    register.sign("hilversum", "2019-06-01", recorded=datetime(2020, 1, 10, tzinfo=UTC))
    assert register.on("2019-07-01", known="2019-07-01").version() == "determined"
    assert register.on("2019-07-01", known="2020-02-01").version() == "inForce"


def test_rule_21_a_correction_changes_what_held_not_what_was_known() -> None:
    register = Register()
    register.member("hilversum")
    register.version(1, "2019-03-01")
    wrong = register.sign("hilversum", "2019-06-01")
    right = register.act(
        "correction", "hilversum", "2019-04-01", corrects=wrong, recorded=datetime(2019, 9, 1, tzinfo=UTC)
    )
    assert register.on("2019-05-01", known="2019-08-01").version() == "determined"
    assert register.on("2019-05-01", known="2019-10-01").since() == "2019-04-01"
    register.act(
        "correction", "hilversum", None, corrects=wrong, void=True, recorded=datetime(2020, 1, 1, tzinfo=UTC)
    )
    assert register.on("2026-01-01").version() == "determined"
    assert register.on("2026-01-01", known="2019-10-01").version() == "inForce"
    void = register.acts[-1].id
    register.act(
        "correction", "hilversum", None, corrects=void, void=True, recorded=datetime(2021, 1, 1, tzinfo=UTC)
    )
    assert register.on("2026-01-01").since() == "2019-04-01", f"the correction {right} holds again"


def test_rule_22_in_force_before_or_after_the_last_signature() -> None:
    register = Register()
    register.member("blaricum")
    register.version(1, "2019-03-01", {"type": "date", "on": "2019-01-01"})
    register.version(2, "2020-03-01", {"type": "date", "on": "2021-01-01"})
    assert register.on("2019-01-01").version(1) == "inForce"
    assert register.on("2018-12-31").version(1) == "draft"
    assert register.on("2020-12-31").version(2) == "determined"
    assert "1 januari 2021" in register.on("2020-12-31").versions[2].reason
    assert register.on("2021-01-01").version(1) == "superseded"


def test_rule_24_a_day_without_a_text_is_said(gap) -> None:
    assert gap.on("2020-12-30").standing.in_force.number == 1
    assert gap.on("2020-12-31").standing.in_force is None
    assert "geen versie van kracht" in gap.on("2020-12-31").standing.summary
    assert gap.on("2021-01-01").standing.in_force.number == 2


def test_rule_25_in_force_may_differ_per_partner_beside_the_common_day(gooise_meren) -> None:
    answer = gooise_meren.on("2012-01-12")
    assert answer.since() == "2011-09-30", "the common day: all three had signed"
    assert answer.why("naarden").endswith("Geldt voor deze partner sinds 13 oktober 2011.")
    assert answer.why("muiden").endswith("Geldt voor deze partner sinds 1 september 2011.")
    assert "Voor deze partner" not in answer.why("bussum")


def test_rule_26_provisional_application_is_not_in_force() -> None:
    register = Register()
    register.member("blaricum")
    register.version(1, "2019-03-01")
    register.act("declaration", None, "2019-04-01", declares="provisional", until=on("2019-07-01"))
    assert [register.on(day).version() for day in ("2019-03-31", "2019-04-01", "2019-07-01")] == [
        "determined", "provisional", "determined",
    ]  # fmt: skip
    assert "wordt sinds 1 april 2019 voorlopig toegepast" in register.on("2019-04-01").versions[1].reason
    assert register.on("2019-04-01").cell("blaricum") == "open"


def test_rule_27_a_reservation_ends_and_does_not_carry_over(region) -> None:
    region.act("declaration", "huizen", "2019-06-01", declares="reservation", until=on("2020-01-01"))
    region.version(2, "2025-09-18")
    assert region.on("2019-12-31").flags("huizen") == ("withReservation",)
    assert region.on("2020-01-01").flags("huizen") == ()
    assert region.on("2025-10-01").flags("huizen", 2) == ()


def test_rule_27_a_reservation_that_was_asked_to_carry_over_does(region) -> None:
    region.act(
        "declaration",
        "huizen",
        "2019-06-01",
        declares="reservation",
        carries_over=True,
        text="Alleen bestaande woningen.",
    )
    region.version(2, "2025-09-18")
    assert region.on("2025-10-01").flags("huizen", 2) == (), "it says nothing about a text that is not signed"
    region.sign("huizen", "2025-11-01", 2)
    answer = region.on("2025-11-01")
    assert answer.flags("huizen", 2) == ("withReservation",)
    assert answer.why("huizen", 2).endswith("Voorbehoud: Alleen bestaande woningen.")


def test_rule_27_a_reservation_is_taken_back_on_its_own_day(region) -> None:
    region.act("declaration", "huizen", "2019-06-01", declares="reservation", carries_over=True)
    region.version(2, "2025-09-18")
    region.sign("huizen", "2025-11-01", 2)
    region.act("declaration", "huizen", "2026-02-01", 2, declares="reservationEnded")
    assert region.on("2026-01-31").flags("huizen", 2) == ("withReservation",)
    assert region.on("2026-02-01").flags("huizen", 2) == ()
    assert region.on("2026-01-31").flags("huizen", 1) == ("withReservation",)


def test_rule_28_a_share_is_met_months_later(threshold) -> None:
    """Two thirds of the municipalities: four of six."""
    assert threshold.on("2017-12-12").version() == "determined"
    assert "Nog nodig: 1 besluit, van Gooise-Meren" in threshold.on("2017-12-12").versions[1].reason
    assert threshold.on("2017-12-13").since() == "2017-12-13"
    assert threshold.on("2017-12-13").missing() == []


def test_rule_28_an_abstention_is_not_the_same_as_not_yet(region) -> None:
    region.version(2, "2025-09-18")
    region.act("declaration", "huizen", "2025-10-01", 2, declares="abstention")
    answer = region.on("2025-10-02")
    assert (answer.cell("huizen", 2), answer.cell("blaricum", 2)) == ("open", "open")
    assert "Onthield zich op 1 oktober 2025" in answer.why("huizen", 2)
    assert answer.why("blaricum", 2) == "Nog niet getekend."
    assert ("huizen", "signature") in answer.missing(2)


@pytest.mark.parametrize(
    ("numerator", "denominator", "reached"),
    [(1, 2, "2017-05-03"), (2, 3, "2017-05-04"), (1, 1, "2017-05-06")],
    ids=["a majority", "two thirds", "all"],
)
def test_rule_28_each_category_of_change_has_its_own_threshold(numerator, denominator, reached) -> None:
    register = Register()
    register.member(*"abcdef", since="2016-01-01")
    share = {"type": "share", "numerator": numerator, "denominator": denominator}
    register.version(1, "2017-04-01", {**share, "act": "signature", "of": "members"})
    for day, partner in enumerate("abcdef", 1):
        register.sign(partner, f"2017-05-0{day}")
    assert register.on("2018-01-01").since() == reached


def test_rule_29_a_quorum_once_reached_stays(region) -> None:
    region.act("withdrawal", "huizen", "2020-01-01")
    assert region.on("2026-01-01").since() == "2019-05-20"


def test_rule_29_the_last_one_missing_leaves() -> None:
    register = Register()
    register.member("blaricum")
    register.member("weesp", until="2022-01-01")
    register.version(1, "2019-03-01")
    register.sign("blaricum", "2019-03-10")
    assert register.on("2021-12-31").missing() == [("weesp", "signature")]
    assert register.on("2022-01-01").since() == "2022-01-01"
    assert register.on("2022-01-01").flags("weesp") == ("left",)


@pytest.mark.parametrize(
    "rule",
    [
        ALL_SIGN,
        {"type": "all", "act": "signature", "of": "careProvider"},
        {"type": "share", "numerator": 1, "denominator": 2, "act": "signature", "of": "members"},
    ],
)
def test_rule_33_nobody_is_not_everybody(rule) -> None:
    register = Register()
    register.partner("blaricum")
    register.version(1, "2019-03-01", rule)
    register.sign("blaricum", "2019-03-10")
    answer = register.on("2026-01-01")
    assert (answer.version(), answer.count(), answer.missing()) == ("determined", (0, 0), [])
    assert "deed er niemand mee" in answer.versions[1].reason
    assert answer.flags("blaricum") == ("notMember",)
