"""The rules that a naive register gets wrong; the number is that of the list in docs/ondertekening.md."""

from datetime import UTC, datetime

import pytest

from signatures.facts import ActFact
from tests.signatures.facts import ALL_ADOPT, ALL_SIGN, Register, on
from tests.signatures.regional_cases import eemnes, gap, gooise_meren, threshold, weesp

__all__ = ["eemnes", "gap", "gooise_meren", "threshold", "weesp"]

BOTH = {"type": "and", "rules": [ALL_ADOPT, ALL_SIGN]}


@pytest.fixture
def region() -> Register:
    """Three municipalities; all signed the version of 2019, and Weesp left on 1 January 2022."""
    register = Register()
    register.member("blaricum", "huizen")
    register.member("weesp", until="2022-01-01")
    register.version(1, "2019-03-01", label="2019")
    for partner, day in (("blaricum", "2019-03-10"), ("huizen", "2019-05-20"), ("weesp", "2019-04-02")):
        register.sign(partner, day)
    return register


def test_rule_01_who_left_keeps_its_signature_and_leaves_the_count(region) -> None:
    assert region.on("2021-12-31").count() == (3, 3)
    assert region.on("2022-01-01").count() == (2, 2)
    assert region.on("2026-01-01").cell("weesp") == "signed"
    assert region.on("2026-01-01").version() == "inForce"


def test_rule_02_the_dates_of_leaving_are_apart(weesp) -> None:
    """A member until 1-1-2022, named by the text until 1-3-2022, an organisation until 24-3-2022."""
    assert weesp.on("2021-12-31").partners["weesp"].member
    assert not weesp.on("2022-01-01").partners["weesp"].member
    assert weesp.on("2022-02-28").standing.in_force.label == "2021"
    assert weesp.on("2022-03-01").standing.in_force.label == "2022"
    assert weesp.on("2022-03-24").partners["weesp"].name == "Weesp"
    assert weesp.on("2022-01-01").count(1) == (2, 2)


def test_rule_03_who_joined_later_is_not_a_missing_signer_of_older_versions(region) -> None:
    region.member("zorg", since="2025-01-01")
    region.version(2, "2025-09-18", label="2025")
    region.version(3, "2026-09-18")
    for partner in ("blaricum", "huizen", "zorg"):
        region.sign(partner, "2025-12-01", 2)
    region.member("laat", since="2026-02-01")
    answer = region.on("2026-03-01")
    assert answer.cell("laat", 1) == "notApplicable"
    assert answer.cell("laat", 2) == "open"
    assert answer.flags("laat", 2) == ("accession",)
    assert answer.count(2) == (3, 3)
    assert region.on("2026-10-01").cell("laat", 3) == "open"


def test_rule_04_the_count_is_that_of_the_reference_date(region) -> None:
    region.version(2, "2025-09-18", reference_date=on("2021-06-01"))
    region.member("zorg", since="2023-05-01")
    assert region.on("2025-10-01").count(2) == (0, 2), "zorg joined after the reference date, Weesp left"
    assert region.on("2025-10-01").cell("weesp", 2) == "notApplicable"
    assert region.on("2025-10-01").flags("weesp", 2) == ("left",)


def test_rule_05_a_successor_is_no_partner_by_itself(weesp) -> None:
    answer = weesp.on("2023-01-01")
    assert not answer.partners["amsterdam"].member
    assert answer.cell("amsterdam") == "notApplicable"
    assert answer.cell("weesp") == "signed"


def test_rule_05_three_municipalities_become_one(gooise_meren) -> None:
    before, after = gooise_meren.on("2015-12-31"), gooise_meren.on("2016-01-01")
    assert before.version() == "inForce" and before.count() == (3, 3)
    assert [after.cell(partner) for partner in ("bussum", "muiden", "naarden")] == ["signed"] * 3
    assert after.cell("gooise-meren") == "open"
    assert after.flags("gooise-meren") == ("accession",)
    assert after.version() == "inForce" and after.count() == (0, 0)


def test_rule_06_a_new_name_is_no_new_party(region) -> None:
    region.partner("huizen", names=[("Huizen", "1900-01-01"), ("Huizen aan Zee", "2024-01-01")])
    assert region.on("2023-12-31").partners["huizen"].name == "Huizen"
    assert region.on("2024-01-01").partners["huizen"].name == "Huizen aan Zee"
    assert region.on("2024-01-01").cell("huizen") == "signed"


def test_rule_07_taking_part_in_part_is_taking_part_with_its_scope(eemnes) -> None:
    answer = eemnes.on("2017-06-01")
    assert answer.partners["eemnes"].scope == "alleen sociaal domein en wonen"
    assert answer.partners["eemnes"].member
    assert answer.cell("eemnes") == "open"
    assert answer.missing() == [("eemnes", "signature")]


def test_rule_07_going_on_in_part_is_not_leaving(region) -> None:
    region.member("eemnes", since="2016-01-01", until="2021-01-01")
    region.member("eemnes", since="2021-01-01", scope="alleen artikel 4")
    assert region.on("2021-06-01").cell("eemnes") == "open"
    assert region.on("2021-06-01").flags("eemnes") == ()


def test_rule_08_two_directors_sign_together() -> None:
    register = Register()
    register.member("dudok", signatories=2)
    register.version(1, "2019-03-01")
    register.sign("dudok", "2019-04-01", signatories=("A",))
    assert register.on("2019-04-02").cell("dudok") == "open"
    assert "1 van 2" in register.on("2019-04-02").why("dudok")
    register.sign("dudok", "2019-05-01", signatories=("B",))
    answer = register.on("2019-05-01")
    assert (answer.cell("dudok"), answer.since()) == ("signed", "2019-05-01")
    assert "A en B" in answer.why("dudok")


def test_rule_09_the_mandate_is_that_of_the_day_of_signing(region) -> None:
    region.mandate("blaricum", "J. de Boer", "2018-01-01", "2020-01-01")
    region.acts = [act for act in region.acts if act.partner != "blaricum"]
    region.sign("blaricum", "2019-03-10", signatories=("J. de Boer",))
    assert region.on("2026-01-01").flags("blaricum") == (), "left office since, but had the mandate then"
    region.acts.pop()
    region.sign("blaricum", "2020-01-01", signatories=("J. de Boer",))
    assert region.on("2026-01-01").flags("blaricum") == ("withoutMandate",)


def test_rule_10_who_signs_for_others_as_well_signs_for_each(region) -> None:
    """One federation, three parties: each counts, and each cell says who signed."""
    register = Register()
    register.member("federatie", "een", "twee")
    register.version(1, "2019-03-01")
    register.sign("federatie", "2019-04-01", signatories=("A. Jansen",))
    for partner in ("een", "twee"):
        register.sign(partner, "2019-04-01", signatories=("A. Jansen",), represented_by="Federatie Wonen")
    answer = register.on("2019-04-01")
    assert (answer.version(), answer.count()) == ("inForce", (3, 3))
    assert "door A. Jansen van Federatie Wonen, tevens namens deze partner" in answer.why("een")
    assert "namens" not in answer.why("federatie")


def test_rule_11_each_kind_of_partner_has_its_own_steps() -> None:
    """Municipalities decide by their college, corporations and care providers by their own bodies."""
    adopt = {"type": "all", "act": "adoption"}
    register = Register()
    register.member("huizen")
    register.partner("dudok", kind="corporation")
    register.partner("zorg", kind="careProvider")
    register.member("dudok", "zorg")
    rule = {"type": "and", "rules": [adopt | {"of": "municipality"}, adopt | {"of": "corporation"}, ALL_SIGN]}
    register.version(1, "2019-03-01", rule)
    for partner in ("huizen", "dudok", "zorg"):
        register.sign(partner, "2019-04-01")
    answer = register.on("2019-04-02")
    assert answer.missing() == [("dudok", "adoption"), ("huizen", "adoption")], "of zorg no decision is asked"
    assert "Huizen (college)" in answer.versions[1].reason
    assert "Dudok (besluit)" in answer.versions[1].reason
    assert answer.flags("zorg") == ()
    assert answer.flags("huizen") == ("signedBeforeAdoption",)


def test_rule_12_the_order_may_invert() -> None:
    register = Register()
    register.member("blaricum")
    register.version(1, "2019-03-01", BOTH)
    register.sign("blaricum", "2019-02-01")
    register.act("adoption", "blaricum", "2019-04-01")
    assert register.on("2019-03-15").missing() == [("blaricum", "adoption")]
    assert register.on("2019-04-01").since() == "2019-04-01"
    assert register.on("2019-04-01").flags("blaricum") == ("signedBeforeAdoption",)


def test_rule_13_determined_adopted_signed_and_in_force_are_four_dates() -> None:
    register = Register()
    register.member("blaricum")
    register.version(1, "2019-03-01", {"type": "and", "rules": [BOTH, {"type": "date", "on": "2020-01-01"}]})
    register.act("adoption", "blaricum", "2019-04-01")
    register.sign("blaricum", "2019-05-01")
    assert [register.on(day).version() for day in ("2019-02-28", "2019-03-01", "2019-12-31")] == [
        "draft", "determined", "determined",
    ]  # fmt: skip
    assert register.on("2019-03-31").missing() == [("blaricum", "adoption"), ("blaricum", "signature")]
    assert register.on("2019-04-01").missing() == [("blaricum", "signature")]
    assert "1 januari 2020" in register.on("2019-06-01").versions[1].reason
    assert register.on("2020-01-01").version() == "inForce"


def test_rule_14_a_reservation_is_shown_with_its_text(region) -> None:
    region.act("declaration", "huizen", "2019-05-20", text="Behoudens artikel 7.", declares="reservation")
    assert region.on("2019-05-20").flags("huizen") == ("withReservation",)
    assert region.on("2019-05-19").flags("huizen") == ()


def test_rule_15_refusal_and_withdrawal_undo_no_earlier_act() -> None:
    register = Register()
    register.member("blaricum", "huizen")
    register.version(1, "2019-03-01")
    register.act("refusal", "blaricum", "2019-03-05", text="De kosten zijn te hoog.")
    register.sign("huizen", "2019-03-06")
    assert register.on("2019-03-06").cell("blaricum") == "refused"
    register.sign("blaricum", "2019-04-01")
    register.act("withdrawal", "huizen", "2019-06-01")
    assert register.on("2019-03-31").cell("blaricum") == "refused"
    assert register.on("2019-04-01").version() == "inForce"
    after = register.on("2019-06-01")
    assert (after.cell("huizen"), after.version()) == ("withdrawn", "inForce")


def test_rule_15_a_signature_withdrawn_before_entry_into_force_does_not_count() -> None:
    register = Register()
    register.member("blaricum", "huizen")
    register.version(1, "2019-03-01")
    register.sign("huizen", "2019-03-06")
    register.act("withdrawal", "huizen", "2019-03-20")
    register.sign("blaricum", "2019-04-01")
    assert register.on("2019-05-01").version() == "determined"
    assert register.on("2019-05-01").missing() == [("huizen", "signature")]


def test_rule_15_a_withdrawal_after_entry_into_force_says_so_and_changes_nothing_of_it(region) -> None:
    region.act("withdrawal", "huizen", "2020-01-01")
    answer = region.on("2020-01-01")
    assert answer.cell("huizen") == "withdrawn"
    assert "nadat deze versie van kracht was geworden" in answer.why("huizen")
    assert (answer.version(), answer.since()) == ("inForce", "2019-05-20")


def test_rule_16_overtaken_before_all_signed() -> None:
    register = Register()
    register.member("blaricum", "huizen")
    register.version(1, "2019-03-01")
    register.version(2, "2020-03-01")
    register.sign("blaricum", "2019-03-10")
    register.sign("blaricum", "2020-03-10", 2)
    register.sign("huizen", "2020-03-10", 2)
    answer = register.on("2020-03-10")
    assert answer.version(1) == "superseded"
    assert "1 van 2 getekend" in answer.versions[1].reason
    assert (answer.cell("blaricum", 1), answer.cell("huizen", 1)) == ("signed", "superseded")


def test_rule_16_what_replaces_the_replacement_replaces_the_first() -> None:
    register = Register()
    register.member("blaricum")
    for number, year in ((1, 2019), (2, 2020), (3, 2021)):
        register.version(number, f"{year}-03-01")
    register.sign("blaricum", "2019-03-10", 1)
    register.sign("blaricum", "2021-03-10", 3)
    answer = register.on("2021-03-10")
    assert [answer.version(number) for number in (1, 2, 3)] == ["superseded", "superseded", "inForce"]


def test_rule_17_a_withdrawn_version_keeps_its_number_and_replaces_nothing(region) -> None:
    region.version(2, "2024-01-01")
    region.version(3, "2025-01-01", {"type": "date", "on": "2025-06-01"})
    region.act("withdrawal", None, "2024-03-01", 2)
    region.sign("blaricum", "2024-04-01", 2)
    region.sign("huizen", "2024-04-01", 2)
    before, after = region.on("2025-05-31"), region.on("2025-06-01")
    assert [before.version(number) for number in (1, 2, 3)] == ["inForce", "withdrawn", "determined"]
    assert [after.version(number) for number in (1, 2, 3)] == ["superseded", "withdrawn", "inForce"]


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
    assert answer.why("naarden").endswith("Voor deze partner van kracht sinds 13 oktober 2011.")
    assert answer.why("muiden").endswith("Voor deze partner van kracht sinds 1 september 2011.")
    assert "Voor deze partner" not in answer.why("bussum")


def test_rule_26_provisional_application_is_not_in_force() -> None:
    register = Register()
    register.member("blaricum")
    register.version(1, "2019-03-01")
    register.act("declaration", None, "2019-04-01", declares="provisional", until=on("2019-07-01"))
    assert [register.on(day).version() for day in ("2019-03-31", "2019-04-01", "2019-07-01")] == [
        "determined", "provisional", "determined",
    ]  # fmt: skip
    assert "voorlopig toegepast sinds 1 april 2019" in register.on("2019-04-01").versions[1].reason
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
    assert "3 van 6 besluiten, er zijn er 4 nodig" in threshold.on("2017-12-12").versions[1].reason
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
    assert "geen deelnemer" in answer.versions[1].reason
    assert answer.flags("blaricum") == ("notMember",)
