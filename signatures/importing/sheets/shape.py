"""What a sheet of a register workbook is made of: columns, each read in its own way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Reads = Literal[
    "text",
    "word",
    "number",
    "day",
    "actDay",
    "moment",
    "yes",
    "partner",
    "partners",
    "people",
    "rule",
    "money",
]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`name` is the field of the register file; `offered` are the words that the template lets one choose."""

    name: str
    heading: str
    reads: Reads = "text"
    needed: bool = False
    help: str = ""
    words: Mapping[str, str] | None = None
    offered: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetKind:
    """`list_name` is the list of the register file in which its rows end up."""

    title: str
    list_name: str
    about: str
    columns: tuple[SheetColumn, ...]
    needed: bool = True
    act: str = ""

    def column(self, heading: str) -> SheetColumn | None:
        return next((one for one in self.columns if heading in (one.heading, *one.also)), None)


def plain_heading(heading: object) -> str:
    """A heading or sheet name as it is compared: small letters, single spaces, without stars and colons."""
    return " ".join(str(heading).replace("*", " ").replace(":", " ").split()).casefold()


RECORDED = SheetColumn(
    "recorded",
    "vastgelegd op",
    "moment",
    help="Alleen voor beheerders: wanneer dit destijds is vastgelegd. Leeg: bekend vanaf de eigen datum.",
)
