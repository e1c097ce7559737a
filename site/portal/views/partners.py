"""Who takes part, and what each partner signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.participation import listing_page, partner_page


def listing(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/partners.html", listing_page(request.user))


def partner(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "portal/partner.html", partner_page(slug, request.user))
