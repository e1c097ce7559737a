"""What is known of a unit when its continuation is sought, and who else bears its name."""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Sequence
from dataclasses import dataclass

from documents.comparison.shingles import Shingle, shingles
from documents.text import Text, UnitType, words
from documents.text.note_marks import bare_heading

MOST_NAMESAKES = 20


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a unit when its continuation is sought. `rank` is its relative place, from 0 to 1."""

    place: int
    rank: float
    label: str
    heading: str
    parents: tuple[str, ...]
    shingles: frozenset[Shingle]


def profiles(text: Text, kind: UnitType, known: Container[int] = ()) -> list[Profile]:
    """The profiles of the units of one type, apart from those at the places that are known."""
    above = headings_above(text)
    names = [plain_name(bare_heading(unit) or unit.label) for unit in text.units]
    return [
        Profile(
            place,
            place / len(text.units),
            plain_name(unit.label),
            plain_name(bare_heading(unit)),
            tuple(names[heading] for heading in above[place]),
            shingles(unit),
        )
        for place, unit in enumerate(text.units)
        if unit.type == kind and place not in known
    ]


def headings_above(text: Text) -> list[tuple[int, ...]]:
    """For each unit the places of the headings and the annex it stands under, outermost first; not the
    title."""
    open_headings: list[int] = []
    found = []
    for place, unit in enumerate(text.units):
        opens = unit.type in ("heading", "annex")
        if opens:
            open_headings = [above for above in open_headings if text.units[above].level < unit.level]
        found.append(tuple(open_headings))
        if opens and unit.level > 0:
            open_headings.append(place)
    return found


def plain_name(name: str) -> str:
    """A label or heading without case and punctuation."""
    return " ".join(words(name.casefold()))


def namesakes[P: Profile](was: Sequence[P], name: Callable[[P], Hashable]) -> Callable[[P], list[int]]:
    """A look-up of the old profiles by name; of a name that many have only those under the same headings."""
    everywhere, within = defaultdict(list), defaultdict(list)
    for index, profile in enumerate(was):
        if name(profile):
            everywhere[name(profile)].append(index)
            within[name(profile), profile.parents].append(index)

    def found(profile: P) -> list[int]:
        wide = everywhere.get(name(profile), [])
        close = within.get((name(profile), profile.parents), [])
        return wide if len(wide) <= MOST_NAMESAKES else close[:MOST_NAMESAKES]

    return found
