"""The markers in front of paragraphs and items ("1.", "a.", "2°.", "•"), and the normal form of a text.

A marker is what a reader sees before the words: it is kept as written and never counted anew. What looks like
a marker but is not one stays in the text: years ("2019. "), initials ("A. Jansen"), abbreviations ("art. 3"),
amounts ("1.500 euro").
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from documents.text import (
    LINE_BREAK,
    Block,
    Cell,
    Footnote,
    Item,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    Unit,
    clean,
    plain_runs,
    rekeyed,
)

KEY_LENGTH = 60
BULLETS = "-–—•·∙▪▫◦○●■□▶►➢➤❖✓✔⁃‣*"

MARKER = re.compile(
    rf"""(?P<marker>
      \d{{1,3}}[a-z]{{0,2}}[.)]                         # 1. 1) 12a.
    | \d{{1,3}}°\.?                                     # 1°.
    | (?:[a-z]|([a-z])\2)[.)]                           # a. a) aa.
    | [ivx]{{2,7}}[.)]                                  # ii. iii)
    | [A-Z]\)                                           # A)
    | \((?:\d{{1,3}}[a-z]?|[a-zA-Z]|([a-z])\3|[ivx]{{1,7}})\)  # (1) (a) (iv)
    | [1-9]\d?(?:\.[1-9]\d?){{1,4}}[a-z]?\.(?!\d)       # 3.2.
    | [1-9]\d?(?:\.[1-9]\d?){{1,4}}[a-z]?(?=[ ]["'“‘«(\[]?[A-ZÀ-Þ])  # 3.2, before a capital only
    | [{re.escape(BULLETS)}]
    )[ ]+(?P<rest>\S.*)""",
    re.VERBOSE | re.DOTALL,
)
ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
SPACES = re.compile(rf"[^\S{LINE_BREAK}]+")
AROUND_BREAK = re.compile(rf" *{LINE_BREAK} *")


def split_marker(line: str) -> tuple[str, str]:
    """The marker a line starts with and the rest of the line; an empty marker when it starts with none."""
    found = MARKER.match(line)
    if found is None or not _is_marker(found["marker"]):
        return "", line
    return found["marker"], found["rest"]


def _is_marker(marker: str) -> bool:
    core = marker.strip("().")
    letters_only = len(core) > 1 and core.isalpha()
    return not letters_only or len(set(core)) == 1 or roman_value(core) is not None


def roman_value(letters: str) -> int | None:
    """The value of a small roman number up to 39, or None for what is no such number."""
    if not letters or not ROMAN.fullmatch(letters):
        return None
    values = [ROMAN_VALUES[letter] for letter in letters]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


@dataclass(slots=True)
class _OpenList:
    """A list that still runs: the style of its markers and the place its last marker had."""

    style: str
    place: int | None


def with_levels(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of one unit with the level of every item worked out from the sequence of the markers'
    styles.
    """
    open_lists: list[_OpenList] = []
    levelled: list[Block] = []
    for block in blocks:
        if isinstance(block, Item):
            block = replace(block, level=_enter(open_lists, block.marker))
        levelled.append(block)
    return tuple(levelled)


def _enter(open_lists: list[_OpenList], marker: str) -> int:
    """Opens the list a marker belongs to, or returns to it, and says how deep that list lies."""
    reading = _chosen_reading(open_lists, marker)
    level = next((i for i, one in enumerate(open_lists) if one.style == reading.style), len(open_lists))
    del open_lists[level:]
    open_lists.append(reading)
    return level


def _chosen_reading(open_lists: list[_OpenList], marker: str) -> _OpenList:
    readings = list(_readings(marker))
    for reading in readings:
        if any(one.style == reading.style and one.place == _before(reading) for one in open_lists):
            return reading
    starting = [reading for reading in readings if reading.place == 1]
    known = [reading for reading in readings if any(one.style == reading.style for one in open_lists)]
    return (starting or known or readings)[0]


def _before(reading: _OpenList) -> int | None:
    return reading.place - 1 if reading.place else None


def _readings(marker: str) -> Iterator[_OpenList]:
    """The ways a marker can be read, the likeliest first: "i." is the letter after "h." or the roman one."""
    core = marker.strip("().")
    dress = marker.replace(core, "0", 1) if core else marker
    if not core or not core[0].isalnum():
        yield _OpenList(marker, None)
    elif core[0].isdigit():
        numbers = re.findall(r"\d+", core)
        kind = "degree" if "°" in core else f"decimal{len(numbers)}"
        yield _OpenList(kind + (dress if len(numbers) == 1 else ""), int(numbers[-1]))
    else:
        yield from _letter_readings(core, dress)


def _letter_readings(core: str, dress: str) -> Iterator[_OpenList]:
    case = "upper" if core.isupper() else "lower"
    letter = ord(core[0].lower()) - ord("a") + 1
    if len(set(core)) == 1:
        yield _OpenList(f"{case}-letter{dress}", letter)
    if (value := roman_value(core.lower())) is not None:
        yield _OpenList(f"{case}-roman{dress}", value)
    elif len(set(core)) > 1:
        yield _OpenList(f"{case}-letter{dress}", letter)


def normalised(text: Text) -> Text:
    """The text in its one normal form: tidy runs, every leading marker an item, levels from the markers.

    The words stay, in their order; doing it twice changes nothing.
    """
    return Text(tuple(_normal_unit(unit) for unit in text.units))


def _normal_unit(unit: Unit) -> Unit:
    return replace(
        unit,
        number=_one_line(unit.number),
        label=_one_line(unit.label),
        heading=_one_line(unit.heading),
        blocks=with_levels(normal for block in unit.blocks if (normal := _normal_block(block)) is not None),
    )


def _one_line(raw: str) -> str:
    return " ".join(clean(" ".join(raw.split())).split())


def _normal_block(block: Block) -> Block | None:
    """The block in normal form, or None when nothing is left of it."""
    match block:
        case Paragraph(runs):
            return _marked(tidy(runs))
        case Item(marker, runs):
            return _item(_one_line(marker), tidy(runs))
        case Footnote(marker, runs):
            return Footnote(_one_line(marker), tidy(runs))
        case Table(rows):
            tidied = tuple(tuple(replace(cell, runs=tidy(cell.runs)) for cell in row) for row in rows if row)
            return replace(block, rows=tidied) if any(_filled(row) for row in tidied) else None
        case Picture():
            return block


def _filled(row: tuple[Cell, ...]) -> bool:
    return any(cell.runs for cell in row)


def _item(marker: str, runs: Runs) -> Block | None:
    if not marker:
        return _marked(runs)
    return Item(marker, runs)


def _marked(runs: Runs) -> Block | None:
    """A paragraph, or an item when the words start with a marker."""
    if not runs:
        return None
    line = plain_runs(runs)
    marker, rest = split_marker(line)
    if not marker or runs[0].note:
        return Paragraph(runs)
    return Item(marker, cut(runs, len(line) - len(rest)))


def cut(runs: Runs, start: int) -> Runs:
    """The runs without their first `start` characters."""
    kept: list[Run] = []
    for run in runs:
        if start < len(run.text):
            kept.append(replace(run, text=run.text[start:]))
        start = max(0, start - len(run.text))
    return tuple(kept)


def tidy(runs: Iterable[Run]) -> Runs:
    """Runs with stored characters only, single spaces, none at the ends, neighbours of one dress joined."""
    spaced = _joined(replace(run, text=clean(SPACES.sub(" ", run.text))) for run in runs)
    recomposed = tuple(replace(run, text=clean(run.text)) for run in spaced)
    return _single_spaced(recomposed)


def _joined(runs: Iterable[Run]) -> Runs:
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if joined and replace(joined[-1], text="") == replace(run, text="") and not run.note:
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _single_spaced(runs: Runs) -> Runs:
    """Spaces are dropped at both ends, beside another space and around a line break, also across runs."""
    kept: list[Run] = []
    last = LINE_BREAK
    for run in runs:
        text = AROUND_BREAK.sub(LINE_BREAK, SPACES.sub(" ", run.text))
        if last in (" ", LINE_BREAK):
            text = text.lstrip(" " if kept else f" {LINE_BREAK}")
        if text.startswith(LINE_BREAK):
            _strip_end(kept, " ")
        if text:
            kept.append(replace(run, text=text))
            last = text[-1]
    _strip_end(kept, f" {LINE_BREAK}")
    return _joined(kept)


def _strip_end(runs: list[Run], characters: str) -> None:
    while runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(characters))
        if runs[-1].text:
            return
        runs.pop()


def with_keys(text: Text) -> Text:
    """The text with fresh keys: the slug of the heading or else of the label, made unique by a suffix."""
    taken: set[str] = set()
    return rekeyed(text, [fresh_key(unit, taken) for unit in text.units])


def fresh_key(unit: Unit, taken: set[str]) -> str:
    """A key for the unit that is not among those taken; it is added to them."""
    base = base_key(unit)
    key, count = base, 1
    while key in taken:
        count += 1
        key = f"{base[: KEY_LENGTH - len(str(count)) - 1]}-{count}"
    taken.add(key)
    return key


def base_key(unit: Unit) -> str:
    if unit.type == "preamble":
        return "aanhef"
    if unit.type == "heading" and unit.level == 0:
        return "titel"
    names = {"heading": "kop", "article": "artikel", "annex": "bijlage"}
    return slug(unit.heading) or slug(unit.label) or names[unit.type]


def slug(title: str) -> str:
    """Small letters, digits and hyphens only, cut at the end of a word where it is too long."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(parts)) > KEY_LENGTH and len(parts) > 1:
        parts.pop()
    return "-".join(parts)[:KEY_LENGTH]
