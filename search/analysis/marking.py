"""Where the words of a question stand in a text, and the fragments that show it: cut from the stored text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.analysis.citations import citations
from search.analysis.plan import Marks
from search.analysis.spelling import original_span
from search.analysis.stems import stems
from search.analysis.tokens import Word, tokens

WIDTH = 220
BEFORE = 60
_BREAK = re.compile(r"(?<=\w)[-\u00ad\u2010][ ]*\n[ ]*(?=\w)")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of the stored text; `hit` says whether it is marked."""

    text: str
    hit: bool


def spans(text: str, marks: Marks) -> list[Span]:
    """The stretches of the text to mark, in order, without overlap."""
    found = list(tokens(text))
    every = [
        *(span for token in found if (span := _word_span(text, token, marks))),
        *_phrase_spans(found, marks),
        *(
            (found[citation.first].start, found[citation.last - 1].end)
            for citation in (citations(found) if marks.places else ())
            if citation.term in marks.places
        ),
    ]
    return _merged(sorted(every))


def spans_of_printed(text: str, marks: Marks) -> list[Span]:
    """As `spans`, and words that are broken off at the end of a line."""
    breaks = [found.span() for found in _BREAK.finditer(text)]
    if not breaks:
        return spans(text, marks)
    firsts, lasts = [0, *(last for _, last in breaks)], [*(first for first, _ in breaks), len(text)]
    places = [place for start, end in zip(firsts, lasts, strict=True) for place in range(start, end)]
    whole = "".join(text[place] for place in places)
    joined = [(places[start], places[end - 1] + 1) for start, end in spans(whole, marks)]
    return _merged(sorted([*spans(text, marks), *joined]))


def fragments(
    text: str, marked: list[Span], *, most: int = 3, paragraphs: tuple[str, ...] = ()
) -> tuple[tuple[Fragment, ...], ...]:
    """The best stretches of the text with their marks; its beginning when nothing is marked in it."""
    starts = _paragraph_starts(text, paragraphs)
    windows = starts + _windows(text, marked)
    chosen: list[Span] = []
    for start, end in windows:
        if len(chosen) < most and all(end <= first or start >= last for first, last in chosen):
            chosen.append((start, end))
    if not chosen and text.strip():
        chosen = [_window(text, 0)]
    return tuple(_cut(text, window, marked) for window in sorted(chosen))


def marked_whole(text: str, marks: Marks) -> tuple[Fragment, ...]:
    """A text in full, such as a title or a paragraph of a page."""
    return _cut(text, (0, len(text)), spans_of_printed(text, marks))


def _word_span(text: str, token: Word, marks: Marks) -> Span | None:
    if not marks.stems.isdisjoint(stems(token.word, token.accented)):
        return token.start, token.end
    if part := marks.parts.get(token.word):
        first, last = original_span(text[token.start : token.end], *part)
        return token.start + first, token.start + last
    return None


def _phrase_spans(found: list[Word], marks: Marks) -> Iterator[Span]:
    words = [token.word for token in found]
    for phrase in marks.phrases:
        for place, word in enumerate(words):
            if word == phrase[0] and tuple(words[place : place + len(phrase)]) == phrase:
                yield found[place].start, found[place + len(phrase) - 1].end


def _merged(every: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in every:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _windows(text: str, marked: list[Span]) -> list[Span]:
    """Stretches around marks, those with the most different words first."""
    counted = []
    for place, (start, _) in enumerate(marked):
        window = _window(text, start)
        inside = {text[a:b].lower() for a, b in marked[place : place + 40] if b <= window[1]}
        counted.append((-len(inside), start, window))
    return [window for _, _, window in sorted(counted)]


def _window(text: str, start: int) -> Span:
    """A stretch of about WIDTH characters with `start` in it, of whole words."""
    line = text.rfind("\n", 0, start) + 1
    first = line if start - line <= BEFORE else text.find(" ", start - BEFORE, start) + 1 or start
    last = min(len(text), max(first + WIDTH, start + 1))
    if last < len(text):
        space = max(text.rfind(" ", start, last), text.rfind("\n", start, last))
        last = space if space > start else _word_end(text, last)
    return first, last


def _word_end(text: str, place: int) -> int:
    while place < len(text) and not text[place].isspace():
        place += 1
    return place


def _paragraph_starts(text: str, paragraphs: tuple[str, ...]) -> list[Span]:
    windows = []
    for number in paragraphs:
        place = 0 if text.startswith(f"{number}.") else text.find(f"\n{number}.") + 1
        if place or text.startswith(f"{number}."):
            windows.append(_window(text, place))
    return windows


def _cut(text: str, window: Span, marked: list[Span]) -> tuple[Fragment, ...]:
    parts, place = [], window[0]
    for start, end in marked:
        start, end = max(start, window[0]), min(end, window[1])
        if start < end:
            parts += [Fragment(text[place:start], False), Fragment(text[start:end], True)]
            place = end
    parts.append(Fragment(text[place : window[1]], False))
    return tuple(part for part in parts if part.text)
