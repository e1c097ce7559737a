"""The markers in front of paragraphs and items ("1.", "a.", "2°.", "•"), and how deep they lie.

A marker is what a reader sees before the words: it is kept as written and never counted anew. What looks like
a marker but is not one stays in the text: years ("2019. "), initials ("A. Jansen"), abbreviations ("art. 3"),
amounts ("1.500 euro").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from documents.text.numbers import LATIN
from documents.text.values import Block, Item

BULLETS = "-–—•·∙▪▫◦○●■□▶►➢➤❖✓✔⁃‣*"

# A number with points: "3.2", "1.2A", "3.2bis", "4a.1", "A.1", "2.3.a".
BELOW = rf"(?:[1-9]\d?[a-z]?|[A-Z])(?:\.[1-9]\d?){{1,4}}(?:[a-zA-Z]|-?(?:{LATIN})|\.[a-z])?"
MARKER = re.compile(
    rf"""(?P<marker>
      \d{{1,3}}(?:[a-z]{{0,2}}|[a-z]([a-z])\2|[A-Z]|[ -]?(?:{LATIN}))[.)]  # 1. 1) 12a. 50daa. 4A. 4 bis.
    | \d{{1,3}}°\.?                                     # 1°.
    | (?:[a-z]|([a-z])\3)[.)]                           # a. a) aa.
    | [a-z][ -]?(?:{LATIN})[.)]                         # b bis.
    | [ivx]{{2,7}}[.)]                                  # ii. iii)
    | [A-Z]\)                                           # A)
    | \((?:\d{{1,3}}(?:[a-z]|[A-Z]|[ -]?(?:{LATIN}))?|[a-zA-Z]|([a-z])\4|[ivx]{{1,7}})\)  # (1) (4A) (a) (iv)
    | {BELOW}\.(?!\d)                                   # 3.2. 1.2A. 4a.1. A.1.
    | {BELOW}(?=[ ]["'“‘«(\[]?[A-ZÀ-Þ])                  # 3.2, before a capital only
    | [{re.escape(BULLETS)}]
    )[ ]+(?P<rest>\S.*)""",
    re.VERBOSE | re.DOTALL,
)
ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
ADDED_LATIN = re.compile(rf"(?<=[a-z])[ -]?(?:{LATIN})$")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def split_marker(line: str) -> tuple[str, str]:
    """The marker a line starts with and the rest of the line; an empty marker when it starts with none."""
    found = MARKER.match(line)
    if found is None or not _is_marker(found["marker"]):
        return "", line
    return found["marker"], found["rest"]


def is_only_marker(line: str) -> bool:
    """Whether nothing follows the marker: the number of a paragraph that is not there."""
    return split_marker(f"{line.strip()} x") == (line.strip(), "x")


def _is_marker(marker: str) -> bool:
    core = ADDED_LATIN.sub("", marker.strip("()."))
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
    elif core[0].isdecimal():
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
