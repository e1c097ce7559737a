"""What a reader knows about lines on printed pages, for bringing in a text and for searching alike: which
words were cut at the end of a line, and which lines belong to the page and not to the text."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from documents.reading.recognition.labels import find_label
from documents.text.markers import roman_value

HYPHENS = "-\u2010\u00ad"
KEPT_BEFORE = {"en", "of", "tot", "noch", "als", "respectievelijk", "dan", "maar"}
WORD = re.compile(r"[\w-]+")

EDGE_LINES = 4
MIN_PAGES = 3
MIN_SHARE = 0.2
INSIDE_SHARE = 0.1
PAGE = "bladzijde"
NUMBER_OF_PAGE = r"(?:\d{1,4}|(?P<roman>[ivxlc]{1,8}))"
NAMED_PAGE = r"(?:pagina|bladzijde|blad|blz\.?|pag\.?|p\.|page|sheet)"
PAGE_NUMBER = re.compile(
    rf"(?:{NAMED_PAGE}\s*)?[-–|:\[(]?\s*{NUMBER_OF_PAGE}\s*[-–|\])]?"
    rf"(?:\s*(?:(?:van|/|of|\|)\s*|\()(?:\d{{1,4}}|[ivxlc]{{1,8}})\)?|\s*{NAMED_PAGE})?",
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
    if found := PAGE_NUMBER.fullmatch(lowered):
        value = roman_value(found["roman"] or "")
        # A letter alone is a page number only where it counts along with the pages.
        return {f"{PAGE} {value - page}"} if value else {lowered} if found["roman"] else {PAGE}
    label = find_label(words)
    if label is None:
        return {DIGITS.sub("#", lowered)}
    return along_with_pages(lowered, page, len(label.label))


def along_with_pages(lowered: str, page: int, start: int = 0) -> set[str]:
    """The words as they are, and with one number, behind `start`, as it counts along with the pages."""
    counted = (found for found in DIGITS.finditer(lowered) if found.start() >= start)
    return {lowered} | {
        f"{lowered[: one.start()]}#{int(one[0]) - page}{lowered[one.end() :]}" for one in counted
    }


def repeating(edge: Counter[str], inside: Counter[str], pages: int) -> set[str]:
    """The patterns of lines that stand at the edge of so many pages that they cannot be text."""
    needed = max(MIN_PAGES, MIN_SHARE * pages)
    numbers_needed = min(2, pages)
    return {
        one
        for one, count in edge.items()
        if count >= (numbers_needed if one.startswith(PAGE) else needed)
        and (one.startswith(PAGE) or inside[one] <= INSIDE_SHARE * count)
    }
