"""Where the text of an added unit comes from, and where that of a removed unit went: splits and merges."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from documents.shingles import COMMON, Shingle, rarity, shingles_of
from documents.text import Text, Unit, plain_lines

# At least this share of the smaller text, weighed by rarity, must be found again in the other.
SHARE = 0.5
FEWEST_SHINGLES = 4

Sets = Mapping[str, frozenset[Shingle]]


def origins(old: Text, new: Text) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """For each added unit that was split off the key of its source; for each unit of the new text into which
    removed units went their keys. Only text counts that its old unit lost and its new unit gained."""
    before, after = ({unit.key: unit for unit in text.units} for text in (old, new))
    removed, added = before.keys() - after.keys(), after.keys() - before.keys()
    if not removed and not added:
        return {}, {}
    lost, gained = _differences(before, after)
    weights = rarity([*lost.values(), *gained.values()])
    split_from = _sources({key: gained[key] for key in added if key in gained}, lost, weights)
    merged_into = _sources({key: lost[key] for key in removed if key in lost}, gained, weights)
    return _told_once(split_from, merged_into, added, old)


def _differences(before: dict[str, Unit], after: dict[str, Unit]) -> tuple[Sets, Sets]:
    """By key what each unit lost, and what each gained."""
    lost, gained = {}, {}
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old and new and old.blocks == new.blocks:
            continue
        was, now = _body_lines(old), _body_lines(new)
        gone = shingles_of(line for line in was if line not in now)
        come = shingles_of(line for line in now if line not in was)
        lost[key], gained[key] = gone - come, come - gone
    return lost, gained


def _body_lines(unit: Unit | None) -> dict[str, None]:
    """The lines of a unit in order, each once."""
    return dict.fromkeys(line for block in unit.blocks for line in plain_lines(block)) if unit else {}


def _sources(wanted: Sets, offered: Sets, weights: Mapping[Shingle, float]) -> dict[str, str]:
    """For each wanted set the key of the offered set in which most of it is found."""
    holders = defaultdict(list)
    for key, found in offered.items():
        for shingle in found:
            holders[shingle].append(key)
    sources = {}
    for key, found in wanted.items():
        if len(found) >= FEWEST_SHINGLES and (source := _best(found, holders, weights)):
            sources[key] = source
    return sources


def _best(
    found: Iterable[Shingle], holders: Mapping[Shingle, list[str]], weights: Mapping[Shingle, float]
) -> str | None:
    shared: dict[str, float] = defaultdict(float)
    whole = 0.0
    for shingle in found:
        whole += weights[shingle]
        owners = holders.get(shingle, ())
        for owner in owners if len(owners) <= COMMON else ():
            shared[owner] += weights[shingle]
    best = max(sorted(shared), key=shared.__getitem__, default=None)
    return best if best is not None and shared[best] >= SHARE * whole else None


def _told_once(
    split_from: dict[str, str], merged_into: dict[str, str], added: Iterable[str], old: Text
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """A pair of a removed and an added unit is a merge when more than one removed unit went into it, else a
    split."""
    parts: dict[str, list[str]] = {}
    for key in (unit.key for unit in old.units if unit.key in merged_into):
        parts.setdefault(merged_into[key], []).append(key)
    new_units = set(added)
    merges = {
        target: tuple(keys) for target, keys in parts.items() if target not in new_units or len(keys) > 1
    }
    splits = {key: source for key, source in split_from.items() if source not in merges.get(key, ())}
    return splits, merges
