"""The marks of notes in a line that became a heading: they stay where they stood."""

from collections.abc import Iterator, Sequence

from documents.reading.recognition.openings import Opening, shown
from documents.reading.stream import Element, Line
from documents.text.note_marks import RAISED_SIGNS, raised_mark


def with_note_marks(opening: Opening, elements: Sequence[Element]) -> str:
    """The heading of a part that these elements open, with the marks of the notes in it. A mark in the
    designation comes before it; one that belongs to the text behind it stays there."""
    heading = opening.heading
    lines = [element for element in elements if isinstance(element, Line)]
    before = _letters(" ".join(map(shown, lines))).find(_letters(heading)) if heading else 0
    for letters, mark in reversed(list(_marks(lines))):
        place = _place(heading, letters - max(before, 0))
        if not (opening.body and place == len(heading)):
            heading = _put_in(heading, place, raised_mark(mark))
    return heading


def _marks(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Each mark in the lines, with how many letters stand before it."""
    letters = 0
    for line in lines:
        letters += len(_letters(line.marker))
        for run in line.runs:
            if run.note:
                yield letters, run.text.strip()
            else:
                letters += len(_letters(run.text))


def _letters(words: str) -> str:
    return "".join(words.split())


def _place(heading: str, letters: int) -> int:
    """The place in the heading behind so many letters."""
    for place, character in enumerate(heading):
        if letters <= 0:
            return place
        letters -= not character.isspace()
    return len(heading)


def _put_in(heading: str, place: int, sign: str) -> str:
    """A mark at a place; apart from words that it stands before, and from a mark that it would join."""
    behind = heading[place:]
    parted = behind and (place == 0 or behind[0] in RAISED_SIGNS)
    return f"{heading[:place]}{sign}{' ' if parted else ''}{behind}"
