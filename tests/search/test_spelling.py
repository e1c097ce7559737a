"""How words, numbers and references are spelled in the index."""

import pytest

from search.analysis.citations import citations, place_term
from search.analysis.spelling import spelled
from search.analysis.stems import stems
from search.analysis.tokens import tokens


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("Huur", ("huur", "huur")),
        ("Risico’s", ("risicos", "risico's")),
        ("Patiënten", ("patienten", "patiënten")),
        ("m.b.t.", ("mbt", "mbt")),
        ("Cafe\u0301", ("cafe", "café")),
        ("wo\u00adning", ("woning", "woning")),
        ("7:658", ("7.658", "7:658")),
        ("1.200,50", ("1.200,50", "1.200,50")),
        ("10B", ("10b", "10b")),
        ("ﬁnanciën", ("financien", "ﬁnanciën")),
        ("B&W", ("b&w", "b&w")),
    ],
)
def test_a_word_is_spelled_without_case_accents_and_signs(written, spelling) -> None:
    assert spelled(written) == spelling


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("bestuursleden", "bestuurslid"),
        ("werkdagen", "werkdag"),
        ("registergoederen", "registergoed"),
        ("uitdagen", "uitdag"),
        ("geleden", "leed"),
        ("data", "datum"),
        ("hoven", "hof"),
        ("overheden", "overheid"),
        ("overheid", "overheid"),
        ("prijzen", "prijs"),
        ("uitgave", "uitgaf"),
        ("wijze", "wijs"),
        ("hoge", "hoog"),
        ("betaalt", "betal"),
        ("betaald", "betal"),
        ("inkomens", "inkomen"),
        ("risicos", "risico"),
        ("redenen", "reden"),
        ("akkoorden", "akkoord"),
        ("gemeentes", "gemeente"),
        ("verslagen", "verslag"),
        ("zaken", "zaak"),
        ("7.658", "7.658"),
    ],
)
def test_a_form_has_the_stem_of_its_word(word, stem) -> None:
    assert stem in stems(word)


@pytest.mark.parametrize(
    ("kind", "number", "term"),
    [
        ("artikel", "4.", "artikel=4"),
        ("artikel", "7:658:", "artikel=7.658"),
        ("artikel", "2.3.", "artikel=2.3"),
        ("artikel", "IV", "artikel=iv"),
        ("bijlage", "A", "bijlage=a"),
        ("bijlage", "XIV", "bijlage=14"),
        ("hoofdstuk", "iv.", "hoofdstuk=4"),
        ("hoofdstuk", "XL", "hoofdstuk=40"),
        ("afdeling", "XXIX", "afdeling=29"),
        ("paragraaf", "I", "paragraaf=i"),
    ],
)
def test_a_place_has_one_term_however_its_number_is_written(kind, number, term) -> None:
    assert place_term(kind, number) == term


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("artikelen 3 tot en met 4", ["3", "4"]),
        ("artikelen 3 tot en met 3", ["3", "3"]),
        ("artikelen 5 tot en met 3", ["5", "3"]),
        ("artikelen 900 tot en met 902", ["900", "901", "902"]),
        ("artikelen 1 tot en met 101", [*map(str, range(1, 102))]),
        ("artikelen 1 tot en met 102", ["1", "102"]),
        ("artikelen 999998 tot en met 1000001", ["999998", "1000001"]),
        ("artikelen 3 tot en met", ["3"]),
        ("artikel x over iets", ["x"]),
        ("artikel b over iets", []),
    ],
)
def test_a_range_has_each_number_that_can_be_counted(text, terms) -> None:
    assert [one.number for one in citations(list(tokens(text)))] == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [("paragraaf b", []), ("lid a", []), ("bijlage c", ["bijlage=c"]), ("hoofdstuk c", ["hoofdstuk=c"])],
)
def test_a_letter_numbers_annexes_and_chapters_only(text, terms) -> None:
    assert [one.term for one in citations(list(tokens(text)))] == terms
