"""When somebody else holds the database: telling that from what is broken, and not waiting for it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.db import OperationalError, connection, transaction

BUSY = "De database is bezet: er wordt net iets groots opgeslagen."
AGAIN = "Wacht een minuut en probeer het opnieuw."
PATIENCE = 100  # milliseconds
PRIMARY_CODE = 0xFF  # what else an SQLite code holds says in what way it was busy
HELD_SQLITE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
HELD_POSTGRESQL = ("55P03", "40P01")  # waited too long for a lock; waited for each other


def is_busy(error: BaseException | None) -> bool:
    """Whether this, of Django or of SQLite itself, says that another held what was needed too long."""
    cause = error.__cause__ if isinstance(error, OperationalError) else error
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & PRIMARY_CODE in HELD_SQLITE
    return getattr(cause, "sqlstate", "") in HELD_POSTGRESQL


def in_passing[**Given](write: Callable[Given, object]) -> Callable[Given, None]:
    """Decorates what a page keeps beside what was asked, such as a count: one transaction, which is left out
    when somebody else is writing. Who reads does not wait for it."""

    @wraps(write)
    def written(*args: Given.args, **named: Given.kwargs) -> None:
        try:
            with _without_patience():
                write(*args, **named)
        except OperationalError as error:
            if not is_busy(error):
                raise

    return written


@contextmanager
def _without_patience() -> Iterator[None]:
    """A transaction that does not wait; inside another one whoever began that has waited already."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "sqlite":
        usual = _run("PRAGMA busy_timeout")
        _run(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            with transaction.atomic():
                yield
        finally:
            _run(f"PRAGMA busy_timeout = {usual}")
    else:
        with transaction.atomic():
            _run(f"SET LOCAL lock_timeout = {PATIENCE}")
            yield


def _run(statement: str) -> int | None:
    """The number that it answers, when it does."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None
