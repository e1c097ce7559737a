"""The history of editable rows against the rows themselves: who writes around the portal leaves none."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from simple_history.exceptions import NotHistoricalModelError
from simple_history.utils import get_history_model_for_model

from documents.versions.verification.findings import Finding, column_name, strange_columns
from documents.versions.verification.raw_rows import raw_rows


def history_findings(app_label: str) -> Iterator[Finding]:
    """Rows of an app whose last record in the history says something else than they do."""
    for model in apps.get_app_config(app_label).get_models():
        try:
            history = get_history_model_for_model(model)
        except NotHistoricalModelError:
            continue
        yield from _history_findings(model, history)


def _history_findings(model: type[models.Model], history: type[models.Model]) -> Iterator[Finding]:
    key = model._meta.pk.attname
    last = {record.raw[key]: record for record in raw_rows(history, "history_date", "history_id")}
    for row in raw_rows(model):
        where = f"{model._meta.verbose_name} {row.raw.get('slug') or row.raw[key]}"
        yield from strange_columns(row, where)
        record = last.pop(row.raw[key], None)
        if record is None or record.raw["history_type"] == "-":
            yield Finding("geschiedenis", where, "Deze rij staat niet in de geschiedenis.")
            continue
        for column in row.raw:
            if column in record.raw and row.raw[column] != record.raw[column]:
                yield Finding(
                    "geschiedenis", where, f"{column_name(row, column)} is buiten het portaal om veranderd."
                )
    for pk, record in last.items():
        if record.raw["history_type"] != "-":
            where = f"{model._meta.verbose_name} {record.raw.get('slug') or pk}"
            yield Finding("geschiedenis", where, "Deze rij is buiten het portaal om verdwenen.")
