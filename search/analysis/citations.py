"""References to a place in a text: "art. 4 lid 2", "artikelen 12 tot en met 15", "bijlage II", "§ 3.1"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.analysis.tokens import Word

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
_UNTIL = (["tot", "en", "met"], ["t", "m"])
LETTERED = {"bijlage", "hoofdstuk", "afdeling"}
LONGEST_RANGE = 100


@dataclass(frozen=True, slots=True)
class Citation:
    """A place of `kind` with `number`, and the tokens `first:last` that say so. `continues`: it is one more
    of the same series as the one before it."""

    kind: str
    number: str
    first: int
    last: int
    continues: bool = False

    @property
    def term(self) -> str:
        return place_term(self.kind, self.number)


def place_term(kind: str, number: str) -> str:
    """The term under which a place is indexed; Roman numbers of chapters and annexes count as Arabic ones."""
    number = number.lower().rstrip(".:").replace(":", ".")
    if kind in LETTERED and _ROMAN.match(number):
        number = str(_arabic(number))
    return f"{kind}={number}"


def citations(found: Sequence[Word]) -> Iterator[Citation]:
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


def _numbers(found: Sequence[Word], first: int, kind: str) -> Iterator[Citation]:
    plural = found[first].word in _PLURALS
    position = first + 1
    while position < len(found) and _is_number(found[position], kind):
        yield Citation(kind, found[position].word, first, position + 1, continues=first == position)
        first = position = position + 1
        if end := _end_of_range(found, position):
            for number in _between(found[position - 1].word, found[end - 1].word):
                yield Citation(kind, number, position, end, continues=True)
            first = position = end
        elif not plural:
            return
        if position < len(found) and found[position].word in _BETWEEN:
            first = position = position + 1


def _end_of_range(found: Sequence[Word], position: int) -> int:
    """Past the number after "tot en met" or "t/m" here; 0 when there is none."""
    for words in _UNTIL:
        end = position + len(words)
        said = [token.word for token in found[position:end]]
        if said == words and end < len(found) and found[end].is_number:
            return end + 1
    return 0


def _between(first: str, last: str) -> Iterator[str]:
    """The numbers after the first up to the last; of numbers that cannot be counted only the last."""
    countable = all(one.isdecimal() and len(one) < 7 for one in (first, last))
    countable = countable and 0 < int(last) - int(first) <= LONGEST_RANGE
    yield from map(str, range(int(first) + 1, int(last) + 1)) if countable else [last]


def _is_number(token: Word, kind: str) -> bool:
    if token.is_number:
        return True
    if kind == "artikel":
        return bool(_ROMAN.match(token.word))
    return kind in LETTERED and bool(_ROMAN.match(token.word) or _LETTER.match(token.word))


def _arabic(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    return sum(
        -one if any(one < later for later in values[n:]) else one for n, one in enumerate(values, start=1)
    )
