"""What a browser or a program sends, cleared of control characters before a view or a form reads it: so every
form compares, measures and keeps the same text."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from documents.text.control_characters import without_control_characters


class ClearedTexts:
    """Middleware. It comes after the check of the form's secret, which is the first to read a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = _cleared(request.GET)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        request.POST = _cleared(request.POST)


def _cleared(sent: QueryDict) -> Any:
    cleared = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        cleared.setlist(name, [without_control_characters(value) for value in values])
    cleared._mutable = False
    return cleared
