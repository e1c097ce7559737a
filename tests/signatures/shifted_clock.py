"""A clock that stands where a story wants it, for all of Django: also for the defaults of columns."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from unittest import mock

TICK = timedelta(milliseconds=1)


class Clock:
    """Each look at it is a tick later, so that no two moments are the same."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def look(self) -> datetime:
        self.at += TICK
        return self.at

    def pass_days(self, days: int) -> None:
        self.at += timedelta(days=days)

    @contextmanager
    def running(self) -> Iterator[None]:
        clock = self

        class Shifted(datetime):
            @classmethod
            def now(cls, tz=None) -> datetime:
                return clock.look().astimezone(tz or UTC)

        with mock.patch("django.utils.timezone.datetime", Shifted):
            yield
