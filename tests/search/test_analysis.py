"""The Dutch analysis: what counts as the same word, where it stands, and that no input breaks it."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.citations import citations
from search.analysis.compounds import Vocabulary
from search.analysis.marking import fragments, spans
from search.analysis.questions import marks, parsed, plan
from search.analysis.spelling import original_span, spelled
from search.analysis.stems import kraaij_pohlmann, stems
from search.analysis.tokens import tokens

WORDS = """
huis vesting huisvesting huisvestingsvergunningen vergunning woning corporatie woningcorporaties gemeente raad
gemeenteraad kosten huur prijs huurprijs houder wet wethouder schap eigendom eigen
ziektekosten bestuur bestuursorgaan rechtmatigheid schriftelijke zorgbemiddeling toezichthouders ouders middel
"""
KNOWN = dict.fromkeys(WORDS.split(), 1)
MARKS_AND_SIGNS = "\u00ad\u200déëï\u0301\u0308'’\"-.§ab12 \n🙂ﬁß\x00\u202e"
ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(MARKS_AND_SIGNS),
    ),
    max_size=400,
)


def stems_of(word: str) -> set[str]:
    return set(stems(*spelled(word)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("woning", "woningen"),
        ("lid", "leden"),
        ("bestuurslid", "bestuursleden"),
        ("stad", "steden"),
        ("huis", "huizen"),
        ("werkdag", "werkdagen"),
        ("categorie", "categorieën"),
        ("coördinator", "coördinatoren"),
        ("patiënt", "patienten"),
        ("financiële", "financieel"),
        ("café", "CAFES"),
        ("risico", "risico’s"),
        ("m.b.t.", "mbt"),
        ("kind", "kinderen"),
        ("probleem", "problemen"),
        ("bijdrage", "bijdragen"),
        ("advies", "adviezen"),
        ("fonds", "fondsen"),
        ("akkoord", "akkoorden"),
        ("verslag", "verslagen"),
        ("gemeente", "gemeenten"),
        ("zienswijze", "zienswijzen"),
        ("uitgave", "uitgaven"),
        ("huishouden", "huishoudens"),
        ("gegeven", "gegevens"),
        ("accountant", "accountants"),
        ("initiatief", "initiatieven"),
        ("vrijheid", "vrijheden"),
        ("betrokkene", "betrokkenen"),
        ("reden", "redenen"),
        ("regio", "regios"),
        ("registergoed", "registergoederen"),
        ("medicus", "medici"),
        ("openbaar", "openbare"),
        ("hoog", "hoge"),
        ("functioneel", "functionele"),
    ],
)
def test_inflected_forms_share_a_stem(one, other):
    assert stems_of(one) & stems_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leden", "leed"),
        ("geleden", "lid"),
        ("besteden", "stad"),
        ("zaak", "zak"),
        ("gemeente", "menen"),
        ("overheid", "over"),
        ("eenheid", "een"),
        ("namens", "namen"),
        ("volgens", "volgen"),
        ("tijdens", "tijden"),
        ("name", "naam"),
    ],
)
def test_words_that_look_alike_keep_apart(one, other):
    assert not stems_of(one) & stems_of(other)


@pytest.mark.samples
def test_stems_are_those_of_kraaij_and_pohlmann(samples):
    words = (samples / "zoeken" / "snowball-kp-voc.txt").read_text().splitlines()
    wanted = (samples / "zoeken" / "snowball-kp-output.txt").read_text().splitlines()
    assert len(words) > 40_000
    assert [kraaij_pohlmann(word) for word in words] == wanted


def test_tokens_hold_numbers_abbreviations_and_accents_together():
    text = "B&W besluiten m.b.t. art. 2.3, lid 10b: € 1.200,50 à Zuid-Holland."
    assert [token.word for token in tokens(text)] == [
        "b&w", "besluiten", "mbt", "art", "2.3", "lid", "10b", "euro", "1.200,50", "a", "zuid", "holland",
    ]  # fmt: skip


@given(ANY_TEXT)
def test_tokens_stand_where_they_say(text):
    place = 0
    for token in tokens(text):
        assert place <= token.start < token.end <= len(text)
        assert spelled(text[token.start : token.end]) == (token.word, token.accented)
        assert " " not in token.word and "\n" not in token.word
        place = token.end


@given(ANY_TEXT)
def test_the_same_text_composed_or_decomposed_has_the_same_words(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert [token.word for token in tokens(composed)] == [token.word for token in tokens(decomposed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("art. 4 lid 2 van de Leegstandwet", ["artikel=4", "lid=2"]),
        ("Artikel 12b", ["artikel=12b"]),
        ("de artikelen 3, 5 en 7a", ["artikel=3", "artikel=5", "artikel=7a"]),
        ("artikel 4 2 weken", ["artikel=4"]),
        ("bijlage II en hoofdstuk IX", ["bijlage=2", "hoofdstuk=9"]),
        ("bijlage B", ["bijlage=b"]),
        ("artikel 7:658 BW", ["artikel=7.658"]),
        ("artikel 3:15a", ["artikel=3.15a"]),
        ("artikel 2.3bis, 1.1.2.", ["artikel=2.3bis"]),
        ("artikel II", ["artikel=ii"]),
        ("artikelen 3 tot en met 5 en 8", ["artikel=3", "artikel=4", "artikel=5", "artikel=8"]),
        ("artt. 9 t/m 11", ["artikel=9", "artikel=10", "artikel=11"]),
        ("artikelen 3a tot en met 3c", ["artikel=3a", "artikel=3c"]),
        (f"artikelen 1 tot en met {'9' * 5000}", ["artikel=1", f"artikel={'9' * 5000}"]),
        ("het tweede lid", ["lid=2"]),
        ("§ 3.1", ["paragraaf=3.1"]),
        ("een artikel over wonen", []),
    ],
)
def test_references_are_recognised(text, expected):
    assert [citation.term for citation in citations(list(tokens(text)))] == expected


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("corporatie", {"woningcorporaties": "corporaties"}),
        ("vergunning", {"huisvestingsvergunningen": "vergunningen"}),
        ("huisvesting", {"huisvestingsvergunningen": "huisvesting"}),
        ("raad", {"gemeenteraad": "raad"}),
        ("gemeenten", {"gemeenteraad": "gemeente"}),
        ("huis", {}),
        ("wet", {}),
        ("dom", {}),
        ("kosten", {"ziektekosten": "kosten"}),
        ("bestuur", {"bestuursorgaan": "bestuur"}),
        ("recht", {}),
        ("schrift", {}),
        ("middel", {}),
        ("ouders", {}),
        ("prijzen", {"huurprijs": "prijs"}),
    ],
)
def test_compounds_are_found_by_their_parts(word, found):
    parts = Vocabulary(KNOWN).compounds(word)
    assert {compound: compound[start:end] for compound, (start, end) in parts.items()} == found


def test_of_a_short_part_what_is_beside_it_must_be_known():
    assert Vocabulary({"huurwoning": 1}).compounds("huur") == {}
    assert Vocabulary({"huurwoning": 1, "woning": 1}).compounds("huur") == {"huurwoning": (0, 4)}
    assert Vocabulary({"woningcorporatie": 1}).compounds("corporatie") == {"woningcorporatie": (6, 16)}


@pytest.mark.parametrize(
    ("original", "part", "expected"),
    [
        ("Patiëntenraad", (9, 13), "raad"),
        ("patie\u0308ntenraad", (0, 7), "patie\u0308nt"),
        ("ﬁscusﬁlm", (6, 10), "ﬁlm"),
        ("wo\u00adning\u00adcor\u00adpo\u00adra\u00adtie", (6, 16), "cor\u00adpo\u00adra\u00adtie"),
    ],
)
def test_a_part_of_a_word_is_cut_from_the_original(original, part, expected):
    start, end = original_span(original, *part)
    assert original[start:end] == expected


def test_a_question_has_words_phrases_exclusions_and_alternatives():
    question = parsed('kosten OR prijzen "van de huur" -woning artikel 4 lid 2')
    asked = plan(question, Vocabulary({}))
    assert [clause.stems for clause in asked.required] == [("kost", "prijs"), (), ()]
    assert asked.required[1].phrases == (("van", "de", "huur"),)
    assert asked.required[2].places == ("artikel=4",)
    assert [clause.stems for clause in asked.excluded] == [("woon",)]
    assert question.paragraphs == ("2",)


@pytest.mark.parametrize(
    ("typed", "places", "paragraphs"),
    [
        ("artikel 12, tweede lid, onder a", [("artikel=12",)], ("2",)),
        ("art. 4 lid 2 sub b", [("artikel=4",)], ("2",)),
        ("artikel 4, aanhef en onder c", [("artikel=4",)], ()),
        ("het eerste lid van artikel 3", [("artikel=3",)], ("1",)),
        ("lid 2 van artikel 4", [("artikel=4",)], ("2",)),
        ("artikelen 3 en 5", [("artikel=3", "artikel=5")], ()),
        ("art 3 t/m 5", [("artikel=3", "artikel=4", "artikel=5")], ()),
        ("lid", [()], ()),
    ],
)
def test_a_reference_is_asked_for_as_lawyers_write_it(typed, places, paragraphs):
    question = parsed(typed)
    assert [clause.places for clause in plan(question, Vocabulary(KNOWN)).required] == places
    assert question.paragraphs == paragraphs


def test_a_question_names_a_place_with_its_title_or_a_heading():
    assert plan(parsed("artikel 4 leegstandwet"), Vocabulary(KNOWN)).named == (
        "artikel=4",
        "titel=leegstandwet",
    )
    assert plan(parsed("de wacht- en doorlooptijden"), Vocabulary(KNOWN)).named == ("kop=wacht_doorlooptijd",)
    assert plan(parsed('"wacht" tijd'), Vocabulary(KNOWN)).named == ()


def test_small_words_are_left_out_unless_there_is_nothing_else():
    assert len(parsed("de kosten van het huis").required) == 2
    assert len(parsed("de het").required) == 2


@given(ANY_TEXT)
def test_any_input_is_a_question(text):
    plan(parsed(text), Vocabulary(KNOWN))


@given(
    ANY_TEXT, st.lists(st.sampled_from(["corporatie", "café", "artikel 1", '"de raad"', "huur"]), max_size=3)
)
def test_fragments_are_cut_from_the_text(text, asked):
    text = f"{text} woningcorporaties café cafe\u0301 artikel 1 De Raad huurprijs {text}"
    marked = spans(text, marks(parsed(" ".join(asked)), Vocabulary(KNOWN)))
    assert marked == sorted(marked) and all(a[1] <= b[0] for a, b in pairwise(marked))
    for parts in fragments(text, marked):
        assert "".join(part.text for part in parts) in text
        assert all(part.text for part in parts)
    assert not asked or any(part.hit for parts in fragments(text, marked) for part in parts)


def test_marks_are_exact_across_accents_compounds_and_series_of_words():
    text = "De Patiëntenraad vraagt de woningcorporaties om cafe\u0301s (art. 4) bij de Gemeente-raad."
    vocabulary = Vocabulary(
        dict.fromkeys(["patienten", "patientenraad", "raad", "woning", "woningcorporaties"], 1)
    )
    question = parsed('raad corporatie café artikel 4 "de gemeente raad"')
    marked = spans(text, marks(question, vocabulary))
    assert [text[start:end] for start, end in marked] == [
        "raad", "corporaties", "cafe\u0301s", "art. 4", "de Gemeente-raad",
    ]  # fmt: skip


def test_the_cited_paragraph_is_shown():
    text = "1. Eerst iets lang.\n" + "woorden " * 60 + "\n2. De kosten zijn voor de gemeente."
    shown = fragments(text, [], paragraphs=("2",))
    assert "".join(part.text for part in shown[0]).startswith("2. De kosten")
