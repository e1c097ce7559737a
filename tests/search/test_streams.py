"""What an engine keeps of a passage."""

import pytest

from search.analysis.streams import Streams, streams_of, whole_heading
from search.analysis.tokens import tokens


def test_a_passage_is_kept_as_what_it_is_called_and_what_it_says() -> None:
    kept = streams_of(
        places=(("artikel", "6"), ("hoofdstuk", "II")),
        heading="Artikel 6 De wachttijd van patiënten",
        path=("Hoofdstuk II Wonen",),
        title="Leegstandwet Wet",
        text="Bij een wacht zie artikel 4. Cafés en cafés, niet CAFES: 12.",
    )
    assert kept == Streams(
        place="artikel=6 hoofdstuk=2 kop=wachttijd_patient titel=leegstandwet titel=wet",
        heading="hoofdstuk ii woon artikel 6 de wachttijd wachttij van patient hoofdstuk=2 artikel=6",
        title="leegstandwet wet",
        body="bij een wacht zie artikel 4 cafe cafes en cafe cafes niet cafe cafes 12 artikel=4",
        words=(
            "hoofdstuk ii wonen artikel 6 de wachttijd van patienten ="
            " bij een wacht zie artikel 4 cafes en cafes niet cafes 12"
        ),
        spellings=kept.spellings,
    )
    assert kept.spellings["cafes"] == "cafés" and kept.spellings["patienten"] == "patiënten"


@pytest.mark.parametrize(
    ("heading", "text", "words"),
    [
        ("Kosten", "", "kosten"),
        ("", "De huur", "de huur"),
        ("Kosten", "De huur", "kosten = de huur"),
        ("", "", ""),
    ],
)
def test_a_series_of_words_never_runs_from_the_heading_into_the_text(heading, text, words) -> None:
    assert streams_of(places=(), heading=heading, title="", text=text).words == words


def test_of_each_word_the_most_frequent_spelling_is_kept() -> None:
    kept = streams_of(places=(), heading="", title="", text="Cafés, cafés, cafes; een één één 2025")
    assert kept.spellings == {"cafes": "cafés", "een": "één"}


def test_a_word_with_accents_is_kept_under_each_of_its_readings() -> None:
    kept = streams_of(places=(), heading="", title="Financiële wet", text="Financiële ideeën")
    assert kept.body == "financiel financieel idee ideeen"
    assert kept.place == "titel=financiel titel=financieel titel=wet"


@pytest.mark.parametrize(
    ("heading", "term"),
    [
        ("Artikel 6 De wachttijd", ["kop=wachttijd"]),
        ("De wachttijd in artikel 6", ["kop=wachttijd_artikel_6"]),
        ("De wacht- en doorlooptijden", ["kop=wacht_doorlooptijd"]),
        ("Artikel 6", []),
        ("van de", []),
        ("", []),
    ],
)
def test_a_heading_is_one_term_without_its_number_and_small_words(heading, term) -> None:
    assert whole_heading(list(tokens(heading))) == term
