"""The texts of a row, cleared of control characters before they are on record, by whatever road they came."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models.signals import pre_save
from django.dispatch import receiver

from documents.models.immutability import Immutable
from documents.text.control_characters import all_without_control_characters

TEXTS = (models.CharField, models.TextField, models.JSONField)


def clear_texts(row: models.Model, only: Collection[str] | None = None) -> None:
    """Clears every text of the row, or those of these fields. Before a digest is taken over them."""
    for field in row._meta.concrete_fields:
        loaded = field.attname in row.__dict__
        if loaded and isinstance(field, TEXTS) and (only is None or field.name in only):
            given = getattr(row, field.attname)
            setattr(row, field.attname, all_without_control_characters(given))


@receiver(pre_save, dispatch_uid="documents.models.row_texts")
def row_will_be_saved(instance: models.Model, update_fields: Collection[str] | None, **_named: Any) -> None:
    """What never changes carries a digest already: its verb has cleared it before."""
    if not isinstance(instance, Immutable):
        clear_texts(instance, update_fields)
