"""Where the text of an added unit comes from, and where that of a removed unit went: splits and merges."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain

from documents.comparison.shingles import COMMON, Shingle, rarity, shingles_of

# At least this share of the smaller text, weighed by rarity, must be found again in the other.
SHARE = 0.5
FEWEST_SHINGLES = 4

Texts = Mapping[str, Sequence[str]]
Sets = Mapping[str, frozenset[Shingle]]


def origins(
    lost: Texts, gained: Texts, removed: Container[str], added: Container[str]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """For each added unit that was split off the key of its source; for each unit of the new text into
    which removed units went their keys.

    `lost` and `gained` hold by key the stretches that were taken out of units and put into units; `removed`
    and `added` are the keys of the units whose text went and came as a whole.
    """
    if not any(key in removed for key in lost) and not any(key in added for key in gained):
        return {}, {}
    gone, come = _sets(lost), _sets(gained)
    weights = rarity([*gone.values(), *come.values()])
    split_from = _sources({key: found for key, found in come.items() if key in added}, gone, weights)
    merged_into = _sources({key: found for key, found in gone.items() if key in removed}, come, weights)
    return _told_once(split_from, merged_into, added)


def _sets(texts: Texts) -> dict[str, frozenset[Shingle]]:
    return {
        key: frozenset(chain.from_iterable(shingles_of([stretch]) for stretch in stretches))
        for key, stretches in texts.items()
    }


def _sources(wanted: Sets, offered: Sets, weights: Mapping[Shingle, float]) -> dict[str, str]:
    """For each wanted set the key of the offered set in which most of it is found."""
    holders = defaultdict(list)
    for key, found in offered.items():
        for shingle in found:
            holders[shingle].append(key)
    sources = {}
    for key, found in wanted.items():
        source = _best(found, holders, weights) if len(found) >= FEWEST_SHINGLES else None
        if source is not None and source != key:
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
    split_from: dict[str, str], merged_into: dict[str, str], added: Container[str]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """A removed and an added unit are told of as a merge when more than one removed unit went into it,
    else as a split."""
    parts: dict[str, list[str]] = {}
    for key, target in merged_into.items():
        parts.setdefault(target, []).append(key)
    merges = {target: tuple(keys) for target, keys in parts.items() if target not in added or len(keys) > 1}
    splits = {key: source for key, source in split_from.items() if source not in merges.get(key, ())}
    return splits, merges
