"""Paragraphs and headings rebuilt from the printed lines of a PDF."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from documents.reading.pdf.printed import Printed
from documents.reading.pdf.printed_lines import HYPHENS, letters_between, vocabulary_of
from documents.reading.recognition.labels import END_OF_SENTENCE, find_label, find_number
from documents.reading.stream import Line
from documents.text import Footnote, Run, Runs, plain_runs
from documents.text.markers import split_marker
from documents.text.normal_form import cut, tidy

LARGER = 1.08
SIZE_STEP = 0.6
MAX_HEADING_LEVELS = 6
MAX_HEADING_LINES = 4
MAX_HEADING_WORDS = 40
WIDER_GAP = 1.45
WIDE_GAP = 2.5
SHORT_LINE_SHARE = 0.8
INDENT_POINTS = 6
SMALL_SHARE = 0.92
NOTE = re.compile(r"(\d{1,3}|\*{1,3})\s*(?=[^\d\s.,:;°)-])")
LETTER = re.compile(r"[^\W\d_]")
MAX_LOOK = 60
END_OF_PAGE = float("inf")


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a file: the size of body text, the right edge of its column, the step from line to
    line, the sizes of headings (largest first) and the words that occur in the middle of lines.
    """

    body: float
    right: float
    pitch: float
    sizes: tuple[float, ...]
    vocabulary: frozenset[str]


def measures_of(lines: Sequence[Printed]) -> Measures:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    usual = [line for line in lines if line.size == body]
    rights = sorted(line.right for line in usual)
    pitches = Counter(
        round(after.top - before.top, 1)
        for before, after in pairwise(usual)
        if before.page == after.page and 0 < after.top - before.top < 3 * body
    )
    return Measures(
        body=body,
        right=rights[int(0.9 * (len(rights) - 1))] if rights else 0.0,
        pitch=pitches.most_common(1)[0][0] if pitches else 1.2 * body,
        sizes=_heading_sizes(lines, body),
        vocabulary=vocabulary_of(line.words for line in lines),
    )


def _heading_sizes(lines: Sequence[Printed], body: float) -> tuple[float, ...]:
    """The sizes above that of the body, those that hardly differ taken together, the largest first."""
    found = sorted(
        {line.size for line in lines if line.size >= LARGER * body and _wordy(line.words)}, reverse=True
    )
    steps: list[float] = []
    for size in found:
        if not steps or steps[-1] - size > SIZE_STEP:
            steps.append(size)
    return tuple(steps)


def _wordy(words: str) -> bool:
    return len(LETTER.findall(words[:MAX_LOOK])) > 1


def heading_level(line: Printed, measures: Measures) -> int | None:
    """The depth of a line as a heading by its size, or for a bold line of body size one below those."""
    if not _wordy(line.words) or line.words[0].islower():
        return None
    for depth, size in enumerate(measures.sizes, start=1):
        if line.size >= size - SIZE_STEP:
            return min(depth, MAX_HEADING_LEVELS)
    if line.bold and line.size >= measures.body - SIZE_STEP and _bold_heading(line.words):
        return min(len(measures.sizes) + 1, MAX_HEADING_LEVELS)
    return None


def _bold_heading(words: str) -> bool:
    """A bold line is a heading only when it carries a number or a designation: bold words alone may be
    emphasis.
    """
    if words.endswith(END_OF_SENTENCE) or len(words.split()) > 15:
        return False
    return find_label(words) is not None or find_number(words) is not None


def paragraphs(lines: Sequence[Printed], measures: Measures) -> Iterator[tuple[tuple[int, float], Line]]:
    """The lines of the stream, each with the page it starts on and its distance from the top: printed lines
    that belong together are joined, words cut at the end of a line made whole.
    """
    group: list[Printed] = []
    for line in lines:
        if group and not _goes_on(group, line, measures):
            yield (group[0].page, group[0].top), _line(group, measures)
            group = []
        group.append(line)
    if group:
        yield (group[0].page, group[0].top), _line(group, measures)


def with_notes(
    lines: Sequence[Printed], measures: Measures
) -> tuple[list[Printed], dict[int, list[Footnote]]]:
    """The running text, and by page the footnotes: small lines that end a page and start with a number."""
    pages: dict[int, list[Printed]] = {}
    notes: dict[int, list[Footnote]] = {}
    for number, page in groupby(lines, key=lambda line: line.page):
        printed = list(page)
        start = _notes_start(printed, measures)
        notes[number] = _footnotes(printed[start:], measures)
        pages[number] = printed[:start]
    alone = {number: _markers(notes[number]) - _marks(page) for number, page in pages.items()}
    running: list[Printed] = []
    for number, body in pages.items():
        beside = (alone.get(neighbour, set()) for neighbour in (number - 1, number + 1))
        marks = _markers(notes[number]).union(*beside)
        running += [_with_marks_of(line, marks) for line in body]
    return running, notes


def _markers(notes: Iterable[Footnote]) -> set[str]:
    return {note.marker for note in notes}


def placed_notes(
    notes: Mapping[int, Sequence[Footnote]], lines: Sequence[Printed]
) -> Iterator[tuple[tuple[int, float], Footnote]]:
    """The notes, each with the page and the distance from its top of the line that refers to it; a note that
    found no room there may stand on the next page, or on the one before. Without such a line the end of its
    page."""
    tops: dict[tuple[int, str], float] = {}
    for line in lines:
        for run in line.runs:
            if run.note:
                tops.setdefault((line.page, run.text), line.top)
    for number, found in notes.items():
        for note in found:
            near = (page for page in (number, number - 1, number + 1) if (page, note.marker) in tops)
            page = next(near, number)
            yield (page, tops.get((page, note.marker), END_OF_PAGE)), note


def _with_marks_of(line: Printed, marks: AbstractSet[str]) -> Printed:
    """The line in which only the marks of notes on its page refer to one; others are just raised, in the
    dress of what they stand behind."""
    if all(run.text in marks for run in line.runs if run.note):
        return line
    runs: list[Run] = []
    for run in line.runs:
        if run.note and run.text not in marks:
            dress = runs[-1] if runs else run
            run = replace(dress, text=run.text, note=False, raised=True, lowered=False)
        runs.append(run)
    return replace(line, runs=tuple(runs))


def _notes_start(page: list[Printed], measures: Measures) -> int:
    """Where the small lines at the end of a page start with a note: the first whose mark the text above has,
    or where it has none the first with a number; the length of the page when there are none.
    """
    small = len(page)
    while small and page[small - 1].size <= SMALL_SHARE * measures.body:
        small -= 1
    starts = [place for place in range(small, len(page)) if _mark(page[place])]
    if not starts:
        return _notes_set_apart(page, measures)
    return next((place for place in starts if _mark(page[place]) in _marks(page[:place])), starts[0])


def _notes_set_apart(page: list[Printed], measures: Measures) -> int:
    """Where notes in letters as large as the text start: behind a wide gap, with a mark that the text above
    has; the length of the page when there are none.
    """
    for place in range(len(page) - 1, 0, -1):
        gap = page[place].top - page[place - 1].top
        if gap > WIDE_GAP * max(measures.pitch, 1.0):
            return place if _mark(page[place]) in _marks(page[:place]) else len(page)
    return len(page)


def _marks(lines: Sequence[Printed]) -> set[str]:
    """The raised marks in lines, not those that they begin with."""
    return {run.text for line in lines for run in line.runs[1:] if run.note}


def _mark(line: Printed) -> str:
    """The mark of a note that a line begins with: in raised letters, or a number or stars before words."""
    if line.runs[0].note:
        return line.runs[0].text
    found = NOTE.match(line.words)
    return found[1] if found else ""


def _footnotes(lines: list[Printed], measures: Measures) -> list[Footnote]:
    groups: list[list[Printed]] = []
    expected = ""
    for line in lines:
        mark = _mark(line)
        if not groups or line.runs[0].note or (mark and mark in (expected, "*")):
            groups.append([])
            expected = str(int(mark) + 1) if mark.isdigit() else expected
        groups[-1].append(line)
    return [_footnote(_rejoined(group, measures)) for group in groups]


def _footnote(runs: Runs) -> Footnote:
    if runs and runs[0].note:
        return Footnote(runs[0].text, tidy(runs[1:]))
    found = NOTE.match(plain_runs(runs))
    if found is None:
        return Footnote("", runs)
    return Footnote(found[1], tidy(cut(runs, found.end())))


def _line(group: list[Printed], measures: Measures) -> Line:
    runs = _rejoined(group, measures)
    words = plain_runs(runs)
    level = heading_level(group[0], measures)
    if level is not None and (len(group) > MAX_HEADING_LINES or len(words.split()) > MAX_HEADING_WORDS):
        level = None
    if level is not None:
        runs = tidy(replace(run, bold=False) for run in runs)
    return Line(runs, level)


def _goes_on(group: list[Printed], line: Printed, measures: Measures) -> bool:
    """Whether a printed line continues the paragraph before it."""
    before = group[-1]
    levels = heading_level(group[0], measures), heading_level(line, measures)
    if levels[0] != levels[1] or abs(before.size - line.size) > SIZE_STEP:
        return False
    if split_marker(line.words)[0] or _opens(line, before):
        return False
    if levels[0] is not None:
        return (
            line.page == before.page
            and line.top - before.top < 1.8 * line.size
            and not find_number(line.words)
        )
    unfinished = not before.words.endswith((".", ":", ";", "?", "!"))
    if line.page != before.page:
        return unfinished and (line.words[:1].islower() or _full(before, measures))
    if line.top - before.top > WIDER_GAP * max(measures.pitch, 1.0) or line.top < before.top:
        return False
    if not _full(before, measures):
        return unfinished and line.words[:1].islower() and not _bulletless_list(group, line)
    return unfinished or abs(line.left - _hanging(group)) < INDENT_POINTS


def _opens(line: Printed, before: Printed) -> bool:
    """Whether a line starts with a designation behind a sentence, or is no more than one on a new page."""
    label = find_label(line.words)
    bare = label is not None and not label.heading and line.page != before.page
    return label is not None and (bare or before.words.endswith(END_OF_SENTENCE))


def _full(line: Printed, measures: Measures) -> bool:
    return line.right > SHORT_LINE_SHARE * measures.right


def _bulletless_list(group: list[Printed], line: Printed) -> bool:
    return line.left > group[-1].left + INDENT_POINTS and len(group) > 1


def _hanging(group: list[Printed]) -> float:
    """Where the next line of a paragraph starts: under the second, as the first may be indented."""
    return group[-1].left if len(group) > 1 else max(group[0].left, group[-1].left)


def _rejoined(group: Iterable[Printed], measures: Measures) -> Runs:
    runs: list[Run] = []
    for line in group:
        if runs:
            _join(runs, line, measures)
        runs += line.runs
    return tidy(runs)


def _join(runs: list[Run], line: Printed, measures: Measures) -> None:
    """Readies the runs so far for the next line: a space, or a cut word made whole again."""
    last = runs[-1].text.rstrip()
    struck = runs[-1].struck and line.runs[0].struck
    space = replace(runs[-1], text=" ", struck=struck, note=False, raised=False, lowered=False)
    found = re.search(rf"(\w+)[{HYPHENS}]$", last)
    following = re.match(r"\w+", line.words)
    if found is None or following is None:
        runs.append(space)
        return
    match letters_between(found[1], following[0], measures.vocabulary):
        case "- ":
            runs.append(space)
        case "":
            runs[-1] = replace(runs[-1], text=last[:-1])
        case _:
            runs[-1] = replace(runs[-1], text=last)
