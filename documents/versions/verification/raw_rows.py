"""Rows as the database really holds them: every column as text, whatever somebody wrote into it.

Reading through the model would stop at the first column that cannot be understood.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models.functions import Cast


@dataclass(frozen=True, slots=True)
class RawRow:
    """`raw` is each column as text (None for NULL); `values` what columns mean, or the raw text where they
    mean nothing; `strange` those that mean nothing or are spelled as the portal never spells them."""

    model: type[models.Model]
    raw: dict[str, str | None]
    values: dict[str, Any]
    strange: tuple[str, ...]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]


def raw_rows(model: type[models.Model], *order: str, **only: Any) -> Iterator[RawRow]:
    """The rows, a few hundred in memory at a time; columns have the names of the attributes of the model."""
    columns = list(model._meta.concrete_fields)
    casts = {f"raw_{field.attname}": Cast(field.attname, models.TextField()) for field in columns}
    found = model._base_manager.filter(**only).order_by(*order, "pk").annotate(**casts).values_list(*casts)
    with _any_bytes():
        for row in found.iterator(chunk_size=300):
            yield _row(model, columns, row)


def _row(model: type[models.Model], columns: list[models.Field], texts: Iterable[str | None]) -> RawRow:
    raw = {field.attname: text for field, text in zip(columns, texts, strict=True)}
    values, strange = {}, []
    for field in columns:
        value, sound = _meaning(field, raw[field.attname])
        values[field.attname] = value
        if not sound:
            strange.append(field.attname)
    return RawRow(model, raw, values, tuple(strange))


def _meaning(field: models.Field, raw: str | None) -> tuple[Any, bool]:
    """What the text of a column means, and whether that is a spelling of the portal itself."""
    if raw is None:
        return None, field.null
    try:
        value = _parsed(field, raw)
        return value, _is_own_spelling(field, value, raw)
    except (ValueError, TypeError, ArithmeticError, RecursionError, ValidationError):
        return raw, False


def _parsed(field: models.Field, raw: str) -> Any:
    if isinstance(field, models.JSONField):
        return json.loads(raw)
    if isinstance(field, models.DateTimeField):
        moment = datetime.fromisoformat(raw)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(raw)
    if isinstance(field, models.BooleanField) and raw in ("true", "false"):
        return raw == "true"
    return field.to_python(raw)


def _is_own_spelling(field: models.Field, value: Any, raw: str) -> bool:
    """PostgreSQL keeps to the type of a column; SQLite keeps any text in any column."""
    if connection.vendor != "sqlite":
        return True
    written = field.get_db_prep_save(value, connection)
    return str(int(written) if isinstance(written, bool) else written) == raw


@contextmanager
def _any_bytes() -> Iterator[None]:
    """Lets SQLite give text that is not UTF-8 instead of stopping at it."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    opened = connection.connection
    usual, opened.text_factory = opened.text_factory, _decoded
    try:
        yield
    finally:
        opened.text_factory = usual


def _decoded(content: bytes) -> str:
    return content.decode(errors="surrogateescape")
