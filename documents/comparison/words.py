"""What changed, said in Dutch."""

from collections.abc import Iterator

from documents.comparison.comparing import Comparison, UnitComparison
from documents.comparison.relocation import moved_lines
from documents.text import Unit
from documents.text.dutch import counted, enumeration

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
    first = f"{counted(count, 'artikel', 'artikelen')} {word}"
    return ", ".join([first, *(f"{count} {word}" for count, word in others)]) + "."


def _counts(comparison: Comparison) -> list[tuple[str, int]]:
    summary = comparison.summary()
    return [(word, summary[name]) for name, word in WORDS.items()]


def what_happened(unit: UnitComparison, comparison: Comparison) -> str:
    """What became of a unit: "gewijzigd, verplaatst", "nieuw, tekst uit artikel 4"."""
    return ", ".join(_happened(unit, comparison)) or WORDS["unchanged"]


def _happened(unit: UnitComparison, comparison: Comparison) -> Iterator[str]:
    if unit.change != "unchanged":
        yield WORDS[unit.change]
    yield from unit.layout
    if moved := len(moved_lines(unit)):
        yield f"met {counted(moved, 'verplaatste alinea', 'verplaatste alinea’s')}"
    if unit.moved:
        yield WORDS["moved"]
    if unit.renumbered:
        yield WORDS["renumbered"]
    for words, told in ((unit.newly_struck, "doorgehaald"), (unit.no_longer_struck, "niet meer doorgehaald")):
        if words:
            yield f"{told}: {enumeration([f'“{one}”' for one in words], at_most=3)}"
    if source := comparison.old.unit(unit.split_from or ""):
        yield f"tekst uit {_cited(source)}"
    if merged := [source for key in unit.merged_from if (source := comparison.old.unit(key))]:
        yield f"samengevoegd met {enumeration([_cited(one) for one in merged])}"
    if unit.old and (target := comparison.merged_into.get(unit.old.key)):
        yield f"tekst nu in {_cited(target)}"


def _cited(unit: Unit) -> str:
    return unit.label[:1].lower() + unit.label[1:] or f"“{unit.heading or unit.key}”"
