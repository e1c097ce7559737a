"""From where something is done: the address of a visitor, or the command that runs. Read by the log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Origin:
    place: str = ""
    request: Any = None


_origin: ContextVar[Origin | None] = ContextVar("origin", default=None)


def current_origin() -> Origin:
    return _origin.get() or Origin()


@contextmanager
def coming_from(place: str, request: Any = None) -> Iterator[None]:
    """What is written to the log inside comes from there, such as "opdracht import_register"."""
    token = _origin.set(Origin(place, request))
    try:
        yield
    finally:
        _origin.reset(token)


class OriginMiddleware:
    """Keeps the address of the visitor at hand while a request is answered."""

    def __init__(self, get_response: Callable[[Any], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        with coming_from(request.META.get("REMOTE_ADDR", ""), request):
            return self.get_response(request)
