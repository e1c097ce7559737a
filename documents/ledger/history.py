"""The history of an editable row: what changed, when, by whom and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from documents.ledger.people import name_of
from documents.text.dutch import day_short, instant

KINDS = {"+": "Toegevoegd", "~": "Gewijzigd", "-": "Verwijderd"}
OWN_FIELDS = ("id",)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    when: datetime
    who: str
    kind: str
    changes: str
    reason: str


def history_lines(row: models.Model) -> list[HistoryLine]:
    """The lines of the history of this row, newest first; without those that changed nothing."""
    records = list(row.history.select_related("history_user").order_by("history_date", "history_id"))  # type: ignore[attr-defined]
    lines = [
        HistoryLine(
            when=record.history_date,
            who=name_of(record.history_user),
            kind=KINDS[record.history_type],
            changes="; ".join(_changes(row, former, record)),
            reason=record.history_change_reason or "",
        )
        for former, record in zip([None, *records], records, strict=False)
    ]
    return [line for line in reversed(lines) if line.changes]


def _changes(row: models.Model, former: Any, record: Any) -> Iterator[str]:
    """Each field that became something else, as "deelnemer tot: geen → 1 januari 2022"."""
    for field in row._meta.concrete_fields:
        if field.name in OWN_FIELDS or not hasattr(record, field.attname):
            continue
        old = getattr(former, field.attname) if former else None
        new = getattr(record, field.attname)
        if old != new and (former or new not in (None, "")):
            shown = _shown(field, new)
            yield (
                f"{field.verbose_name}: {_shown(field, old)} → {shown}"
                if former
                else (f"{field.verbose_name}: {shown}")
            )


def _shown(field: models.Field, value: Any) -> str:
    if value in (None, ""):
        return "leeg"
    if isinstance(field, models.ForeignKey):
        found = field.remote_field.model._default_manager.filter(pk=value).first()
        return str(found) if found else f"nummer {value}"
    if isinstance(value, datetime):
        return instant(timezone.localtime(value))
    if isinstance(value, date):
        return day_short(value)
    return str(dict(field.flatchoices).get(value, value))
