"""Words that are written from right to left, in the order in which they are read. The library gives the
letters of each word in their order, but not the words of a name.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Letters in the shape that they have at one place of a word.
SHAPED = re.compile("[\ufb1d-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]")
LATE_BRACKET, EARLY_BRACKET = re.compile(r"(?<=\s)([)\]])(?=\w)"), re.compile(r"(?<=\w)([(\[])(?=[\s.,;:]|$)")
WHOLLY = 4  # as many letters of one direction make it that of the line; a Dutch text goes from left to right
TURNED = str.maketrans("()[]", ")(][")


@dataclass(frozen=True, slots=True)
class PlacedLetter:
    """A character with the marks on it, its place in the text and where it stands on the page."""

    text: str
    place: int
    left: float

    @property
    def kind(self) -> str:
        """R or L for the direction it is read in, "0" for a digit, nothing for what goes along."""
        found = unicodedata.bidirectional(self.text[0])
        return {"R": "R", "AL": "R", "L": "L", "EN": "0", "AN": "0"}.get(found, "")


def has_right_to_left(words: str) -> bool:
    return LETTERS.search(words) is not None


def in_reading_order(letters: Sequence[PlacedLetter]) -> list[PlacedLetter]:
    """The letters of one line as they are read."""
    seen = sorted(_with_marks(letters), key=lambda letter: letter.left)
    kinds = [letter.kind for letter in seen]
    if kinds.count("R") > WHOLLY * kinds.count("L"):
        return _turned(_each_turned(seen, "L", "R"))
    return _each_turned(seen, "R", "L")


def as_written(words: str) -> str:
    """The letters in their own form, brackets as they are meant beside words of the other direction."""
    own = SHAPED.sub(lambda shaped: unicodedata.normalize("NFKC", shaped[0]), words)
    return EARLY_BRACKET.sub(_bracket, LATE_BRACKET.sub(_bracket, own))


def _bracket(found: re.Match[str]) -> str:
    return found[1].translate(TURNED)


def _with_marks(letters: Sequence[PlacedLetter]) -> Iterator[PlacedLetter]:
    last: PlacedLetter | None = None
    for letter in letters:
        if last and unicodedata.category(letter.text) == "Mn":
            last = PlacedLetter(last.text + letter.text, last.place, last.left)
            continue
        if last:
            yield last
        last = letter
    if last:
        yield last


def _each_turned(seen: Sequence[PlacedLetter], kind: str, other: str) -> list[PlacedLetter]:
    """The line with each stretch of this direction turned; a number that begins it goes along."""
    ordered: list[PlacedLetter] = []
    stretch: list[PlacedLetter] = []
    waiting: list[PlacedLetter] = []
    for letter in seen:
        if letter.kind == kind:
            begins = not stretch and not ordered and any(one.kind == "0" for one in waiting)
            if stretch or begins:
                stretch += waiting
            else:
                ordered += waiting
            stretch.append(letter)
            waiting = []
        elif letter.kind == other:
            ordered += [*_turned(stretch), *waiting, letter]
            stretch, waiting = [], []
        else:
            waiting.append(letter)
    return [*ordered, *_turned(stretch), *waiting]


def _turned(stretch: Sequence[PlacedLetter]) -> list[PlacedLetter]:
    """From the other side, each number as it stands."""
    turned: list[PlacedLetter] = []
    for is_number, group in groupby(reversed(stretch), key=lambda letter: letter.kind == "0"):
        turned += list(group)[:: -1 if is_number else 1]
    return turned
