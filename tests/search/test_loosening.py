"""What is found when not all words stand together: without the words of asking, compounds in parts, most of
the words, closest first, on both engines; and a number however it is written."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.numbers import levelled_number, number_of_word
from search.analysis.stems import stems
from search.analysis.tokens import tokens
from search.engines import Engine, Filters
from search.finding.answers import Answer, Query, answer
from search.passages import Passage

TEXTS = {
    "Artikel 1 Aantal woningen": "Partijen stellen elk jaar zestig woningen beschikbaar.",
    "Artikel 2 Huurprijs en beheer": "De verhuurder betaalt € 75 per maand voor het beheer van de woning.",
    "Artikel 3 Bezoek": "De begeleider komt elke week bij de huurder thuis.",
    "Artikel 4 Overlast": "Bij overlast belt de buurman. Hij betaalt 90% van de kosten.",
    "Artikel 5 Termijn": "In de tweede week volgt de beslissing op de aanmelding, per e-mail aan Wałęsa.",
}


@pytest.fixture
def filled(new_engine: Callable[[], Engine]) -> Engine:
    made = new_engine()
    made.index(
        Passage(
            ref=f"convenant/1#{number}",
            document="convenant",
            title="Convenant",
            key=str(number),
            heading=heading,
            in_force_from=date(2020, 1, 1),
            text=text,
        )
        for number, (heading, text) in enumerate(TEXTS.items(), 1)
    )
    return made


def asked(engine: Engine, question: str) -> Answer:
    return answer(Query(question), Filters(("public",), None), engine)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("hoeveel woningen", 1),
        ("beheerkosten", 2),
        ("75 euro", 2),
        ("€75", 2),
        ("vijfenzeventig euro", 2),
        ("hoe vaak komt de begeleider langs", 3),
        ("wat te doen bij overlast", 4),
        ("90 procent", 4),
        ("negentig procent", 4),
        ("termijn beslissing bezwaar", 5),
        ("2e week", 5),
        ("email", 5),
        ("walesa", 5),
    ],
)
def test_question__finds_the_place_that_answers(filled: Engine, question: str, first: int) -> None:
    found = asked(filled, question)
    assert found.hits and found.hits[0].key == str(first)


@pytest.mark.parametrize(
    "question", ["paspoort verlengen", "xqzwv brolmik", '"gouden week"', "zwembad", "waar kan ik parkeren"]
)
def test_question_about_nothing__finds_nothing(filled: Engine, question: str) -> None:
    found = asked(filled, question)
    assert (found.total, found.fewer) == (0, False)


@pytest.mark.parametrize(
    ("question", "fewer"),
    [("begeleider komt elke week", False), ("begeleider komt elke maandagochtend", True)],
)
def test_that_words_are_left_out__is_said(filled: Engine, question: str, fewer: bool) -> None:
    assert asked(filled, question).fewer is fewer


def test_who_follows_a_question__hears_only_of_all_its_words(filled: Engine) -> None:
    query = Query("begeleider komt elke maandag", all_words=True)
    assert answer(query, Filters(("public",), None), filled).total == 0


def test_what_has_all_words__leaves_no_word_out(filled: Engine) -> None:
    assert asked(filled, "begeleider week").total == 1


@pytest.mark.parametrize(
    ("word", "figures"),
    [
        ("vijfenzeventig", "75"),
        ("drieentwintig", "23"),
        ("elf", "11"),
        ("honderdvijftig", "150"),
        ("tweehonderdvijfenzeventig", "275"),
        ("vijftienduizend", "15000"),
        ("tweede", "2e"),
        ("twintigste", "20e"),
        ("een", ""),
        ("zevenaar", ""),
    ],
)
def test_number_in_words(word: str, figures: str) -> None:
    assert number_of_word(word) == figures


@given(st.integers(1, 999_999))
def test_number_in_figures__is_one_however_it_is_parted(number: int) -> None:
    dutch = f"{number:,}".replace(",", ".")
    assert levelled_number(dutch) == str(number)
    assert str(number) in stems(dutch)
    assert [token.word for token in tokens(f"€ {dutch}")] == ["euro", dutch]


@pytest.mark.parametrize(
    ("word", "other", "together"),
    [
        ("dienst", "dienen", False),
        ("dienst", "dient", False),
        ("dienst", "diensten", True),
        ("winst", "winnen", False),
        ("kunst", "kunnen", False),
        ("plaatst", "plaatsen", True),
        ("vereist", "vereisen", True),
        ("betaalt", "betalen", True),
        ("eerst", "eer", False),
    ],
)
def test_final_t__is_no_part_of_a_word_that_only_a_verb_would_lose(
    word: str, other: str, together: bool
) -> None:
    assert set(stems(word)).isdisjoint(stems(other)) is not together
