from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(day: date) -> str:
    """A date as it is written in Dutch: "18 september 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
