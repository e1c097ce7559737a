"""Texts as sets of short word sequences, so that what they share can be found without comparing all pairs."""

from collections import Counter
from collections.abc import Iterable

from documents.text import Unit, plain_lines, words

Shingle = tuple[str, ...]
SHINGLE = 3
# What more units than this have in common says nothing about where a text comes from.
COMMON = 8


def shingles(unit: Unit) -> frozenset[Shingle]:
    """The sequences of three words in the body of the unit; of a shorter body the body itself."""
    return shingles_of(line for block in unit.blocks for line in plain_lines(block))


def shingles_of(lines: Iterable[str]) -> frozenset[Shingle]:
    found = words("\n".join(lines).casefold())
    if len(found) < SHINGLE:
        return frozenset([tuple(found)] if found else [])
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def rarity(sets: Iterable[frozenset[Shingle]]) -> dict[Shingle, float]:
    """What a shingle says about where a text comes from: less, the more texts have it. At most 1."""
    counts = Counter(shingle for shingles in sets for shingle in shingles)
    return {shingle: min(1.0, 2 / count) for shingle, count in counts.items()}
