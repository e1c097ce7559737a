"""What the address of the chart and of the lists asks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from documents.text.dutch import clock, day


@dataclass(frozen=True)
class ChartParameters:
    """The stand `on` a day, as known on the day `known` (at its end, or at the time `at`), of one kind.

    `version` is the number of the version to begin with. `problems` says what could not be read.
    """

    on: date
    known: date | None
    kind: str
    at: time | None = None
    version: int | None = None
    problems: tuple[str, ...] = ()

    @property
    def known_on(self) -> datetime | None:
        if self.known is None:
            return None
        return timezone.make_aware(datetime.combine(self.known, self.at or time.max))

    @property
    def is_another_day(self) -> bool:
        """Whether another day than today is asked, or what was known on another."""
        return self.known is not None or self.on != timezone.localdate()

    @property
    def known_words(self) -> str:
        """ "1 januari 2020", "1 januari 2020, 14.30 uur"; empty for all that is known now."""
        if self.known is None:
            return ""
        return f"{day(self.known)}, {clock(self.at)}" if self.at else day(self.known)

    @property
    def parameters(self) -> str:
        """The same question as the end of an address."""
        return self._address(self.version)

    @property
    def without_version(self) -> str:
        return self._address(None)

    def _address(self, version: int | None) -> str:
        asked = {
            "op": str(self.on),
            "bekend": str(self.known or ""),
            "tijd": f"{self.at:%H:%M}" if self.at else "",
            "soort": self.kind,
            "versie": str(version or ""),
        }
        return urlencode({name: value for name, value in asked.items() if value})


def asked_of(parameters: Mapping[str, str], kinds: Collection[str] = ()) -> ChartParameters:
    """The question in an address; `kinds` are the kinds of partner to choose from. What cannot be read counts
    as not asked, and is told in `problems`."""
    problems: list[str] = []
    on = _day_asked(parameters.get("op", ""), "U ziet de stand van vandaag.", problems)
    known, at = _instant_asked(parameters, problems)
    kind = parameters.get("soort", "")
    if kind and kind not in kinds:
        problems.append(f"De soort partner ‘{kind[:40]}’ is er niet. U ziet alle soorten.")
        kind = ""
    version = _number_asked(parameters.get("versie", ""), problems)
    return ChartParameters(on or timezone.localdate(), known, kind, at, version, tuple(problems))


def _day_asked(raw: str, instead: str, problems: list[str]) -> date | None:
    found = asked_day(raw)
    if raw.strip() and found is None:
        problems.append(f"‘{raw[:40]}’ is geen datum. {instead} Schrijf een datum als 2025-01-31.")
    return found


def _instant_asked(parameters: Mapping[str, str], problems: list[str]) -> tuple[date | None, time | None]:
    """A day with a time, or both in one: "2025-01-31T14:30", of Amsterdam when it names no zone."""
    raw = parameters.get("bekend", "").strip()
    if "T" in raw or ":" in raw:
        moment = _moment_of(raw)
        if moment:
            return moment.date(), moment.time()
    known = _day_asked(raw, "U ziet wat nu bekend is.", problems)
    written = parameters.get("tijd", "").strip()
    at = _time_of(written)
    if written and at is None:
        problems.append(
            f"‘{written[:40]}’ is geen tijd. Het einde van de dag telt. Schrijf een tijd als 14:30."
        )
    if written and known is None and not raw:
        problems.append("Een tijd telt alleen samen met een dag bij ‘Zoals bekend op’. Vul ook die dag in.")
    return known, at if known else None


def _number_asked(raw: str, problems: list[str]) -> int | None:
    if raw.isascii() and raw.isdecimal() and len(raw) < 6:
        return int(raw)
    if raw:
        problems.append(f"‘{raw[:40]}’ is geen nummer van een versie. U ziet de nieuwste.")
    return None


def asked_day(raw: str) -> date | None:
    """A day as a form sends it; None when it is not one."""
    try:
        return parse_date(raw)
    except ValueError:
        return None


def _time_of(raw: str) -> time | None:
    try:
        found = parse_time(raw)
    except ValueError:
        return None
    return found.replace(tzinfo=None) if found else None


def _moment_of(raw: str) -> datetime | None:
    try:
        found = parse_datetime(raw.replace(" ", "+") if raw.count(" ") and "T" in raw else raw)
    except ValueError:
        return None
    if found is None:
        return None
    return timezone.localtime(found) if timezone.is_aware(found) else found
