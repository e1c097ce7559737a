"""The history of an editable row: saving with who did it and why, and what changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from simple_history.utils import bulk_create_with_history

from documents.ledger.people import name_of
from documents.models.row_texts import clear_texts
from documents.text.dutch import day_if_known, instant
from documents.text.refusals import Refused

KINDS = {"+": "Toegevoegd", "~": "Gewijzigd", "-": "Verwijderd"}
OWN_FIELDS = ("id",)
LONGEST_REASON = 100
BATCH = 500
BEGINS_WITH = "Komt met elk portaal"  # the reason of rows that nobody made, and that no line of the log tells


def save[Row: models.Model](
    row: Row, *, by: AbstractBaseUser | None, reason: str = "", already_valid: bool = False
) -> Row:
    """Saves the row when it is valid, with who did it and why in its history. Raises Refused with all that is
    wrong with it.

    `already_valid` saves the questions that looking costs, for rows that were looked at as a whole before.
    """
    if not already_valid:
        _refuse_invalid(row)
    _note(row, by, reason)
    row.save()
    return row


def save_new[Row: models.Model](
    rows: Sequence[Row], *, by: AbstractBaseUser | None, reason: str = ""
) -> Sequence[Row]:
    """Saves many new rows of one kind at once, each with its history. They were looked at before; who follows
    rows of this kind is told by the caller, for Django tells of none of them."""
    if not rows:
        return rows
    for row in rows:
        clear_texts(row)
    return bulk_create_with_history(
        rows,
        type(rows[0]),
        batch_size=BATCH,
        default_user=by,
        default_change_reason=reason.strip()[:LONGEST_REASON] or None,
    )


def _refuse_invalid(row: models.Model) -> None:
    """What a form asks for and the row can do without, such as an account that is gone, may be empty."""
    empty = [
        field.name
        for field in row._meta.concrete_fields
        if field.null and not field.blank and getattr(row, field.attname) is None
    ]
    try:
        row.full_clean(exclude=empty)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def delete(row: models.Model, *, by: AbstractBaseUser | None, reason: str = "") -> None:
    """Deletes the row, with who did it and why in its history."""
    _note(row, by, reason)
    row.delete()


def _note(row: models.Model, by: AbstractBaseUser | None, reason: str) -> None:
    row._history_user = by  # type: ignore[attr-defined]
    row._change_reason = reason.strip()[:LONGEST_REASON] or None  # type: ignore[attr-defined]


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
        named = {field.target_field.attname: value}
        found = field.remote_field.model._default_manager.filter(**named).first()
        return str(found) if found else f"nummer {value}"
    if isinstance(value, datetime):
        return instant(timezone.localtime(value))
    if isinstance(value, date):
        return day_if_known(value)
    return str(dict(field.flatchoices).get(value, value))
