"""Bedoelde u …? The question again, with near words for those that the asker's collection does not know."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis.plan import STOP_WORDS
from search.analysis.questions import Question, Term
from search.analysis.stems import stems
from search.engines import Words

SHORTEST = 4


def suggestion(question: Question, words: Words) -> str | None:
    """The corrected question, or None when every word is known or none is near."""
    text, changed = question.text, False
    for term in sorted(question.terms(), key=lambda term: -term.start):
        near = _near(term, words)
        if near:
            text, changed = text[: term.start] + near + text[term.end :], True
    return " ".join(text.split()) if changed else None


def _near(term: Term, words: Words) -> str | None:
    word = term.words[0].word
    vocabulary = words.vocabulary
    unfit = term.place or len(term.words) > 1 or len(word) < SHORTEST or word in STOP_WORDS
    if (
        unfit
        or word in vocabulary
        or not vocabulary.stems.isdisjoint(stems(word))
        or vocabulary.compounds(word)
    ):
        return None
    most = 1 if len(word) < 6 else 2
    close = process.extract(word, list(vocabulary), scorer=OSA.distance, score_cutoff=most, limit=20)
    if not close:
        return None
    best = min(close, key=lambda one: (one[1], -vocabulary[one[0]], one[0]))
    spelled = words.spelling(best[0])
    return f'"{spelled}"' if term.quoted else spelled
