"""Who asks for one thing over and over, waits."""

from django.core.cache import cache
from django.http import HttpRequest

SECONDS = 600


def too_often(request: HttpRequest, what: str, *, most: int) -> bool:
    """Counts this visit; whether there were more than so many from this address in ten minutes."""
    key = f"{what}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, SECONDS)
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two
        return False
