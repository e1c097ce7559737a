"""From the fields and buttons of the screens in which a structure is corrected to its edits, and in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from documents.admin.unit_rows import PART_OF_FORMER, TYPES
from documents.drafting.incoming import structure
from documents.models import IncomingFile
from documents.reading.recognition.corrections import (
    BeginHere,
    Edit,
    JoinWithPrevious,
    LeaveOut,
    Move,
    Reheading,
    Renumber,
    Retype,
    SetLevel,
    SpreadTable,
    TitleIsText,
    edit_from_data,
)
from documents.text import Text


def edits_of_fields(data: Mapping[str, str], text: Text) -> Iterator[Edit]:
    """What was changed in the fields of each unit: `type-0`, `label-0`, `heading-0`, `level-0` …"""
    for position, unit in enumerate(text.units):
        kind = data.get(f"type-{position}", unit.type)
        label = " ".join(data.get(f"label-{position}", unit.label).split())
        heading = " ".join(data.get(f"heading-{position}", unit.heading).split())
        level = data.get(f"level-{position}", "")
        if label != unit.label:
            yield Renumber(unit.key, label)
        if heading != unit.heading:
            yield Reheading(unit.key, heading)
        if level.isdecimal() and len(level) < 3 and int(level) != unit.level:
            yield SetLevel(unit.key, int(level))
        if kind == PART_OF_FORMER:
            yield JoinWithPrevious(unit.key)
        elif kind != unit.type:
            yield Retype(unit.key, kind)


def edit_of_button(button: str, text: Text) -> Iterator[Edit]:
    """What a button says, as "join KEY" or "begin KEY 3"; nothing for a button that only saves. Raises
    Refused.
    """
    verb, *rest = button.split() or [""]
    key, block, column = [*rest, "", "", ""][:3]
    number = _number(block)
    match verb:
        case "join":
            yield JoinWithPrevious(key)
        case "title-is-text":
            yield TitleIsText(key)
        case "leave-out":
            yield LeaveOut(key, number)
        case "begin" if number is not None:
            yield BeginHere(key, number)
        case "spread" if number is not None:
            yield SpreadTable(key, number, _number(column))
        case "up" | "down":
            yield from _step(key, text, -1 if verb == "up" else 1)


def _number(raw: str) -> int | None:
    return int(raw) if raw.isdecimal() and len(raw) < 7 else None


def _step(key: str, text: Text, step: int) -> Iterator[Edit]:
    keys = [unit.key for unit in text.units]
    if key in keys and 0 <= keys.index(key) + step < len(keys):
        place = keys.index(key)
        goal = place - 1 if step < 0 else place + 2
        yield Move(key, keys[goal] if goal < len(keys) else "")


def edit_of_place(data: Mapping[str, str], key: str) -> Iterator[Edit]:
    """Where the unit was put: before the one that was chosen, or at the end."""
    if chosen := data.get("before", ""):
        yield Move(key, "" if chosen == "-" else chosen)


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """One correction in words; `keep` is how many come before it."""

    words: str
    keep: int


def history_of(incoming: IncomingFile) -> list[CorrectionLine]:
    """The corrections of a file, the last one first."""
    edits = map(edit_from_data, incoming.corrections)
    lines = [
        CorrectionLine(correction_in_words(edit, f"“{title}”"), place)
        for place, (edit, title) in enumerate(zip(edits, structure(incoming).titles, strict=True))
    ]
    return lines[::-1]


def correction_in_words(edit: Edit, name: str) -> str:
    """What an edit did to the unit that was named so then."""
    match edit:
        case BeginHere():
            return f"Nieuw onderdeel begonnen in {name}"
        case JoinWithPrevious():
            return f"{name} bij het vorige gevoegd"
        case Retype(_, kind):
            return f"{name} is nu: {dict(TYPES)[kind]}"
        case Renumber(_, ""):
            return f"Aanduiding van {name} weggehaald"
        case Renumber(_, label):
            return f"{name} heeft nu als aanduiding “{label}”"
        case Reheading(_, ""):
            return f"Kop van {name} weggehaald"
        case Reheading(_, heading):
            return f"{name} heeft nu als kop “{heading}”"
        case TitleIsText():
            return f"De kop {name} is nu tekst"
        case SetLevel(_, level):
            return f"{name} staat nu op niveau {level}"
        case Move():
            return f"{name} verplaatst"
        case SpreadTable(_, _, None):
            return f"Een tabel van {name} gelezen als gewone tekst"
        case SpreadTable(_, _, int(column)):
            return f"Van een tabel van {name} alleen kolom {column + 1} gelezen, als gewone tekst"
        case LeaveOut(_, None):
            return f"{name} weggelaten"
    return f"Een alinea van {name} weggelaten"
