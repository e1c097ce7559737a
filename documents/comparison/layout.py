"""What happened to the columns of tables, and to cells that say the same under another head: in a table, the
place of a word is part of what it says."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from documents.comparison.appearance import as_seen
from documents.comparison.ordering import rising
from documents.text import Table, Unit, plain_lines, plain_runs
from documents.text.dutch import enumeration, shortened
from documents.text.grid import Grid, GridPlace, grid

# At least this share of the cells of two columns without a common head must be the same for them to be one.
ALIKE = 0.5
MOST_TOLD = 6
LONGEST_QUOTE = 60


@dataclass(frozen=True)
class _Sheet:
    """A table on its grid. Without rows marked as its head the first one is."""

    table: Table

    @cached_property
    def grid(self) -> Grid:
        return grid(self.table)

    @property
    def columns(self) -> range:
        return range(self.grid.columns)

    @cached_property
    def rows(self) -> dict[int, list[GridPlace]]:
        """The cells with words, by row."""
        found: dict[int, list[GridPlace]] = defaultdict(list)
        for place in self.grid.places:
            if plain_runs(place.runs):
                found[place.y].append(place)
        return found

    @cached_property
    def head_rows(self) -> int:
        return self.grid.header_rows or int(self.grid.rows > 1)

    @cached_property
    def heads(self) -> list[str]:
        heads: list[list[str]] = [[] for _column in self.columns]
        for y in range(self.head_rows):
            for place in self.rows[y]:
                for x in range(place.x, place.x + place.columns):
                    heads[x].append(_said(place))
        return [" ".join(words) for words in heads]

    def body(self, x: int) -> list[str]:
        return [
            _said(place)
            for y in range(self.head_rows, self.grid.rows)
            for place in self.rows[y]
            if place.x == x
        ]

    def named(self, columns: Sequence[int]) -> str:
        names = dict.fromkeys(self.heads[x] for x in columns)
        return enumeration([f"“{name}”" if name else "een kolom zonder kop" for name in names])


def layout_changes(old: Unit, new: Unit) -> tuple[str, ...]:
    """In Dutch, a sentence each; nothing when every word of the tables is under the same head."""
    if old.blocks == new.blocks:
        return ()
    told = dict.fromkeys(
        change for was, now in _table_pairs(old, new) for change in _changes(_Sheet(was), _Sheet(now))
    )
    if len(told) <= MOST_TOLD:
        return tuple(told)
    rest = len(told) - MOST_TOLD + 1
    return (*list(told)[: MOST_TOLD - 1], f"de indeling van tabellen is op nog {rest} plaatsen anders")


def _table_pairs(old: Unit, new: Unit) -> Iterator[tuple[Table, Table]]:
    """The tables that go on: by their order, or else by the cells that they share."""
    was, now = ([block for block in unit.blocks if isinstance(block, Table)] for unit in (old, new))
    if len(was) == len(now):
        yield from (pair for pair in zip(was, now, strict=True) if pair[0] != pair[1])
        return
    for table in was:
        likely = max(now, key=lambda other: _shared(table, other), default=None)
        if likely and _shared(table, likely) >= ALIKE and table != likely:
            yield table, likely


def _shared(old: Table, new: Table) -> float:
    was, now = (
        {cell for line in plain_lines(table) for cell in line.split("\t") if cell} for table in (old, new)
    )
    return len(was & now) / max(1, min(len(was), len(now)))


def _changes(old: _Sheet, new: _Sheet) -> Iterator[str]:
    pairs = _column_pairs(old, new)
    added = [x for x in new.columns if x not in pairs.values()]
    gone = [x for x in old.columns if x not in pairs]
    if added:
        yield f"kolom {new.named(added)} is nieuw in de tabel"
    if gone:
        yield f"kolom {old.named(gone)} is uit de tabel vervallen"
    stayed = {list(pairs)[place] for place in rising(list(pairs.values()))}
    for x, at in pairs.items():
        if x not in stayed:
            yield f"kolom {new.named([at])} is in de tabel verplaatst{_after(new, at)}"
    for was, now in _same_rows(old, new):
        yield from _moved_cells(old, new, was, now, pairs)


def _after(sheet: _Sheet, x: int) -> str:
    return f" tot achter {sheet.named([x - 1])}" if x else " naar voren"


def _column_pairs(old: _Sheet, new: _Sheet) -> dict[int, int]:
    """By their heads; what is left by its cells, and then by its place between columns that go on."""
    pairs: dict[int, int] = {}
    for x in old.columns:
        same = [at for at in new.columns if new.heads[at] == old.heads[x] and at not in pairs.values()]
        if same:
            pairs[x] = min(same, key=lambda at: abs(at - x))
    for alike in (_alike, _between):
        for x in old.columns:
            free = [at for at in new.columns if at not in pairs.values()]
            if x not in pairs and (found := [at for at in free if alike(old, new, x, at, pairs)]):
                pairs[x] = found[0]
    return dict(sorted(pairs.items()))


def _alike(old: _Sheet, new: _Sheet, x: int, at: int, _pairs: dict[int, int]) -> bool:
    was, now = old.body(x), new.body(at)
    same = sum(1 for first, second in zip(was, now, strict=False) if first == second)
    return same > ALIKE * max(len(was), len(now))


def _between(old: _Sheet, new: _Sheet, x: int, at: int, pairs: dict[int, int]) -> bool:
    """Only its head and its words are others."""
    before = x == 0 if at == 0 else pairs.get(x - 1) == at - 1
    after = x + 1 == len(old.columns) if at + 1 == len(new.columns) else pairs.get(x + 1) == at + 1
    return bool(before and after)


def _same_rows(old: _Sheet, new: _Sheet) -> Iterator[tuple[int, int]]:
    """The rows that say the same, in whichever columns, in their order."""
    there: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for y in range(old.grid.rows):
        there[tuple(map(_said, old.rows[y]))].append(y)
    for y in range(new.head_rows, new.grid.rows):
        same = there.get(tuple(map(_said, new.rows[y])))
        if new.rows[y] and same:
            yield same.pop(0), y


def _moved_cells(old: _Sheet, new: _Sheet, was: int, now: int, pairs: dict[int, int]) -> Iterator[str]:
    for former, current in zip(old.rows[was], new.rows[now], strict=True):
        before, after = _columns(former), _columns(current)
        expected = {pairs[x] for x in before if x in pairs}
        if expected and expected != {x for x in after if x in pairs.values()}:
            heads = f"nu onder {new.named(after)}, eerst onder {old.named(before)}"
            yield f"in de tabel staat “{_quoted(current)}” {heads}"
        elif (former.rows > 1 or current.rows > 1) and former.rows != current.rows:
            rows = f"nu bij {_counted(current)}, eerst bij {_counted(former)}"
            yield f"in de tabel hoort “{_quoted(current)}” {rows}"


def _counted(place: GridPlace) -> str:
    return "1 rij" if place.rows == 1 else f"{place.rows} rijen"


def _columns(place: GridPlace) -> range:
    return range(place.x, place.x + place.columns)


def _said(place: GridPlace) -> str:
    return as_seen(plain_runs(place.runs))


def _quoted(place: GridPlace) -> str:
    return shortened(" ".join(_said(place).split()), LONGEST_QUOTE)
