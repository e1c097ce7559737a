"""The search page: a question, the hits by document, and ways to narrow it down."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import conditional_page
from django.views.decorators.vary import vary_on_cookie

from portal.finding.feed import answer_for_everyone, feed_of
from portal.finding.search_page import search_page
from search.finding.completions import completions
from search.query import query_of


def search(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/finding/search.html", search_page(request.GET, request.user))


@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """The same for everyone, whoever asks."""
    query = query_of(request.GET)
    answer = answer_for_everyone(query)
    if not answer.available:
        response = HttpResponse("Zoeken werkt nu even niet. Probeer het over een paar minuten opnieuw.\n")
        response.status_code = 503
        response["Retry-After"] = "300"
        response["Content-Type"] = "text/plain; charset=utf-8"
        return response
    made = feed_of(query, answer)
    response = HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response


@vary_on_cookie
def complete(request: HttpRequest) -> JsonResponse:
    """What the words typed so far may become: {"suggestions": [{"text", "kind"}]}."""
    found = completions(request.GET.get("q", ""), user=request.user)
    return JsonResponse({"suggestions": [{"text": one.text, "kind": one.kind} for one in found]})
