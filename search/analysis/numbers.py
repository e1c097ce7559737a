"""Figures and words that say the same number: "75" and "vijfenzeventig", "2e" and "tweede"."""

import re
from itertools import product

SIGNS = {"€": "euro", "%": "procent"}
_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
    "elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende",
    "negentiende", "twintigste",
)  # fmt: skip
_ORDINAL = re.compile(r"(\d+)(?:e|de|ste)")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def _below_a_hundred() -> dict[str, int]:
    found = {word: number for number, word in enumerate([*_ONES, *_TEENS], 1)}
    for (tens, word), (ones, one) in product(enumerate(_TENS, 2), enumerate(["", *_ONES])):
        found[f"{one}en{word}" if one else word] = 10 * tens + ones
    return found


def _words() -> dict[str, int]:
    """As they are spelled in the index, without accents. "een" is a small word, and no number here."""
    small = _below_a_hundred()
    hundreds = {"honderd": 100} | {f"{word}honderd": 100 * n for n, word in enumerate(_ONES[1:], 2)}
    below = small | hundreds
    below |= {f"{h}{word}": n + m for (h, n), (word, m) in product(hundreds.items(), small.items())}
    thousands = {"duizend": 1000} | {f"{word}duizend": 1000 * n for word, n in small.items() if n > 1}
    return {word: number for word, number in (below | thousands).items() if word != "een"}


_NUMBERS = _words()
_ORDERED = {word: f"{number}e" for number, word in enumerate(_ORDINALS, 1)}


def number_of_word(word: str) -> str:
    """In figures what a word says, "75" or "2e"; empty for a word that says no number."""
    if word in _ORDERED:
        return _ORDERED[word]
    return str(_NUMBERS[word]) if word in _NUMBERS else ""


def levelled_number(figures: str) -> str:
    """One spelling of a number in figures: "150000" for "150.000", "2e" for "2de"."""
    if ordinal := _ORDINAL.fullmatch(figures):
        return f"{ordinal[1]}e"
    return figures.replace(".", "") if _THOUSANDS.fullmatch(figures) else figures
