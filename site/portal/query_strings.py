"""Addresses without the character NUL, which PostgreSQL refuses in any text and nobody types."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NUL = "%00"


def without_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that leaves NUL out of the query string, before anything reads it."""

    def answer(request: HttpRequest) -> HttpResponse:
        given = request.META.get("QUERY_STRING", "")
        if NUL in given:
            request.META["QUERY_STRING"] = given.replace(NUL, "")
        return get_response(request)

    return answer
