"""Days, moments, counts, lists and people as a Dutch sentence has them."""

from collections.abc import Sequence
from datetime import date, datetime, time

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

UNKNOWN_DATE = "datum onbekend"
# Kept where a row needs a day and nobody knows it; never shown.
UNKNOWN_DAY = date(1900, 1, 1)


def day(on: date) -> str:
    """18 september 2025."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def day_short(on: date) -> str:
    """18-09-2025."""
    return f"{on:%d-%m-%Y}"


def day_if_known(on: date) -> str:
    """18-09-2025, or "datum onbekend" for the day that stands for an unknown one."""
    return UNKNOWN_DATE if on == UNKNOWN_DAY else day_short(on)


def day_in_figures(on: date) -> str:
    """8-9-2025: as people write it themselves."""
    return f"{on.day}-{on.month}-{on.year}"


def dated(on: date | None, precision: str) -> str:
    """A date as far as it is known: "18 september 2025", "september 2025", "2025", "onbekende datum"."""
    if on is None or precision == "unknown":
        return "onbekende datum"
    if precision == "year":
        return str(on.year)
    return f"{MONTHS[on.month - 1]} {on.year}" if precision == "month" else day(on)


def moment(on: date | None, precision: str) -> str:
    """The same in a sentence: "op 18 september 2025", "in september 2025", "op onbekende datum"."""
    within = on is not None and precision in ("year", "month")
    return f"{'in' if within else 'op'} {dated(on, precision)}"


def moment_short(on: date | None, precision: str) -> str:
    """The same for a table: "18-09-2025", "september 2025", "2025", "datum onbekend"."""
    if on is None or precision == "unknown":
        return UNKNOWN_DATE
    return day_short(on) if precision == "day" else dated(on, precision)


def clock(at: datetime | time) -> str:
    """14.30 uur."""
    return f"{at:%H.%M} uur"


def day_and_time(at: datetime) -> str:
    """18 september 2025, 14.30 uur."""
    return f"{day(at)}, {clock(at)}"


def instant(at: datetime) -> str:
    """18-09-2025 14:30 CEST: with the zone that it is in, where it has one."""
    return f"{at:%d-%m-%Y %H:%M %Z}".rstrip()


def stamp(on: date, known_on: datetime | None) -> str:
    """What a list is worth: of which day, as known when."""
    known = f", zoals bekend op {instant(known_on)}" if known_on else ""
    return f"Stand per {day(on)}{known}"


def enumeration(words: Sequence[str], *, at_most: int | None = 12, last: str = "en") -> str:
    """A, B en C; of a long list the first ones and how many more. `last` is "en" or "of"."""
    if at_most is not None and len(words) > at_most:
        words = [*words[:at_most], f"nog {len(words) - at_most}"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def halfway(words: str) -> str:
    """What may begin a sentence as it stands halfway one: "Gemeenten" as "gemeenten"; "GGD’en" stays."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def shortened(words: str, longest: int) -> str:
    """The words, or as many whole ones as fit in this many characters, with " …" for the rest."""
    return words if len(words) <= longest else f"{words[:longest].rsplit(' ', 1)[0]} …"


def counted(number: int, one: str, many: str) -> str:
    """1 bladzijde, 3 bladzijden."""
    return f"{number} {one if number == 1 else many}"


def with_function(name: str, function: str) -> str:
    """Anja Bos, burgemeester; without a function the name alone."""
    return ", ".join(filter(None, (name, function)))
