"""Whether the letters of a page stand for what they draw: a font may not say which letters it has, and then
the library gives the numbers of its drawings for text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

MEANINGLESS = "letters zonder betekenis"
UNREADABLE_WORDS = "[niet te lezen]"
# The share of letters without meaning: too many to read the rest, too many to pass over.
MANY, SOME = 0.3, 0.03
SHORTEST = 2
NO_LETTER = re.compile("[\x00\x01\x03-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
# Two letters that often stand together in Dutch; of letters taken by chance one pair in ten is among them.
PAIR_LIST = (
    "aa ag al an ar as at be bi ch da de di ed ee eg ei el en er es et ge he hi ht id ie ij in is it ke ks "
    "la ld le li ll ls ma me mi na nd ne ng ni nt oe of om on oo op or ou ra rd re ri ro rs sc se st ta te "
    "ti to ui un ur us va ve vo we wo za ze"
)
PAIRS = frozenset(PAIR_LIST.split())
ENOUGH_PAIRS, NO_LANGUAGE, MANY_PAIRS = 0.4, 0.15, 150


@dataclass(frozen=True, slots=True)
class Meaning:
    """The words of a page that say nothing: the places of their letters, and their share in all letters."""

    without: frozenset[int]
    share: float

    @property
    def too_little(self) -> bool:
        """Whether so much says nothing that no text is left."""
        return self.share > MANY

    @property
    def in_doubt(self) -> bool:
        return self.share > SOME

    def lacks(self, first: int, last: int) -> bool:
        """Whether the word of these characters says nothing."""
        return first in self.without or last in self.without


CLEAR = Meaning(frozenset(), 0.0)


def meaning_of(textpage: pdfium.PdfTextPage) -> Meaning:
    count = textpage.count_chars()
    codes = [raw.FPDFText_GetUnicode(textpage.raw, place) for place in range(count)]
    words = list(_words(codes))
    unknown = [word for word in words if len(word) >= SHORTEST and _unknown(textpage, codes, word)]
    written = ["".join(chr(codes[place]) for place in word) for word in unknown]
    signs = [said for said in written if NO_LETTER.search(said)]
    if unknown and not signs and _share_of_pairs(written) >= ENOUGH_PAIRS:
        unknown = []
    if _is_no_language(["".join(chr(codes[place]) for place in word) for word in words]):
        unknown = words
    places = frozenset(place for word in unknown for place in word)
    return Meaning(places, len(places) / max(1, sum(map(len, words))))


def _words(codes: list[int]) -> Iterator[list[int]]:
    """The places of the letters of each word. Other signs that Unicode counts as spaces may be drawings."""
    word: list[int] = []
    for place, code in enumerate(codes):
        if code in (0x0A, 0x0D, 0x20, 0xA0):
            if word:
                yield word
            word = []
        else:
            word.append(place)
    if word:
        yield word


def _unknown(textpage: pdfium.PdfTextPage, codes: list[int], word: list[int]) -> bool:
    """Whether the file says of most letters of a word not what they are."""
    unsaid = [
        place
        for place in word
        if raw.FPDFText_HasUnicodeMapError(textpage.raw, place) == 1
        or NO_LETTER.match(chr(min(codes[place], 0x10FFFF)))
    ]
    return 2 * len(unsaid) > len(word)


def _share_of_pairs(words: list[str]) -> float:
    """How much of the letters are pairs that often stand together: much, and words of a font that says
    nothing are what they seem all the same, for its numbers are those of the letters.
    """
    pairs = [word[at : at + 2].lower() for word in words for at in range(len(word) - 1)]
    return sum(1 for pair in pairs if pair in PAIRS) / max(1, len(pairs))


def _is_no_language(words: list[str]) -> bool:
    """Whether a page full of Latin letters is in no language of this part of the world: its font says of
    every letter that it is another one.
    """
    latin = [word for word in words if word.isascii() and word.isalpha()]
    return sum(len(word) - 1 for word in latin) > MANY_PAIRS and _share_of_pairs(latin) < NO_LANGUAGE
