"""What the style sheets of a web page, and the styles in it, say of an element."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.reading.package import Element

# A paragraph is a part without a kind in the clean tree; this says what it was.
WAS = "data-was"
SHEET = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
MEDIA = re.compile(r"@media([^{;]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", re.IGNORECASE)
ON_SCREEN = re.compile(r"\b(?:screen|all)\b|^\s*$|^\s*\(", re.IGNORECASE)
RULE = re.compile(r"([^{};@]+)\{([^{}]*)\}")
PART = re.compile(r"([.#]?)(-?[_a-zA-Z][\w-]*)")
SIMPLE = re.compile(r"(?:\*|[\w-]+)?(?:[.#]-?[_a-zA-Z][\w-]*)*")
MOST_RULES = 5_000
IMPORTANT = "!important"

Declarations = dict[str, str]
Weight = tuple[bool, int, int, int]


@dataclass(frozen=True, slots=True)
class _Simple:
    """One part of a selector: `p.oud#twee`. `directly`: it must be the parent of the part behind it."""

    name: str
    classes: frozenset[str]
    key: str
    directly: bool

    def fits(self, element: Element) -> bool:
        own = element.get(WAS, element.tag)
        named = self.name in ("", own) and self.key in ("", element.get("id"))
        return named and self.classes <= set(element.get("class", "").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    parts: tuple[_Simple, ...]
    declarations: Declarations
    place: int

    @property
    def weight(self) -> tuple[int, int, int]:
        keys = sum(bool(part.key) for part in self.parts)
        classes = sum(len(part.classes) for part in self.parts)
        return keys, classes, sum(bool(part.name) for part in self.parts)

    def fits(self, element: Element) -> bool:
        *outer, own = self.parts
        return own.fits(element) and _within(outer, element)


class StyleSheets:
    """All rules of a page whose selectors are names, classes and ids, also of what stands around."""

    def __init__(self, source: str) -> None:
        sheets = COMMENT.sub("", "\n".join(SHEET.findall(source)))
        self.rules = list(_rules(MEDIA.sub(_shown_on_screen, sheets)))[:MOST_RULES]
        self.known: dict[Element, Declarations] = {}

    def of(self, element: Element) -> Declarations:
        """What holds for this element itself, its own style before that of the sheets."""
        if element not in self.known:
            self.known[element] = self._found(element)
        return self.known[element]

    def _found(self, element: Element) -> Declarations:
        said: list[tuple[Weight, int, str, str]] = [
            ((*_weighed(words)[:1], *rule.weight), rule.place, name, _weighed(words)[1])
            for rule in self.rules
            if rule.fits(element)
            for name, words in rule.declarations.items()
        ]
        own = ((name, *_weighed(words)) for name, words in declarations_of(element.get("style", "")).items())
        said += [((important, MOST_RULES, 0, 0), 0, name, words) for name, important, words in own]
        return {name: words for _weight, _place, name, words in sorted(said, key=lambda one: one[:2])}


def declarations_of(style: str) -> Declarations:
    """The properties in a style, in small letters."""
    pairs = (one.partition(":") for one in style.lower().split(";"))
    return {name.strip(): words.strip() for name, colon, words in pairs if colon and words.strip()}


def _weighed(words: str) -> tuple[bool, str]:
    return words.endswith(IMPORTANT), words.removesuffix(IMPORTANT).strip()


def _shown_on_screen(media: re.Match[str]) -> str:
    return media[2] if ON_SCREEN.search(media[1]) else ""


def _rules(sheets: str) -> Iterator[_Rule]:
    for place, (selectors, body) in enumerate(RULE.findall(sheets)):
        for selector in selectors.split(","):
            if parts := _parts(selector):
                yield _Rule(parts, declarations_of(body), place)


def _parts(selector: str) -> tuple[_Simple, ...]:
    """The parts of a selector, the outermost first; nothing for one that asks for more than names."""
    parts: list[_Simple] = []
    written = selector.replace(">", " > ").split()
    for place, one in enumerate(written):
        if one == ">":
            continue
        if not SIMPLE.fullmatch(one):
            return ()
        found = PART.findall(one)
        parts.append(
            _Simple(
                name=next((name.lower() for sign, name in found if not sign), ""),
                classes=frozenset(name for sign, name in found if sign == "."),
                key=next((name for sign, name in found if sign == "#"), ""),
                directly=written[place + 1 : place + 2] == [">"],
            )
        )
    return tuple(parts)


def _within(outer: list[_Simple], element: Element) -> bool:
    """Whether the element lies within what the outer parts of a selector name."""
    if not outer:
        return True
    *further, nearest = outer
    for parent in element.iterancestors():
        if nearest.fits(parent) and _within(further, parent):
            return True
        if nearest.directly:
            return False
    return False
