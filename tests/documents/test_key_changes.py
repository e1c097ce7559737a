"""What is said on top of a comparison: only what the marks hold."""

import pytest

from documents.comparison import compare
from documents.comparison.key_changes import key_changes
from documents.comparison.words import what_happened
from documents.text import Block, Item, Paragraph, Run, Text, Unit
from documents.text.markers import split_marker


def block(line: str) -> Block:
    marker, rest = split_marker(line)
    return Item(marker, (Run(rest),), int(marker[0].isalpha())) if marker else Paragraph((Run(line),))


def article(number: str, heading: str, *lines: str) -> Unit:
    blocks = tuple(map(block, lines))
    return Unit("article", heading.lower(), number, f"Artikel {number}", heading, blocks=blocks)


def parties(*lines: str) -> Unit:
    return Unit("preamble", "aanhef", blocks=tuple(map(block, lines)))


def said(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> list[str]:
    return list(key_changes(compare(Text(old), Text(new))).sentences())


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("2. Zij geven vijftig huizen.", "2. Zij geven zestig huizen.", "4.2: vijftig → zestig huizen"),
        ("2. Binnen acht weken daarna.", "2. Binnen zes weken daarna.", "4.2: acht → zes weken"),
        ("Binnen 6 maanden.", "Binnen een jaar.", "4: 6 maanden → een jaar"),
        ("De huur is € 1.500,- per jaar.", "De huur is € 1.750,50 per jaar.", "4: € 1.500,- → € 1.750,50"),
        ("De rente is 5% per jaar.", "De rente is 7,5% per jaar.", "4: 5% → 7,5%"),
        ("Tot 1 januari 2025 geldt dit.", "Tot 1 mei 2026 geldt dit.", "4: 1 januari 2025 → 1 mei 2026"),
        ("Dit geldt tot 1-1-2025.", "Dit geldt tot 31-12-2025.", "4: 1-1-2025 → 31-12-2025"),
        ("a. vijfentwintig procent;", "a. honderd procent;", "4.1 onder a: vijfentwintig → honderd procent"),
    ],
)  # fmt: skip
def test_quantities__that_became_another_are_told(was: str, now: str, told: str) -> None:
    found = said((article("4", "Aanbod", "1. Niets.", was),), (article("4", "Aanbod", "1. Niets.", now),))
    assert found == [f"Bedragen, termijnen en data: {told}."]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("De gemeente betaalt.", "De gemeente betaalt € 500."),
        ("Binnen zes weken.", "Zo spoedig mogelijk."),
        ("Zes of acht keer.", "Negen keer."),
        ("Een woning is vrij.", "De woning is vrij."),
        ("Artikel 3 geldt. De termijn is 2 jaar.", "Dat geldt. De termijn is 2 jaar."),
    ],
)
def test_quantities__without_a_counterpart_are_not_guessed(was: str, now: str) -> None:
    assert said((article("4", "Aanbod", was),), (article("4", "Aanbod", now),)) == []


def test_parties_and_articles__that_came_and_went_are_named() -> None:
    old = (
        parties("Partijen:", "1. Gemeente Weesp;", "2. Stichting Dudok, gevestigd te Laren;"),
        article("1", "Stuurgroep", "Er is een stuurgroep."),
    )
    new = (
        parties("Partijen:", "1. Stichting Dudok, gevestigd te Laren;", "2. Vecht B.V., te Weesp;"),
        article("1", "Monitor", "Partijen meten elk jaar de uitkomst."),
    )
    assert said(old, new) == [
        "Partijen erbij: Vecht B.V.",
        "Partijen weg: Gemeente Weesp.",
        "Nieuw: artikel 1 (Monitor).",
        "Vervallen: artikel 1 (Stuurgroep).",
    ]


def test_parties__a_sentence_about_the_municipality_is_no_party() -> None:
    old = (parties("Partijen overwegen:"),)
    new = (parties("Partijen overwegen:", "a. de gemeente voert de regie;", "b. de regio groeit."),)
    assert said(old, new) == []


def test_quantities__of_many_the_first_are_told_and_the_rest_counted() -> None:
    old, new = (
        tuple(article(str(n), f"Kop {n}", f"Voor groep {n} geldt {n + more} euro.") for n in range(1, 16))
        for more in (100, 500)
    )
    (sentence,) = said(old, new)
    assert sentence.startswith("Bedragen, termijnen en data: 1: 101 → 501 euro; 2: 102")
    assert sentence.endswith("; en nog 3.")


RENT = "De corporatie verhuurt de woning aan de huurder voor de duur van het traject."
BILL = "De gemeente betaalt de kosten van de begeleiding binnen {} weken na ontvangst van de factuur."
END = "Het contract kan worden opgezegd met een termijn van {} maanden per aangetekende brief."


def test_quantities__in_a_paragraph_that_moved() -> None:
    old = (article("1", "Beheer", RENT, BILL.format("zes")),)
    new = (article("1", "Beheer", BILL.format("acht"), RENT),)
    assert said(old, new) == ["Bedragen, termijnen en data: 1: zes → acht weken."]
    comparison = compare(Text(old), Text(new))
    assert what_happened(comparison.units[0], comparison) == "gewijzigd, met 1 verplaatste alinea"


def test_quantities__in_an_article_that_was_split_off() -> None:
    old = (article("1", "Duur", RENT, END.format("zes")),)
    new = (article("1", "Duur", RENT), article("2", "Einde", END.format("drie")))
    assert said(old, new) == [
        "Bedragen, termijnen en data: 2: zes → drie maanden.",
        "Nieuw: artikel 2 (Einde).",
    ]


def test_a_paragraph_that_is_only_new_did_not_move() -> None:
    old, new = (article("1", "Beheer", RENT),), (article("1", "Beheer", RENT, BILL.format("zes")),)
    comparison = compare(Text(old), Text(new))
    assert what_happened(comparison.units[0], comparison) == "gewijzigd"
