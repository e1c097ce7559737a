"""Where the cells of a table stand, whatever their spans: a grid without overlaps, for renditions that
need one."""

from dataclasses import dataclass, replace

from documents.text.values import Runs, Table, TableCell, plain_runs

WIDEST_SPAN = 60
LONGEST_WEIGHT = 48


@dataclass(frozen=True, slots=True)
class GridPlace:
    """A cell at column `x` of row `y`, both from 0, with spans that stay inside the grid and inside its part.
    What is not `written` fills a hole of the grid."""

    x: int
    y: int
    columns: int
    rows: int
    runs: Runs
    header: bool
    written: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    columns: int
    rows: int
    header_rows: int
    places: tuple[GridPlace, ...]

    def weights(self) -> list[int]:
        """How wide each column wants to be, in characters: its longest word, or its text up to a limit."""
        wanted = [6] * self.columns
        for place in self.places:
            if place.columns == 1:
                wanted[place.x] = max(wanted[place.x], _weight(plain_runs(place.runs)))
        return wanted


def grid(table: Table) -> Grid:
    """The places of all cells. Columns that no cell begins or ends at are left out; where a row is shorter
    than the widest one the grid has empty places."""
    taken: set[tuple[int, int]] = set()
    header_rows = min(table.header_rows, len(table.rows))
    found = []
    for y, row in enumerate(table.rows):
        part_end = header_rows if y < header_rows else len(table.rows)
        for cell in row:
            found.append(_placed(cell, y, part_end, header=y < header_rows, taken=taken))
    columns, narrow = _narrowed(found)
    places = [*narrow, *_holes(narrow, columns, len(table.rows))]
    in_order = sorted(places, key=lambda place: (place.y, place.x))
    return Grid(columns, len(table.rows), header_rows, tuple(in_order))


def _narrowed(places: list[GridPlace]) -> tuple[int, list[GridPlace]]:
    edges = sorted({edge for place in places for edge in (place.x, place.x + place.columns)})
    at = {edge: column for column, edge in enumerate(edges)}
    narrow = [
        replace(place, x=at[place.x], columns=at[place.x + place.columns] - at[place.x]) for place in places
    ]
    return max(len(edges) - 1, 1), narrow


def _holes(places: list[GridPlace], columns: int, rows: int) -> list[GridPlace]:
    taken = {
        (place.x + i, place.y + j)
        for place in places
        for i in range(place.columns)
        for j in range(place.rows)
    }
    return [
        GridPlace(x, y, 1, 1, (), header=False, written=False)
        for y in range(rows)
        for x in range(columns)
        if (x, y) not in taken
    ]


def _placed(
    cell: TableCell, y: int, part_end: int, *, header: bool, taken: set[tuple[int, int]]
) -> GridPlace:
    x = next(x for x in range(len(taken) + 1) if (x, y) not in taken)
    rows = max(1, min(cell.rows, part_end - y))
    columns = 1
    while columns < min(cell.columns, WIDEST_SPAN) and (x + columns, y) not in taken:
        columns += 1
    taken.update((x + i, y + j) for i in range(columns) for j in range(rows))
    return GridPlace(x, y, columns, rows, cell.runs, header)


def _weight(plain: str) -> int:
    longest_word = max((len(word) for word in plain.split()), default=0)
    return min(max(longest_word + 2, min(len(plain) + 3, 32)), LONGEST_WEIGHT)
