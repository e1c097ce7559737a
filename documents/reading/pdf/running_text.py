"""The text of printed pages as it runs: without what repeats at their edges, and with cut words whole again.

Without heads and feet for searching only: what is shown and kept is the page as it was read.
"""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from documents.reading.pdf.printed_lines import (
    EDGE_LINES,
    HYPHENS,
    letters_between,
    patterns,
    repeating,
    vocabulary_of,
)

CUT = re.compile(rf"(?P<start>\w+)[{HYPHENS}]\n(?P<rest>\w+)")


def running_text(pages: Sequence[str]) -> list[str]:
    """The same pages, in the same order."""
    repeated = _repeated(pages)
    running = [_without(page, number, repeated) for number, page in enumerate(pages, start=1)]
    return whole_words(running)


def whole_words(pages: Sequence[str]) -> list[str]:
    """The same pages with the words whole that were cut at the end of a line: "samen-⏎werking" is one word,
    "in-⏎en uitstroom" and "HMD-⏎convenant" keep their hyphen."""
    vocabulary = vocabulary_of(line for page in pages for line in page.split("\n"))

    def joined(found: re.Match[str]) -> str:
        sign = letters_between(found["start"], found["rest"], vocabulary)
        return found[0] if sign == "- " else f"{found['start']}{sign}{found['rest']}"

    return [CUT.sub(joined, page) for page in pages]


def _repeated(pages: Sequence[str]) -> set[str]:
    edge: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for number, page in enumerate(pages, start=1):
        lines = _filled(page)
        outer = _outer(lines)
        for counted, is_edge in ((edge, True), (inside, False)):
            here = [words for place, (_row, words) in enumerate(lines) if (place in outer) == is_edge]
            counted.update({one for words in here for one in patterns(words, number)})
    return repeating(edge, inside, len(pages))


def _filled(page: str) -> list[tuple[int, str]]:
    """The lines with words, and their place among all lines."""
    return [(number, " ".join(line.split())) for number, line in enumerate(page.split("\n")) if line.strip()]


def _outer(lines: Sequence[object]) -> set[int]:
    """The places, at the top and the bottom, where heads and feet of a page may be."""
    count = max(1, min(EDGE_LINES, len(lines) // 4))
    return {*range(min(count, len(lines))), *range(max(0, len(lines) - count), len(lines))}


def _without(page: str, number: int, repeated: AbstractSet[str]) -> str:
    """The page without heads and feet: what stands below text is no head, what stands above text no foot."""
    lines = _filled(page)
    outer = _outer(lines)
    gone = set()
    for places in (range(len(lines)), reversed(range(len(lines)))):
        for place in places:
            row, words = lines[place]
            if place not in outer or repeated.isdisjoint(patterns(words, number)):
                break
            gone.add(row)
    kept = [line for row, line in enumerate(page.split("\n")) if row not in gone]
    return "\n".join(kept).strip("\n") or page
