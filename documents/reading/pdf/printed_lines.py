"""What a reader knows about lines on printed pages, for bringing in a text and for searching alike: which
words were cut at the end of a line, and which lines belong to the page and not to the text."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from documents.reading.recognition.labels import find_label

HYPHENS = "-\u2010\u00ad"
KEPT_BEFORE = {"en", "of", "tot", "noch", "als", "respectievelijk", "dan", "maar"}
WORD = re.compile(r"[\w-]+")

EDGE_LINES = 4
MIN_PAGES = 3
MIN_SHARE = 0.2
INSIDE_SHARE = 0.1
PAGE = "bladzijde"
PAGE_NUMBER = re.compile(
    r"(?:(?:pagina|bladzijde|blz\.?|p\.|page)\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:van|/|of)\s*\d{1,4})?",
    re.I,
)
DIGITS = re.compile(r"\d{1,9}")


def letters_between(start: str, rest: str, vocabulary: AbstractSet[str]) -> str:
    """What stands between the last word of a line that ends in a hyphen, and the first word of the next.

    "" where one word was cut; "-" where the hyphen is its own ("HMD-convenant", "2019-2025"); "- " where the
    word goes on further ("wacht- en doorlooptijd"). `vocabulary`: the words inside the lines of the file.
    """
    if rest in KEPT_BEFORE:
        return "- "
    if start + rest in vocabulary:
        return ""
    own = not start[-1].islower() or not rest[0].islower()
    return "-" if own or f"{start}-{rest}" in vocabulary else ""


def vocabulary_of(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole inside a line: all but the last."""
    return frozenset(word for line in lines for word in WORD.findall(line)[:-1])


def patterns(words: str, page: int) -> set[str]:
    """What can stay the same from page to page: the words with digits blanked. The number of an article or a
    chapter stays; only a number behind it that counts along with the pages does not.
    """
    lowered = words.lower()
    if PAGE_NUMBER.fullmatch(lowered):
        return {PAGE}
    label = find_label(words)
    if label is None:
        return {DIGITS.sub("#", lowered)}
    counted = (found for found in DIGITS.finditer(lowered) if found.start() >= len(label.label))
    along = {f"{lowered[: one.start()]}#{int(one[0]) - page}{lowered[one.end() :]}" for one in counted}
    return {lowered, *along}


def repeating(edge: Counter[str], inside: Counter[str], pages: int) -> set[str]:
    """The patterns of lines that stand at the edge of so many pages that they cannot be text."""
    needed = max(MIN_PAGES, MIN_SHARE * pages)
    numbers_needed = min(2, pages)
    return {
        one
        for one, count in edge.items()
        if count >= (numbers_needed if one == PAGE else needed)
        and (one == PAGE or inside[one] <= INSIDE_SHARE * count)
    }
