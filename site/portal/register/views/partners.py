"""Who takes part, and what each partner signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from portal.register.paging import page_of
from portal.register.participation import kinds_with, participants, participation_of
from signatures.models import Partner


def partner_list(request: HttpRequest) -> HttpResponse:
    rows = page_of(participants(request.user), request)
    return render(request, "portal/register/partners.html", {"groups": kinds_with(rows), "rows": rows})


def partner(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Partner.objects.select_related("kind").prefetch_related("names"), slug=slug)
    context = {"partner": found, "names": found.names.all(), "parts": participation_of(found, request.user)}
    return render(request, "portal/register/partner.html", context)
