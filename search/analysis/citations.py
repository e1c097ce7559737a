"""References to a place in a text: "art. 4 lid 2", "artikelen 12 en 13", "bijlage II", "§ 3.1"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.analysis.tokens import Token

DESIGNATORS = {
    "art": "artikel",
    "artt": "artikel",
    "artikel": "artikel",
    "artikelen": "artikel",
    "bijlage": "bijlage",
    "bijlagen": "bijlage",
    "hoofdstuk": "hoofdstuk",
    "hoofdstukken": "hoofdstuk",
    "afdeling": "afdeling",
    "paragraaf": "paragraaf",
    "paragrafen": "paragraaf",
    "§": "paragraaf",
    "lid": "lid",
    "leden": "lid",
}
_ORDINALS = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde"
ORDINALS = {word: str(number) for number, word in enumerate(_ORDINALS.split(), start=1)}
_ROMAN = re.compile(r"(?=[ivxl])x{0,4}l?x{0,3}(ix|iv|v?i{0,3})$")
_LETTER = re.compile(r"[a-z]$")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_PLURALS = {"artt", "artikelen", "bijlagen", "hoofdstukken", "paragrafen", "leden"}
_BETWEEN = {"en", "of", "tot", "met"}
LETTERED = {"bijlage", "hoofdstuk", "afdeling"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A place of `kind` with `number`, and the tokens `first:last` that say so."""

    kind: str
    number: str
    first: int
    last: int

    @property
    def term(self) -> str:
        return place_term(self.kind, self.number)


def place_term(kind: str, number: str) -> str:
    """The term under which a place is indexed; Roman numbers of chapters and annexes count as Arabic ones."""
    number = number.lower().rstrip(".:")
    if kind in LETTERED and _ROMAN.match(number):
        number = str(_arabic(number))
    return f"{kind}={number}"


def citations(found: Sequence[Token]) -> Iterator[Citation]:
    """All references among the tokens of a text, in order."""
    position = 0
    while position < len(found):
        kind = DESIGNATORS.get(found[position].word)
        if kind == "lid" and position and found[position - 1].word in ORDINALS:
            yield Citation(kind, ORDINALS[found[position - 1].word], position - 1, position + 1)
        end = position + 1
        if kind:
            for citation in _numbers(found, position, kind):
                yield citation
                end = citation.last
        position = end


def _numbers(found: Sequence[Token], first: int, kind: str) -> Iterator[Citation]:
    plural = found[first].word in _PLURALS
    position = first + 1
    while position < len(found) and _is_number(found[position], kind):
        yield Citation(kind, found[position].word, first, position + 1)
        first = position = position + 1
        if not plural:
            return
        if position < len(found) and found[position].word in _BETWEEN:
            first = position = position + 1


def _is_number(token: Token, kind: str) -> bool:
    if token.is_number:
        return True
    return kind in LETTERED and bool(_ROMAN.match(token.word) or _LETTER.match(token.word))


def _arabic(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    return sum(
        -one if any(one < later for later in values[n:]) else one for n, one in enumerate(values, start=1)
    )
