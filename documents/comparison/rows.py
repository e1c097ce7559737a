"""The plain text of a unit as rows to compare: label, rest of the title, body; together exactly
`plain_unit`. Of each row it is known where the numbers of notes stand."""

from collections.abc import Iterable, Iterator, Sequence

from documents.comparison.segments import Segment
from documents.comparison.tokens import Span, TokenRow, note_spans
from documents.text import Block, Footnote, Item, Picture, Runs, Table, Unit, plain_lines
from documents.text.note_marks import heading_notes


def label_rows(unit: Unit) -> list[TokenRow]:
    return [TokenRow(unit.label)] if unit.label else []


def title_rows(unit: Unit) -> list[TokenRow]:
    """What follows the label on its line."""
    if not unit.title:
        return []
    rest = unit.title[len(unit.label) :]
    start = len(rest) - len(unit.heading)
    notes = tuple((start + one.start, start + one.end) for one in heading_notes(unit))
    return [TokenRow(f"{rest}\n", notes=notes)]


def body_rows(unit: Unit) -> list[TokenRow]:
    rows = []
    for block in unit.blocks:
        identity = f"picture {block.digest}" if isinstance(block, Picture) else ""
        for line, notes in zip(plain_lines(block), _notes(block), strict=True):
            rows.append(TokenRow(f"{line}\n", identity, notes))
    return rows


def _notes(block: Block) -> Iterator[tuple[Span, ...]]:
    """For each line of the block the places of the numbers of notes."""
    match block:
        case Table(rows):
            for row in rows:
                yield tuple(_in_cells([cell.runs for cell in row]))
        case Picture():
            yield ()
        case Footnote(marker, runs) if marker:
            yield ((0, len(marker)), *_in_runs(runs, len(marker) + 1))
        case Item(marker, runs) if marker:
            yield tuple(_in_runs(runs, len(marker) + 1))
        case _:
            yield tuple(_in_runs(block.runs, 0))


def _in_cells(cells: Sequence[Runs]) -> Iterator[Span]:
    start = 0
    for runs in cells:
        yield from _in_runs(runs, start)
        start += sum(len(run.text) for run in runs) + 1


def _in_runs(runs: Runs, start: int) -> Iterator[Span]:
    for run in runs:
        end = start + len(run.text)
        if run.note and run.text:
            yield start, end
        start = end


def renumbered_notes_apart(
    segments: Iterable[Segment], old: Iterable[TokenRow], new: Iterable[TokenRow]
) -> list[Segment]:
    """The changes between these rows, in which a note that only got another number has its new one."""
    was, now = set(note_spans(old)), set(note_spans(new))
    if not (was and now):
        return list(segments)
    found: list[Segment] = []
    read_old = read_new = 0
    for segment in segments:
        length = len(segment.text)
        before = found[-1] if found else Segment("equal", "")
        if (
            (segment.op, before.op) == ("insert", "delete")
            and (read_new, read_new + length) in now
            and (read_old - len(before.text), read_old) in was
        ):
            found[-1] = Segment("equal", segment.text)
        else:
            found.append(segment)
        read_old += length if segment.op != "insert" else 0
        read_new += length if segment.op != "delete" else 0
    return found
