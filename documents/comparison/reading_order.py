"""In which order the units of two texts are read together, and which of them moved."""

from documents.comparison.ordering import heaviest_rising
from documents.text import Text, Unit

# In a choice of what moved, as few units as possible; then rather an article than a heading, rather a short
# one.
UNIT_WEIGHT, HEADING_WEIGHT, LENGTH_WEIGHT = 10**9, 10**4, 10**4 - 1


def moved_keys(old: Text, new: Text) -> set[str]:
    """The keys of the fewest units whose move explains the new order."""
    places = {unit.key: place for place, unit in enumerate(old.units)}
    kept = [unit for unit in new.units if unit.key in places]
    stayed = heaviest_rising([places[unit.key] for unit in kept], [_weight(unit) for unit in kept])
    return {unit.key for unit in kept} - {kept[place].key for place in stayed}


def _weight(unit: Unit) -> int:
    length = min(len(unit.blocks), LENGTH_WEIGHT)
    return UNIT_WEIGHT + HEADING_WEIGHT * (unit.type == "heading") + length


def reading_order(old: Text, new: Text, moved: set[str]) -> list[str]:
    """The keys in the new order; a removed one right after the unit that stood before it and did not move."""
    current = {unit.key for unit in new.units}
    after: dict[str | None, list[str]] = {}
    anchor = None
    for unit in old.units:
        if unit.key not in current:
            after.setdefault(anchor, []).append(unit.key)
        elif unit.key not in moved:
            anchor = unit.key
    order = after.get(None, [])
    for unit in new.units:
        order += [unit.key, *after.get(unit.key, [])]
    return order
