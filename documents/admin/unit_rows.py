"""The rows of the table in which an editor sees what was recognised and corrects it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from documents.reading.recognition.corrections import TYPE_NAMES
from documents.reading.recognition.tables import columns_with_articles, offered_tables
from documents.text import PICTURE, Block, Item, Table, Text, Unit, plain_lines, plain_unit, words
from documents.text.dutch import shortened

PART_OF_FORMER = "part"
TYPES = (*TYPE_NAMES.items(), (PART_OF_FORMER, "Hoort bij het vorige"))
SHOWN = 160


def title_of(unit: Unit) -> str:
    """The title, or for a unit without one what sort of unit it is."""
    return unit.title or TYPE_NAMES[unit.type]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One recognised unit. `offered`: the former units to choose from without the script; `tables`: the
    places of those in which articles seem to begin.
    """

    position: int
    unit: Unit
    type: str
    match: str
    offered: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    tables: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        return title_of(self.unit)

    @property
    def word_count(self) -> int:
        return len(words(plain_unit(self.unit)))

    @property
    def opening(self) -> str:
        """The first words of its text."""
        whole = " ".join(line for block in self.unit.blocks[:3] for line in shown_lines(block))
        return shortened(whole, SHOWN)

    @property
    def folds(self) -> bool:
        """Whether there is more to read than its opening."""
        return self.opening.endswith(" …") or len(self.unit.blocks) > 3

    @property
    def table_blocks(self) -> list["BlockLine"]:
        return [block for block in self.blocks if block.place in self.tables]

    @property
    def blocks(self) -> list["BlockLine"]:
        return block_lines(self.unit)


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One block of a unit as it is read on a screen, with its place. `columns` are those of a table in which
    articles begin, where there are more than one.
    """

    place: int
    lines: tuple[str, ...]
    level: int
    is_table: bool = False
    columns: tuple[int, ...] = ()


def block_lines(unit: Unit) -> list[BlockLine]:
    return [
        BlockLine(
            place,
            tuple(shown_lines(block)),
            block.level if isinstance(block, Item) else 0,
            is_table=isinstance(block, Table),
            columns=_columns(block),
        )
        for place, block in enumerate(unit.blocks)
    ]


def _columns(block: Block) -> tuple[int, ...]:
    columns = columns_with_articles(block) if isinstance(block, Table) else ()
    return columns if len(columns) > 1 else ()


def shown_lines(block: Block) -> Iterator[str]:
    for line in plain_lines(block):
        yield line.replace(PICTURE, "[afbeelding]").replace("\t", " | ")


def titles(text: Text | None) -> dict[str, str]:
    """How each unit is named in a list, by key."""
    return {unit.key: title_of(unit) for unit in text.units} if text else {}


def unit_rows(
    text: Text,
    *,
    former: Text | None,
    matches: Sequence[str],
    types: Sequence[str] = (),
    warnings: Iterable[str] = (),
) -> tuple[UnitRow, ...]:
    names = titles(former)
    left = {key: name for key, name in names.items() if key not in matches}
    told = tuple(warnings)
    return tuple(
        UnitRow(
            position=position,
            unit=unit,
            type=types[position] if types else unit.type,
            match=matches[position],
            offered=tuple(_offered(matches[position], names, left)),
            tables=tuple(offered_tables(text, unit)),
            warnings=tuple(warning for warning in told if unit.label and _names(warning, unit.label)),
        )
        for position, unit in enumerate(text.units)
    )


def _offered(match: str, names: Mapping[str, str], left: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if match in names:
        yield match, names[match]
    yield from left.items()


def _names(warning: str, label: str) -> bool:
    """Whether the warning is about this label, and not about "Artikel 31" where the label is "Artikel 3"."""
    after = warning.partition(label)[2]
    return label in warning and not after[:1].isalnum() and not (after[:1] == "." and after[1:2].isdigit())


def chosen_text(data: Mapping[str, str], name: str, count: int, default: Sequence[str]) -> list[str]:
    """What was posted for each unit, `name-0`, `name-1` …; what was not posted stays as it was."""
    return [data.get(f"{name}-{position}", default[position]) for position in range(count)]
