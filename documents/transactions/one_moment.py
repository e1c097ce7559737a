"""Reading everything as it was at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Inside, all that is read is of one moment, whatever others write meanwhile; nobody waits for it, and
    nothing is written in it. In a transaction that runs already this changes nothing."""
    if connection.in_atomic_block:
        yield
        return
    with _snapshot():
        yield


@contextmanager
def _snapshot() -> Iterator[None]:
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    opened: Any = connection
    opened.ensure_connection()
    usual, opened.transaction_mode = opened.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        opened.transaction_mode = usual
