"""What belongs to the page and not to the text: running headers and footers, page numbers, tables of
contents.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from documents.reading.pdf.printed import Printed, PrintedPage
from documents.reading.pdf.printed_lines import (
    EDGE_LINES,
    PAGE,
    along_with_pages,
    patterns,
    repeating,
)
from documents.reading.recognition.labels import END_OF_SENTENCE, find_label
from documents.reading.stream import CONTENTS, CONTENTS_HEADING, LeftOut

EDGE_SHARE = 0.16
FURNITURE = "kop- of voettekst"
TABLE_HEAD = "herhaalde kop van een tabel"
# In a file of a few pages a head or foot is told by where it stands too: in the margin, set apart.
FEW_PAGES, MARGIN_SHARE, SAME_PLACE, SET_APART, SMALLER = 5, 0.11, 3.0, 0.7, 0.93
SHORTEST = 3
# A page number has three figures at most: "Datum: .......... 2025" is to be filled in.
LEADERS = re.compile(r"(?:(?:[.…]\s?){4,}|(?:…\s?){2,}\.?|_{4,})\s*\d{1,3}$")
FILLED_IN = re.compile(r"[.…_]{4,}|(?:[.…] ){4,}")
LARGER = 1.15
CONTENTS_END = re.compile(r"[\s.…_]*\d{0,4}$")
NUMBERED_ENTRY = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+\D.*\s\d{1,3}")
ALLOWED_MISSES = 3


def without_furniture(pages: Sequence[PrintedPage]) -> tuple[list[PrintedPage], list[LeftOut]]:
    """The pages without what repeats at their top and bottom, and what was taken away."""
    repeated = _repeated(pages) if len(pages) > 1 else set()
    apart = _repeated_apart(pages)
    table_heads: set[str] = set()
    kept_pages, left_out = [], []
    for page in pages:
        whys = _whys(page, repeated, apart, table_heads)
        kept = tuple(line for line, why in zip(page.lines, whys, strict=True) if not why)
        left_out += [
            LeftOut(line.words, f"{why} op bladzijde {page.number}")
            for line, why in zip(page.lines, whys, strict=True)
            if why
        ]
        kept_pages.append(PrintedPage(page.number, page.width, page.height, kept))
    return kept_pages, left_out


def _whys(page: PrintedPage, repeated: set[str], apart: set[str], table_heads: set[str]) -> list[str]:
    """For each line why it is no text; nothing for text. What stands below text is no running header, what
    stands above text no running footer. The head of a table that goes on is text on its first page only: its
    words are added to `table_heads`.
    """
    whys = [line.aside for line in page.lines]
    running = [place for place, why in enumerate(whys) if not why]
    for places, edge in ((running, _near_top), (running[::-1], _near_bottom)):
        set_apart = _set_apart([page.lines[place] for place in places], page)
        for place in places[:EDGE_LINES]:
            line = page.lines[place]
            if not edge(line, page) or not (
                _patterns(line, page) & repeated or (line in set_apart and _steady(line, page) & apart)
            ):
                break
            if _heads_a_table(line, page):
                whys[place] = TABLE_HEAD if line.words in table_heads else ""
                table_heads.add(line.words)
                break
            whys[place] = FURNITURE
    return whys


def _heads_a_table(line: Printed, page: PrintedPage) -> bool:
    """Whether a row of cells stands straight above another, as the head of a table does."""
    running = [one for one in page.lines if not one.aside]
    place = running.index(line)
    below = running[place + 1] if place + 1 < len(running) else None
    near = below is not None and 0 <= below.top - line.bottom < SET_APART * line.size
    return near and below is not None and min(line.cells, below.cells) > 1


def _set_apart(outward: Sequence[Printed], page: PrintedPage) -> list[Printed]:
    """The outer lines, the outermost first, that stand in the margin: smaller than the text, or with white
    between them and what follows.
    """
    usual = _usual_size(page) if outward else 0.0
    outer = [line for line in outward[:EDGE_LINES] if _in_margin(line, page)]
    found: list[Printed] = []
    for place, line in enumerate(outer):
        behind = zip(outward[place:], outward[place + 1 : EDGE_LINES + 1], strict=False)
        white = any(
            max(one.top - other.bottom, other.top - one.bottom) > SET_APART * one.size
            for one, other in behind
        )
        if white or line.size <= SMALLER * usual:
            found.append(line)
    return found


def _in_margin(line: Printed, page: PrintedPage) -> bool:
    margin = MARGIN_SHARE * page.height
    return line.bottom < margin or line.top > page.height - margin


def _repeated_apart(pages: Sequence[PrintedPage]) -> set[str]:
    """Of a file of a few pages the lines that stand in the margin of two of them, at the same place."""
    if not 1 < len(pages) <= FEW_PAGES:
        return set()
    tops: defaultdict[str, list[float]] = defaultdict(list)
    inside: set[str] = set()
    for page in pages:
        running = [line for line in page.lines if not line.aside]
        outer = [*_set_apart(running, page), *_set_apart(running[::-1], page)]
        for line in running:
            from_edge = min(line.top, page.height - line.bottom)
            for pattern in _steady(line, page):
                if line in outer and len(line.words) > SHORTEST and not _is_filled_in(line.words):
                    tops[pattern].append(from_edge)
                else:
                    inside.add(pattern)
    return {
        pattern
        for pattern, found in tops.items()
        if len(found) > 1 and max(found) - min(found) <= SAME_PLACE and pattern not in inside
    }


def _is_filled_in(words: str) -> bool:
    """Whether a line is part of a sentence or is there to be filled in, and so is text wherever it stands."""
    return words.endswith(END_OF_SENTENCE) or bool(FILLED_IN.search(words))


def _steady(line: Printed, page: PrintedPage) -> set[str]:
    """The words of a line, with one number in them as it counts along with the pages."""
    lowered, label = line.words.lower(), find_label(line.words)
    if line.size > LARGER * _usual_size(page):
        return {lowered}
    return along_with_pages(lowered, line.page, len(label.label) if label else 0)


def _near_edge(line: Printed, page: PrintedPage) -> bool:
    running = [one for one in page.lines if not one.aside]
    place = running.index(line)
    outer = place < EDGE_LINES or place >= len(running) - EDGE_LINES
    return outer and (_near_top(line, page) or _near_bottom(line, page))


def _near_top(line: Printed, page: PrintedPage) -> bool:
    return line.bottom < EDGE_SHARE * page.height


def _near_bottom(line: Printed, page: PrintedPage) -> bool:
    return line.top > (1 - EDGE_SHARE) * page.height


def _repeated(pages: Sequence[PrintedPage]) -> set[str]:
    """The patterns of lines that stand at the edge of so many pages that they cannot be text."""
    edge: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for page in pages:
        for line in page.lines:
            if not line.aside:
                (edge if _near_edge(line, page) else inside).update(_patterns(line, page))
    return repeating(edge, inside, len(pages))


def _patterns(line: Printed, page: PrintedPage) -> set[str]:
    """What can stay the same from page to page. Every number in large letters stays: "Stap 3" on page 3 is a
    heading.
    """
    found = patterns(line.words, line.page)
    large = line.size > LARGER * _usual_size(page)
    numbered = any(one.startswith(PAGE) for one in found)
    return {line.words.lower()} if large and not numbered else found


def _usual_size(page: PrintedPage) -> float:
    sizes: Counter[float] = Counter()
    for line in page.lines:
        sizes[line.size] += len(line.words)
    return sizes.most_common(1)[0][0]


def without_contents(lines: Sequence[Printed], headings: set[int]) -> tuple[list[Printed], list[LeftOut]]:
    """The lines without tables of contents: those with dotted leaders, and those that only list the headings
    to come.

    `headings` are the places of the lines that are printed as headings.
    """
    listed = set(_listed(lines, headings))
    kept = [line for place, line in enumerate(lines) if place not in listed]
    return kept, [LeftOut(lines[place].words, CONTENTS) for place in sorted(listed)]


def _listed(lines: Sequence[Printed], headings: set[int]) -> Iterator[int]:
    """The places of the lines of a table of contents. It ends at a heading that it already listed."""
    last = {_title(lines[place].words): place for place in sorted(headings)}
    reading = False
    misses: list[int] = []
    seen: set[str] = set()
    for place, line in enumerate(lines):
        leaders = bool(LEADERS.search(line.words))
        if CONTENTS_HEADING.fullmatch(line.words):
            reading, misses, seen = True, [], set()
            yield place
        elif reading and place in headings and not leaders and _title(line.words) in seen:
            reading = False
        elif leaders or (reading and _is_entry(line.words, place, last)):
            yield from misses
            reading, misses = True, []
            seen |= _entry_titles(line.words)
            yield place
        elif reading:
            misses.append(place)
            reading = len(misses) <= ALLOWED_MISSES


def _is_entry(words: str, place: int, last: dict[str, int]) -> bool:
    """Whether a line stands for a heading to come; `last` is the last place of each."""
    to_come = any(last.get(title, -1) > place for title in _entry_titles(words) - {""})
    return to_come or bool(NUMBERED_ENTRY.fullmatch(words))


def _entry_titles(words: str) -> set[str]:
    """The headings that a line of a table of contents can stand for: with or without its page number."""
    return {_title(words), _title(CONTENTS_END.sub("", words))}


def _title(words: str) -> str:
    """A heading without its number and its punctuation."""
    words = re.sub(r"^(?:§\s*)?(?:[\dIVX]+(?:\.\d+)*\.?|[A-Z]\.)\s+", "", words)
    return re.sub(r"[^\w]+", " ", words).strip().lower()
