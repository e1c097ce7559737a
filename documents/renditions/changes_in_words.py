"""What changed, said in Dutch."""

from documents.comparison import Comparison, UnitComparison

WORDS = {
    "changed": "gewijzigd",
    "added": "nieuw",
    "removed": "vervallen",
    "moved": "verplaatst",
    "renumbered": "hernummerd",
    "unchanged": "ongewijzigd",
}


def summary_in_words(comparison: Comparison) -> str:
    """How many articles are what: "8 artikelen gewijzigd, 3 nieuw, 1 vervallen, 14 ongewijzigd."."""
    if comparison.unchanged:
        return "Geen wijzigingen. De tekst van deze twee versies is gelijk."
    counts = [(count, word) for word, count in _counts(comparison) if count]
    if not counts:
        return "De artikelen zijn gelijk. Andere delen van de tekst zijn gewijzigd."
    (count, word), *others = counts
    first = f"{count} {'artikel' if count == 1 else 'artikelen'} {word}"
    return ", ".join([first, *(f"{count} {word}" for count, word in others)]) + "."


def _counts(comparison: Comparison) -> list[tuple[str, int]]:
    summary = comparison.summary()
    return [(word, summary[name]) for name, word in WORDS.items()]


def what_happened(unit: UnitComparison) -> str:
    """What became of a unit: "gewijzigd, verplaatst"."""
    told = {
        WORDS[unit.change]: unit.change != "unchanged",
        "verplaatst": unit.moved,
        "hernummerd": unit.renumbered,
        "afgesplitst": bool(unit.split_from),
        "samengevoegd": bool(unit.merged_from),
    }
    return ", ".join(word for word, holds in told.items() if holds) or WORDS["unchanged"]
