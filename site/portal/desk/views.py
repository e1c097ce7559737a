from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.desk.findables import find_rows

LONGEST_QUESTION = 200


def search_admin(request: HttpRequest) -> HttpResponse:
    """Everything the team works with, by words, for who may see it."""
    question = " ".join(request.GET.get("q", "")[:LONGEST_QUESTION].split())
    context = {"question": question, "found": list(find_rows(request.user, question))}
    return render(request, "portal/desk/search.html", context)
