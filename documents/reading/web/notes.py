"""The footnotes of a web page: a short mark in the text that links to words which link back to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.reading.package import Element
from documents.reading.web.source import BLOCKS, INLINE
from documents.text import Runs, plain_runs
from documents.text.normal_form import cut, tidy

AROUND_MARK = " .:()[]"
MARK = re.compile(r"[\[(]?(\d{1,3}|[a-z]|[ivx]{1,6}|\*{1,3})[\])]?")


@dataclass(frozen=True, slots=True)
class Note:
    """The words of one footnote. `back` is the link in them that leads to the mark in the text."""

    marker: str
    words: Element
    back: Element


class Footnotes:
    """Which links of a page are marks of footnotes, and which parts of it the footnotes themselves."""

    def __init__(self, root: Element) -> None:
        named: dict[str, Element] = {}
        for element in root.iter():
            for name in (element.get("id"), element.get("name")):
                named.setdefault(name or "", element)
        self.by_mark: dict[Element, Note] = {}
        self.words: set[Element] = set()
        backs: set[Element] = set()
        for mark in root.iter("a"):
            note = _note(mark, named) if mark not in backs else None
            if note is not None and note.words not in self.words:
                backs.add(note.back)
                self.by_mark[mark] = note
                self.words.add(note.words)


def _note(mark: Element, named: dict[str, Element]) -> Note | None:
    marker = _marker(mark)
    target = named.get(_target(mark)) if marker and _target(mark) else None
    if target is None:
        return None
    words = _block(target)
    back = next((one for one in words.iter("a") if _target(one) in _names(mark)), None)
    return Note(marker, _whole(words), back) if back is not None and back is not mark else None


def _marker(mark: Element) -> str:
    """What a link shows as the mark of a note; "" where it cannot be one."""
    words = "".join(mark.itertext()).strip()
    found = MARK.fullmatch(words)
    return found[1] if found else words * (mark.get("role") == "doc-noteref")


def unmarked_note(words: Element) -> Note | None:
    """The note in a part that says it is one, though nothing refers to it."""
    if words.get("role") not in ("doc-footnote", "doc-endnote"):
        return None
    back = next((one for one in words.iter("a") if one.get("role") == "doc-backlink"), None)
    return None if back is None else Note("".join(back.itertext()).strip(), words, back)


def take_out_mark(note: Note) -> bool:
    """Takes the mark that the words of a note begin with out of them, where it stands in letters apart. Says
    whether it may still stand before them: no link and no list shows it."""
    if "".join(note.back.itertext()).strip(AROUND_MARK) == note.marker:
        return False
    first = note.words
    while len(first) and not (first.text or "").strip():
        first = first[0]
        if first.tag in INLINE and "".join(first.itertext()).strip(AROUND_MARK) == note.marker:
            first.clear(keep_tail=True)
            return False
    return note.words.tag != "li" and next(note.words.iterancestors("li"), None) is None


def without_written_mark(runs: Runs, marker: str) -> Runs:
    """The words of a note without the mark that they begin with, as "1." or "(1)"; a bare figure may be a
    word."""
    found = re.match(rf"(?:[\[(]{re.escape(marker)}[\])]|{re.escape(marker)}[.:)])\s+", plain_runs(runs))
    return tidy(cut(runs, found.end())) if found else runs


def _target(link: Element) -> str:
    href = link.get("href", "")
    return href[1:] if href.startswith("#") else ""


def _names(mark: Element) -> set[str]:
    """The names by which a mark can be linked to: its own and those of what closely surrounds it."""
    return {name for one in _upwards(mark) for name in (one.get("id"), one.get("name")) if name}


def _upwards(element: Element) -> Iterator[Element]:
    yield element
    for parent in element.iterancestors():
        if parent.tag not in INLINE:
            return
        yield parent


def _block(element: Element) -> Element:
    return next((one for one in (element, *element.iterancestors()) if one.tag in BLOCKS), element)


def _whole(words: Element) -> Element:
    """The part that holds all paragraphs of a note: it is named itself and starts with them."""
    parent = words.getparent()
    around = parent is not None and parent.tag in ("div", "li", "aside", "dd") and parent.get("id")
    return parent if around and parent[0] is words and not (parent.text or "").strip() else words
