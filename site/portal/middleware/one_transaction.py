"""What a request changes is one transaction; one that only reads begins none, and waits for nobody."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from documents.transactions.busy import is_busy
from portal.pages.views import busy

READING = ("GET", "HEAD", "OPTIONS")


class OneTransaction:
    """Middleware in the place of ATOMIC_REQUESTS, which knows no difference between reading and writing. It
    comes last, and leaves out views that are `non_atomic_requests`: their verbs are transactions already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponseBase | None:
        left_out = getattr(view, "_non_atomic_requests", ())
        if request.method in READING or DEFAULT_DB_ALIAS in left_out:
            return None
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except OperationalError as error:
            if is_busy(error):
                return busy(request)
            raise

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return busy(request) if is_busy(exception) else None
