"""Every row with a history that is added, changed or deleted gets a line in the log, with user and reason."""

from typing import Any

from django.db import models
from django.dispatch import receiver

from simple_history.signals import post_create_historical_record

from documents.ledger.entries import enter, row_by_row

DONE = {"+": "Toegevoegd", "~": "Gewijzigd", "-": "Verwijderd"}


@receiver(post_create_historical_record, dispatch_uid="documents.ledger.receivers")
def row_written(instance: models.Model, history_instance: Any, **_named: Any) -> None:
    if not row_by_row():
        return
    reason = history_instance.history_change_reason
    told = [_changes(history_instance), f"Reden: {reason}" if reason else ""]
    enter(
        what=f"{DONE[history_instance.history_type]}: {instance._meta.verbose_name}",
        by=history_instance.history_user,
        about=instance,
        result=" ".join(filter(None, told)),
    )


def _changes(record: Any) -> str:
    """The names of the fields that a change changed."""
    former = record.prev_record if record.history_type == "~" else None
    if former is None:
        return ""
    delta = record.diff_against(former, foreign_keys_are_objs=False)
    fields = record.instance_type._meta
    names = [str(fields.get_field(name).verbose_name) for name in delta.changed_fields]
    return f"Veranderd: {', '.join(names)}." if names else "Niets veranderd."
