"""The search page: a question, the hits by document, and ways to narrow it down."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_cookie

from portal.searching import page_of
from search.completing import completions


def search(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/search.html", page_of(request.GET, request.user))


@vary_on_cookie
def complete(request: HttpRequest) -> JsonResponse:
    """What the words typed so far may become: {"suggestions": [{"text", "kind"}]}."""
    found = completions(request.GET.get("q", ""), user=request.user)
    return JsonResponse({"suggestions": [{"text": one.text, "kind": one.kind} for one in found]})
