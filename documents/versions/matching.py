"""Which unit of the former version each unit of a new text continues, and how an editor corrects that.

A match is the key of the former unit, or "" for a unit that is new.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from documents.comparison.alignment import carry_keys
from documents.text import Text, rekeyed
from documents.text.keys import fresh_key
from documents.text.refusals import Refused


def proposed_matches(former: Text, new: Text) -> tuple[str, ...]:
    """The likeliest match of each unit of the new text, by its words."""
    return current_matches(former, carry_keys(former, new))


def current_matches(former: Text, new: Text) -> tuple[str, ...]:
    """The match of each unit as its key says now."""
    known = {unit.key for unit in former.units}
    return tuple(unit.key if unit.key in known else "" for unit in new.units)


def matched_units(former: Text, new: Text, matches: Sequence[str], *, used: Collection[str]) -> Text:
    """The new text with the keys of its matches. Other units keep their own key where neither the former
    version nor `used` has it, else they get a fresh one. Raises Refused."""
    known = {unit.key for unit in former.units}
    _refuse_unknown(matches, known)
    _refuse_doubles(former, matches)
    taken = {*used, *known, *(unit.key for unit in new.units)}
    free = {unit.key for unit in new.units} - known - set(used) - {""}
    keys = []
    for unit, match in zip(new.units, matches, strict=True):
        keys.append(match or (unit.key if unit.key in free else fresh_key(unit, taken)))
        free.discard(keys[-1])
    return rekeyed(new, keys)


def _refuse_unknown(matches: Sequence[str], known: set[str]) -> None:
    if strange := [match for match in matches if match and match not in known]:
        raise Refused(f"“{strange[0]}” staat niet in de vorige versie. Kies een onderdeel uit de lijst.")


def _refuse_doubles(former: Text, matches: Sequence[str]) -> None:
    for key, times in Counter(filter(None, matches)).items():
        if times > 1:
            unit = former.unit(key)
            raise Refused(
                f"U hebt {times} onderdelen gekoppeld aan “{unit.title or key if unit else key}”. "
                "Een onderdeel van de vorige versie kan maar bij één onderdeel horen. "
                "Kies bij de andere “nieuw onderdeel”."
            )
