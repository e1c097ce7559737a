"""The marks of the notes of an ODT file. LibreOffice writes a mark that the maker of a Word file chose twice:
as that of the note, and as raised letters behind it and before the words of the note."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from documents.text import Run, Runs, plain_runs
from documents.text.normal_form import cut, tidy
from documents.text.note_marks import raised_mark


def marks_once(pieces: Iterable[Run]) -> Iterator[Run]:
    """The pieces of a paragraph, without a mark that is repeated in raised letters behind itself."""
    mark = ""
    for run in pieces:
        if run.note:
            mark = run.text
        elif mark and run.raised and run.text.startswith(mark):
            run, mark = replace(run, text=run.text.removeprefix(mark)), ""
        elif run.text:
            mark = ""
        yield run


def without_raised_mark(words: Runs, mark: str) -> Runs:
    """The words of a note, without its mark where they begin with it in raised letters."""
    if not (mark and words):
        return words
    if words[0].raised and words[0].text.strip() == mark:
        return tidy(cut(words, len(words[0].text)))
    sign = raised_mark(mark)
    return tidy(cut(words, len(sign))) if sign != mark and plain_runs(words).startswith(f"{sign} ") else words
