"""The lists of an ODT file: which list goes on with which, and the numbers that they show."""

from documents.reading.number_forms import in_form
from documents.reading.open_document.styles import TEXT, ListLevel, OdtStyles
from documents.reading.package import Element, whole_number

DEPTHS = 10
ID = "{http://www.w3.org/XML/1998/namespace}id"


class Counter:
    """The numbers of one list, counted in reading order."""

    def __init__(self, levels: dict[int, ListLevel], style: str = "") -> None:
        self.levels = levels
        self.style = style
        self.counts: dict[int, int] = {}

    def marker(self, depth: int, start: str = "") -> str:
        """What stands before the next item at this depth; `start` is the number that the item itself asks
        for.
        """
        level = self.levels.get(depth, ListLevel())
        known = self.counts.get(depth)
        self.counts[depth] = (
            whole_number(start, level.start) if start else level.start if known is None else known + 1
        )
        for deeper in [one for one in self.counts if one > depth]:
            del self.counts[deeper]
        if not level.form:
            return level.prefix.strip()
        shown = range(max(1, depth - level.shown_levels + 1), depth + 1)
        numbers = [self._number(one) for one in shown if self.levels.get(one, ListLevel()).form]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()

    def _number(self, depth: int) -> str:
        level = self.levels[depth]
        return in_form(self.counts.get(depth, level.start), level.form)


class Lists:
    """The counters of all lists, by the name of the list and by style. Ask for them in reading order."""

    def __init__(self, styles: OdtStyles) -> None:
        self.styles = styles
        self.by_name: dict[str, Counter] = {}
        self.by_style: dict[str, Counter] = {}

    def of_list(self, element: Element, outer: Counter | None) -> Counter:
        """The counter of a list: that of the list it goes on with or lies in, else a new one."""
        style = element.get(f"{TEXT}style-name", "")
        if outer is not None and (not style or style == outer.style):
            return outer
        former = element.get(f"{TEXT}continue-list")
        counter = self.by_name.get(former) if former else None
        if counter is None and element.get(f"{TEXT}continue-numbering") == "true":
            counter = self.by_style.get(style)
        if counter is None:
            counter = self._new(style)
        self.by_name[element.get(ID, "")] = counter
        self.by_style[style] = counter
        return counter

    def of_paragraph(self, element: Element) -> Counter:
        """The counter of a numbered paragraph, which names its list."""
        name = element.get(f"{TEXT}list-id", "")
        return self.by_name.setdefault(name, self._new(element.get(f"{TEXT}style-name", "")))

    def _new(self, style: str) -> Counter:
        return Counter(self.styles.lists.get(style, {}), style)
