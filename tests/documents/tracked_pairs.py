"""Pairs of texts made at random, the second an edited copy of the first: what lawyers do to paragraphs, lists
and tables."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

from documents.text import (
    Block,
    Footnote,
    Item,
    Paragraph,
    Run,
    Table,
    TableCell,
    Text,
    Unit,
    plain_lines,
    plain_runs,
)
from documents.text.normal_form import normalised

WORDS = [
    "de",
    "gemeente",
    "corporatie",
    "huurder",
    "betaalt",
    "vijftig",
    "zestig",
    "woningen",
    "per",
    "jaar",
    "uiterlijk",
    "binnen",
    "zes",
    "weken",
    "na",
    "ontvangst",
    "van",
    "het",
    "verzoek",
    "partijen",
    "overleggen",
    "over",
    "kosten",
    "en",
    "duur",
    "tenzij",
    "anders",
    "is",
    "bepaald",
    "€",
    "500",
    "12,5%",
    "artikel",
]
MARKERS = ("1.", "2.", "3.", "a.", "b.", "c.", "1°.", "•")


def pair(seed: int) -> tuple[Text, Text]:
    random = Random(seed)
    units = [_unit(random, number) for number in range(1, random.randint(2, 5))]
    edited = list(units)
    for _ in range(random.randint(1, 5)):
        place = random.randrange(len(edited))
        edited[place : place + 1] = random.choice(UNIT_EDITS)(random, edited[place])
        edited = edited or [_unit(random, 9)]
    if random.random() < 0.3:
        random.shuffle(edited)
    old = normalised(Text(tuple(units)))
    return old, normalised(Text(tuple(edited)))


def side_by_side(pairs: dict[str, tuple[Text, Text]]) -> tuple[Text, Text]:
    """All pairs as one, each below a heading with its name."""
    old, new = ([*_named(pairs, side)] for side in (0, 1))
    return Text(tuple(old)), Text(tuple(new))


def _named(pairs: dict[str, tuple[Text, Text]], side: int) -> Iterator[Unit]:
    for name, pair in pairs.items():
        yield Unit("heading", name, heading=name)
        yield from (replace(unit, key=f"{name}-{unit.key}") for unit in pair[side].units)


def _sentence(random: Random, longest: int = 9) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(2, longest))).capitalize() + "."


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


def _unit(random: Random, number: int) -> Unit:
    blocks = tuple(random.choice(BLOCKS)(random) for _ in range(random.randint(0, 5)))
    kind = random.choice(("article", "article", "article", "heading", "annex"))
    label = {"article": "Artikel", "heading": "Hoofdstuk", "annex": "Bijlage"}[kind]
    heading = random.choice(("", "Doel", "Duur en einde", "Kosten"))
    key = f"deel-{number}-{random.randrange(10**6)}"
    return Unit(kind, key, str(number), f"{label} {number}", heading, 1, blocks)


def _paragraph(random: Random) -> Block:
    return Paragraph(_runs(" ".join(_sentence(random) for _ in range(random.randint(1, 3)))))


def _item(random: Random) -> Block:
    return Item(random.choice(MARKERS), _runs(_sentence(random)), random.randint(0, 2))


def _note(random: Random) -> Block:
    return Footnote(str(random.randint(1, 9)), _runs(_sentence(random)))


def _table(random: Random) -> Block:
    columns = random.randint(1, 4)
    rows = [_row(random, columns) for _ in range(random.randint(1, 4))]
    return Table(tuple(rows), random.randint(0, 1))


def _row(random: Random, columns: int) -> tuple[TableCell, ...]:
    cells, left = [], columns
    while left:
        span = random.choice((1, 1, 1, left))
        text = (
            random.choice(("", "500", "Huur", "Service")) if cells else random.choice(("Soort", "Kosten 2"))
        )
        cells.append(TableCell(_runs(text), span))
        left -= span
    return tuple(cells)


BLOCKS: tuple[Callable[[Random], Block], ...] = (_paragraph, _paragraph, _item, _item, _table, _note)


def _words_changed(random: Random, line: str) -> str:
    words = line.split(" ")
    place = random.randrange(len(words))
    words[place : place + random.randint(0, 2)] = random.choices(WORDS, k=random.randint(0, 2))
    return " ".join(words)


def _edited(random: Random, block: Block) -> list[Block]:
    match block:
        case Table():
            return random.choice(TABLE_EDITS)(random, block)
        case Paragraph(runs) | Item(_, runs) | Footnote(_, runs):
            line = plain_runs(runs)
            return random.choice(LINE_EDITS)(random, block, line)
    return [block]


def _cut(line: str, random: Random) -> tuple[str, str]:
    words = line.split(" ")
    place = random.randint(0, len(words))
    return " ".join(words[:place]), " ".join(words[place:])


LINE_EDITS: tuple[Callable[[Random, Block, str], list[Block]], ...] = (
    lambda random, block, line: [replace(block, runs=_runs(_words_changed(random, line)))],
    lambda random, block, line: [replace(block, runs=_runs(half)) for half in _cut(line, random)],
    lambda random, block, line: [
        Item(marker, _runs(half)) for marker, half in zip("ab", _cut(line, random), strict=True)
    ],
    lambda random, block, line: [Paragraph(_runs(line))],
    lambda random, block, line: [Item(random.choice(MARKERS), _runs(line))],
    lambda random, block, line: [Table((tuple(TableCell(_runs(word)) for word in line.split(" ")[:4]),))],
    lambda random, block, line: [],
    lambda random, block, line: [block, random.choice(BLOCKS)(random)],
    lambda random, block, line: [random.choice(BLOCKS)(random), block],
)


def _column_put(random: Random, table: Table) -> list[Block]:
    place = random.randint(0, 2)
    rows = ((*row[:place], TableCell(_runs("Nr")), *row[place:]) for row in table.rows)
    return [replace(table, rows=tuple(rows))]


def _column_out(random: Random, table: Table) -> list[Block]:
    place = random.randint(0, 1)
    rows = (row[:place] + row[place + 1 :] or row for row in table.rows)
    return [replace(table, rows=tuple(rows))]


def _row_put(random: Random, table: Table) -> list[Block]:
    place = random.randint(0, len(table.rows))
    row = _row(random, sum(cell.columns for cell in table.rows[0]))
    return [replace(table, rows=(*table.rows[:place], row, *table.rows[place:]))]


def _row_out(random: Random, table: Table) -> list[Block]:
    place = random.randrange(len(table.rows))
    rows = table.rows[:place] + table.rows[place + 1 :]
    return [replace(table, rows=rows)] if rows else []


def _cell_changed(random: Random, table: Table) -> list[Block]:
    rows = [list(row) for row in table.rows]
    row = random.choice(rows)
    place = random.randrange(len(row))
    row[place] = replace(row[place], runs=_runs(random.choice(("", "600", "Huur en service"))))
    return [replace(table, rows=tuple(map(tuple, rows)))]


def _as_text(random: Random, table: Table) -> list[Block]:
    return [Paragraph(_runs(line.replace("\t", " "))) for line in plain_lines(table)]


TABLE_EDITS: tuple[Callable[[Random, Table], list[Block]], ...] = (
    _column_put, _column_out, _row_put, _row_out, _cell_changed, _as_text,
    lambda random, table: [],
    lambda random, table: [table, _table(random)],
)  # fmt: skip


def _blocks_edited(random: Random, unit: Unit) -> list[Unit]:
    blocks = list(unit.blocks)
    for _ in range(random.randint(1, 3)):
        if blocks:
            place = random.randrange(len(blocks))
            blocks[place : place + 1] = _edited(random, blocks[place])
    return [replace(unit, blocks=tuple(blocks))]


def _neighbours_joined(random: Random, unit: Unit) -> list[Unit]:
    blocks = list(unit.blocks)
    for place, (first, second) in enumerate(pairwise(blocks)):
        if not isinstance(first, Table) and not isinstance(second, Table):
            runs = _runs(" ".join(line for block in (first, second) for line in plain_lines(block)))
            blocks[place : place + 2] = [Paragraph(runs)]
            break
    return [replace(unit, blocks=tuple(blocks))]


UNIT_EDITS: tuple[Callable[[Random, Unit], list[Unit]], ...] = (
    _blocks_edited, _blocks_edited, _blocks_edited, _blocks_edited, _neighbours_joined, _neighbours_joined,
    lambda random, unit: [replace(unit, heading="Looptijd", number="7", label=unit.label[:-1] + "7")],
    lambda random, unit: [unit, _unit(random, 8)],
    lambda random, unit: [],
)  # fmt: skip
