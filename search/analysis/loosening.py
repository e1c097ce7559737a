"""What may be asked when all words together are found nowhere: the same with less, closest first."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from search.analysis.compounds import Vocabulary
from search.analysis.plan import Plan
from search.analysis.questions import Compounds, Question, Term, plan
from search.analysis.stems import stems
from search.analysis.tokens import tokens

# Words by which a person asks, and that no text answers with; and what is said with nearly every question.
_QUESTIONS = """
hoe hoeveel hoelang hoevaak hoezo waar waaraan waarbij waarin waarom waarover waarvoor wanneer wat welk welke
wie wiens eigenlijk precies graag alsjeblieft vaak lang snel iemand iets niemand
"""
_HELPERS = """
moet moeten kan kunnen mag mogen wil willen zal zullen ga gaat gaan doe doet doen kom komt komen krijg krijgt
krijgen heb hebt heeft hebben geldt gebeurt gebeuren nodig langs
"""
QUESTION_WORDS = frozenset(_QUESTIONS.split())
HELPING_WORDS = frozenset(_HELPERS.split())
# What a word of asking is called in a text that answers.
ASKED_FOR = (("hoeveel", "aantal"), ("hoelang", "termijn", "duur"))
LEAST_WORDS = 2
MOST_WORDS = 8
SHORTEST_PART = 4
LINKS = ("", "s", "en", "e")


def looser_plans(
    question: Question, vocabulary: Compounds, known: Vocabulary
) -> Iterator[tuple[Question, Plan]]:
    """The closest first, each with the question that it asks. Series of words, places and exclusions stay as
    they were asked."""
    tried = plan(question, vocabulary)
    for aside in (frozenset[str](), QUESTION_WORDS, QUESTION_WORDS | HELPING_WORDS):
        bare = _without(question, aside)
        apart = _taken_apart(bare, vocabulary, known)
        for asked in (bare, apart):
            if (found := plan(asked, vocabulary)) != tried:
                tried = found
                yield asked, found
        least = 1 if len(bare.required) == 1 else LEAST_WORDS
        yield from ((apart, fewer) for fewer in _with_fewer(tried, least=least))


def _with_fewer(asked: Plan, *, least: int) -> Iterator[Plan]:
    """One word less at a time, until half of them is left."""
    words = len(asked.required)
    if words > MOST_WORDS or not all(clause.stems for clause in asked.required):
        return
    for number in range(words - 1, max(least, (words + 1) // 2) - 1, -1):
        yield replace(asked, least=number)


def _without(question: Question, aside: frozenset[str]) -> Question:
    left = tuple(group for group in question.required if not any(_word(term) in aside for term in group))
    return replace(question, required=left) if left else question


def _taken_apart(question: Question, vocabulary: Compounds, known: Vocabulary) -> Question:
    """With the parts of each compound that no text has: "beheerkosten" as "beheer" and "kosten"."""
    required: list[tuple[Term, ...]] = []
    for group in question.required:
        parts = _parts(_word(group[0]), vocabulary, known) if len(group) == 1 else ()
        required += [(_term(part),) for part in parts] or [group]
    return replace(question, required=tuple(required))


def _parts(word: str, vocabulary: Compounds, known: Vocabulary) -> tuple[str, ...]:
    if not word.isalpha() or not known.stems.isdisjoint(stems(word)) or vocabulary.compounds(word):
        return ()
    for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        left, right = word[:cut], word[cut:]
        bare = next(filter(partial(_is_known, known=known), map(left.removesuffix, LINKS)), "")
        if bare and _is_known(right, known):
            return bare, right
    return ()


def _is_known(word: str, known: Vocabulary) -> bool:
    return len(word) >= SHORTEST_PART and not known.stems.isdisjoint(stems(word))


def _word(term: Term) -> str:
    return "" if term.quoted or term.place else term.words[0].word


def _term(word: str) -> Term:
    return Term(tuple(tokens(word)), 0, 0)
