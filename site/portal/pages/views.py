"""The first page, the pages about the website itself, and the pages for when something is wrong."""

import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from documents.transactions.busy import is_busy
from portal.pages.front import front_page

SECONDS = 60

ROBOTS = """User-agent: *
Disallow: /beheer/
Disallow: /mijn/
Disallow: /tekenen/
Disallow: /account/
Disallow: /inloggen/
Disallow: /zoeken/
"""


def home(request: HttpRequest) -> HttpResponse:
    """What holds, what awaits signing, and ways to everything else."""
    return render(request, "portal/pages/home.html", front_page(request.user))


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/about.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/privacy.html")


def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/pages/contact.html", {"address": settings.CONTACT_EMAIL})


def robots(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that cannot be shown to come from this website; mostly because cookies are off."""
    return render(request, "portal/pages/form_refused.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def busy(request: HttpRequest, *, nothing_saved: bool = True) -> HttpResponse:
    """For when somebody else held the database too long; reading it goes on meanwhile."""
    response = render(request, "503.html", {"nothing_saved": nothing_saved}, status=503)
    response["Retry-After"] = str(SECONDS)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database: that may be what is wrong. What was busy only after the view, when its
    session was kept, may have been saved."""
    if is_busy(sys.exc_info()[1]):
        return busy(request, nothing_saved=False)
    return render(request, "500.html", status=500)
