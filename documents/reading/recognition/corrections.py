"""What a person corrects in the parts that were recognised: a list of edits, applied in order, so that they
can be taken back. Pure.

No word is lost without being told: what an edit takes out of the text is among `left_out`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from documents.reading.recognition.labels import (
    END_OF_SENTENCE,
    MAX_HEADING,
    Label,
    find_label,
    find_number,
)
from documents.reading.recognition.tables import spread
from documents.reading.stream import LeftOut
from documents.text import (
    Block,
    Item,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    Unit,
    UnitType,
    plain_lines,
    plain_runs,
    plain_unit,
)
from documents.text.keys import fresh_key
from documents.text.markers import BULLETS
from documents.text.normal_form import cut, normalised
from documents.text.numbers import number_at_end
from documents.text.refusals import Refused

DEEPEST = 9
TYPE_NAMES: dict[UnitType, str] = {
    "preamble": "Aanhef",
    "heading": "Hoofdstuk of paragraaf",
    "article": "Artikel",
    "annex": "Bijlage",
}
LEFT_OUT = "weggelaten door de redactie"
REPLACED = "door de redactie vervangen door “{}”"
GONE = "Dit onderdeel is er niet meer. Kijk hieronder hoe de opbouw nu is, en kies opnieuw."


@dataclass(frozen=True, slots=True)
class BeginHere:
    """A part begins at this block of a unit; a short first line is its designation and heading."""

    unit: str
    block: int


@dataclass(frozen=True, slots=True)
class JoinWithPrevious:
    """The unit goes on with the one before it; its title becomes a line of the text."""

    unit: str


@dataclass(frozen=True, slots=True)
class Retype:
    unit: str
    type: str


@dataclass(frozen=True, slots=True)
class Renumber:
    """Another designation, such as "Artikel 4"; the number follows from it."""

    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class Reheading:
    unit: str
    heading: str


@dataclass(frozen=True, slots=True)
class TitleIsText:
    """What was taken for the title is the first line of the text."""

    unit: str


@dataclass(frozen=True, slots=True)
class SetLevel:
    unit: str
    level: int


@dataclass(frozen=True, slots=True)
class Move:
    """The unit comes before another one, or at the end ("")."""

    unit: str
    before: str


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """The whole unit, or one block of it."""

    unit: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class SpreadTable:
    """The words of a table are running text, those of all its columns or of one; articles begin in it."""

    unit: str
    block: int
    column: int | None = None


Edit = (
    BeginHere
    | JoinWithPrevious
    | Retype
    | Renumber
    | Reheading
    | TitleIsText
    | SetLevel
    | Move
    | LeaveOut
    | SpreadTable
)
EDITS: dict[str, type[Edit]] = {
    "begin": BeginHere,
    "join": JoinWithPrevious,
    "type": Retype,
    "label": Renumber,
    "heading": Reheading,
    "title-is-text": TitleIsText,
    "level": SetLevel,
    "move": Move,
    "leave-out": LeaveOut,
    "spread": SpreadTable,
}
EDIT_NAMES = {kind: name for name, kind in EDITS.items()}


def edit_to_data(edit: Edit) -> dict[str, Any]:
    return {"edit": EDIT_NAMES[type(edit)]} | asdict(edit)


def edit_from_data(data: Mapping[str, Any]) -> Edit:
    kind = EDITS[data["edit"]]
    return kind(**{one.name: data[one.name] for one in fields(kind) if one.name in data})


@dataclass(frozen=True, slots=True)
class Corrected:
    """The text after the edits, what they took out of it, where each unit and block stands in the file (as
    `pages` was given to `corrected`, carried along), and for each edit how its unit was called then.
    """

    text: Text
    left_out: tuple[LeftOut, ...]
    pages: tuple[tuple[int, ...], ...]
    titles: tuple[str, ...]


def corrected(
    text: Text,
    edits: Iterable[Edit],
    pages: Sequence[Sequence[int]] = (),
    *,
    taken: Collection[str] = (),
) -> Corrected:
    """Without `pages` the place of a unit in the file is its number in the text. A part that begins gets a
    key that is not among those taken. Raises Refused for an edit that does not fit what the ones before it
    made.
    """
    if len(pages) != len(text.units):
        pages = [[number] * (len(unit.blocks) + 1) for number, unit in enumerate(text.units, start=1)]
    placed = [_PlacedUnit(unit, tuple(places)) for unit, places in zip(text.units, pages, strict=True)]
    desk = _Desk(placed, taken={*taken, *(unit.key for unit in text.units)})
    for edit in edits:
        desk.apply(edit)
    return Corrected(
        Text(tuple(part.unit for part in desk.parts)),
        tuple(desk.left_out),
        tuple(part.pages for part in desk.parts),
        tuple(desk.titles),
    )


@dataclass(frozen=True, slots=True)
class _PlacedUnit:
    """A unit with the page of its title, then those of its blocks."""

    unit: Unit
    pages: tuple[int, ...]


def _normal(unit: Unit, pages: tuple[int, ...]) -> _PlacedUnit:
    """The part with its unit in normal form."""
    unit = normalised(Text((unit,))).units[0]
    wanted = len(unit.blocks) + 1
    return _PlacedUnit(unit, (*pages, *pages[-1:] * (wanted - len(pages)))[:wanted])


class _Desk:
    """The parts while they are being corrected."""

    def __init__(self, parts: list[_PlacedUnit], taken: set[str]) -> None:
        self.parts = parts
        self.taken = taken
        self.left_out: list[LeftOut] = []
        self.titles: list[str] = []

    def apply(self, edit: Edit) -> None:
        place = self._place(edit.unit)
        unit = self.parts[place].unit
        self.titles.append(unit.title or TYPE_NAMES[unit.type])
        match edit:
            case BeginHere(_, block):
                self._begin(place, block)
            case JoinWithPrevious():
                self._join(place)
            case Retype(_, kind):
                self._change(place, type=_known(kind))
            case Renumber(_, label):
                self._tell_replaced(self.parts[place].unit.label, label)
                self._change(place, label=label, number=number_at_end(" ".join(label.split())))
            case Reheading(_, heading):
                self._tell_replaced(self.parts[place].unit.heading, heading)
                self._change(place, heading=heading)
            case TitleIsText():
                self._title_to_text(place)
            case SetLevel(_, level):
                self._change(place, level=min(max(level, 0), DEEPEST))
            case Move(_, before):
                self._move(place, before)
            case LeaveOut(_, block):
                self._leave_out(place, block)
            case SpreadTable(_, block, column):
                self._spread(place, block, column)

    def _place(self, key: str) -> int:
        found = (place for place, part in enumerate(self.parts) if part.unit.key == key)
        place = next(found, None)
        if place is None:
            raise Refused(GONE)
        return place

    def _change(self, place: int, **changes: Any) -> None:
        part = self.parts[place]
        self.parts[place] = _normal(replace(part.unit, **changes), part.pages)

    def _tell_replaced(self, old: str, new: str) -> None:
        if old and old != new:
            self.left_out.append(LeftOut(old, REPLACED.format(new)))

    def _begin(self, place: int, block: int) -> None:
        part = self.parts[place]
        blocks, pages = part.unit.blocks, part.pages
        if not 0 <= block < len(blocks):
            raise Refused(GONE)
        before = _normal(replace(part.unit, blocks=blocks[:block]), pages[: block + 1])
        opened = _opened(Unit("article", key="", level=part.unit.level, blocks=blocks[block:]))
        opened = replace(opened, key=fresh_key(opened, self.taken))
        took_line = len(opened.blocks) < len(blocks) - block
        after = _normal(opened, (pages[block + 1], *pages[block + 1 + took_line :]))
        stays = before.unit.title or before.unit.blocks
        self.parts[place : place + 1] = [before, after] if stays else [after]

    def _join(self, place: int) -> None:
        if place == 0:
            raise Refused("Voor dit onderdeel staat niets. Het kan nergens bij. Kies iets anders.")
        former, part = self.parts[place - 1], self.parts[place]
        title = _title_line(part.unit)
        blocks = (*former.unit.blocks, *title, *part.unit.blocks)
        pages = (*former.pages, *part.pages[:1] * len(title), *part.pages[1:])
        self.parts[place - 1 : place + 1] = [_normal(replace(former.unit, blocks=blocks), pages)]

    def _title_to_text(self, place: int) -> None:
        part = self.parts[place]
        title = _title_line(part.unit)
        unit = replace(part.unit, label="", number="", heading="", blocks=(*title, *part.unit.blocks))
        self.parts[place] = _normal(unit, (*part.pages[:1] * len(title), *part.pages))

    def _move(self, place: int, before: str) -> None:
        part = self.parts[place]
        if part.unit.key == before:
            return
        goal = self._place(before) if before else len(self.parts)
        self.parts.insert(goal, part)
        del self.parts[place if place < goal else place + 1]

    def _leave_out(self, place: int, block: int | None) -> None:
        part = self.parts[place]
        if block is None:
            self._tell_left_out(_words_of(part.unit))
            del self.parts[place]
            return
        if not 0 <= block < len(part.unit.blocks):
            raise Refused(GONE)
        alone = replace(part.unit, label="", heading="", blocks=(part.unit.blocks[block],))
        self._tell_left_out(_words_of(alone))
        blocks = part.unit.blocks[:block] + part.unit.blocks[block + 1 :]
        pages = part.pages[: block + 1] + part.pages[block + 2 :]
        self.parts[place] = _normal(replace(part.unit, blocks=blocks), pages)

    def _spread(self, place: int, block: int, column: int | None) -> None:
        part = self.parts[place]
        blocks, pages = part.unit.blocks, part.pages
        table = blocks[block] if 0 <= block < len(blocks) else None
        if not isinstance(table, Table):
            raise Refused(GONE)
        found, left_out = spread(table, column)
        self.left_out += left_out
        begun = [unit for unit in found.units if unit.type != "preamble"]
        above = [own for unit in found.units if unit.type == "preamble" for own in unit.blocks]
        here = pages[block + 1]
        new = [
            _PlacedUnit(
                replace(part.unit, blocks=(*blocks[:block], *above)),
                (*pages[: block + 1], *[here] * len(above)),
            )
        ]
        new += [
            _PlacedUnit(replace(unit, key=fresh_key(unit, self.taken)), (here,) * (len(unit.blocks) + 1))
            for unit in begun
        ]
        last = new[-1]
        after = replace(last.unit, blocks=(*last.unit.blocks, *blocks[block + 1 :]))
        new[-1] = _PlacedUnit(after, (*last.pages, *pages[block + 2 :]))
        stays = new[0].unit.title or new[0].unit.blocks or len(new) == 1
        self.parts[place : place + 1] = [_normal(one.unit, one.pages) for one in new[0 if stays else 1 :]]

    def _tell_left_out(self, words: str) -> None:
        self.left_out.append(LeftOut(words or "een onderdeel zonder tekst", LEFT_OUT))


def _known(kind: str) -> UnitType:
    if kind not in TYPE_NAMES:
        raise Refused("Kies uit de lijst wat dit onderdeel is: aanhef, hoofdstuk, artikel of bijlage.")
    return kind


def _words_of(unit: Unit) -> str:
    pictures = sum(isinstance(block, Picture) for block in unit.blocks)
    shown = replace(unit, blocks=tuple(block for block in unit.blocks if not isinstance(block, Picture)))
    return " ".join([*plain_unit(shown).split(), *["[afbeelding]"] * pictures])


def _title_line(unit: Unit) -> tuple[Block, ...]:
    return (Paragraph((Run(unit.title),)),) if unit.title else ()


def _opened(unit: Unit) -> Unit:
    """The unit with its first line as designation and heading, where that line reads as one."""
    line, runs = _line_of(unit.blocks[0])
    if not line or any(run.note for run in runs):
        return unit
    label = find_label(line)
    if label is None and len(line) <= MAX_HEADING and not line.endswith(END_OF_SENTENCE):
        label = find_number(line) or Label("number", "", "", line, 0, separated=False)
    if label is None:
        return unit
    kind: UnitType = "article" if label.kind == "number" else label.kind
    unit = replace(unit, type=kind, label=label.label, number=label.number)
    if len(label.heading) <= MAX_HEADING and not label.heading.endswith(END_OF_SENTENCE):
        return replace(unit, heading=label.heading, blocks=unit.blocks[1:])
    start = len(plain_runs(runs)) - len(line) + label.heading_at
    return replace(unit, blocks=(Paragraph(cut(runs, start)), *unit.blocks[1:]))


def _line_of(block: Block) -> tuple[str, Runs]:
    """The words of a paragraph or an item on one line, a bullet left out; nothing for other blocks."""
    match block:
        case Paragraph(runs):
            return " ".join(plain_lines(block)), runs
        case Item(marker, runs) if marker in BULLETS:
            return plain_runs(runs), runs
        case Item(marker, runs):
            return " ".join(plain_lines(block)), (Run(f"{marker} "), *runs)
    return "", ()
