"""The text of printed pages as it runs: without what repeats at their edges, and with cut words whole again.

For searching only. What is shown and kept is the page as it was read.
"""

import re
from collections import Counter
from collections.abc import Sequence

EDGE_LINES = 3
FEWEST_PAGES = 3
SHARE_OF_PAGES = 0.5
DIGITS = re.compile(r"\d+")
CUT = re.compile(r"(?P<head>\w)-\n(?P<rest>[a-zà-ÿ]+)")
AND = ("en", "of", "noch", "tot", "als", "dan")


def running_text(pages: Sequence[str]) -> list[str]:
    """The same pages, in the same order."""
    repeated = _repeated(pages)
    return [_whole_words(_without(page, repeated)) for page in pages]


def _repeated(pages: Sequence[str]) -> set[str]:
    """The patterns of lines that stand at the top or the bottom of most pages."""
    if len(pages) < FEWEST_PAGES:
        return set()
    seen = Counter(pattern for page in pages for pattern in {_pattern(line) for line in _edges(page)})
    needed = max(FEWEST_PAGES, SHARE_OF_PAGES * len(pages))
    return {pattern for pattern, count in seen.items() if count >= needed and pattern}


def _edges(page: str) -> list[str]:
    lines = [line for line in page.split("\n") if line.strip()]
    outer = _outer(len(lines))
    return [*lines[:outer], *lines[-outer:]]


def _outer(lines: int) -> int:
    """How many lines at the top, and as many at the bottom, may be heads and feet."""
    return max(1, min(EDGE_LINES, lines // 4))


def _pattern(line: str) -> str:
    """The line with numbers alike: a page number differs on each page."""
    return DIGITS.sub("#", " ".join(line.split()))


def _without(page: str, repeated: set[str]) -> str:
    lines = page.split("\n")
    filled = [place for place, line in enumerate(lines) if line.strip()]
    edge = _outer(len(filled))
    outer = {*filled[:edge], *filled[-edge:]}
    kept = [line for place, line in enumerate(lines) if not (place in outer and _pattern(line) in repeated)]
    return "\n".join(kept).strip("\n") or page


def _whole_words(text: str) -> str:
    """ "samen-⏎werking" is one word; "in- ⏎en uitstroom" keeps its hyphen."""
    return CUT.sub(
        lambda found: found[0] if found["rest"] in AND else f"{found['head']}{found['rest']}", text
    )
