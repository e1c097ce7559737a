"""How a web page dresses its words: bold, slanted, struck, above and below the line, quoted."""

from collections.abc import Mapping
from dataclasses import replace

from documents.reading.package import Element
from documents.reading.stream import safe_href
from documents.text import Run

QUOTES = (("“", "”"), ("‘", "’"))
WRITTEN_QUOTES = ("“", "„", "«", '"', "‘", "'", "‚")
SHIFTS = {"sup": "super", "sub": "sub"}
STRUCK = ("s", "strike")


def dressed(dress: Run, element: Element, style: Mapping[str, str]) -> Run:
    """The dress within an element; `style` is what the styles of the page say of it."""
    placed = style.get("vertical-align", "")
    shift = placed if placed in ("super", "sub") else SHIFTS.get(element.tag, "")
    return replace(
        dress,
        bold=dress.bold or element.tag in ("b", "strong"),
        italic=dress.italic or element.tag in ("i", "em", "cite"),
        href=safe_href(element.get("href", "")) if element.tag == "a" else dress.href,
        struck=dress.struck or is_struck(element, style),
        raised=shift == "super" if shift else dress.raised,
        lowered=shift == "sub" if shift else dress.lowered,
    )


def is_struck(element: Element, style: Mapping[str, str]) -> bool:
    """Whether a line goes through all that stands in the element."""
    lines = (style.get(name, "") for name in ("text-decoration", "text-decoration-line"))
    return element.tag in STRUCK or any("line-through" in one for one in lines)


def quotes_around(element: Element, depth: int) -> tuple[str, str]:
    """The marks that a browser shows around quoted words, `depth` quotes deep; none where written."""
    words = "".join(element.itertext()).strip()
    if element.tag != "q" or words.startswith(WRITTEN_QUOTES):
        return "", ""
    return QUOTES[depth % len(QUOTES)]
