"""Dates and lists as a Dutch sentence has them."""

from collections.abc import Sequence
from datetime import date, datetime

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def day(on: date) -> str:
    """18 september 2025."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def day_short(on: date) -> str:
    """18-09-2025."""
    return f"{on:%d-%m-%Y}"


def moment(on: date | None, precision: str) -> str:
    """A date as far as it is known: "op 18 september 2025", "in september 2025", "op onbekende datum"."""
    if on is None or precision == "unknown":
        return "op onbekende datum"
    if precision == "year":
        return f"in {on.year}"
    if precision == "month":
        return f"in {MONTHS[on.month - 1]} {on.year}"
    return f"op {day(on)}"


def moment_short(on: date | None, precision: str) -> str:
    """A date as far as it is known, for a table: "18-09-2025", "september 2025", "2025", "datum onbekend"."""
    if on is None or precision == "unknown":
        return "datum onbekend"
    return day_short(on) if precision == "day" else moment(on, precision).removeprefix("in ")


def instant(at: datetime) -> str:
    """18-09-2025 14:30 CEST: with the zone that it is in."""
    return f"{at:%d-%m-%Y %H:%M %Z}".rstrip()


def stamp(on: date, known_on: datetime | None) -> str:
    """What a list is worth: of which day, as known when."""
    known = f", zoals bekend op {instant(known_on)}" if known_on else ""
    return f"Stand per {day(on)}{known}"


def listing(words: Sequence[str], *, at_most: int = 12) -> str:
    """A, B en C; of a long list the first ones and how many more."""
    if len(words) > at_most:
        words = [*words[:at_most], f"nog {len(words) - at_most}"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"
