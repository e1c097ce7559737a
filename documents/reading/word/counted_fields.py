"""Fields of a Word file that show the next number: Word works it out each time, and the file does not hold
it.
"""

from collections.abc import Mapping, Sequence

from documents.reading.number_forms import in_form
from documents.reading.package import whole_number

BODY = 10  # below the nine levels of headings
DEPTHS = 9
# How the lists that Word has itself write each level.
LISTS = {
    "numberdefault": ("{1})", "{a})", "{i})", "({1})", "({a})", "({i})", "{1}.", "{a}.", "{i}."),
    "outlinedefault": ("{I}.", "{A}.", "{1}.", "{a})", "({1})", "({a})", "({i})", "({a})", "({i})"),
}
LEGAL = "legaldefault"
OUTLINE = LISTS["outlinedefault"]
FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
SWITCHED = {
    "arabic": "decimal",
    "ordinal": "ordinal",
    "ordtext": "ordinalText",
    "cardtext": "cardinalText",
    "dollartext": "cardinalText",
}
SWITCHED_LETTERS = {"alphabetic": "Letter", "roman": "Roman"}


class CountedFields:
    """Counts in reading order. `kinds` are those that were counted."""

    def __init__(self) -> None:
        self.kinds: dict[str, None] = {}
        self.paragraphs: dict[int, int] = {}
        self.lists: dict[str, list[int]] = {}
        self.sequences: dict[str, int] = {}

    def number(
        self, kind: str, words: Sequence[str], switches: Mapping[str, str], *, level: int | None, result: str
    ) -> str | None:
        """What a field of this kind shows as the next one; None for a field that does not count."""
        match kind:
            case "AUTONUM" | "AUTONUMLGL" | "AUTONUMOUT":
                shown = self._paragraph(kind, level or BODY, switches)
            case "LISTNUM":
                shown = self._listed(words, switches)
            case "SEQ":
                shown = self._next_of(words, switches, result)
            case _:
                return None
        if not result.strip():
            self.kinds[kind] = None
        return shown

    def _paragraph(self, kind: str, level: int, switches: Mapping[str, str]) -> str:
        """Paragraphs are counted by the level of their heading, and again below the next one."""
        self.paragraphs = {one: count for one, count in self.paragraphs.items() if one <= level}
        self.paragraphs[level] = count = self.paragraphs.get(level, 0) + 1
        separator = switches.get("s", "")[:1] or "."
        if kind == "AUTONUMOUT":
            return _written(OUTLINE[min(level, DEPTHS) - 1 if level != BODY else 2], count)
        if kind == "AUTONUMLGL":
            above = [self.paragraphs.get(one, 1) for one in range(1, level)] if level != BODY else []
            return separator.join(map(str, [*above, count])) + ("" if "e" in switches else separator)
        return f"{count}{separator}"

    def _listed(self, words: Sequence[str], switches: Mapping[str, str]) -> str:
        name = (words[0] if words else "NumberDefault").lower()
        depth = min(max(whole_number(switches.get("l"), 1), 1), DEPTHS)
        counts = self.lists.setdefault(name, [])
        counts[depth:] = []
        counts += [0] * (depth - len(counts))
        counts[depth - 1] = whole_number(switches.get("s"), counts[depth - 1] + 1)
        if name == LEGAL:
            return "".join(f"{max(count, 1)}." for count in counts)
        return _written(LISTS.get(name, LISTS["numberdefault"])[depth - 1], counts[depth - 1])

    def _next_of(self, words: Sequence[str], switches: Mapping[str, str], result: str) -> str:
        name = (words[0] if words else "").lower()
        number = self.sequences.get(name, 0) + (0 if "c" in switches else 1)
        shown = "".join(filter(str.isdigit, result))
        number = whole_number(switches.get("r") or shown, number)
        self.sequences[name] = number
        return "" if "h" in switches else in_form(number, _form(switches.get("*", "")))


def _written(pattern: str, count: int) -> str:
    for sign, form in FORMS.items():
        pattern = pattern.replace(f"{{{sign}}}", in_form(count, form))
    return pattern


def _form(switch: str) -> str:
    """The form that a field asks for: "\\* ROMAN" in capitals is in capitals."""
    if letters := SWITCHED_LETTERS.get(switch.lower()):
        return f"{'upper' if switch[:1].isupper() else 'lower'}{letters}"
    return SWITCHED.get(switch.lower(), "decimal")
