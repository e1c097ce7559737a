"""Stretches of text that are equal, deleted or inserted, and their tidiest order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from documents.comparison.appearance import as_seen
from documents.text import LINE_BREAK, PICTURE

Op = Literal["equal", "delete", "insert"]
CHANGED: tuple[Op, Op] = ("delete", "insert")


class Segment(NamedTuple):
    op: Op
    text: str


class _Run(NamedTuple):
    """An equal stretch with the change that follows it."""

    equal: str
    removed: str = ""
    added: str = ""


def merged(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Neighbours of one kind joined, empty ones dropped."""
    joined: list[Segment] = []
    for op, text in segments:
        if joined and joined[-1].op == op:
            joined[-1] = Segment(op, joined[-1].text + text)
        elif text:
            joined.append(Segment(op, text))
    return tuple(joined)


def change_by_change(segments: Iterable[Segment]) -> Iterator[tuple[bool, tuple[Segment, ...]]]:
    """The segments, those of one change together, each time with whether a reader sees any difference."""
    for is_equal, group in groupby(segments, key=lambda segment: segment.op == "equal"):
        together = tuple(group)
        was, now = (seen_words("".join(text for of, text in together if of == op)) for op in CHANGED)
        yield not is_equal and (was != now or PICTURE in now), together


def seen_words(text: str) -> str:
    """White space at the ends carries no words; only a tab, which parts the cells of a table, says
    something."""
    return as_seen(text).strip(f" \n{LINE_BREAK}")


def tidied_segments(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The same two texts with each change as one deletion and then one insertion. White space that both sides
    of a change begin or end with is not marked, and lines marked as a whole are marked with their own line
    end."""
    runs = _runs(segments)
    equal, tidy = runs[0].equal, []
    for run, following in zip(runs, [*(run.equal for run in runs[1:]), ""], strict=True):
        before, removed, added, after = _without_shared_space(run.removed, run.added)
        tidy.append(Segment("equal", equal + before))
        changes, equal = _by_line(removed, added, after + following, _at_line_start(tidy))
        tidy += changes
    return merged([*tidy, Segment("equal", equal)])


def _runs(segments: Iterable[Segment]) -> list[_Run]:
    runs = [_Run("")]
    for op, text in segments:
        last = runs[-1]
        if op == "delete":
            runs[-1] = last._replace(removed=last.removed + text)
        elif op == "insert":
            runs[-1] = last._replace(added=last.added + text)
        elif last.removed or last.added:
            runs.append(_Run(text))
        else:
            runs[-1] = _Run(last.equal + text)
    return runs


def _without_shared_space(removed: str, added: str) -> tuple[str, str, str, str]:
    """The white space both begin with, what is left of both, and the white space both end with."""
    start = 0
    while start < min(len(removed), len(added)) and removed[start] == added[start] and _blank(removed[start]):
        start += 1
    removed, added, head = removed[start:], added[start:], removed[:start]
    end = 0
    while end < min(len(removed), len(added)) and removed[~end] == added[~end] and _blank(removed[~end]):
        end += 1
    return head, removed[: len(removed) - end], added[: len(added) - end], removed[len(removed) - end :]


def _blank(character: str) -> bool:
    return character.isspace() and character != "\t"


def _at_line_start(tidy: Sequence[Segment]) -> bool:
    last = next((segment.text for segment in reversed(tidy) if segment.text), "\n")
    return last.endswith("\n")


def _by_line(removed: str, added: str, equal: str, at_line_start: bool) -> tuple[list[Segment], str]:
    """A change and what is left of the equal text after it, with the changes of several lines told apart."""
    if "\n" in removed + added and equal.startswith("\n"):
        return _ended(removed, added, at_line_start), equal[1:]
    if "\n" in removed and "\n" in added:
        removed, _, last_removed = removed.rpartition("\n")
        added, _, last_added = added.rpartition("\n")
        return [*_ended(removed, added, at_line_start), *_change(last_removed, last_added)], equal
    if "\n" in added and at_line_start:
        lines, line_end, last_added = added.rpartition("\n")
        return [Segment("insert", lines + line_end), *_change(removed, last_added)], equal
    return _change(removed, added), equal


def _ended(removed: str, added: str, at_line_start: bool) -> list[Segment]:
    """A change with the line end that follows it on both sides."""
    if at_line_start and removed and added and "\n" in removed + added:
        return _change(f"{removed}\n", f"{added}\n")
    (first_removed, *more_removed), (first_added, *more_added) = removed.split("\n"), added.split("\n")
    return [
        *_change(first_removed, first_added),
        Segment("equal", "\n"),
        *_change(_lines(more_removed), _lines(more_added)),
    ]


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _change(removed: str, added: str) -> list[Segment]:
    return [Segment("delete", removed), Segment("insert", added)]
