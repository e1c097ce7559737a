"""The numbers Word shows in front of paragraphs: they are not in the text of the file but follow from its
lists.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from documents.reading.number_forms import in_form
from documents.reading.package import Element, whole_number
from documents.reading.sign_fonts import bullet_in
from documents.reading.word.styles import W, toggled, value

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the pattern of what it shows ("%1.%2"), in which font of signs, how it counts and
    where it starts.
    """

    pattern: str = "%1."
    form: str = "decimal"
    start: int = 1
    restart_after: int | None = None
    plain: bool = False
    font: str = ""


class Numbering:
    """Counts the lists of one file; ask for markers in reading order."""

    def __init__(self, root: Element | None) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.lists: dict[str, tuple[str, dict[int, int]]] = {}
        self.counts: dict[str, list[int | None]] = {}
        self.seen: set[str] = set()
        self.depths: dict[str, dict[str, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        by_style: dict[str, str] = {}
        for abstract in root.findall(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self.levels[key] = {
                whole_number(one.get(f"{W}ilvl"), 0): _level(one) for one in abstract.findall(f"{W}lvl")
            }
            self.depths[key] = {
                style: whole_number(one.get(f"{W}ilvl"), 0)
                for one in abstract.findall(f"{W}lvl")
                if (style := value(one.find(f"{W}pStyle"), ""))
            }
            if (style := value(abstract.find(f"{W}styleLink"), "")) and self.levels[key]:
                by_style[style] = key
        linked = {
            abstract.get(f"{W}abstractNumId", ""): by_style.get(value(abstract.find(f"{W}numStyleLink"), ""))
            for abstract in root.findall(f"{W}abstractNum")
        }
        for one in root.findall(f"{W}num"):
            self._read_list(one, linked)

    def _read_list(self, one: Element, linked: dict[str, str | None]) -> None:
        key, abstract = one.get(f"{W}numId", ""), value(one.find(f"{W}abstractNumId"), "")
        abstract = linked.get(abstract) or abstract
        depths = self.depths.get(abstract, {})
        starts = {}
        for override in one.findall(f"{W}lvlOverride"):
            depth = whole_number(override.get(f"{W}ilvl"), 0)
            if (own := override.find(f"{W}lvl")) is not None:
                abstract = self._own_levels(key, abstract, depth, _level(own))
            if start := value(override.find(f"{W}startOverride"), ""):
                starts[depth] = whole_number(start, 1)
        self.lists[key] = (abstract, starts)
        self.depths[abstract] = depths

    def _own_levels(self, key: str, abstract: str, depth: int, level: Level) -> str:
        own = f"list {key}"
        self.levels[own] = self.levels.get(abstract, {}) | {depth: level}
        return own

    def depth_of(self, key: str, styles: Iterable[str], default: int) -> int:
        """The depth at which a list numbers the paragraphs of a style."""
        depths = self.depths.get(self.lists.get(key, ("", {}))[0], {})
        return next((depths[style] for style in styles if style in depths), default)

    def marker(self, key: str, depth: int) -> str:
        """What stands before the next paragraph of this list at this depth; nothing for a list without
        numbers.
        """
        if key not in self.lists or not 0 <= depth < LEVELS:
            return ""
        abstract, starts = self.lists[key]
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or (level.form == "none" and "%" not in level.pattern):
            return ""
        if level.form == "bullet":
            return bullet_in(level.font, level.pattern)
        counts = self.counts.setdefault(abstract, [None] * LEVELS)
        if key not in self.seen:
            self.seen.add(key)
            for place in starts:
                counts[place] = None
        return self._shown(levels, self._count(counts, levels, depth, starts), depth)

    def _count(
        self, counts: list[int | None], levels: dict[int, Level], depth: int, starts: dict[int, int]
    ) -> list[int | None]:
        for place in range(depth + 1):
            start = starts.get(place, levels.get(place, Level()).start)
            if counts[place] is None:
                counts[place] = start
            elif place == depth:
                counts[place] = (counts[place] or 0) + 1
        for place in range(depth + 1, LEVELS):
            restart = levels.get(place, Level()).restart_after
            if restart is None or (restart > 0 and depth < restart):
                counts[place] = None
        return counts

    def _shown(self, levels: dict[int, Level], counts: list[int | None], depth: int) -> str:
        plain = levels[depth].plain

        def number(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            form = "decimal" if plain else levels.get(place, Level()).form
            return in_form(counts[place] or 0, form)

        return re.sub(r"%([1-9])", number, levels[depth].pattern).strip()


def _level(element: Element) -> Level:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    start, restart = value(element.find(f"{W}start"), "1"), value(element.find(f"{W}lvlRestart"), "")
    return Level(
        pattern=value(element.find(f"{W}lvlText"), ""),
        form=_form(element),
        start=whole_number(start, 1),
        restart_after=int(restart) if restart.isdigit() else None,
        plain=toggled(element.find(f"{W}isLgl")),
        font=fonts.get(f"{W}ascii", "") or fonts.get(f"{W}hAnsi", "") if fonts is not None else "",
    )


def _form(element: Element) -> str:
    """How a level counts; a newer way of counting stands beside one that older programs know."""
    own = next(element.iter(f"{W}numFmt"), None)
    form = value(own, "decimal")
    custom = own.get(f"{W}format", "") if own is not None and form == "custom" else ""
    padded = custom.split(",")[0].strip()
    return f"decimal{len(padded)}" if padded.isdecimal() else form
