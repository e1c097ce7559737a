"""Addresses without the character NUL, which PostgreSQL refuses in any text and nobody types."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NUL, SPACE = "%00", "%20"


def without_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that makes NUL in the query string a space, before anything reads it: leaving it out could
    make a new one of what stands around it."""

    def answer(request: HttpRequest) -> HttpResponse:
        given = request.META.get("QUERY_STRING", "")
        if NUL in given:
            request.META["QUERY_STRING"] = given.replace(NUL, SPACE)
        return get_response(request)

    return answer
