"""What the address of the chart asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateparse import parse_date

from signatures.models import PartnerKind


@dataclass(frozen=True)
class Asked:
    """The stand `on` a day, as known at the end of `known`, of one kind or all."""

    on: date
    known: date | None
    kind: str

    @property
    def known_on(self) -> datetime | None:
        if self.known is None:
            return None
        return timezone.make_aware(datetime.combine(self.known, time.max))

    @property
    def parameters(self) -> str:
        """The same question as the end of an address."""
        asked = {"op": str(self.on), "bekend": str(self.known or ""), "soort": self.kind}
        return urlencode({name: value for name, value in asked.items() if value})


def asked_of(parameters: Mapping[str, str]) -> Asked:
    """The question in an address; what cannot be read counts as not asked."""
    kind = parameters.get("soort", "")
    return Asked(
        day_of(parameters.get("op", "")) or timezone.localdate(),
        day_of(parameters.get("bekend", "")),
        kind if kind in PartnerKind.values else "",
    )


def day_of(raw: str) -> date | None:
    """A day as a form sends it; None when it is not one."""
    try:
        return parse_date(raw)
    except ValueError:
        return None
