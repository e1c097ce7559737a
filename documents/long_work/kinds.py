"""Which kinds of long work there are, and what each may do while it runs."""

from collections.abc import Callable
from typing import Any, Protocol

from django.contrib.auth.base_user import AbstractBaseUser


class RunningWork(Protocol):
    """The work as whoever does it sees it."""

    key: str
    given: dict[str, Any]
    content: bytes
    by: AbstractBaseUser | None

    def tell(self, step: str, done: int = 0, total: int = 0) -> None:
        """Says how far it is. Raises Cancelled when it is not wanted any more."""

    def answer(self, told: str, **data: Any) -> None: ...

    def keep(self, content: bytes, *, name: str, media_type: str) -> None: ...


class Cancelled(Exception):
    """Whoever asked for it stopped it; what was begun is undone by the transaction it happens in."""


_DOERS: dict[str, Callable[[RunningWork], None]] = {}


def does_long_work(kind: str) -> Callable[[Callable[[RunningWork], None]], Callable[[RunningWork], None]]:
    """Decorates the function that does this kind of work; its module is imported when the app is ready."""

    def register(doer: Callable[[RunningWork], None]) -> Callable[[RunningWork], None]:
        _DOERS[kind] = doer
        return doer

    return register


def doer_of(kind: str) -> Callable[[RunningWork], None]:
    return _DOERS[kind]
