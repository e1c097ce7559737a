"""The style sheets in a web page, as far as they say what a reader sees: what is hidden, how lists count, and
what stands before the words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from documents.reading.package import Element
from documents.reading.web.selectors import Selector, selector_of, tag_of

SHEET = re.compile(r"<style\b([^>]*)>(.*?)</style\s*>", re.IGNORECASE | re.DOTALL)
LINKED_SHEET = re.compile(r"<link\b[^>]*\brel\s*=\s*[\"']?stylesheet\b|@import\b", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
STRING = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
SIGN = re.compile(rf"{STRING}|[{{}};]", re.DOTALL)
DECLARATION = re.compile(rf"([\w-]+)\s*:\s*((?:{STRING}|[^;\"'])*)", re.DOTALL)
IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
SHOWN = {
    "content",
    "counter-increment",
    "counter-reset",
    "display",
    "font",
    "font-family",
    "font-style",
    "font-variant",
    "font-variant-caps",
    "font-weight",
    "list-style",
    "list-style-type",
    "opacity",
    "text-decoration",
    "text-decoration-line",
    "vertical-align",
    "visibility",
}
COMMA = re.compile(r",(?![^(\[]*[)\]])")
GROUPS = ("@supports", "@layer", "@container")
WINDOW = 1280  # points wide: where a page is told apart for telephones, it is read as on a desk
WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*(\d+(?:\.\d+)?)(px|em|rem)\s*\)", re.IGNORECASE)
MOST_RULES = 5_000


@dataclass(frozen=True, slots=True)
class Declared:
    """What a rule says of one property; the higher weight wins."""

    name: str
    value: str
    weight: tuple[bool, int, int, int, int]


class StyleSheets:
    """The rules of all sheets of a page."""

    def __init__(self, source: str) -> None:
        self.rules: defaultdict[str, list[tuple[Selector, list[Declared]]]] = defaultdict(list)
        self.count = 0
        self.linked = bool(LINKED_SHEET.search(source))
        for attributes, sheet in SHEET.findall(source):
            media = re.search(r"\bmedia\s*=\s*[\"']([^\"']*)", attributes, re.IGNORECASE)
            if media is None or _on_a_desk(media[1]):
                self._read(COMMENT.sub(" ", sheet))

    def _read(self, css: str) -> None:
        for prelude, body in _blocks(css):
            if prelude.startswith("@"):
                if prelude.lower().startswith(GROUPS) or (
                    prelude.lower().startswith("@media") and _on_a_desk(prelude[6:])
                ):
                    self._read(body)
            elif self.count < MOST_RULES and (said := declarations(body)):
                self._keep(prelude, said)

    def _keep(self, prelude: str, said: list[tuple[str, str, bool]]) -> None:
        for written in COMMA.split(prelude):
            if selector := selector_of(written):
                self.count += 1
                declared = [
                    Declared(name, value, (important, *selector.specificity, self.count))
                    for name, value, important in said
                ]
                self.rules[selector.key].append((selector, declared))

    def say(self, element: Element, part: str = "") -> dict[str, str]:
        """What the sheets and the element's own style say of it, or of what stands before it."""
        keys = ["*", tag_of(element), f"#{element.get('id', '')}"]
        keys += [f".{name}" for name in element.get("class", "").split()]
        found = [
            one
            for key in keys
            for selector, declared in self.rules.get(key, ())
            if selector.part == part and selector.fits(element)
            for one in declared
        ]
        if not part:
            found += [
                Declared(name, value, (important, 1_000, 0, 0, place))
                for place, (name, value, important) in enumerate(declarations(element.get("style", "")))
            ]
        return {one.name: one.value for one in sorted(found, key=lambda one: one.weight)}


def declarations(body: str) -> list[tuple[str, str, bool]]:
    """What a rule says of the properties that matter: name, value, and whether it overrules others."""
    return [
        (name.lower(), IMPORTANT.sub("", value).strip(), bool(IMPORTANT.search(value)))
        for name, value in DECLARATION.findall(body)
        if name.lower() in SHOWN
    ]


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """The rules of a sheet: what stands before the braces, and in them."""
    depth, start, body = 0, 0, 0
    for sign in SIGN.finditer(css):
        if sign[0] == "{":
            depth += 1
            if depth == 1:
                prelude, body = css[start : sign.start()].strip(), sign.end()
        elif sign[0] == "}" and depth:
            depth -= 1
            if depth == 0:
                yield prelude, css[body : sign.start()]
                start = sign.end()
        elif sign[0] == ";" and depth == 0:
            start = sign.end()


def _on_a_desk(media: str) -> bool:
    return any(_fits_a_desk(one.lower()) for one in media.split(",") or [""])


def _fits_a_desk(query: str) -> bool:
    widths = WIDTH.findall(query)
    rest = WIDTH.sub("", query)
    if "(" in rest or re.search(r"\b(?:not|print|speech)\b", rest):
        return False
    sizes = [(side, float(size) * (1 if unit == "px" else 16)) for side, size, unit in widths]
    return all(size <= WINDOW if side == "min" else size >= WINDOW for side, size in sizes)
