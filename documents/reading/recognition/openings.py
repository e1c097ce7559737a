"""Which lines of a file open a part: the title, a chapter, an article, an annex."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from documents.reading.recognition.labels import (
    END_OF_SENTENCE,
    MAX_HEADING,
    Label,
    find_label,
    find_number,
    reads_as_heading,
)
from documents.reading.stream import Element, Line
from documents.text import LINE_BREAK, Runs, UnitType, plain_runs
from documents.text.markers import split_marker
from documents.text.normal_form import cut
from documents.text.numbers import comes_next

LONGEST_HEADING = 300
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Opening:
    """The start of a part. `hint` is the depth the file gives it, `division` its word ("hoofdstuk"), `body`
    the words of the same line that already belong to its text, `used` how many elements of the stream it
    takes.
    """

    type: UnitType
    label: str = ""
    number: str = ""
    heading: str = ""
    hint: int | None = None
    division: str = ""
    body: Runs = ()
    used: int = 1

    @property
    def bare(self) -> bool:
        return bool(self.label) and not self.heading and not self.body


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file shows its structure: by styles, by larger letters, by bold lines, and whether it has
    articles.
    """

    styled: bool
    large: bool
    articles: bool


def habits_of(elements: Sequence[Element]) -> Habits:
    lines = [element for element in elements if isinstance(element, Line)]
    labels = [label for line in lines if (label := find_label(shown(line))) and label.kind == "article"]
    own_line = any(not label.heading or label.separated for label in labels)
    return Habits(
        styled=any(line.level is not None for line in lines),
        large=any(line.large for line in lines),
        articles=own_line or any(line.level is not None and _is_article(line) for line in lines),
    )


def _is_article(line: Line) -> bool:
    label = find_label(shown(line))
    return label is not None and label.kind == "article"


def shown(line: Line) -> str:
    """The line as a reader sees it: its number, then its words. A reference to a footnote is left out."""
    words = "".join(run.text for run in line.runs if not run.note).replace(LINE_BREAK, " ")
    return " ".join(f"{line.marker} {words}".split())


def wholly_bold(runs: Runs) -> bool:
    filled = [run for run in runs if run.text.strip() and not run.note]
    return bool(filled) and all(run.bold for run in filled)


def opening_at(elements: Sequence[Element], place: int, habits: Habits, before: str) -> Opening | None:
    """The part that opens at this place, its heading taken from the next line where it stands there; None for
    body.

    `before` is the number of the article before this place, so that a plain sentence "Artikel 3. Partijen
    ..." is only taken for an article where article 3 is due.
    """
    line = elements[place]
    opening = _opening(line, habits, before) if isinstance(line, Line) else None
    if opening is None or not opening.bare or place + 1 >= len(elements):
        return opening
    return _with_next_heading(opening, elements[place + 1 : place + 3], habits)


def _opening(line: Line, habits: Habits, before: str) -> Opening | None:
    text = shown(line)
    label = find_label(text)
    if not text or (len(text) > LONGEST_HEADING and not label):
        return None
    if line.level is not None:
        return _heading(line, text, label)
    if label:
        return _labelled(line, text, label, before)
    dressed = not habits.styled and (line.large or wholly_bold(line.runs))
    return _heading(line, text, None) if dressed and _can_be_heading(text, habits) else None


def _can_be_heading(text: str, habits: Habits) -> bool:
    marker, _rest = split_marker(text)
    numbered_paragraph = bool(marker) and (habits.articles or not marker[0].isdigit())
    has_letters = any(character.isalpha() for character in text)
    return (
        len(text) <= MAX_HEADING
        and not text.endswith(END_OF_SENTENCE)
        and not numbered_paragraph
        and has_letters
    )


def _heading(line: Line, text: str, label: Label | None) -> Opening:
    """A line in the dress of a heading."""
    label = label or find_number(text)
    if label is None:
        return Opening("heading", heading=text, hint=line.level)
    opening = _from_label(label, line.level)
    return replace(opening, heading=label.heading)


def _from_label(label: Label, hint: int | None) -> Opening:
    division = label.division if label.kind == "heading" else ""
    kind: UnitType = "heading" if label.kind == "number" else label.kind
    if label.kind == "number" and hint is None:
        hint = label.number.count(".") + 1
    return Opening(kind, label.label, label.number, hint=hint, division=division)


def _labelled(line: Line, text: str, label: Label, before: str) -> Opening | None:
    """A line of body text that starts with a designation: the opening of a part, or just a sentence about
    one.
    """
    opening = _from_label(label, None)
    own_dress = line.large or wholly_bold(line.runs)
    if not label.heading:
        return opening if label.number or own_dress else None
    if own_dress and len(label.heading) <= LONGEST_HEADING:
        return replace(opening, heading=label.heading)
    if (lead := _bold_lead(line, text)) >= label.heading_at - 1:
        return replace(
            opening, heading=text[label.heading_at : lead].strip(" .:"), body=_after(line, text, lead)
        )
    is_next = comes_next(label.number, before)
    due = label.kind != "article" or label.separated or is_next
    if due and reads_as_heading(label.heading):
        return replace(opening, heading=label.heading)
    if label.kind == "article" and label.separated and is_next:
        return replace(opening, body=_after(line, text, label.heading_at))
    return None


def _bold_lead(line: Line, text: str) -> int:
    """How many characters of the shown line are bold from its start on."""
    if line.marker or plain_runs(line.runs) != text:
        return 0
    lead = 0
    for run in line.runs:
        if not run.bold:
            break
        lead += len(run.text)
    return lead


def _after(line: Line, text: str, start: int) -> Runs:
    """The runs behind so many characters of the shown line, in which marks of notes do not count."""
    words = sum(len(run.text) for run in line.runs if not run.note)
    start += words - len(text)
    for place, run in enumerate(line.runs):
        if run.note:
            continue
        if start < len(run.text):
            return cut(line.runs[place:], start)
        start -= len(run.text)
    return ()


def _with_next_heading(opening: Opening, following: Sequence[Element], habits: Habits) -> Opening:
    """The heading of a bare designation ("Artikel 1") stands on the next line, when that line is no text of
    its own.
    """
    line = following[0]
    if not isinstance(line, Line) or find_label(shown(line)):
        return opening
    text = shown(line)
    if line.level is not None:
        belongs = opening.hint is None or line.level >= opening.hint
    elif line.marker or split_marker(text)[0]:
        belongs = False
    else:
        dressed = line.large or wholly_bold(line.runs) or opening.hint is None
        belongs = dressed and reads_as_heading(text) and _is_text(following[1:])
    return replace(opening, heading=text, used=2) if belongs and len(text) <= LONGEST_HEADING else opening


def _is_text(following: Sequence[Element]) -> bool:
    return bool(following) and not (isinstance(following[0], Line) and find_label(shown(following[0])))


def is_title_line(line: Element) -> TypeGuard[Line]:
    """Whether the first line of a file without styles can be its title."""
    if not isinstance(line, Line) or line.marker:
        return False
    text = shown(line)
    return len(text) <= LONGEST_TITLE and not text.endswith(END_OF_SENTENCE) and find_label(text) is None
