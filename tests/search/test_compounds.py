"""Which words have a given word as a part, and which part of them that is. `known`: the other words of the
collection."""

from itertools import product

import pytest

from search.analysis.compounds import MAXIMUM, Vocabulary


@pytest.mark.parametrize(
    ("asked", "compound", "known"),
    [
        # A part at the beginning, in the middle, at the end; what is beside it may itself be of two parts.
        ("huur", "[huur]prijsverhoging", "prijs verhoging"),
        ("prijs", "huur[prijs]verhoging", "huur verhoging"),
        ("verhoging", "huurprijs[verhoging]", "huur prijs"),
        ("systeem", "woonruimteverdelings[systeem]", "woonruimte verdeling"),
        ("verdeling", "woonruimte[verdelings]systeem", "woonruimte systeem"),
        ("kosten", "stook[kosten]regeling", "stook regeling"),
        ("gebouw", "basisschool[gebouw]", "basis school"),
        # Inflected on either side, and with a linking sound.
        ("fiets", "[fietsen]stalling", "stalling"),
        ("tas", "fiets[tassen]", "fiets"),
        ("stal", "fietsen[stalling]", "fiets"),
        ("leden", "[leden]raad", "raad"),
        ("kinderen", "[kind]gesprek", "gesprek"),
        ("lid", "raads[lid]", "raad"),
        ("licht", "kaars[licht]", "kaars"),
        ("raad", "[raads]raadhuis", "raads"),
        # Of several ends a word of the collection, else the longest.
        ("gemeente", "[gemeenten]fonds", "fonds"),
        ("gemeente", "[gemeente]nfonds", "fonds gemeente"),
        ("gemeente", "[gemeenten]fonds", "fonds gemeenten"),
        # A short word counts when it is a noun; a particle does not.
        ("weg", "[weg]dek", "dek"),
        ("wet", "[wet]boek", "boek"),
        ("wet", "boek[wet]", "boek"),
        # A long part at an edge, beside what nobody knows.
        ("woning", "[woning]corporatie", ""),
        ("woning", "bejaarden[woning]", ""),
        ("orgaan", "bestuurs[orgaan]", ""),
        ("organen", "bestuurs[organen]", "orgaan"),
        ("bestuur", "[bestuur]sorgaan", ""),
        ("school", "[school]gebouw", ""),
        ("bijdrage", "[bijdrage]regeling", ""),
        # Behind a stretch in which no word is cut.
        ("huis", "huisvesting[huis]", "huisvesting"),
    ],
)
def test_a_part_is_found(asked, compound, known) -> None:
    word = compound.replace("[", "").replace("]", "")
    found = Vocabulary(dict.fromkeys([word, *known.split()], 1)).compounds(asked)
    assert {one: f"{one[:start]}[{one[start:end]}]{one[end:]}" for one, (start, end) in found.items()} == {
        word: compound
    }


@pytest.mark.parametrize(
    ("asked", "word", "known"),
    [
        ("licht", "zorgplicht", "plicht zorg"),
        ("huis", "tehuis", ""),
        ("door", "doordeur", "deur"),
        ("of", "ofdeur", "deur"),
        ("h2o", "h2obron", "bron"),
        ("fiets", "fietsen", ""),
        ("bestuur", "bestuurlijk", ""),
        ("bestuur", "bestuursloos", ""),
        ("bestuur", "bestuurder", ""),
        ("kosten", "bekosten", ""),
        ("kosten", "onkosten", ""),
        ("organen", "bestuursorgaan", ""),
        ("woning", "huurwoning", ""),
        ("woning", "verwoning", ""),
        ("recht", "rechtmatig", ""),
        ("schrift", "schriftelijke", ""),
        ("steden", "stadhuis", "huis"),
        ("eigen", "eigenaarsdeel", "deel"),
        ("deel", "aandeelhouder", "houder"),
        ("kind", "kinderopvang", "opvang"),
    ],
)
def test_what_only_looks_like_a_part_is_none(asked, word, known) -> None:
    assert Vocabulary(dict.fromkeys([word, *known.split()], 1)).compounds(asked) == {}


def test_several_words_have_the_part_wherever_they_stand_in_the_collection() -> None:
    words = ["huurprijs", "huur", "prijs", "kerk", "huurkosten", "kosten", "kerkhuur", "prijzen"]
    assert set(Vocabulary(dict.fromkeys(words, 1)).compounds("huur")) == {
        "huurprijs",
        "huurkosten",
        "kerkhuur",
    }


def test_of_very_many_words_the_most_frequent_are_asked_for() -> None:
    others = ["".join(letters) for letters in product("bdfgk", "aeiou", "bdfgk", "aeiou")][:450]
    counts = {f"huur{other}": place for place, other in enumerate(others)}
    found = Vocabulary(counts | dict.fromkeys(others, 1)).compounds("huur")
    assert len(found) == MAXIMUM
    assert min(counts[one] for one in found) == len(counts) - MAXIMUM
    assert list(found) == sorted(found, key=lambda one: -counts[one])


def test_a_vocabulary_is_its_words() -> None:
    vocabulary = Vocabulary({"huur": 3, "prijzen": 2})
    assert list(vocabulary) == ["huur", "prijzen"] and len(vocabulary) == 2 and vocabulary["huur"] == 3
    assert vocabulary.stems == {"huur", "prijs"}
