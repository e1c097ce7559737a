"""Compounds: which words of a collection have a given word as one of their parts.

Nobody keeps a list of parts: a split holds when what remains is a word of the collection itself (linking
s, en and e allowed). Of a long part at the beginning or the end it also holds when what remains cannot be
mere prefixes or endings: a small collection has "ziektekosten" without "ziekte". The collection is what the
asker may read, so a word that only hidden texts have splits nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import takewhile

from search.analysis.stems import stems

Part = tuple[int, int]
MAXIMUM = 400
SHORTEST = 3
INFLECTED = 3
LONG = 5
LINKS = ("", "s", "en", "e", "n")

# Words whose parts mean something else: no split inside these letters, wherever they stand in a word.
WHOLE = (
    "huisvest",
    "wethouder",
    "maatschapp",
    "voorbeeld",
    "aandeel",
    "onderdeel",
    "oordeel",
    "eigenaar",
    "wijzig",
    "openbaar",
    "opdracht",
    "achterstallig",
    "vrijwillig",
)
# Particles and endings: with these the rest of a word is a derivation, no part of a compound.
_BLOCKED = """
aan achter baar bij boven buiten dan dat den der des die dit dom door een eerst elijk elijke elijks ene ens
ent erlijk ers eur haar heden heid hem hen her het hun iek ijn ing ings isme ist jes len lijk lijke lijken
lijks lijkste ling lingen loos loze mede mee men met mis naar nen niet nis nog off om onder ons ont oor open
over pen ren rijk schap schappen sel sen ste ster tegen ten ter tes toe tot uit van ven ver voor waar waarts
weg wel wer wie zaam zame zelf zich zijn zo zon
"""
BLOCKED = frozenset(_BLOCKED.split())
# What an unknown word before or after a part may look like: with a vowel, with an end that a word can have,
# and without a prefix or ending that makes another word of the part.
_MAY_PRECEDE = re.compile(
    r".*[aeiouy].*(?<!be|ge|on)(?<!ver|ont|her|mis)(?<!over)(?<!onder)"
    r"(?<![vzq])(?<![^i]j)(?<![^c]h)(?<![^aeiou]b)"
)
_MAY_FOLLOW = re.compile(
    r"(?!.{0,3}(?:heid|lijk)|(?:en|er|s)?(?:loos|loze|baar|bare|matig|schap|zaam|ing|atie|age|air|eer|iek|isch|ist|ig))"
    r".+[aeiouy].*"
)
_DERIVED = re.compile(r".{0,2}lijke?[ns]?")  # schrif-telijk
# Of these the ones that are nouns too, and may be asked for as a part.
NOUNS = frozenset({"oor", "pen", "rijk", "schap", "weg", "zon"})


class Vocabulary(Mapping[str, int]):
    """The words of a collection, each with the number of passages that have it."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = dict(words)
        self._compounds: dict[str, dict[str, Part]] = {}

    def __getitem__(self, word: str) -> int:
        return self._words[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for word in self._words for stem in stems(word))

    @cached_property
    def _lengths(self) -> dict[str, set[int]]:
        """Of each stem how long the words are that have it; particles are no words here."""
        lengths: dict[str, set[int]] = {}
        for word in self._words.keys() - BLOCKED:
            for stem in stems(word):
                lengths.setdefault(stem, set()).add(len(word))
        return lengths

    @cached_property
    def _listed(self) -> str:
        return "\n" + "\n".join(word for word in self._words if len(word) > 2 * SHORTEST - 1) + "\n"

    def compounds(self, word: str) -> dict[str, Part]:
        """The words that have `word` as a part, in any inflection, with the place of that part in them; of
        very many the most frequent."""
        if word not in self._compounds:
            found = dict(self._found(word))
            frequent = sorted(found, key=lambda one: (-self._words[one], one))[:MAXIMUM]
            self._compounds[word] = {one: found[one] for one in frequent}
        return self._compounds[word]

    def _found(self, word: str) -> Iterator[tuple[str, Part]]:
        if len(word) < SHORTEST or word in BLOCKED - NOUNS or not word.isalpha():
            return
        letters, wanted = _beginning(word), frozenset(stems(word))
        for candidate in self._containing(letters):
            if wanted.isdisjoint(stems(candidate)) and (part := self._part(candidate, word, wanted)):
                yield candidate, part

    def _containing(self, letters: str) -> Iterable[str]:
        place = self._listed.find(letters)
        while place >= 0:
            start, end = self._listed.rfind("\n", 0, place) + 1, self._listed.find("\n", place)
            yield self._listed[start:end]
            place = self._listed.find(letters, end)

    def _part(self, compound: str, asked: str, wanted: frozenset[str]) -> Part | None:
        inside, letters = _inside_whole(compound), _beginning(asked)
        start = compound.find(letters)
        while start >= 0:
            if start not in inside and (not start or self._is_left(compound[:start])):
                ends = range(len(compound), start + len(letters) - 1, -1)
                fitting = [
                    end for end in ends if end not in inside and self._fits(compound, start, end, wanted)
                ]
                if fitting:
                    return start, max(fitting, key=lambda end: self._worth(compound, start, end))
            start = compound.find(letters, start + 1)
        return self._part_at_an_edge(compound, asked, wanted)

    def _part_at_an_edge(self, compound: str, asked: str, wanted: frozenset[str]) -> Part | None:
        """The part as the beginning or the end of the word, beside what may be a word that is not known."""
        inside, letters = _inside_whole(compound), _beginning(asked)
        place = compound.rfind(letters)
        precedes = _may_precede(compound[:place]) and not self._ends_otherwise(compound, place)
        parts = [(place, len(compound))] if precedes else []
        if compound.startswith(letters):
            ends = range(len(compound) - LONG, len(letters) - 1, -1)
            parts += [(0, end) for end in ends if _MAY_FOLLOW.fullmatch(compound[end:])]
        for start, end in parts:
            word = compound[start:end]
            known = len(word) >= LONG and (word == asked or word in self._words)
            if known and inside.isdisjoint((start, end)) and not wanted.isdisjoint(stems(word)):
                return start, end
        return None

    def _ends_otherwise(self, compound: str, place: int) -> bool:
        """Whether a longer word stands at the end: "zorg|plicht" has no "licht"."""
        return any(
            compound[first:] in self._words and not self._is_left(compound[first:place])
            for first in range(SHORTEST, place)
        )

    def _worth(self, compound: str, start: int, end: int) -> tuple[bool, bool, int]:
        """Of several ends of a part the one that leaves nothing, else a word of the collection, else the
        longest."""
        return end == len(compound), compound[start:end] in self._words, end

    def _fits(self, compound: str, start: int, end: int, wanted: frozenset[str]) -> bool:
        part, rest = compound[start:end], compound[end:]
        if wanted.isdisjoint(stems(part)) or part in BLOCKED - NOUNS:
            return False
        if not rest:
            return start > 0
        inside = _inside_whole(compound)
        return any(
            rest.startswith(link) and end + len(link) not in inside and self._is_right(rest[len(link) :])
            for link in LINKS
        )

    def _is_left(self, part: str) -> bool:
        return any(
            self._is_word(part.removesuffix(link)) for link in LINKS if part.endswith(link)
        ) or self._splits(part)

    def _is_right(self, part: str) -> bool:
        return self._is_word(part) or self._splits(part)

    def _is_word(self, part: str) -> bool:
        if len(part) < SHORTEST or part in BLOCKED or _DERIVED.fullmatch(part):
            return False
        return part in self._words or (len(part) > SHORTEST and self._is_inflected(part))

    def _is_inflected(self, part: str) -> bool:
        """Whether it is a form of a word of about that length."""
        return any(
            abs(length - len(part)) <= INFLECTED
            for stem in stems(part)
            for length in self._lengths.get(stem, ())
        )

    def _splits(self, part: str) -> bool:
        """Whether a remainder of two parts is itself a compound."""
        inside = _inside_whole(part)
        return any(
            cut not in inside
            and self._is_word(part[cut:])
            and any(
                part[:cut].endswith(link) and self._is_word(part[:cut].removesuffix(link)) for link in LINKS
            )
            for cut in range(SHORTEST, len(part) - SHORTEST + 1)
        )


class KeepingWhole:
    """A vocabulary of which some words are not taken apart, wherever they stand in a longer one."""

    def __init__(self, vocabulary: Vocabulary, whole: Iterable[str]) -> None:
        self.vocabulary, self.whole = vocabulary, tuple(whole)

    def compounds(self, word: str) -> dict[str, Part]:
        """As `Vocabulary.compounds`."""
        found = self.vocabulary.compounds(word)
        if not self.whole:
            return found
        return {compound: part for compound, part in found.items() if not self._cuts(compound, part)}

    def _cuts(self, compound: str, part: Part) -> bool:
        return any(
            first < place < first + len(letters)
            for letters in self.whole
            if (first := compound.find(letters)) >= 0
            for place in part
        )


def _may_precede(rest: str) -> bool:
    return len(rest) >= LONG and bool(_MAY_PRECEDE.fullmatch(rest))


def _shared(word: str, stem: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False)))


@lru_cache(maxsize=4096)
def _beginning(word: str) -> str:
    """The letters that every inflection of the word begins with: those it shares with its stems."""
    shared = [_shared(word, stem) for stem in stems(word)]
    return word[: max(SHORTEST, min(max(shared), len(word) - 1))]


def _inside_whole(compound: str) -> frozenset[int]:
    """The places where this word is never cut."""
    return frozenset(
        place
        for letters in WHOLE
        if (start := compound.find(letters)) >= 0
        for place in range(start + 1, start + len(letters) + 1)
    )
