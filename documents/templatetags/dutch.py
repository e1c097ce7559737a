"""Days and moments in templates: `{{ round.deadline|day }}`. Nothing stays nothing."""

from collections.abc import Callable
from datetime import date, datetime

from django import template

from documents.text import dutch

register = template.Library()


def _filter[Day: (date, datetime)](written: Callable[[Day], str], name: str) -> None:
    def shown(value: Day | None) -> str:
        return written(value) if value else ""

    register.filter(name, shown, expects_localtime=True)


_filter(dutch.day, "day")
_filter(dutch.day_short, "day_short")
_filter(dutch.day_and_time, "day_and_time")
