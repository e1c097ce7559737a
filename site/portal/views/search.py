"""The search page: a question, the hits by document, and ways to narrow it down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.searching import page_of


def search(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/search.html", page_of(request.GET, request.user))
