"""The page of a partner's own people."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.participation import parts_of


@login_required
def my_organisation(request: HttpRequest) -> HttpResponse:
    """Only for who works for a partner that takes part today."""
    user = request.user
    partner = user.partner if user.is_authenticated and user.represents_partner else None
    if partner is None:
        return render(request, "portal/no_organisation.html", status=403)
    parts = parts_of(partner, user)
    context = {
        "partner": partner,
        "parts": parts,
        "asked": [(part, line) for part in parts for line in part.asked],
        "changed": [part for part in parts if part.change],
    }
    return render(request, "portal/my_organisation.html", context)
