"""How large a change is: how many words, in how many units, and whether it touches what somebody must do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.comparison.comparing import Comparison, UnitComparison
from documents.comparison.segments import Op
from documents.text import words

# Words by which a Dutch text puts somebody under an obligation, or lifts one.
DUTY = re.compile(
    r"\b(moet(en)?|moest(en)?|dien(t|en)|zal|zullen|verplicht\w*|verplichting(en)?|gehouden|verbod\w*"
    r"|verboden|mag|mogen|niet|nooit|altijd|uiterlijk|binnen|ten minste|minimaal|maximaal|hoogstens)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TouchedDuty:
    """A word that says what one must or may, which came in or went out, with the title of its unit."""

    unit: str
    word: str
    added: bool


@dataclass(frozen=True, slots=True)
class ChangeSize:
    """`units` is how many units read differently; `duties` are in the order of the text."""

    units: int
    inserted: int
    deleted: int
    duties: tuple[TouchedDuty, ...]


def size_of(comparison: Comparison) -> ChangeSize:
    touched = [unit for unit in comparison.touched if not unit.only_renumbered]
    return ChangeSize(
        units=len(touched),
        inserted=sum(_counted(unit, "insert") for unit in touched),
        deleted=sum(_counted(unit, "delete") for unit in touched),
        duties=tuple(duty for unit in touched for duty in _duties(unit)),
    )


def _counted(unit: UnitComparison, op: Op) -> int:
    return sum(len(words(segment.text)) for segment in unit.worded_segments if segment.op == op)


def _duties(unit: UnitComparison) -> Iterator[TouchedDuty]:
    """Each word once in a unit, where it did not only change its place."""
    found = {op: _words(unit, op) for op in ("insert", "delete")}
    for op, other in (("insert", "delete"), ("delete", "insert")):
        for word in dict.fromkeys(found[op]):
            if found[op].count(word) > found[other].count(word):
                yield TouchedDuty(unit.name, word, op == "insert")


def _words(unit: UnitComparison, op: str) -> list[str]:
    changed = (segment.text for segment in unit.worded_segments if segment.op == op)
    return [match[0].lower() for text in changed for match in DUTY.finditer(text)]
