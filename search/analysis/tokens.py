"""Words of a text with their place in it, and their spelling without case and accents."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LETTER = r"[^\W_][\u0300-\u036f]*"
TOKEN = re.compile(
    rf"""
    \d+(?:[.,]\d+)*[a-z]{{0,2}}(?![^\W_])          # 12, 10b, 2.3, 1.200,50
    | (?:[^\W\d_]\.){{2,}}                          # m.b.t.
    | [^\W\d_](?:&[^\W\d_])+(?![^\W_])              # B&W
    | (?:{_LETTER})+(?:['’](?:{_LETTER})+)*         # woning, risico's
    | §
    """,
    re.VERBOSE,
)
_DROPPED = "'’."


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]` of the original, and its `word`: lower case, without accents, apostrophes and dots
    of an abbreviation. `accented` still has its accents."""

    start: int
    end: int
    word: str
    accented: str

    @property
    def is_number(self) -> bool:
        return self.word[0].isdigit()


def tokens(text: str) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        word, accented = spelled(match.group())
        if word:
            yield Token(match.start(), match.end(), word, accented)


@lru_cache(maxsize=100_000)
def spelled(original: str) -> tuple[str, str]:
    """The word as it is indexed, and the same with its accents."""
    number = original[0].isdigit()
    accented = unicodedata.normalize("NFC", original).lower()
    word = accented if original.isascii() else "".join(map(_folded, accented))
    dropped = "" if number else _DROPPED
    return _without(word, dropped), _without(accented, dropped)


def _without(word: str, dropped: str) -> str:
    return "".join(c for c in word if c not in dropped) if any(c in word for c in dropped) else word


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    return "".join(c for c in decomposed if c.isalnum() or c in _DROPPED + "&,§")


def original_span(original: str, start: int, end: int) -> tuple[int, int]:
    """Where the stretch `start:end` of a token's word lies in its original text, in characters of that
    text."""
    place, first, last = 0, None, len(original)
    for offset, character in enumerate(original):
        if place == start and first is None and not unicodedata.combining(character):
            first = offset
        if place == end and not unicodedata.combining(character):
            last = offset
            break
        place += len(_without("".join(_folded(c) for c in character.lower()), _DROPPED))
    return first or 0, last
