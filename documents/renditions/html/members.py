"""Anchors in the frozen HTML of a unit, for its members and items as lawyers cite them: "artikel 7, tweede
lid, onder b" is at `artikel-7-lid-2-onder-b`. The frozen HTML itself stays as it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape

from documents.text.keys import slug
from documents.text.number_words import ordinal_in_words

STEP = re.compile(r'<(?P<list>[ou]l)\b[^>]*>|</[ou]l>|<li>(?:<span class="marker">(?P<marker>[^<]*)</span>)?')
NUMBER = re.compile(r"(?:\d+\.)*(\d+)[.)°º]*")
LETTER = re.compile(r"([a-z]{1,2})[.)°º]*", re.IGNORECASE)


@dataclass(frozen=True)
class CitedPlace:
    """Where an item stands: its anchor, and how it is cited."""

    anchor: str
    words: str


def unit_place(kind: str, label: str) -> CitedPlace | None:
    """The anchor that people type for a unit with this label: "Artikel 7" is at `artikel-7`."""
    name = slug(label)
    if kind not in ("article", "annex") or not any(character.isdigit() for character in name):
        return None
    words = label.strip().rstrip(".")
    if name[:1].isdigit():
        return CitedPlace(f"onderdeel-{name}", f"onderdeel {words}")
    return CitedPlace(name, words[:1].lower() + words[1:])


def with_members(html: str, place: CitedPlace, address: str, taken: set[str]) -> str:
    """The number of each item becomes a link to that item, below `address`. What is in `taken` keeps its
    anchor; what is made is added to it."""
    made: list[str] = []
    reached = 0
    for start, end, marker, found in _items(html, place):
        if found.anchor in taken:
            continue
        taken.add(found.anchor)
        shown = unescape(marker)
        link = (
            f'<li id="{found.anchor}"><a class="marker" href="{address}#{found.anchor}" data-copy '
            f'aria-label="{escape(f"{shown} Link naar {found.words}")}">{marker}</a>'
        )
        made += [html[reached:start], link]
        reached = end
    return "".join([*made, html[reached:]])


def _items(html: str, place: CitedPlace) -> Iterator[tuple[int, int, str, CitedPlace]]:
    """Each item with a number or a letter: where its beginning starts and ends in the HTML, its marker, and
    its place."""
    inside: list[CitedPlace | None] = [place]
    last: CitedPlace | None = place
    for step in STEP.finditer(html):
        if step["list"]:
            inside.append(last)
        elif step[0].startswith("</"):
            last = inside.pop() if len(inside) > 1 else place
        else:
            above = inside[-1]
            last = _below(above, unescape(step["marker"] or ""), outermost=above == place)
            if last and step["marker"]:
                yield step.start(), step.end(), step["marker"], last


def _below(above: CitedPlace | None, marker: str, *, outermost: bool) -> CitedPlace | None:
    if above is None:
        return None
    if number := NUMBER.fullmatch(marker.strip("( ")):
        counted = int(number[1])
        if not outermost or not above.anchor.startswith("artikel-"):
            return CitedPlace(f"{above.anchor}-punt-{counted}", f"{above.words}, punt {counted}")
        ordinal = ordinal_in_words(counted) if 0 < counted < 100 else f"{counted}e"
        return CitedPlace(f"{above.anchor}-lid-{counted}", f"{above.words}, {ordinal} lid")
    if letter := LETTER.fullmatch(marker.strip("( ")):
        name = letter[1].lower()
        return CitedPlace(f"{above.anchor}-onder-{name}", f"{above.words}, onder {name}")
    return None


def cited_places(units: Iterable[tuple[str, str, str]]) -> dict[str, CitedPlace]:
    """By key, the place of each unit (key, kind, label) that has one of its own: not where two units have the
    same label, or where another unit already has that key."""
    units = list(units)
    found = {key: place for key, kind, label in units if (place := unit_place(kind, label))}
    anchors = [place.anchor for place in found.values()]
    keys = {key for key, _, _ in units}
    return {
        key: place
        for key, place in found.items()
        if anchors.count(place.anchor) == 1 and (place.anchor == key or place.anchor not in keys)
    }
