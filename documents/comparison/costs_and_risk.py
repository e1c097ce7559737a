"""The Dutch words by which an article is known to be about money or risk, which partners want to see
first."""

import re

from documents.comparison.comparing import UnitComparison

WORDS = (
    "kosten",
    "betaal",
    "betal",
    "vergoed",
    "risico",
    "fonds",
    "financi",
    "bijdrage",
    "begroting",
    "budget",
    "bedrag",
    "subsidie",
    "tarie",
    "factu",
    "prijs",
    "huurschuld",
    "huurderving",
    "schade",
    "boete",
    "aansprakelijk",
    "verzeker",
    "waarborgsom",
    r"\bborg\b",
    r"\bindex",
    r"\beuro\b",
    "€",
)
SPEAKS = re.compile("|".join(WORDS), re.IGNORECASE)


def speaks_of_costs_or_risk(words: str) -> bool:
    return SPEAKS.search(words) is not None


def touches_costs_or_risk(unit: UnitComparison) -> bool:
    """Whether its words changed, and its heading or a line that changed speaks of money or risk."""
    if unit.change == "unchanged":
        return False
    headings = [side.heading for side in (unit.old, unit.new) if side]
    changed = ("".join(segment.text for segment in line.segments) for line in unit.lines if line.marked)
    return any(speaks_of_costs_or_risk(words) for words in (*headings, *changed))
