"""A unit keeps its key from one text to the next, whatever number, place or wording it gets."""

from documents.comparison.alignment import carry_keys, matches
from documents.text import Paragraph, Run, Text, Unit, UnitType
from documents.text.keys import with_keys

BODIES = {
    "aanbod": "De corporaties stellen jaarlijks vijftig woningen beschikbaar voor de doelgroep.",
    "fonds": "De gemeenten storten ieder kalenderjaar een bijdrage in het risicofonds naar inwonertal.",
    "zorg": "De zorgaanbieder begeleidt de huurder zolang het huurcontract op naam van de aanbieder staat.",
    "overlast": "Bij klachten over geluid overlegt de verhuurder binnen vijf werkdagen met de begeleider.",
    "nazorg": "Na afloop van de begeleiding houdt de consulent nog twaalf maanden een vinger aan de pols.",
}


def unit(number: str, body: str = "", heading: str = "", kind: UnitType = "article", level: int = 1) -> Unit:
    names = {"article": "Artikel", "heading": "Hoofdstuk", "annex": "Bijlage", "preamble": ""}
    blocks = (Paragraph((Run(body),)),) if body else ()
    return Unit(kind, "", number, f"{names[kind]} {number}".strip(), heading, level, blocks)


def text(*units: Unit) -> Text:
    return with_keys(Text(units))


def carried(old: Text, *units: Unit) -> list[str]:
    return [found.key for found in carry_keys(old, text(*units)).units]


def articles(*names: str, first: int = 1) -> list[Unit]:
    return [unit(str(place), BODIES[name]) for place, name in enumerate(names, first)]


OLD = text(*articles("aanbod", "fonds", "zorg", "overlast"))
AANBOD, FONDS, ZORG, OVERLAST = (found.key for found in OLD.units)


def test_the_same_text_keeps_all_keys():
    assert carry_keys(OLD, OLD) == OLD


def test_keys_survive_renumbering_by_an_article_put_in_front():
    keys = carried(OLD, *articles("nazorg", "aanbod", "fonds", "zorg", "overlast"))
    assert keys[1:] == [AANBOD, FONDS, ZORG, OVERLAST]
    assert keys[0] not in {AANBOD, FONDS, ZORG, OVERLAST}


def test_keys_survive_a_move():
    assert carried(OLD, *articles("overlast", "aanbod", "fonds", "zorg")) == [OVERLAST, AANBOD, FONDS, ZORG]


def test_keys_survive_a_small_edit_of_a_moved_and_renumbered_article():
    edited = unit("1", BODIES["zorg"].replace("zolang", "totdat"))
    assert carried(OLD, edited, *articles("aanbod", "fonds", first=2)) == [ZORG, AANBOD, FONDS]


def test_a_number_above_other_text_is_not_the_same_article_when_another_continues_it():
    new = [unit("1", BODIES["nazorg"]), unit("2", BODIES["aanbod"]), *articles("fonds", "zorg", first=3)]
    assert carried(OLD, *new)[1:] == [AANBOD, FONDS, ZORG]
    assert carried(OLD, *new)[0] not in {found.key for found in OLD.units}


def test_an_article_rewritten_under_its_own_number_is_the_same_article():
    assert (
        carried(OLD, unit("1", BODIES["nazorg"]), *articles("fonds", "zorg", "overlast", first=2))[0]
        == AANBOD
    )


def test_other_text_under_another_heading_is_another_article_whatever_its_number():
    old = text(unit("1", BODIES["aanbod"], "Proefperiode"))
    assert carried(old, unit("1", BODIES["nazorg"], "Nazorg")) == ["nazorg"]


def test_an_article_rewritten_under_its_heading_is_the_same_article():
    old = text(unit("1", BODIES["aanbod"], "Aanbod"), unit("2", BODIES["fonds"], "Geld"))
    keys = [found.key for found in old.units]
    assert (
        carried(old, unit("1", BODIES["fonds"], "Geld"), unit("5", BODIES["nazorg"], "Aanbod")) == keys[::-1]
    )


def test_articles_without_telling_text_go_by_their_number():
    old = text(*(unit(str(number), "Vervallen.") for number in range(1, 6)))
    new = [unit(str(number), "Vervallen.") for number in (1, 3, 5)]
    assert carried(old, *new) == ["artikel-1", "artikel-3", "artikel-5"]


def test_many_equal_articles_go_by_their_order():
    old = text(*(unit("", "Gereserveerd.") for _ in range(50)))
    assert carried(old, *old.units) == [found.key for found in old.units]


def test_the_larger_part_of_a_split_article_keeps_the_key():
    old = text(
        unit("1", f"{BODIES['aanbod']} {BODIES['fonds']} {BODIES['zorg']}"), *articles("overlast", first=2)
    )
    new = [
        unit("1", BODIES["zorg"]),
        unit("2", f"{BODIES['aanbod']} {BODIES['fonds']}"),
        *articles("overlast", first=3),
    ]
    keys = carried(old, *new)
    assert keys[1:] == [found.key for found in old.units]


def test_an_article_keeps_its_key_with_its_heading_when_most_of_its_text_goes_to_a_new_one():
    whole = f"{BODIES['aanbod']} {BODIES['fonds']} {BODIES['zorg']}"
    old = text(unit("1", whole, "Aanbod"), unit("2", BODIES["overlast"], "Overlast"))
    keys = carried(
        old,
        unit("1", BODIES["aanbod"], "Aanbod"),
        unit("2", f"{BODIES['fonds']} {BODIES['zorg']}", "Bijdragen"),
        unit("3", BODIES["overlast"], "Overlast"),
    )
    assert keys == ["aanbod", "bijdragen", "overlast"]


def test_an_article_keeps_its_key_with_its_heading_when_it_takes_in_a_larger_one():
    larger = f"{BODIES['fonds']} {BODIES['zorg']} {BODIES['overlast']} {BODIES['nazorg']}"
    old = text(unit("1", BODIES["aanbod"], "Aanbod"), unit("2", larger, "Bijdragen"))
    assert carried(old, unit("1", f"{BODIES['aanbod']} {larger}", "Aanbod")) == ["aanbod"]


def test_an_article_replaced_under_its_own_number_is_the_same_article_though_its_text_went_elsewhere():
    old = text(*articles("aanbod", "fonds", "zorg"))
    both = unit("1", f"{BODIES['aanbod']} {BODIES['fonds']}")
    keys = carried(old, both, *articles("nazorg", "zorg", first=2))
    assert keys == [found.key for found in old.units]


def test_a_number_in_another_chapter_is_not_the_same_article_when_its_text_went_elsewhere():
    chapters = [unit(str(place), heading=name, kind="heading") for place, name in ((1, "Huren"), (2, "Geld"))]
    old = text(chapters[0], *articles("aanbod", "zorg"), chapters[1], *articles("fonds"))
    both = unit("1", f"{BODIES['aanbod']} {BODIES['zorg']}")
    keys = carried(old, chapters[0], both, chapters[1], *articles("fonds", "nazorg"))
    assert keys[-1] not in {found.key for found in old.units}


def test_articles_without_text_keep_their_keys_when_all_are_renumbered():
    old = text(*articles("aanbod"), unit("2"), *articles("fonds", "zorg", first=3), unit("5"))
    new = [*articles("nazorg", "aanbod"), unit("3"), *articles("fonds", "zorg", first=4), unit("6")]
    assert carried(old, *new)[1:] == [found.key for found in old.units]


def test_an_article_rewritten_between_two_that_stayed_is_the_same_article_under_another_number():
    old = text(*articles("aanbod", "fonds", "zorg"))
    rewritten = unit("3", BODIES["overlast"])
    new = [*articles("nazorg", "aanbod"), rewritten, *articles("zorg", first=4)]
    assert carried(old, *new)[1:] == [found.key for found in old.units]


def test_what_comes_between_two_articles_that_stayed_under_another_heading_is_new():
    old = text(*articles("aanbod"), unit("2", BODIES["fonds"], "Geld"), *articles("zorg", first=3))
    other = unit("2", BODIES["overlast"], "Klachten")
    assert carried(old, *articles("aanbod"), other, *articles("zorg", first=3))[1] == "klachten"


def test_a_chapter_keeps_its_key_when_it_is_renumbered():
    old = text(unit("1", heading="Begin", kind="heading"), unit("2", heading="Geld", kind="heading"))
    new = [unit("1", heading="Geld", kind="heading"), unit("2", heading="Nieuw", kind="heading")]
    assert carried(old, *new)[0] == "geld"
    assert carried(old, *new)[1] not in {"begin", "geld"}


def test_a_chapter_keeps_its_key_through_another_name_by_the_articles_under_it():
    chapter = unit("2", heading="Verdeling van woonruimte", kind="heading")
    old = text(unit("1", heading="Begin", kind="heading"), chapter, *articles("aanbod", "fonds", "zorg"))
    renamed = unit("3", heading="Toewijzen", kind="heading")
    keys = carried(old, renamed, *articles("aanbod", "fonds", "zorg"))
    assert keys[0] == old.units[1].key


def test_sections_of_one_name_stay_under_their_own_chapter():
    def chapters(*names: str) -> list[Unit]:
        return [
            found
            for place, name in enumerate(names, 1)
            for found in (
                unit(str(place), heading=name, kind="heading"),
                Unit("heading", "", "1", "§ 1", "Algemeen", 2),
            )
        ]

    old = text(*chapters("Huren", "Kopen", "Bouwen"))
    keys = {found.heading: key for found, key in zip(old.units, (u.key for u in old.units), strict=True)}
    new = carried(old, *chapters("Bouwen", "Huren", "Kopen"))
    assert new[0::2] == [keys["Bouwen"], keys["Huren"], keys["Kopen"]]
    assert new[1::2] == [old.units[5].key, old.units[1].key, old.units[3].key]


def test_units_of_another_type_are_never_the_same():
    old = text(unit("1", BODIES["aanbod"]))
    assert carried(old, unit("1", BODIES["aanbod"], kind="annex")) != [old.units[0].key]


def test_preamble_title_and_annexes_keep_their_keys():
    title = Unit("heading", "", heading="Convenant 2019", level=0)
    preamble = unit("", "Partijen overwegen dat wonen een recht is.", kind="preamble")
    old = text(title, preamble, *articles("aanbod"), unit("1", BODIES["fonds"], kind="annex"))
    new = [
        Unit("heading", "", heading="Afspraken 2025", level=0),
        unit("", "Wij nemen in aanmerking wat volgt.", kind="preamble"),
        *articles("aanbod"),
        unit("1", BODIES["zorg"], kind="annex"),
        unit("2", BODIES["fonds"], kind="annex"),
    ]
    keys = carried(old, *new)
    assert keys[:3] == [found.key for found in old.units[:3]]
    assert keys[4] == old.units[3].key
    assert keys[3] not in {found.key for found in old.units}


def test_an_editor_sees_what_each_match_rests_on():
    new = text(
        unit("1", BODIES["nazorg"]), *articles("aanbod", "fonds", first=2), unit("4", "Wij overleggen.")
    )
    found = {match.new_key: match for match in matches(OLD, new)}
    assert found["artikel-2"].old_key == AANBOD
    assert found["artikel-2"].why == "text"
    assert found["artikel-4"].why == "label"
    assert found["artikel-4"].score < found["artikel-2"].score <= 1
    assert "artikel-1" not in found


def test_a_fresh_key_is_never_one_of_the_old_text():
    old = text(unit("1", BODIES["aanbod"], "Doel"))
    keys = carried(
        old, unit("9", BODIES["zorg"] + " " + BODIES["overlast"], "Doel"), unit("1", BODIES["aanbod"])
    )
    assert keys == ["doel-2", "doel"]
