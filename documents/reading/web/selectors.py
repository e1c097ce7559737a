"""Selectors of style sheets: which elements of a page a rule is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from documents.reading.package import Element

POSITIONS = ("first-child", "last-child", "only-child", "first-of-type", "last-of-type")
COMPOUNDS = re.compile(r"\s*([>+~])\s*|\s+(?![^(\[]*[)\]])")
SIMPLE = re.compile(
    r"""(?P<tag>[\w-]+|\*)|\#(?P<id>[\w-]+)|\.(?P<class>(?:[\w-]|\\.)+)
    |\[\s*(?P<attribute>[\w-]+)\s*(?:(?P<how>[~^$*|]?)=\s*["']?(?P<wanted>[^"'\]]*)["']?\s*i?)?\s*\]
    |:(?P<pseudo>:?[\w-]+)(?:\((?P<argument>[^()]*)\))?""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Selector:
    """The compounds of a selector with the sign before each, the last one first. `part` is what of the
    element it is about ("before", "marker"), "" for the element itself.
    """

    compounds: tuple[tuple[str, str], ...]
    part: str

    @cached_property
    def key(self) -> str:
        """What the element itself must have: "#id", ".class", a tag or "*"."""
        parts = [match.groupdict() for match in SIMPLE.finditer(self.compounds[0][1])]
        found = {kind: one for part in parts for kind, one in part.items() if one}
        if "id" in found:
            return f"#{found['id']}"
        return f".{found['class']}" if "class" in found else found.get("tag", "*").lower()

    @cached_property
    def specificity(self) -> tuple[int, int, int]:
        """Counts of ids, of classes and of tags."""
        signs = [match for _how, one in self.compounds for match in SIMPLE.finditer(one)]
        return (
            sum(1 for one in signs if one["id"]),
            sum(1 for one in signs if one["class"] or one["attribute"] or one["pseudo"]),
            sum(1 for one in signs if one["tag"] not in (None, "*")),
        )

    def fits(self, element: Element, place: int = 0) -> bool:
        if not _fits(element, self.compounds[place][1]):
            return False
        if place + 1 == len(self.compounds):
            return True
        return any(self.fits(one, place + 1) for one in _related(element, self.compounds[place][0]))


def selector_of(written: str) -> Selector | None:
    """None for a selector of a kind that is not known, or about a state that a page has not when it opens."""
    part = ""
    if found := re.search(r"::?(before|marker)$", written.strip(), re.IGNORECASE):
        part, written = found[1].lower(), written.strip()[: found.start()] or "*"
    pieces = COMPOUNDS.split(written.strip())
    compounds = []
    for place in range(0, len(pieces), 2):
        compound = pieces[place] or "*"
        if SIMPLE.sub("", compound) or not all(map(_known, SIMPLE.finditer(compound))):
            return None
        how = (pieces[place - 1] or " ") if place else ""
        compounds.append((how, compound))
    # Each compound with the sign that stands before it leads to the one to its left.
    return Selector(tuple(reversed(compounds)), part)


def _known(simple: re.Match[str]) -> bool:
    match simple["pseudo"]:
        case None | "root":
            return True
        case "not" | "is" | "where":
            return all(selector_of(one) for one in (simple["argument"] or "!").split(","))
        case "nth-child":
            return bool(re.fullmatch(r"odd|even|\d+", (simple["argument"] or "").strip()))
    return simple["pseudo"] in POSITIONS


def tag_of(element: Element) -> str:
    """The tag that the page wrote."""
    return str(element.get("was") or element.tag)


def _related(element: Element, how: str) -> Iterator[Element]:
    """The elements that can fit the compound to the left."""
    match how:
        case ">":
            yield from (one for one in [element.getparent()] if one is not None)
        case "+":
            yield from (one for one in [element.getprevious()] if one is not None)
        case "~":
            yield from element.itersiblings(preceding=True)
        case _:
            yield from element.iterancestors()


def _fits(element: Element, compound: str) -> bool:
    return all(_has(element, simple) for simple in SIMPLE.finditer(compound))


def _has(element: Element, simple: re.Match[str]) -> bool:
    if simple["tag"]:
        return simple["tag"] == "*" or simple["tag"].lower() in (
            tag_of(element),
            "html" * (element.getparent() is None),
        )
    if simple["id"]:
        return bool(element.get("id") == simple["id"])
    if simple["class"]:
        return re.sub(r"\\(.)", r"\1", simple["class"]) in element.get("class", "").split()
    if simple["attribute"]:
        return _has_attribute(element.get(simple["attribute"].lower()), simple["how"] or "", simple["wanted"])
    return _has_state(element, simple["pseudo"], (simple["argument"] or "").strip())


def _has_attribute(value: str | None, how: str, wanted: str | None) -> bool:
    if value is None or wanted is None:
        return value is not None
    match how:
        case "~":
            return wanted in value.split()
        case "^":
            return value.startswith(wanted)
        case "$":
            return value.endswith(wanted)
        case "*":
            return wanted in value
        case "|":
            return value == wanted or value.startswith(f"{wanted}-")
    return value == wanted


def _has_state(element: Element, pseudo: str, argument: str) -> bool:
    same = tag_of(element) if pseudo.endswith("of-type") else ""
    before = [one for one in element.itersiblings(preceding=True) if not same or tag_of(one) == same]
    after = [one for one in element.itersiblings() if not same or tag_of(one) == same]
    match pseudo:
        case "not":
            return not any(_fits(element, one.strip()) for one in argument.split(","))
        case "is" | "where":
            return any(_fits(element, one.strip()) for one in argument.split(","))
        case "first-child" | "first-of-type":
            return not before
        case "last-child" | "last-of-type":
            return not after
        case "only-child":
            return not before and not after
        case "nth-child":
            place = len(before) + 1
            return place % 2 == (argument == "odd") if argument in ("odd", "even") else place == int(argument)
    return element.getparent() is None
