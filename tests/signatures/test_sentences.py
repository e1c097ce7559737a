"""Why a version and a cell stand as they do, to the letter: this is what people read and print."""

from dataclasses import replace

import pytest

from signatures.standing import document_standing
from signatures.standing.partner_kinds import FIRST_KINDS
from signatures.standing.reasons import progress_words
from tests.signatures.facts import ALL_ADOPT, ALL_SIGN, Register, on

NEXT = {"type": "date", "on": "2025-12-01"}


@pytest.fixture
def register() -> Register:
    """Huizen and Blaricum have to sign the version of 2019; Zorg joined later."""
    register = Register()
    register.member("huizen", "blaricum")
    register.member("zorg", since="2021-05-01")
    register.version(1, "2019-03-01", label="2019")
    return register


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Getekend op 10 april 2019."),
        ({"precision": "month"}, "Getekend in april 2019."),
        ({"precision": "unknown"}, "Getekend op onbekende datum."),
        ({"signatories": ("A. Bos",)}, "Getekend op 10 april 2019 door A. Bos."),
        (
            {"signatories": ("A. Bos", "B. Vos"), "represented_by": "de Regio"},
            "Getekend op 10 april 2019 door A. Bos en B. Vos van de Regio, tevens namens deze partner.",
        ),
        (
            {"represented_by": "de Regio"},
            "Getekend op 10 april 2019 door de Regio, tevens namens deze partner.",
        ),
        ({"text": "Met genoegen."}, "Getekend op 10 april 2019. Met genoegen."),
        (
            {"text": "Alleen huur.", "declares": "reservation"},
            "Getekend op 10 april 2019. Alleen huur.",
        ),
    ],
)
def test_a_signature(register, given, sentence) -> None:
    register.sign("huizen", "2019-04-10", **given)
    assert register.on("2019-05-01").why("huizen") == sentence


def test_a_signature_with_what_was_declared_about_it(register) -> None:
    register.sign("huizen", "2019-04-10", text="Met genoegen.")
    for day, text in (("2019-04-11", "Alleen huur."), ("2019-04-12", "Tot 2030.")):
        register.act("declaration", "huizen", day, declares="reservation", text=text)
    register.act("declaration", "huizen", "2019-04-20", declares="inForce")
    assert register.on("2019-05-01").why("huizen") == (
        "Getekend op 10 april 2019. Met genoegen. Voorbehoud: Alleen huur. Tot 2030. "
        "Geldt voor deze partner sinds 20 april 2019."
    )


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        ([], "Nog niet getekend."),
        ([("refusal", {})], "Geweigerd op 1 april 2019."),
        ([("refusal", {"text": "Te duur."})], "Geweigerd op 1 april 2019. Te duur."),
        ([("signature", {}), ("withdrawal", {})], "Ondertekening ingetrokken op 2 april 2019."),
        (
            [("signature", {}), ("withdrawal", {"text": "Nieuw college."})],
            "Ondertekening ingetrokken op 2 april 2019. Nieuw college.",
        ),
        (
            [("declaration", {"declares": "abstention"})],
            "Onthield zich op 1 april 2019: tekende niet en weigerde niet.",
        ),
    ],
)
def test_what_is_no_signature(register, done, sentence) -> None:
    for number, (kind, given) in enumerate(done, 1):
        register.act(kind, "huizen", f"2019-04-0{number}", **given)
    assert register.on("2019-05-01").why("huizen") == sentence


@pytest.mark.parametrize(
    ("day", "late"),
    [
        ("2019-05-19", ""),
        ("2019-05-20", ", toen deze versie al gold"),
        ("2019-05-21", ", toen deze versie al gold"),
    ],
)
def test_a_withdrawal_tells_when_it_comes_too_late(register, day, late) -> None:
    register.versions = []
    register.version(1, "2019-03-01", {"type": "date", "on": "2019-05-20"})
    register.sign("huizen", "2019-04-01")
    register.act("withdrawal", "huizen", day)
    number = int(day[-2:])
    assert register.on("2019-06-01").why("huizen") == f"Ondertekening ingetrokken op {number} mei 2019{late}."


def test_one_of_several_people_signed() -> None:
    register = Register()
    register.member("dudok", signatories=3)
    register.version(1, "2019-03-01")
    register.sign("dudok", "2019-04-01", signatories=("A. Bos", "B. Vos"))
    assert register.on("2019-04-02").why("dudok") == "2 van de 3 ondertekenaars hebben getekend."


def test_who_does_not_have_to_sign(register) -> None:
    register.member("weesp", until="2020-01-01")
    assert register.on("2019-02-01").why("huizen") == "Hoeft niet: deze versie was nog niet vastgesteld."
    register.member("muiden", since="2010-01-01", until="2016-01-01")
    assert register.on("2022-01-01").why("muiden") == (
        "Hoeft niet: deed niet mee op de peildatum van deze versie."
    )
    assert register.on("2022-01-01").why("zorg") == (
        "Kwam erbij op 1 mei 2021, toen deze versie al was vastgesteld. "
        "Tekenen kan, maar de versie wacht er niet op."
    )
    assert register.on("2022-01-01").why("weesp") == (
        "Hoeft niet: deed mee tot 1 januari 2020 en tekende deze versie niet."
    )
    register.act("withdrawal", None, "2023-01-01")
    assert register.on("2023-01-01").why("huizen") == "Hoeft niet: deze versie is ingetrokken."


def test_who_joined_while_the_version_held(register) -> None:
    for partner in ("huizen", "blaricum"):
        register.sign(partner, "2019-04-10")
    register.version(2, "2025-09-18", NEXT, label="2025")
    assert register.on("2022-01-01").why("zorg") == (
        "Kwam erbij op 1 mei 2021, toen deze versie al gold. Tekenen kan, maar de versie wacht er niet op."
    )
    assert register.on("2025-12-01").why("zorg") == (
        "Hoeft niet: kwam erbij op 1 mei 2021, en deze versie is vervangen."
    )


def test_who_did_not_sign_in_time(register) -> None:
    register.version(2, "2025-09-18", NEXT)
    assert register.on("2025-12-01").why("huizen") == "Niet getekend voordat deze versie werd vervangen."


def reason(register: Register, day: str, number: int = 1) -> str:
    return register.on(day).versions[number].reason


def test_a_version_from_its_draft_to_its_end(register) -> None:
    register.version(2, "2025-09-18", NEXT, label="2025")
    register.sign("blaricum", "2019-04-10")
    told = "Deze versie geldt nog niet. Nog nodig: de handtekening van Huizen."
    assert (
        reason(register, "2019-02-28") == "Deze versie was er nog niet. Zij is vastgesteld op 1 maart 2019."
    )
    assert reason(register, "2019-05-01") == told
    assert reason(register, "2025-12-01") == (
        "Deze versie heeft nooit gegolden. Versie 2025 kwam ervoor in de plaats op 1 december 2025. "
        "1 van de 2 partners heeft getekend."
    )
    register.sign("huizen", "2019-05-20")
    assert reason(register, "2019-06-01") == "Deze versie geldt van 20 mei 2019 tot 1 december 2025."
    assert reason(register, "2025-12-01") == (
        "Deze versie gold van 20 mei 2019 tot 1 december 2025. Daarna kwam versie 2025."
    )
    assert reason(register, "2025-10-01", 2) == (
        "Deze versie geldt nog niet. Zij gaat gelden op 1 december 2025."
    )
    assert reason(register, "2026-01-01", 2) == "Deze versie geldt sinds 1 december 2025."


@pytest.mark.parametrize(
    ("signed", "text", "sentence"),
    [
        (False, "", "Deze versie is ingetrokken op 1 januari 2023. Zij heeft nooit gegolden."),
        (
            False,
            "Vernietigd door de rechter.",
            "Deze versie is ingetrokken op 1 januari 2023: Vernietigd door de rechter. "
            "Zij heeft nooit gegolden.",
        ),
        (
            True,
            "",
            "Deze versie is ingetrokken op 1 januari 2023. Zij gold van 10 april 2019 tot 1 januari 2023.",
        ),
    ],
)
def test_a_version_that_is_withdrawn(register, signed, text, sentence) -> None:
    for partner in ("huizen", "blaricum") if signed else ():
        register.sign(partner, "2019-04-10")
    register.act("withdrawal", None, "2023-01-01", text=text)
    assert reason(register, "2023-01-01") == sentence


def test_a_version_that_is_applied_provisionally(register) -> None:
    register.act("declaration", None, "2019-04-01", declares="provisional")
    register.sign("blaricum", "2019-04-10")
    assert reason(register, "2019-05-01") == (
        "Deze versie wordt sinds 1 april 2019 voorlopig toegepast. "
        "Nog nodig voordat zij echt geldt: de handtekening van Huizen."
    )


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            {"type": "and", "rules": [ALL_ADOPT, {"type": "date", "on": "2020-01-01"}]},
            "Nog nodig: het besluit van het college van Huizen. Op zijn vroegst geldt zij op 1 januari 2020.",
        ),
        (
            {"type": "count", "number": 2, "act": "signature", "of": "municipality"},
            "Dat kan ook niet meer: er zijn 2 handtekeningen nodig, en 1 partner telt mee.",
        ),
    ],
)
def test_what_a_version_waits_for(rule, sentence) -> None:
    register = Register()
    register.member("huizen")
    register.version(1, "2019-03-01", rule)
    found = reason(register, "2019-05-01").removeprefix("Deze versie geldt nog niet. ")
    assert found == sentence


def test_several_lacks_are_told_one_after_another(register) -> None:
    register.versions = []
    share = {"type": "share", "numerator": 1, "denominator": 2, "act": "adoption", "of": "members"}
    register.version(1, "2019-03-01", {"type": "and", "rules": [ALL_SIGN, share]})
    assert reason(register, "2019-05-01") == (
        "Deze versie geldt nog niet. Nog nodig: de handtekeningen van Blaricum en Huizen, "
        "en 1 besluit, van Blaricum of Huizen."
    )


EITHER = {"type": "or", "rules": [ALL_ADOPT, ALL_SIGN]}


@pytest.mark.parametrize(
    ("rule", "kinds", "sentence"),
    [
        (ALL_SIGN, {}, "Nog nodig: de handtekeningen van Blaricum en Huizen."),
        (ALL_ADOPT, {}, "Nog nodig: de besluiten van de colleges van Blaricum en Huizen."),
        (
            ALL_ADOPT,
            {"blaricum": "corporation"},
            "Nog nodig: het besluit van Blaricum en het besluit van het college van Huizen.",
        ),
        (
            EITHER,
            {},
            "Nog nodig: de besluiten van de colleges van Blaricum en Huizen "
            "of de handtekeningen van Blaricum en Huizen.",
        ),
    ],
)
def test_who_is_waited_for(rule, kinds, sentence) -> None:
    register = Register()
    for partner in ("huizen", "blaricum"):
        register.partner(partner, kind=kinds.get(partner, "municipality"))
        register.member(partner)
    register.version(1, "2019-03-01", rule)
    assert reason(register, "2019-05-01") == f"Deze versie geldt nog niet. {sentence}"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("college", "het besluit van het college van Huizen"),
        ("algemeen bestuur", "het besluit van het algemeen bestuur van Huizen"),
        ("raad van toezicht", "het besluit van de raad van toezicht van Huizen"),
        ("burgemeester en wethouders", "het besluit van burgemeester en wethouders van Huizen"),
    ],
)
def test_who_decides_is_named_with_its_article(body, words) -> None:
    register = Register()
    register.member("huizen")
    register.version(1, "2019-03-01", ALL_ADOPT)
    kinds = tuple(replace(kind, body=body) for kind in FIRST_KINDS)
    found = document_standing(replace(register.facts, kinds=kinds), on("2019-05-01"))
    assert found.versions[0].reason == f"Deze versie geldt nog niet. Nog nodig: {words}."


@pytest.mark.parametrize(
    ("done", "of", "decisions", "sentence"),
    [
        (0, 0, False, ""),
        (0, 1, False, "0 van 1 partner heeft getekend."),
        (0, 3, False, "Geen van de 3 partners heeft getekend."),
        (1, 3, False, "1 van de 3 partners heeft getekend."),
        (12, 16, True, "12 van de 16 partners hebben besloten."),
        (16, 16, False, "Alle 16 partners hebben getekend."),
    ],
)
def test_how_far_the_partners_are(done, of, decisions, sentence) -> None:
    assert progress_words(done, of, decisions=decisions) == sentence


def test_the_day_itself_is_told(register) -> None:
    register.sign("huizen", "2019-04-10")
    register.sign("blaricum", "2019-04-10")
    assert [register.on(day).standing.summary for day in ("2019-04-09", "2019-04-10")] == [
        "Op 9 april 2019 is geen versie van kracht.",
        "Op 10 april 2019 is versie 2019 van kracht.",
    ]
    assert register.on("2019-04-10").versions[1].in_force_from == on("2019-04-10")
