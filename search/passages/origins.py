"""Since when each place of a document says what it says."""

from collections.abc import Hashable
from datetime import date


class Origins:
    """Of one version: for each place what it says, and the day of determining of the version in which it came
    to say that. `before` is the version that this one replaces."""

    def __init__(self, day: date, before: "Origins | None" = None) -> None:
        self._day = day
        self._before = before
        self._places: dict[Hashable, tuple[Hashable, date]] = {}

    def since(self, place: Hashable, said: Hashable) -> date:
        """The day of this version when the place is new here or says something else than before."""
        known = self._before._places.get(place) if self._before else None
        day = known[1] if known and known[0] == said else self._day
        self._places[place] = said, day
        return day
