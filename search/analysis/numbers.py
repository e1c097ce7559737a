"""Figures and words that say the same number: "75" and "vijfenzeventig", "2e" and "tweede"."""

import re
from itertools import chain

from documents.text.number_words import number_in_words, ordinal_in_words

SIGNS = {"€": "euro", "%": "procent"}
_ORDINAL = re.compile(r"(\d+)(?:e|de|ste)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


# "een" is a small word, and no number here.
_COUNTED = chain(range(2, 2000), range(2000, 20_000, 100))
_FIGURES = {number_in_words(number): str(number) for number in _COUNTED}
_FIGURES |= {ordinal_in_words(number): f"{number}e" for number in range(1, 100)}
_SPELLED = {word.replace("ë", "e"): figures for word, figures in _FIGURES.items()}


def number_of_word(word: str) -> str:
    """In figures what a word without accents says, "75" or "2e"; empty for a word that says no number."""
    return _SPELLED.get(word, "")


def levelled_number(figures: str) -> str:
    """One spelling of a number in figures: "150000" for "150.000", "2e" for "2de"."""
    if ordinal := _ORDINAL.fullmatch(figures):
        return f"{ordinal[1]}e"
    return figures.replace(".", "") if _THOUSANDS.fullmatch(figures) else figures
