"""Reading the fields of one item of a register file, noting what is wrong instead of stopping."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from documents.text.control_characters import without_control_characters
from signatures.importing.errors import Problem
from signatures.standing.facts import AMSTERDAM

EARLIEST, LATEST = 1000, 9000
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")


class Fields:
    """The fields of the item at `where`. A wrong one becomes a problem, and reads as nothing."""

    def __init__(self, data: Any, where: str, problems: list[Problem]) -> None:
        self.where, self.problems = where, problems
        self.data: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        if not isinstance(data, Mapping):
            self.wrong("", "Hier hoort een object met velden te staan.")

    def wrong(self, name: str, message: str) -> None:
        where = f"{self.where}.{name}" if name else self.where
        self.problems.append(Problem(where.strip("."), message))

    def text(self, name: str, longest: int = 0) -> str:
        value = self.data.get(name)
        if isinstance(value, list):
            value = ", ".join(map(str, value))
        if value is None:
            return ""
        if isinstance(value, bool | dict):
            self.wrong(name, "Hier hoort tekst te staan.")
            return ""
        text = without_control_characters(str(value)).strip()
        if longest and len(text) > longest:
            self.wrong(name, f"Deze tekst is langer dan {longest} tekens. Kort hem in.")
        return text

    def slug(self, name: str) -> str:
        value = self.text(name)
        if not SLUG.fullmatch(value):
            self.wrong(name, "Gebruik hier letters, cijfers en streepjes, ten hoogste 80.")
            return ""
        return value

    def choice(self, name: str, options: Iterable[str], default: str | None = None) -> str:
        value = self.data.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or value not in set(options):
            self.wrong(name, f"{value!r} is onbekend. Kies uit: {', '.join(options)}.")
            return ""
        return value

    def number(self, name: str) -> int | None:
        value = self.data.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,9}", str(value)) or int(value) < 1:
            self.wrong(name, f"{value!r} is geen nummer. Gebruik een geheel getal vanaf 1.")
            return None
        return int(value)

    def truth(self, name: str) -> bool:
        value = self.data.get(name)
        if value not in (None, True, False):
            self.wrong(name, "Gebruik true of false.")
        return value is True

    def day(self, name: str, *, needed: bool = False) -> date | None:
        """A date; "2019-05" and "2019" are read as their first day."""
        value = self.data.get(name)
        if value is None or value == "":
            if needed:
                self.wrong(name, "De datum ontbreekt. Vul hem in als 2025-09-18.")
            return None
        try:
            found = date.fromisoformat(f"{value}{'-01' * (2 - str(value).count('-'))}")
        except ValueError:
            self.wrong(name, f"{value!r} is geen datum. Schrijf een datum als 2025-09-18.")
            return None
        return self._likely(name, found)

    def instant(self, name: str) -> datetime | None:
        """An instant; without a zone it is Amsterdam's, without a time the beginning of the day."""
        value = self.data.get(name)
        if value is None or value == "":
            return None
        try:
            found = datetime.fromisoformat(str(value))
        except ValueError:
            self.wrong(name, f"{value!r} is geen tijdstip. Schrijf het als 2025-09-18T12:00:00Z.")
            return None
        if self._likely(name, found) is None:
            return None
        return found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)

    def _likely[Day: (date, datetime)](self, name: str, found: Day) -> Day | None:
        if EARLIEST <= found.year <= LATEST:
            return found
        self.wrong(name, f"Het jaar {found.year} kan niet kloppen. Controleer de datum.")
        return None

    def items(self, name: str) -> list[Any]:
        value = self.data.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(name, "Hier hoort een lijst te staan.")
            return []
        return value

    def each(self, name: str) -> Iterable["Fields"]:
        for index, item in enumerate(self.items(name)):
            place = f"{self.where}.{name}[{index}]".strip(".")
            yield Fields(item, place, self.problems)


def start_of(day: date) -> datetime:
    """The instant at which a day begins in Amsterdam."""
    return datetime.combine(day, time(), AMSTERDAM)
