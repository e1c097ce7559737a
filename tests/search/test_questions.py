"""What each way of typing a question asks for."""

import pytest

from search.analysis.compounds import Vocabulary
from search.analysis.questions import LONGEST, MOST_TERMS, Term, marks, parsed, plan


def said(term: Term) -> str:
    words = " ".join(token.word for token in term.words)
    return term.place or (f'"{words}"' if term.quoted else words)


@pytest.mark.parametrize(
    ("typed", "required", "excluded"),
    [
        ("huur OF kosten", [{"huur", "kosten"}], []),
        ("huur | kosten", [{"huur", "kosten"}], []),
        ("huur OR kosten prijs", [{"huur", "kosten"}, {"prijs"}], []),
        ("huur of kosten", [{"huur"}, {"kosten"}], []),
        ("OR huur", [{"huur"}], []),
        ("huur OR", [{"huur"}], []),
        ('huur -"de kosten"', [{"huur"}], ['"de kosten"']),
        ("huur -kosten prijs", [{"huur"}, {"prijs"}], ["kosten"]),
        ("huur -artikel", [{"huur"}], ["artikel"]),
        ("een - huur", [{"huur"}], []),
        ("“de huur” prijs", [{'"de huur"'}, {"prijs"}], []),
        ('""', [], []),
        ("huur\ud800prijs", [{"huurprijs"}], []),
        ("artikel 4 OF bijlage 2", [{"artikel=4", "bijlage=2"}], []),
        ("artikelen 3 en 5 huur", [{"artikel=3", "artikel=5"}, {"huur"}], []),
        ("-artikel 4", [{"4"}], ["artikel"]),
        ("het tweede lid", [{"tweede"}, {"lid"}], []),
        ("lid 2", [{"lid"}, {"2"}], []),
        ("artikel 4 aanhef huur", [{"artikel=4"}, {"huur"}], []),
        ("artikel 4 onder a huur", [{"artikel=4"}, {"huur"}], []),
        ("artikel 4 onder bezwaar", [{"artikel=4"}, {"onder"}, {"bezwaar"}], []),
        ("artikel 4 letter", [{"artikel=4"}, {"letter"}], []),
        ("aanhef onder a", [{"aanhef"}, {"onder"}, {"a"}], []),
    ],
)
def test_a_question_is_read_as_it_was_typed(typed, required, excluded) -> None:
    question = parsed(typed)
    assert [{said(term) for term in group} for group in question.required] == required
    assert [said(term) for term in question.excluded] == excluded


@pytest.mark.parametrize(
    "typed",
    [
        "huur kosten",
        'prijs "van de huur" kosten',
        "huur -kosten",
        "  artikel 4 lid 2, patiënten",
        '-"de huur" x',
    ],
)
def test_each_term_says_where_it_was_typed(typed) -> None:
    question = parsed(typed)
    assert question.text == typed
    for term in [*question.terms(), *question.excluded]:
        for token in term.words:
            assert parsed(typed[token.start : token.end]).required[0][0].words[0].accented == token.accented
        assert typed[term.start : term.end].strip('-"') == typed[term.words[0].start : term.words[-1].end]


def test_a_question_has_its_bounds() -> None:
    many = " ".join(f"woord{number}" for number in range(60))
    assert len(parsed(many).required) == MOST_TERMS
    assert len(parsed(" ".join(f"-{word}" for word in many.split())).excluded) == MOST_TERMS
    assert parsed("a" * (LONGEST + 1)).text == "a" * LONGEST


def test_a_word_asks_for_its_stems_with_and_without_accents_and_for_compounds() -> None:
    known = Vocabulary({"huurprijs": 1, "huur": 1, "prijs": 1})
    [clause] = plan(parsed("prijzen"), known).required
    assert clause.words == ("prijzen", "huurprijs") and "prijs" in clause.stems
    accented, plain = (
        set(plan(parsed(one), known).required[0].stems) for one in ("financiële", "financiele")
    )
    assert accented >= {"financieel"} and accented & plain


def test_parts_of_words_are_marked_only_of_a_word_that_stands_alone() -> None:
    known = Vocabulary({"huurprijs": 1, "huur": 1, "prijs": 1})
    assert marks(parsed("prijs"), known).parts == {"huurprijs": (4, 9)}
    assert marks(parsed('"prijs"'), known).parts == {}
    assert marks(parsed('"de prijs"'), known).parts == {}
    assert marks(parsed("artikel 4"), known).places == {"artikel=4"}
