"""Which text holds between two partners on a day."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from signatures.overviews.pairwise import Between, has_effect, pairs_with, text_between
from signatures.standing import DocumentStanding, document_standing
from tests.signatures.facts import Register, at
from tests.signatures.test_standing_properties import days, registers

SHARE = {"type": "share", "numerator": 1, "denominator": 2, "act": "signature", "of": "members"}


def between(register: Register, day: str, one: str = "huizen", other: str = "dudok") -> Between:
    answer = register.on(day)
    return text_between(answer.standing, answer.partners[one], answer.partners[other])


def region() -> Register:
    """Both signed version 1; version 2 comes into force by the signature of half of them."""
    register = Register()
    register.member("huizen", "dudok")
    register.version(1, "2019-03-01", label="2019")
    register.version(2, "2025-01-01", SHARE, label="2025")
    register.sign("huizen", "2019-04-01")
    register.sign("dudok", "2019-05-01")
    return register


def test_both_signed_what_is_in_force() -> None:
    found = between(region(), "2020-01-01")
    assert (found.verdict, found.version.number) == ("current", 1)
    assert found.why.startswith("Beide tekenden versie 2019. Deze versie geldt sinds 1 mei 2019")


def test_one_did_not_sign_the_newer_text() -> None:
    register = region()
    register.sign("huizen", "2025-02-01", 2)
    found = between(register, "2025-06-01")
    assert (found.verdict, found.version.number) == ("older", 1)
    assert "Versie 2025: Dudok tekende niet." in found.why
    register.sign("dudok", "2025-07-01", 2)
    assert between(register, "2025-06-30").verdict == "older"
    assert (between(register, "2025-07-01").verdict, between(register, "2025-07-01").version.number) == (
        "current",
        2,
    )


def test_a_refusal_is_told() -> None:
    register = region()
    register.sign("huizen", "2025-02-01", 2)
    register.act("refusal", "dudok", "2025-03-01", 2)
    assert "Dudok weigerde" in between(register, "2025-06-01").why


def test_before_anything_is_in_force_there_is_none() -> None:
    found = between(region(), "2019-04-15")
    assert (found.verdict, found.version) == ("none", None)
    assert "Dudok tekende niet" in found.why


def test_signed_by_both_but_not_in_force() -> None:
    register = region()
    register.member("laren", since="2025-05-01")
    register.version(3, "2025-08-01", label="2026")
    register.sign("huizen", "2025-09-01", 3)
    register.sign("dudok", "2025-09-01", 3)
    found = between(register, "2025-10-01")
    assert (found.verdict, found.version.number) == ("current", 1)
    assert "Versie 2026 tekenden beide, maar die is nog niet voor beide van kracht." in found.why


def test_applied_provisionally() -> None:
    register = region()
    register.member("laren", since="2025-05-01")
    register.version(3, "2025-08-01", label="2026")
    register.act("declaration", None, "2025-08-02", 3, declares="provisional")
    register.sign("huizen", "2025-09-01", 3)
    register.sign("dudok", "2025-09-01", 3)
    found = between(register, "2025-10-01")
    assert (found.verdict, found.version.number) == ("provisional", 3)


def test_rule_25_own_days_of_entry_into_force() -> None:
    """In force for Muiden on 1 September, for Naarden on 13 October: between them from the later day on."""
    register = Register()
    register.member("muiden", "naarden", "bussum", since="2011-01-01")
    register.version(1, "2011-06-01", label="2011")
    for partner, day in (("muiden", "2011-09-01"), ("naarden", "2011-10-13")):
        register.sign(partner, "2011-08-22")
        register.act("declaration", partner, day, declares="inForce", recorded=at("2011-08-23"))
    assert between(register, "2011-10-12", "muiden", "naarden").verdict == "none"
    found = between(register, "2011-10-13", "muiden", "naarden")
    assert found.verdict == "current"
    assert "Voor Naarden geldt zij vanaf 13 oktober 2011." in found.why
    assert between(register, "2011-10-13", "muiden", "bussum").verdict == "none"


def test_who_left_has_no_text_with_anyone() -> None:
    register = region()
    register.member("weesp", until="2022-01-01")
    register.sign("weesp", "2019-04-01")
    assert between(register, "2021-12-31", other="weesp").verdict == "current"
    found = between(register, "2022-01-01", other="weesp")
    assert (found.verdict, found.why) == ("none", "Weesp doet sinds 1 januari 2022 niet meer mee.")
    assert [pair.second.id for pair in pairs_with(register.on("2022-01-01").standing, found.first)] == [
        "dudok"
    ]


def test_who_does_not_take_part_yet() -> None:
    register = region()
    register.member("zorg", since="2030-01-01")
    assert between(register, "2025-01-01", other="zorg").why == "Zorg doet pas mee vanaf 1 januari 2030."


def all_pairs(standing: DocumentStanding) -> list[Between]:
    return [text_between(standing, one, other) for one in standing.partners for other in standing.partners]


def signed(pair: Between, number: int) -> bool:
    return all(
        cell.standing == "signed"
        for partner in (pair.first, pair.second)
        for cell in partner.cells
        if cell.version == number
    )


@given(registers(), days)
def test_it_is_the_newest_text_with_effect_that_both_signed(facts, day) -> None:
    standing = document_standing(facts, day)
    for pair in all_pairs(standing):
        shared = [version for version in standing.versions if signed(pair, version.number)]
        candidates = [version.number for version in shared if has_effect(standing, version)]
        takes_part = pair.first.member and pair.second.member
        expected = max(candidates, default=None) if takes_part else None
        assert (pair.version.number if pair.version else None) == expected
        assert (pair.verdict == "none") == (pair.version is None)
        assert pair.why


@given(registers(), days)
def test_it_is_the_same_from_both_sides(facts, day) -> None:
    standing = document_standing(facts, day)
    for pair in all_pairs(standing):
        other = text_between(standing, pair.second, pair.first)
        assert (other.verdict, other.version) == (pair.verdict, pair.version)


@given(registers(), days, st.randoms(use_true_random=False))
def test_the_order_in_which_the_acts_are_given_does_not_matter(facts, day, random) -> None:
    acts = list(facts.acts)
    random.shuffle(acts)
    before = all_pairs(document_standing(facts, day))
    after = all_pairs(document_standing(replace(facts, acts=tuple(acts)), day))
    assert [(pair.verdict, pair.why) for pair in before] == [(pair.verdict, pair.why) for pair in after]
