"""Pairs of an old and a new unit, scored by what speaks for their being the same, and the best of them
chosen."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz import fuzz

from documents.comparison.profiles import Profile, namesakes, profiles
from documents.comparison.shingles import COMMON, Shingle, rarity
from documents.text import Text, UnitType, plain_unit

Why = Literal["text", "heading", "label", "place", "kind"]

HEADING, LABEL, PARENT = 0.25, 0.15, 0.05
SIMILAR, RELATED, CONTINUED = 0.3, 0.1, 0.5
# A unit that goes on under its heading is the same one, also where it lost most of its text or took in more.
KEPT_ITS_NAME = 0.5
# From this likeness, in percent, two headings are taken for one that was edited.
ALIKE = 60
# A text of fewer rare word sequences than this proves less by itself.
TELLING = 6
MOST_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """The places of an old and a new unit in their texts. `score` runs from 0 to about 1.5."""

    old: int
    new: int
    why: Why
    score: float
    distance: float = 0.0


@dataclass(frozen=True, slots=True)
class _Likeness:
    """Two profiles with the text they share, as a share of each."""

    old: Profile
    new: Profile
    of_old: float
    of_new: float
    text: float
    telling: float

    @property
    def continued(self) -> bool:
        return max(self.of_old, self.of_new) >= CONTINUED

    @property
    def same_text(self) -> bool:
        """Also when there is none."""
        return self.old.shingles == self.new.shingles

    @property
    def same_heading(self) -> bool:
        return bool(self.new.heading) and self.old.heading == self.new.heading

    @property
    def other_heading(self) -> bool:
        """Both have a heading, and the two say different things."""
        old, new = self.old.heading, self.new.heading
        return bool(old and new) and fuzz.ratio(old, new) < ALIKE

    @property
    def same_label(self) -> bool:
        return bool(self.new.label) and self.old.label == self.new.label


def chosen_pairs(pairs: Iterable[Pair]) -> list[Pair]:
    """The best pairs first, each unit in at most one; equal scores by nearness in the text."""
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for pair in sorted(pairs, key=lambda pair: (-round(pair.score, 3), pair.distance, pair.old, pair.new)):
        if pair.old not in taken[0] and pair.new not in taken[1]:
            found.append(pair)
            taken[0].add(pair.old)
            taken[1].add(pair.new)
    return found


def pairs_by_text(old: Text, new: Text, kind: UnitType) -> list[Pair]:
    """The pairs of units of one type, found by text, heading, label and place."""
    found = _twins(old, new, kind)
    was = profiles(old, kind, {pair.old for pair in found})
    now = profiles(new, kind, {pair.new for pair in found})
    weights = rarity(profile.shingles for profile in [*was, *now])
    likenesses = [_likeness(first, second, weights) for first, second in _candidates(was, now, weights)]
    found += chosen_pairs(pair for likeness in likenesses if (pair := _pair(likeness)))
    found += chosen_pairs(_namesakes(likenesses, found))
    likeness = _by_place(was, now, weights)
    for step in (1, -1):
        found += _neighbours(_places(old, kind)[::step], _places(new, kind)[::step], likeness, found)
    return found


def _twins(old: Text, new: Text, kind: UnitType) -> list[Pair]:
    """The units that did not change at all, in order where several are the same."""
    there: dict[str, list[int]] = defaultdict(list)
    for place in reversed(_places(old, kind)):
        there[plain_unit(old.units[place])].append(place)
    twins = []
    for place in _places(new, kind):
        if same := there.get(plain_unit(new.units[place])):
            twins.append(Pair(same.pop(), place, "text", 1.0))
    return twins


def _places(text: Text, kind: UnitType) -> list[int]:
    return [place for place, unit in enumerate(text.units) if unit.type == kind]


def _candidates(
    was: Sequence[Profile], now: Sequence[Profile], weights: Mapping[Shingle, float]
) -> Iterator[tuple[Profile, Profile]]:
    """The pairs worth comparing: those that share rare text, a heading or a label."""
    holders: dict[Shingle, list[int]] = defaultdict(list)
    for index, profile in enumerate(was):
        for shingle in profile.shingles:
            holders[shingle].append(index)
    by_heading = namesakes(was, lambda profile: profile.heading)
    by_label = namesakes(was, lambda profile: profile.label)
    for profile in now:
        likely = set(_sharing(profile, holders, weights))
        likely.update(by_heading(profile), by_label(profile))
        for index in sorted(likely):
            yield was[index], profile


def _sharing(
    profile: Profile, holders: Mapping[Shingle, list[int]], weights: Mapping[Shingle, float]
) -> list[int]:
    shared: dict[int, float] = defaultdict(float)
    for shingle in profile.shingles:
        owners = holders.get(shingle, ())
        if len(owners) <= COMMON:
            for index in owners:
                shared[index] += weights[shingle]
    return sorted(shared, key=lambda index: (-shared[index], index))[:MOST_CANDIDATES]


def _likeness(old: Profile, new: Profile, weights: Mapping[Shingle, float]) -> _Likeness:
    sizes = [sum(weights[shingle] for shingle in profile.shingles) for profile in (old, new)]
    shared = sum(weights[shingle] for shingle in old.shingles & new.shingles)
    of_old, of_new = (shared / size if size else 0.0 for size in sizes)
    text = 2 * shared / sum(sizes) if any(sizes) else 0.0
    return _Likeness(old, new, of_old, of_new, text, text * min(1.0, sum(sizes) / 2 / TELLING))


def _pair(likeness: _Likeness) -> Pair | None:
    related = likeness.text >= RELATED
    by_heading = likeness.same_heading and (related or likeness.old.parents == likeness.new.parents)
    if likeness.telling >= SIMILAR:
        return _scored(likeness, "text")
    if by_heading:
        return _scored(likeness, "heading")
    return _scored(likeness, "label") if likeness.same_label and related else None


def _scored(likeness: _Likeness, why: Why) -> Pair:
    old, new = likeness.old, likeness.new
    score = likeness.telling + HEADING * likeness.same_heading + LABEL * likeness.same_label
    score += PARENT * (old.parents == new.parents)
    score += KEPT_ITS_NAME * (likeness.same_heading and likeness.continued)
    return Pair(old.place, new.place, why, score, abs(old.rank - new.rank))


def _namesakes(likenesses: Sequence[_Likeness], found: Sequence[Pair]) -> Iterator[Pair]:
    """What is left with the same number in the same chapter and no other heading; and, unless the text of
    either clearly went on elsewhere, with the same heading or with the same number in another chapter."""
    old_taken, new_taken = {pair.old for pair in found}, {pair.new for pair in found}
    old_partner = _continued(likenesses, lambda likeness: likeness.old.place)
    new_partner = _continued(likenesses, lambda likeness: likeness.new.place)
    for likeness in likenesses:
        old, new = likeness.old.place, likeness.new.place
        if old in old_taken or new in new_taken:
            continue
        elsewhere = bool((old_partner[old] | new_partner[new]) - {(old, new)})
        same_place = likeness.old.parents == likeness.new.parents
        same_number = likeness.same_label and not likeness.other_heading
        if same_number and (same_place or not elsewhere):
            yield _scored(likeness, "heading" if likeness.same_heading else "label")
        elif likeness.same_heading and not elsewhere:
            yield _scored(likeness, "heading")


def _continued(
    likenesses: Sequence[_Likeness], place: Callable[[_Likeness], int]
) -> defaultdict[int, set[tuple[int, int]]]:
    partners = defaultdict(set)
    for likeness in likenesses:
        if likeness.continued and likeness.telling >= RELATED:
            partners[place(likeness)].add((likeness.old.place, likeness.new.place))
    return partners


def _by_place(
    was: Sequence[Profile], now: Sequence[Profile], weights: Mapping[Shingle, float]
) -> Callable[[int, int], _Likeness]:
    """A look-up of how alike the units at two places are; for units that are not the same."""
    old, new = ({profile.place: profile for profile in side} for side in (was, now))
    return lambda first, second: _likeness(old[first], new[second], weights)


def _neighbours(
    was: Sequence[int],
    now: Sequence[int],
    likeness_of: Callable[[int, int], _Likeness],
    found: Sequence[Pair],
) -> list[Pair]:
    """Of what is left, units that stand next to units that belong together: when their text is alike, or when
    what stands on their other side belongs together too."""
    partner = {pair.new: pair.old for pair in found}
    taken = set(partner.values())
    next_old, next_new = dict(pairwise(was)), dict(pairwise(now))
    added = []
    for before, place in pairwise(now):
        old = next_old.get(partner.get(before, -1), -1)
        if place in partner or old == -1 or old in taken:
            continue
        likeness = likeness_of(old, place)
        after = partner.get(next_new.get(place, -1), -1)
        if likeness.text >= CONTINUED or (
            not likeness.other_heading and (likeness.same_text or next_old.get(old, -2) == after)
        ):
            added.append(_scored(likeness, "place"))
            partner[place] = old
            taken.add(old)
    return added
