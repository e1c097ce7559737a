"""What a reader asks first of a comparison: which amounts, terms and dates are others now, which parties and
articles came and went. All of it is read from the marks; what cannot be told surely is not told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from documents.comparison.comparing import Comparison, UnitComparison
from documents.comparison.lines import ComparedLine
from documents.comparison.relocation import brought_lines, moved_lines
from documents.comparison.segments import Op, Segment
from documents.text import Text, Unit, plain_text
from documents.text.dutch import MONTHS, enumeration
from documents.text.markers import split_marker
from documents.text.number_words import SMALL, TENS

MOST_TOLD = 12
LONGEST_NAME = 80
ROUND = "|".join(TENS)
ONES = "|".join(("één", *SMALL[2:10]))
TEENS = "|".join(SMALL[10:])
BELOW_HUNDRED = rf"(?:(?:een|{ONES})(?:en|ën))?(?:{ROUND})|{TEENS}|{ONES}"
IN_WORDS = (
    rf"(?:(?:{ONES}|{TEENS})?(?:honderd|duizend)(?:en)?(?:{BELOW_HUNDRED})?|{BELOW_HUNDRED}|anderhalve?)"
)
MONTH = "|".join(MONTHS)
TERM = "dag|week|maand|kwartaal|jaar|uur"
COUNTED = (
    "(?:kalender|werk)?dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|ja(?:ar|ren)|u(?:ur|ren)|minu(?:ut|ten)"
    "|procent|euro|%"
)
QUANTITY = re.compile(
    rf"""
      \b\d{{1,2}}\s(?:{MONTH})(?:\s\d{{4}})? | \b(?:{MONTH})\s\d{{4}} | \b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}}\b
    | (?:(?:€|eur\b)\s?)? (?:\b\d+(?:[.,]\d+)*(?:,-+)? | \b{IN_WORDS}\b | \been(?=\s(?:{TERM})\b))
      (?:\s?(?:{COUNTED})(?!\w))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What may stand after a number and is what it counts.
NOUN = re.compile(r" ([a-zà-ÿ][\w-]{3,})")
PARTY = re.compile(
    r"(?i:de |het )?(?i:gemeente|provincie|regio|stichting|vereniging|coöperatie|(?:woning)?corporatie"
    r"|woningstichting|zorgaanbieder|waterschap|gemeenschappelijke regeling)\s+[A-ZÀ-Þ\d’'].*"
    r"|[A-ZÀ-Þ].*\b(?:B\.V\.|N\.V\.|BV|NV|U\.A\.).*"
)
ABOUT_PARTIES = re.compile(r"\b(?:partijen|partners|deelnemers|ondertekening)\b", re.IGNORECASE)
NAME_END = re.compile(r"\s*(?:[,;(\t]|\.$|: | te | gevestigd | vertegenwoordigd | hierna | namens )")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, term, number or date that became another. `where` cites the place: "4.2"."""

    where: str
    old: str
    new: str

    def __str__(self) -> str:
        """ "4.2: vijftig → zestig woningen": what both count is said once."""
        number, _, counted = self.old.rpartition(" ")
        old = number if number and self.new.endswith(f" {counted}") else self.old
        return f"{self.where}: {old} → {self.new}"


@dataclass(frozen=True, slots=True)
class KeyChanges:
    quantities: tuple[Quantity, ...] = ()
    parties_new: tuple[str, ...] = ()
    parties_gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def sentences(self) -> Iterator[str]:
        """In Dutch, at most one for each kind."""
        if self.quantities:
            told = list(map(str, self.quantities[:MOST_TOLD]))
            more = len(self.quantities) - len(told)
            told += [f"en nog {more}"] * bool(more)
            yield f"Bedragen, termijnen en data: {'; '.join(told)}."
        for words, names in (
            ("Partijen erbij", self.parties_new),
            ("Partijen weg", self.parties_gone),
            ("Nieuw", self.new),
            ("Vervallen", self.gone),
        ):
            if names:
                yield f"{words}: {enumeration(names).removesuffix('.')}."


def key_changes(comparison: Comparison) -> KeyChanges:
    return KeyChanges(
        tuple(found for unit in comparison.touched for found in _quantities(unit, comparison)),
        tuple(_parties(comparison, "insert", comparison.old)),
        tuple(_parties(comparison, "delete", comparison.new)),
        tuple(_cited(unit.unit) for unit in comparison.units if _came_or_went(unit, "added")),
        tuple(_cited(unit.unit) for unit in comparison.units if _came_or_went(unit, "removed")),
    )


def _came_or_went(unit: UnitComparison, change: str) -> bool:
    return unit.change == change and unit.type in ("article", "annex")


def _cited(unit: Unit) -> str:
    label = unit.label[:1].lower() + unit.label[1:]
    return f"{label} ({unit.heading})" if label and unit.heading else label or f"“{unit.heading or unit.key}”"


def _quantities(unit: UnitComparison, comparison: Comparison) -> Iterator[Quantity]:
    """In the lines that stayed, then in those that moved."""
    yield from _in_lines(unit, unit.lines if unit.old and unit.new else ())
    for line in [*moved_lines(unit), *brought_lines(unit, comparison)]:
        yield from _in_lines(unit, [line])


def _in_lines(unit: UnitComparison, lines: Iterable[ComparedLine]) -> Iterator[Quantity]:
    member = ""
    for line in lines:
        marker = _marker(line)
        if line.kind != "item":
            member = ""
        elif line.level == 0:
            member = marker if marker[:1].isdigit() else ""
        if line.op == "changed":
            where = _place(unit, member, marker if marker[:1].isalpha() else "")
            yield from (Quantity(where, *pair) for pair in _changed_quantities(line))


def _marker(line: ComparedLine) -> str:
    marker, _rest = split_marker(_side(line.segments, "insert"))
    return marker.strip("().°") if line.kind == "item" else ""


def _place(unit: UnitComparison, member: str, letter: str) -> str:
    number = unit.unit.number if unit.type == "article" else ""
    name = number or unit.unit.label or unit.name
    if member:
        name = f"{name}.{member}" if number and "." not in number else f"{name}, lid {member}"
    return f"{name} onder {letter}" if letter else name


def _changed_quantities(line: ComparedLine) -> Iterator[tuple[str, str]]:
    """Pairs of an old and a new quantity that stand in the same change; as many on both sides, or none."""
    was, now = (_Side(line.segments, op) for op in ("delete", "insert"))
    if line.kind == "title":
        return
    for number in range(was.changes):
        old, new = was.in_change(number), now.in_change(number)
        if len(old) == len(new):
            yield from (pair for pair in zip(old, new, strict=True) if pair[0] != pair[1])


class _Side:
    """One of the two texts of a line, with the stretches of it that changed."""

    def __init__(self, segments: Sequence[Segment], op: Op) -> None:
        self.text = _side(segments, op)
        self.marker = len(split_marker(self.text)[0])
        self.stretches: list[tuple[int, int]] = []
        reached = 0
        for is_equal, group in groupby(segments, key=lambda segment: segment.op == "equal"):
            length = sum(len(text) for of, text in group if of in ("equal", op))
            if not is_equal:
                self.stretches.append((reached, reached + length))
            reached += length

    @property
    def changes(self) -> int:
        return len(self.stretches)

    def in_change(self, number: int) -> list[str]:
        start, end = self.stretches[number]
        beside = int(start == end)
        return [
            self._with_noun(found)
            for found in QUANTITY.finditer(self.text)
            if found.start() < end + beside and found.end() > start - beside
            if found.start() >= self.marker
        ]

    def _with_noun(self, found: re.Match[str]) -> str:
        counted = NOUN.match(self.text, found.end())
        bare = found[0].replace(" ", "").isalnum() and (found[0].isdigit() or " " not in found[0])
        return found[0] + counted[0] if counted and bare and not _is_month(found[0]) else found[0]


def _is_month(words: str) -> bool:
    return any(month in words.lower() for month in MONTHS)


def _side(segments: Iterable[Segment], side: Op) -> str:
    return "".join(text for op, text in segments if op in ("equal", side))


def _parties(comparison: Comparison, op: Op, other: Text) -> Iterator[str]:
    """Who stands in a line of its own among the parties or signatures that came or went, and nowhere else in
    the other text."""
    elsewhere = plain_text(other).casefold()
    names = (
        name
        for unit in comparison.units
        if _names_parties(unit)
        for line in unit.lines
        if line.op == op and line.kind != "title"
        for segment in line.segments
        if (name := _party(segment.text)) and name.casefold() not in elsewhere
    )
    return iter(dict.fromkeys(names))


def _names_parties(unit: UnitComparison) -> bool:
    return unit.type == "preamble" or bool(ABOUT_PARTIES.search(unit.unit.heading))


def _party(line: str) -> str:
    words = split_marker(line)[1].strip()
    found = PARTY.match(words)
    if not found:
        return ""
    end = NAME_END.search(words)
    name = words[: end.start()] if end else words
    return name if len(name) <= LONGEST_NAME else ""
