"""What people write in cells, as values: days, moments, choices, people. A mistake is said in Dutch."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from documents.text.control_characters import without_control_characters
from documents.text.dutch import MONTHS, SHORT_MONTHS

EARLIEST, LATEST = 1800, 2200
EXCEL_ZERO = date(1899, 12, 30)
SERIALS = range(20_000, 110_000)
UNKNOWN = ("onbekend", "niet bekend", "datum onbekend", "onb", "onb.", "?")
WEEKDAY = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+")
MIDNIGHT = re.compile(r"[T\s]+00:00(?::00)?$")
CLOCK = re.compile(
    r"^(?P<day>.*?)[T\s,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?: uur)?$"
)
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
FIGURES = re.compile(r"(?:(?P<day>\d{1,2})[-/.\s])?(?P<month>\d{1,2})[-/.\s](?P<year>\d{4})")
WORDS = re.compile(r"(?:(?P<day>\d{1,2})[-\s.]+)?(?P<month>[a-z]+)\.?[-\s]+(?P<year>\d{4})")
YEAR = re.compile(r"(?P<year>\d{4})")
SHORT_YEAR = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")

Moment = tuple[str, str]


class Unclear(ValueError):
    """A cell that cannot be read; the message says in Dutch why, and what to do."""


def cell_date(value: object) -> Moment:
    """A date as far as it is written: ("2019-05-20", "day"), ("2019-05", "month"), ("", "unknown").

    Raises Unclear.
    """
    if isinstance(value, datetime | date):
        return _day(value.year, value.month, value.day, f"{value:%d-%m-%Y}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    written = " ".join(str(value).split())
    text = MIDNIGHT.sub("", WEEKDAY.sub("", written.casefold())).strip()
    if text in UNKNOWN:
        return "", "unknown"
    if SHORT_YEAR.fullmatch(text):
        raise Unclear(f"{written}: schrijf het jaar met vier cijfers, zoals 20-5-2019.")
    for pattern in (ISO, FIGURES, WORDS, YEAR):
        found = pattern.fullmatch(text)
        if found:
            return _from_parts(found.groupdict(), written)
    raise Unclear(f"{written} is geen datum. Schrijf een datum als 20-5-2019.")


def cell_day(value: object) -> str:
    """A whole date in ISO. Raises Unclear."""
    on, precision = cell_date(value)
    if precision != "day":
        raise Unclear(f"{_written(value)} is geen hele datum. Vul dag, maand en jaar in, zoals 20-5-2019.")
    return on


def cell_moment(value: object) -> str:
    """A date, with the time where there is one, in ISO. Raises Unclear."""
    if isinstance(value, datetime):
        return f"{cell_day(value)}T{value:%H:%M:%S}"
    found = CLOCK.fullmatch(" ".join(str(value).split())) if isinstance(value, str) else None
    if found is None:
        return cell_day(value)
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 59:
        raise Unclear(f"{_written(value)}: dit tijdstip bestaat niet. Schrijf bijvoorbeeld 20-5-2019 14:30.")
    return f"{cell_day(found['day'])}T{hour:02}:{minute:02}:{second:02}"


def cell_choice(value: object, words: Mapping[str, str], offered: tuple[str, ...]) -> str:
    """The code behind a word; the code itself is good too. Raises Unclear."""
    text = " ".join(str(value).split()).casefold()
    codes = {code.casefold(): code for code in words.values()}
    singular = text.removesuffix("en") if text.endswith("en") else text.removesuffix("s")
    for candidate in (text, singular):
        if candidate in words:
            return words[candidate]
    if text in codes:
        return codes[text]
    raise Unclear(f"{_written(value)} is onbekend. Kies uit: {', '.join(offered)}.")


def number_of(value: object) -> int:
    """A whole number from 1. Raises Unclear."""
    text = str(value).strip().removesuffix(".0")
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < 1:
        raise Unclear(f"{_written(value)} is geen nummer. Gebruik een geheel getal vanaf 1.")
    return int(text)


def cell_money(value: object) -> float | str:
    """A number as it is; what is written stays as it is written, for who reads amounts."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else cell_text(value)


def yes(value: object) -> bool:
    """Raises Unclear."""
    text = str(value).strip().casefold()
    if text in ("ja", "j", "x", "true", "waar"):
        return True
    if text in ("nee", "n", "false", "onwaar", "-"):
        return False
    raise Unclear(f"{_written(value)} is geen antwoord. Kies ja of nee.")


def people(value: object) -> list[dict[str, str]]:
    """ "A. de Vries, burgemeester; B. Smit" as names with functions."""
    found = []
    for one in re.split(r"[;\n]", str(value)):
        name, _, function = one.partition(",")
        if name.strip():
            found.append({"name": name.strip(), "function": function.strip()})
    return found


def cell_text(value: object) -> str:
    """A cell as text; a whole number as it is read on the screen."""
    if isinstance(value, datetime | date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return without_control_characters(str(value)).strip()


def _from_number(value: float) -> Moment:
    if value == int(value) and EARLIEST <= value <= LATEST:
        return str(int(value)), "year"
    if int(value) in SERIALS:
        on = EXCEL_ZERO + timedelta(days=int(value))
        return on.isoformat(), "day"
    raise Unclear(f"{cell_text(value)} is geen datum. Schrijf een datum als 20-5-2019.")


def _from_parts(parts: Mapping[str, str | None], written: str) -> Moment:
    year, month, day = int(parts["year"] or 0), parts.get("month"), parts.get("day")
    if month is None:
        return _day(year, 1, 1, written)[0][:4], "year"
    number = int(month) if month.isdecimal() else _month(month, written)
    if day is None:
        return _day(year, number, 1, written)[0][:7], "month"
    return _day(year, number, int(day), written)


def _month(word: str, written: str) -> int:
    for number, (short, name) in enumerate(zip(SHORT_MONTHS, MONTHS, strict=True), 1):
        if word in (short, name) or (len(word) > 3 and name.startswith(word)):
            return number
    raise Unclear(f"{written}: de maand {word} bestaat niet. Schrijf bijvoorbeeld 20 mei 2019.")


def _day(year: int, month: int, day: int, written: str) -> Moment:
    if not EARLIEST <= year <= LATEST:
        raise Unclear(f"{written}: het jaar {year} kan niet kloppen. Controleer de datum.")
    try:
        return date(year, month, day).isoformat(), "day"
    except ValueError:
        raise Unclear(f"{written} bestaat niet. Vul een dag in die bestaat.") from None


def _written(value: object) -> str:
    return cell_text(value)[:80]
