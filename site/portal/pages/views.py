"""The pages of the website as Wagtail serves them, and the pages for when something is wrong."""

import sys

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from wagtail.views import serve

from documents import addresses
from documents.models import DocumentKind
from documents.text.refusals import Refused
from documents.transactions.busy import is_busy
from portal.pages.contact_form import ContactForm, send_message
from portal.pages.frame import bare_frame
from portal.pages.models import ContactPage, SectionPage
from portal.texts.views.documents import section as list_of_kind
from portal.too_often import too_often

SECONDS = 60
MOST_MESSAGES = 5
TOO_MANY = (
    "U hebt net al een paar berichten verstuurd. Wacht tien minuten, of mail ons: het adres staat hierboven."
)

ROBOTS = """User-agent: *
Disallow: /beheer/
Disallow: /mijn/
Disallow: /tekenen/
Disallow: /account/
Disallow: /inloggen/
Disallow: /zoeken/

Sitemap: {sitemap}
"""


def page_at(request: HttpRequest, path: str) -> HttpResponse:
    """The page of the tree at this place: for addresses that the portal knows by name."""
    return serve(request, path)


def section(request: HttpRequest, kind: DocumentKind) -> HttpResponse:
    """The page that the team made for this kind of document; without one a plain list."""
    page = SectionPage.objects.live().filter(kind=kind.code).first()
    return serve(request, page.address.lstrip("/")) if page else list_of_kind(request, kind)


@transaction.non_atomic_requests  # it writes nothing, and nobody waits while the mail is sent
@csrf_exempt  # a reader has no cookie, and nothing that a stranger could do in its name
@require_POST
def contact_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends what a visitor wrote on this page."""
    page = get_object_or_404(ContactPage.objects.live().filter(has_form=True), pk=pk)
    form = ContactForm(request.POST)
    if form.is_valid():
        if too_often(request, "contact", most=MOST_MESSAGES):
            form.add_error(None, TOO_MANY)
        else:
            given = {name: form.cleaned_data[name] for name in ("name", "email", "message")}
            try:
                send_message(**given, page=addresses.absolute(page.address))
            except Refused as error:
                form.add_error(None, error.message)
            else:
                return redirect(f"{page.address}?verstuurd#_verstuurd")
    return page.serve(request, form=form)


def nothing_here(_request: HttpRequest) -> HttpResponse:
    raise Http404("Dit adres is er niet.")


def robots(_request: HttpRequest) -> HttpResponse:
    told = ROBOTS.format(sitemap=addresses.absolute(reverse("sitemap")))
    return HttpResponse(told, content_type="text/plain; charset=utf-8")


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
    return render(request, "500.html", {"frame": bare_frame()}, status=500)
