"""Days and instants as the options of a command give them."""

from argparse import ArgumentTypeError
from datetime import date, datetime, time

from signatures.standing.facts import AMSTERDAM


def day_argument(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ArgumentTypeError(f"{written} is geen datum. Schrijf een datum als 2025-09-18.") from error


def instant_argument(written: str) -> datetime:
    """An instant; without a zone Amsterdam's, a day alone means its end."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError as error:
        raise ArgumentTypeError(
            f"{written} is geen tijdstip. Schrijf het als 2025-09-18T12:00:00Z."
        ) from error
    if len(written) <= len("2025-09-18"):
        found = datetime.combine(found, time.max)
    return found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)
