"""Long lists in pages: which part of a list an address asks, as `?bladzijde=3`."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PARAMETER = "bladzijde"
PER_PAGE = 100


def page_of(rows: Sequence[Any], request: HttpRequest) -> Page:
    """The page that is asked: without a number, or with one that is none, the first; beyond the end the
    last."""
    return page_at(rows, request.GET.get(PARAMETER, ""))


def page_at(rows: Sequence[Any], number: str) -> Page:
    return Paginator(rows, PER_PAGE).get_page(number)
