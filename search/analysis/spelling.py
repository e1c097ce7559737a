"""How a word is spelled in the index: lower case, without accents, apostrophes and the dots of an
abbreviation; a number such as 7:658 with a dot."""

import unicodedata
from functools import lru_cache

from search.analysis.numbers import SIGNS

_DROPPED = "'’.-"
# Letters that are no other letter with an accent, and are typed as if they were.
_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060"  # soft hyphens and the like


@lru_cache(maxsize=100_000)
def spelled(original: str) -> tuple[str, str]:
    """The word as it is indexed, and the same with its accents."""
    if original in SIGNS:
        return SIGNS[original], SIGNS[original]
    number = original[0].isdigit()
    accented = _without(unicodedata.normalize("NFC", original).lower().replace("’", "'"), UNSEEN)
    word = accented if original.isascii() else "".join(map(_folded, accented))
    return (
        (word.replace(":", "."), accented) if number else (_without(word, _DROPPED), _without(accented, "."))
    )


def _without(word: str, dropped: str) -> str:
    return "".join(c for c in word if c not in dropped) if any(c in word for c in dropped) else word


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    decomposed = "".join(_PLAIN.get(letter, letter) for letter in decomposed)
    return "".join(c for c in decomposed if c.isalnum() or c in _DROPPED + "&,§")


def original_span(original: str, start: int, end: int) -> tuple[int, int]:
    """Where the stretch `start:end` of a token's word lies in its original text, in characters of that
    text."""
    place, first, last = 0, None, len(original)
    for offset, character in enumerate(original):
        seen = not unicodedata.combining(character) and character not in UNSEEN
        if place == start and first is None and seen:
            first = offset
        if place == end and not unicodedata.combining(character):
            last = offset
            break
        place += len(_without("".join(_folded(c) for c in character.lower()), _DROPPED))
    return first or 0, last
