"""The styles of a Word file: which are headings, which are bold, which carry a number."""

import re
from dataclasses import dataclass

from documents.reading.package import Element, whole_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING_NAME = re.compile(r"(?:heading|kop) ?(\d)\b", re.IGNORECASE)
HEADING_WITHOUT_NUMBER = re.compile(r"(?:heading|kop)(?! ?\d|tekst)|toc ?heading", re.IGNORECASE)
CONTENTS_NAME = re.compile(r"toc ?\d|inhopg|inhoudsopgave|table of figures", re.IGNORECASE)
BODY_OUTLINE = 9
MAX_INHERITANCE = 20


@dataclass(frozen=True, slots=True)
class Style:
    """`level` as a heading (0 the title), None for body text; `size` in half points; `contents` for a line of
    a table of contents; `number` the list (numId) and depth it carries; `lineage` its key and those it
    is based on; `shift` where its letters stand: "superscript", "subscript" or on the line.
    """

    level: int | None = None
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    struck: bool = False
    double_struck: bool = False
    shift: str = ""
    size: int | None = None
    contents: bool = False
    number: tuple[str, int] | None = None
    lineage: tuple[str, ...] = ()


class Styles:
    def __init__(self, root: Element | None) -> None:
        found = root.findall(f"{W}style") if root is not None else []
        self.elements = {style.get(f"{W}styleId", ""): style for style in found}
        self.known: dict[str, Style] = {}
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self.default_run = default
        self.size = whole_number(value(default.find(f"{W}sz") if default is not None else None, ""), 20)
        self.standard = next((key for key, one in self.elements.items() if _is_default(one)), "")

    def style(self, key: str | None) -> Style:
        key = key or self.standard
        if key not in self.known:
            self.known[key] = self._resolved(key)
        return self.known[key]

    def _resolved(self, key: str) -> Style:
        """What a style says itself, completed by what it is based on."""
        line: list[Element] = []
        lineage = [key]
        while (element := self.elements.get(key)) is not None and len(line) < MAX_INHERITANCE:
            line.append(element)
            key = value(element.find(f"{W}basedOn"), "")
            lineage.append(key)
        names = [value(element.find(f"{W}name"), "") for element in line] or lineage
        size = _first(line, f"{W}rPr/{W}sz")
        return Style(
            level=_level(line, names),
            bold=toggled(_first(line, f"{W}rPr/{W}b")),
            italic=toggled(_first(line, f"{W}rPr/{W}i")),
            hidden=toggled(_first(line, f"{W}rPr/{W}vanish")),
            struck=toggled(_first(line, f"{W}rPr/{W}strike")),
            double_struck=toggled(_first(line, f"{W}rPr/{W}dstrike")),
            shift=next((shift for one in line if (shift := shift_of(one.find(f"{W}rPr")))), ""),
            size=_number(size),
            contents=any(CONTENTS_NAME.match(name) for name in names[:1]),
            number=_list_of(line),
            lineage=tuple(filter(None, lineage)),
        )


def _is_default(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def _first(line: list[Element], path: str) -> Element | None:
    return next((found for element in line if (found := element.find(path)) is not None), None)


def _level(line: list[Element], names: list[str]) -> int | None:
    if names and names[0].lower() in ("title", "titel"):
        return 0
    outline = _number(_first(line, f"{W}pPr/{W}outlineLvl"))
    if outline is not None:
        return outline + 1 if outline < BODY_OUTLINE else None
    for name in names:
        if found := HEADING_NAME.match(name):
            return int(found[1])
    return 1 if names and HEADING_WITHOUT_NUMBER.match(names[0]) else None


def _list_of(line: list[Element]) -> tuple[str, int] | None:
    number = value(_first(line, f"{W}pPr/{W}numPr/{W}numId"), "")
    depth = _number(_first(line, f"{W}pPr/{W}numPr/{W}ilvl")) or 0
    return (number, depth) if number else None


def value(element: Element | None, default: str) -> str:
    return default if element is None else element.get(f"{W}val", default)


def toggled(element: Element | None) -> bool:
    """Whether an on/off property is on: it is where it stands, unless it says otherwise."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def shift_of(properties: Element | None) -> str:
    """Where letters are said to stand: above or below the line or ("baseline") on it; nothing where that is
    not said. A writer may also move letters by hand.
    """
    if properties is None:
        return ""
    if said := value(properties.find(f"{W}vertAlign"), ""):
        return said
    moved = value(properties.find(f"{W}position"), "")
    if not moved.lstrip("+-").isdigit() or int(moved) == 0:
        return ""
    return "superscript" if int(moved) > 0 else "subscript"


def _number(element: Element | None) -> int | None:
    digits = value(element, "")
    return int(digits) if digits.isdigit() else None
