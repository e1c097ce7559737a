"""What a reader is told of a comparison in a sentence, and of each unit in a few words."""

import pytest

from documents.comparison import compare
from documents.comparison.words import summary_in_words, what_happened
from documents.text import Paragraph, Run, Text, Unit


def unit(key: str, words: str, number: str = "", kind="article", heading: str = "") -> Unit:
    label = f"Artikel {number}" if number else ""
    return Unit(kind, key, number, label, heading, blocks=(Paragraph((Run(words),)),) if words else ())


A, B, C, D = (
    unit(key, f"{key} {key}1 {key}2 {key}3 {key}4", str(place)) for place, key in enumerate("abcd", 1)
)
E = unit("e", "iets geheel anders dan er stond in de tekst", "5")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ([A, B], [A, B], "Geen wijzigingen. De tekst van deze twee versies is gelijk."),
        ([], [], "Geen wijzigingen. De tekst van deze twee versies is gelijk."),
        ([A], [A, E], "1 artikel nieuw, 1 ongewijzigd."),
        ([A, B], [E], "1 artikel nieuw, 2 vervallen."),
        ([A, B, C], [B, C, A], "1 artikel verplaatst, 3 ongewijzigd."),
        (
            [A, B],
            [unit("a", "a a1 a2 a3 a9", "1"), unit("b", "b b1 b2 b3 b9", "2")],
            "2 artikelen gewijzigd.",
        ),
        ([A], [unit("a", "a a1 a2 a3 a4", "7")], "1 artikel hernummerd, 1 ongewijzigd."),
        (
            [unit("k", "oude tekst", kind="preamble")],
            [unit("k", "nieuwe tekst", kind="preamble")],
            "De artikelen zijn gelijk. Andere delen van de tekst zijn gewijzigd.",
        ),
    ],
)
def test_the_summary_says_how_many_articles_are_what(old, new, said) -> None:
    assert summary_in_words(compare(Text(tuple(old)), Text(tuple(new)))) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ([A], [A], ["ongewijzigd"]),
        ([A], [E], ["vervallen", "nieuw"]),
        ([A], [unit("a", "a a1 a2 a3 a4", "7")], ["hernummerd"]),
        (
            [A, B, C],
            [B, C, unit("a", "a a1 a2 a3 a9", "4")],
            ["ongewijzigd", "ongewijzigd", "gewijzigd, verplaatst, hernummerd"],
        ),
        (
            [unit("x", "een twee drie vier vijf zes zeven acht negen tien", heading="Doel")],
            [
                unit("x", "een twee drie", heading="Doel"),
                unit("y", "vier vijf zes zeven acht negen tien", "2"),
            ],
            ["gewijzigd", "nieuw, tekst uit “Doel”"],
        ),
        (
            [
                unit("x", "een twee drie vier vijf zes zeven"),
                unit("y", "acht negen tien elf twaalf dertien veertien"),
            ],
            [unit("z", "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien", "3")],
            [
                "vervallen, tekst nu in artikel 3",
                "vervallen, tekst nu in artikel 3",
                "nieuw, samengevoegd met “x” en “y”",
            ],
        ),
    ],
)
def test_each_unit_says_what_became_of_it(old, new, said) -> None:
    comparison = compare(Text(tuple(old)), Text(tuple(new)))
    assert [what_happened(one, comparison) for one in comparison.units] == said
