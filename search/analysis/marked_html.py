"""Marks in the HTML of a text: only characters between the tags are wrapped, every tag stays as it was."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from search.analysis.marking import spans
from search.analysis.plan import Marks

OPEN, CLOSE = '<mark class="nl-mark">', "</mark>"
_TAG = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^'">])*>""")
_ENTITY = re.compile(r"&[#\w]+;")
# Tags within which a word goes on; any other parts words, and so does the mark of a note.
_WITHIN_WORDS = re.compile(r"</?(?:a|b|del|em|i|ins|s|strong|sub|sup(?!><a )|u)\b")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where `shown` stands in the text that a reader sees, and in the HTML. An entity is one whole."""

    start: int
    shown: str
    first: int
    last: int

    @property
    def is_entity(self) -> bool:
        return self.last - self.first != len(self.shown)


def marked_html(html: str, marks: Marks) -> str:
    """The HTML with what is asked for in <mark>; without the marks it is the same, character for
    character."""
    stretches = list(_stretches(html))
    starts = [stretch.start for stretch in stretches]
    done, place = [], 0
    for start, end in spans("".join(stretch.shown for stretch in stretches), marks):
        over = stretches[bisect_right(starts, start) - 1 : bisect_right(starts, end - 1)]
        for first, last in _joined(_inside(stretch, start, end) for stretch in over):
            done += [html[place:first], OPEN, html[first:last], CLOSE]
            place = last
    return "".join([*done, html[place:]])


def _stretches(html: str) -> Iterator[_Stretch]:
    start = place = 0
    for tag in (*_TAG.finditer(html), None):
        for first, last in _pieces(html, place, tag.start() if tag else len(html)):
            shown = unescape(html[first:last])
            yield _Stretch(start, shown, first, last)
            start += len(shown)
        if tag is None:
            return
        place = tag.end()
        if not _WITHIN_WORDS.match(html, tag.start()):
            yield _Stretch(start, "\n", place, place)
            start += 1


def _pieces(html: str, place: int, end: int) -> Iterator[tuple[int, int]]:
    """A text between two tags, with each entity apart."""
    for entity in _ENTITY.finditer(html, place, end):
        if place < entity.start():
            yield place, entity.start()
        yield entity.span()
        place = entity.end()
    if place < end:
        yield place, end


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without what is empty, and with what touches as one."""
    joined: list[tuple[int, int]] = []
    for first, last in ranges:
        if joined and joined[-1][1] == first:
            joined[-1] = joined[-1][0], last
        elif first < last:
            joined.append((first, last))
    return joined


def _inside(stretch: _Stretch, start: int, end: int) -> tuple[int, int]:
    """The part of the stretch that is marked, in the HTML."""
    first, last = max(start - stretch.start, 0), min(end - stretch.start, len(stretch.shown))
    if stretch.first == stretch.last or first >= last:
        return stretch.first, stretch.first
    if stretch.is_entity:
        return stretch.first, stretch.last
    return stretch.first + first, stretch.first + last
