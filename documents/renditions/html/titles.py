"""The heading of a unit as HTML, with the marks of its notes leading to them."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

from documents.text.note_marks import raised_mark

# A note as `documents.renditions.html.units` writes it: its place, and its mark.
NOTE = re.compile(r'<li id="([^"]+)"><span class="marker">([^<]+)</span>.*href="#\1-ref"')


def heading_html(heading: str, body: str, shown: Callable[[str], str] = escape) -> str:
    """The heading above this HTML of a unit. A note of which nothing in the body is the mark has its mark in
    the heading; `shown` gives the HTML of the words between the marks."""
    pieces, done = [], 0
    for anchor, mark in _notes_of_heading(body):
        place = heading.find(raised_mark(mark), done)
        if place >= 0:
            pieces += [shown(heading[done:place]), _reference(anchor, escape(mark))]
            done = place + len(raised_mark(mark))
    return "".join([*pieces, shown(heading[done:])])


def _notes_of_heading(body: str) -> Iterator[tuple[str, str]]:
    for anchor, mark in NOTE.findall(body):
        if f'id="{anchor}-ref"' not in body:
            yield anchor, unescape(mark)


def _reference(anchor: str, mark: str) -> str:
    return f'<sup><a href="#{anchor}" id="{anchor}-ref" aria-label="noot {mark}">{mark}</a></sup>'
