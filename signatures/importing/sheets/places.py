"""Where an item of a workbook stands, for who must mend it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from signatures.importing.sheets.columns import SHEETS
from signatures.importing.sheets.shape import plain_heading


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A row; `columns` gives a field its letter and heading, such as "D (datum)"."""

    sheet: str
    row: int
    columns: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """ "Ondertekeningen, rij 12, kolom D (datum)"; without a known field only the row."""
        column = self.columns.get(name)
        return f"{self.sheet}, rij {self.row}" + (f", kolom {column}" if column else "")

    def standing_for(self, name: str, column: str) -> "SheetPlace":
        """The same row, where the field `name` of an item stands in that column."""
        return SheetPlace(self.sheet, self.row, {name: self.columns.get(column, "")})


def in_sheet_order(where: str) -> tuple[int, int, str]:
    """To sort places in words: by sheet, row and column."""
    sheet, _, rest = where.partition(",")
    titles = [plain_heading(kind.title) for kind in SHEETS]
    row = re.search(r"rij (\d+)", rest)
    order = titles.index(plain_heading(sheet)) if plain_heading(sheet) in titles else -1
    return order, int(row[1]) if row else 0, rest


def place_in_words(where: str, places: Mapping[str, SheetPlace]) -> str:
    """ "acts[3].on" as the cell it came from; as it is when it came from no cell."""
    item, rest = where, ""
    while item not in places and item:
        item, _, last = re.sub(r"\[(\w+)\]$", r".[\1]", item).rpartition(".")
        rest = f"{last}.{rest}" if rest else last
    if item not in places:
        return where
    return places[item].of(re.split(r"[.\[]", rest, maxsplit=1)[0])
