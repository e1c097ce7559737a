"""The rules that a naive register gets wrong; the number is that of the list in docs/ondertekening.md."""

from tests.signatures.facts import ALL_ADOPT, ALL_SIGN, Register, on
from tests.signatures.regional_cases import eemnes, gooise_meren, region, weesp

__all__ = ["eemnes", "gooise_meren", "region", "weesp"]


BOTH = {"type": "and", "rules": [ALL_ADOPT, ALL_SIGN]}


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
    assert "1 van de 2" in register.on("2019-04-02").why("dudok")
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
    assert "het besluit van het college van Huizen" in answer.versions[1].reason
    assert "het besluit van Dudok" in answer.versions[1].reason
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
    assert register.on("2019-04-01").flags("blaricum") == ("beforeDetermination", "signedBeforeAdoption")


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
    assert "toen deze versie al gold" in answer.why("huizen")
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
    assert "1 van de 2 partners heeft getekend" in answer.versions[1].reason
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
