"""Rows that never change once written: the model, the queryset and (on PostgreSQL) a trigger all refuse."""

from typing import Any, NoReturn

from django.db import models


class ImmutableRowError(Exception):
    """An attempt to change or delete a row that is on record for good."""


class ImmutableQuerySet(models.QuerySet):
    def update(self, **_values: Any) -> NoReturn:
        raise ImmutableRowError(f"{self.model._meta.verbose_name}: vastgelegde rijen veranderen niet.")

    def delete(self) -> NoReturn:
        raise ImmutableRowError(f"{self.model._meta.verbose_name}: vastgelegde rijen worden niet verwijderd.")

    def bulk_update(self, *_args: Any, **_options: Any) -> NoReturn:
        self.update()

    def bulk_create(self, objs: Any, *args: Any, update_conflicts: bool = False, **options: Any) -> Any:
        if update_conflicts:
            self.update()
        return super().bulk_create(objs, *args, **options)

    def _raw_delete(self, using: str | None) -> NoReturn:
        self.delete()

    update.alters_data = True  # type: ignore[attr-defined]
    delete.alters_data = True  # type: ignore[attr-defined]


class Immutable(models.Model):
    """Written once by `save`, read ever after."""

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        """Inserts the row; one that is there already, also under a new instance with its key, stays."""
        if not self._state.adding:
            raise ImmutableRowError(f"{self._meta.verbose_name}: vastgelegde rijen veranderen niet.")
        super().save(*args, **{**options, "force_insert": True})

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:
        raise ImmutableRowError(f"{self._meta.verbose_name}: vastgelegde rijen worden niet verwijderd.")
