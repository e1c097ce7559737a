"""What the register tells others.

`standing_changed(sender=Document, document)` is sent within the transaction when acts or memberships were put
on record many at a time, and `partners_added(sender=Partner)` when partners were, for which Django sends no
signal of its own. Who saves many rows of one document does that inside `told_at_once` and sends it at the
end: the work that follows is then done once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.dispatch import Signal

standing_changed = Signal()
partners_added = Signal()

_at_once: ContextVar[bool] = ContextVar("told_at_once", default=False)


@contextmanager
def told_at_once() -> Iterator[None]:
    token = _at_once.set(True)
    try:
        yield
    finally:
        _at_once.reset(token)


def is_told_at_once() -> bool:
    return _at_once.get()
