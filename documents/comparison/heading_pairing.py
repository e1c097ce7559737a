"""Pairs of an old and a new heading: by their own words, their label, and the articles that stand under
both."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, product

from rapidfuzz import fuzz

from documents.comparison.pairing import ALIKE, Pair, Why, chosen_pairs
from documents.comparison.profiles import Profile, headings_above, namesakes, profiles
from documents.comparison.shingles import COMMON
from documents.text import Text

WORDS, LABEL, LEVEL, PARENT, CHILDREN, BODY = 0.5, 0.2, 0.1, 0.1, 0.3, 0.3
ENOUGH, ENOUGH_WITH_LABEL = 0.5, 0.4
LONG_WORD = 4


def heading_pairs(old: Text, new: Text, found: Sequence[Pair]) -> list[Pair]:
    """The pairs of headings, given the pairs of the units under them. The titles of both texts belong
    together."""
    was, now = profiles(old, "heading"), profiles(new, "heading")
    titles = [
        Pair(first, second, "kind", 1.0) for first, second in zip(_titles(old), _titles(new), strict=False)
    ]
    by_place = tuple({profile.place: profile for profile in side} for side in (was, now))
    common = _children_in_common(old, new, found)
    pairs = [
        pair
        for first, second in _candidates(was, now, common)
        if (pair := _pair(by_place[0][first], by_place[1][second], old, new, common[first, second]))
    ]
    taken = {pair.old for pair in titles}, {pair.new for pair in titles}
    return titles + chosen_pairs(
        pair for pair in pairs if pair.old not in taken[0] and pair.new not in taken[1]
    )


def _titles(text: Text) -> list[int]:
    return [place for place, unit in enumerate(text.units) if unit.type == "heading" and unit.level == 0]


def _candidates(
    was: Sequence[Profile], now: Sequence[Profile], common: Iterable[tuple[int, int]]
) -> set[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for profile in was:
        for word in set(profile.heading.split()):
            holders[word].append(profile.place)
    by_heading = namesakes(was, lambda profile: profile.heading)
    by_label = namesakes(was, lambda profile: profile.label)
    pairs = set(common)
    for profile in now:
        pairs.update((was[index].place, profile.place) for index in by_heading(profile) + by_label(profile))
        for word in profile.heading.split():
            if len(word) >= LONG_WORD and len(holders[word]) <= COMMON:
                pairs.update((place, profile.place) for place in holders[word])
    return pairs


def _pair(old: Profile, new: Profile, old_text: Text, new_text: Text, children: float) -> Pair | None:
    same_label = bool(new.label) and old.label == new.label
    alike = fuzz.ratio(old.heading, new.heading) if old.heading and new.heading else 0.0
    body = len(old.shingles | new.shingles)
    score = (
        WORDS * (alike / 100 if alike >= ALIKE else 0)
        + LABEL * same_label
        + LEVEL * (old_text.units[old.place].level == new_text.units[new.place].level)
        + PARENT * (old.parents == new.parents)
        + CHILDREN * children
        + BODY * (len(old.shingles & new.shingles) / body if body else 0)
    )
    if score < (ENOUGH_WITH_LABEL if same_label else ENOUGH):
        return None
    why: Why = "heading" if alike >= ALIKE else "label" if same_label else "text"
    return Pair(old.place, new.place, why, score, abs(old.rank - new.rank))


def _children_in_common(old: Text, new: Text, found: Sequence[Pair]) -> dict[tuple[int, int], float]:
    """For two headings the share of the units under them that belong together."""
    above = _above(old), _above(new)
    sizes = tuple(Counter(chain.from_iterable(side)) for side in above)
    shared = Counter(chain.from_iterable(product(above[0][pair.old], above[1][pair.new]) for pair in found))
    shares: dict[tuple[int, int], float] = defaultdict(float)
    for (first, second), count in shared.items():
        shares[first, second] = 2 * count / (sizes[0][first] + sizes[1][second])
    return shares


def _above(text: Text) -> list[tuple[int, ...]]:
    """For each unit that is no heading itself the places of the headings above it."""
    return [
        tuple(above for above in headings if text.units[above].type == "heading" and unit.type != "heading")
        for unit, headings in zip(text.units, headings_above(text), strict=True)
    ]
