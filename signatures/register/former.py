"""What is on record of a partner, kept as it was known until it is set right or taken away.

By whatever form, file or verb: what was known earlier is not changed by it.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone

from signatures.models import FactSort, FormerFact, Mandate, Partner, PartnerName, Succession

Row = Partner | PartnerName | Succession | Mandate
TELLING: dict[type, tuple[str, ...]] = {
    Partner: ("kind_id",),
    PartnerName: ("partner_id", "name", "since"),
    Succession: ("predecessor_id", "successor_id", "on"),
    Mandate: ("partner_id", "name", "since"),
}


def keep_when_set_right(row: Any) -> None:
    """Keeps what is on record of this row when something else is to be said, which is then known from now."""
    held = type(row).objects.filter(pk=row.pk).first() if row.pk else None
    if held is None or not _is_set_right(held, row):
        return
    now = timezone.now()
    keep_former(held, now)
    if not isinstance(row, Partner):
        row.recorded_at = now


def _is_set_right(held: Any, row: Any) -> bool:
    """Whether something else is said than before, and not only that a mandate ends."""
    if isinstance(held, Mandate) and held.until is not None and held.until != row.until:
        return True
    return any(getattr(held, name) != getattr(row, name) for name in TELLING[type(held)])


def keep_former(held: Row, known_until: datetime) -> None:
    FormerFact.objects.create(known_until=known_until, **_facts(held))


def _facts(held: Row) -> dict[str, Any]:
    if isinstance(held, Partner):
        return {"sort": FactSort.KIND, "partner": held, "words": held.kind_id}
    if isinstance(held, PartnerName):
        told: dict[str, Any] = {"sort": FactSort.NAME, "words": held.name, "since": held.since}
    elif isinstance(held, Mandate):
        ends = {"until": held.until, "until_recorded_at": held.until_recorded_at}
        told = {"sort": FactSort.MANDATE, "words": held.name, "since": held.since, **ends}
    else:
        told = {"sort": FactSort.SUCCESSION, "predecessor_id": held.predecessor_id, "since": held.on}
    partner = held.successor_id if isinstance(held, Succession) else held.partner_id
    return told | {"partner_id": partner, "recorded_at": held.recorded_at}
