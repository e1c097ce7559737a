"""The proof of a version: how it stands on a day, the sheet that says so, and the bundle for an auditor."""

import tempfile
from datetime import UTC
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from documents import addresses
from documents.models import Document, Version
from documents.models.visibility import readable_by
from documents.text.refusals import Refused
from portal.register.long_files import bundle_later, has_large_files, write_bundle
from portal.register.parameters import ChartParameters, asked_of
from portal.texts.lookup import named_version
from signatures.models import Partner
from signatures.overviews.stand_sheet import Moment, partner_sheet, version_sheet
from signatures.register.standings import standing_of


def proof(request: HttpRequest, slug: str, designation: tuple[int, int]) -> HttpResponse:
    return _page(request, _version(request, slug, designation))


def sheet(request: HttpRequest, slug: str, designation: tuple[int, int]) -> HttpResponse:
    version = _version(request, slug, designation)
    asked = asked_of(request.GET)
    if asked.problems:
        return _page(request, version, status=400)
    moment = _moment(asked, addresses.stand_sheet(slug, version.designation))
    try:
        content = version_sheet(version, moment, readable_by(request.user))
    except Refused as refused:
        return _page(request, version, str(refused), status=400)
    return _pdf(content, f"stand-{slug}-{version.designation}-{asked.on}.pdf")


def sheet_of_partner(request: HttpRequest, slug: str) -> HttpResponse:
    """How the partner stands in the documents that this person may read."""
    partner = get_object_or_404(Partner.objects.select_related("kind").prefetch_related("names"), slug=slug)
    asked = asked_of(request.GET)
    if asked.problems:
        return redirect(partner)
    documents = Document.objects.visible_to(request.user).order_by("kind", "title")
    moment = _moment(asked, addresses.partner_stand_sheet(slug))
    content = partner_sheet(partner, documents, moment, readable_by(request.user))
    return _pdf(content, f"stand-{slug}-{asked.on}.pdf")


def bundle(request: HttpRequest, slug: str, designation: tuple[int, int]) -> HttpResponseBase:
    """All of it for the team; for a partner what is its own. Who asks is in the log."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    version = _version(request, slug, designation)
    partner = _whose(request)
    asked = asked_of(request.GET)
    if asked.problems:
        return _page(request, version, status=400)
    of = f"-{partner.slug}" if partner else ""
    name = f"bewijs-{slug}-{version.designation}{of}-{asked.on}.zip"
    readable = _known_to(request.user, partner)
    if has_large_files(version.document):
        return bundle_later(request, version, partner=partner, readable=readable, name=name)
    made = tempfile.TemporaryFile()  # noqa: SIM115 # the response closes it
    try:
        write_bundle(version, made, asked, partner=partner, readable=readable, by=request.user)
    except Refused as refused:
        made.close()
        return _page(request, version, str(refused), status=400)
    made.seek(0)
    response = FileResponse(made, as_attachment=True, filename=name, content_type="application/zip")
    response["Cache-Control"] = "private, no-store"
    return response


def _version(request: HttpRequest, slug: str, designation: tuple[int, int]) -> Version:
    document = get_object_or_404(Document.objects.visible_to(request.user), slug=slug)
    return named_version(document, designation, request.user)


def _whose(request: HttpRequest) -> Partner | None:
    """Whose bundle is asked for: None is everybody's. Raises Http404 for who may have none."""
    user = request.user
    if user.has_perm("signatures.view_act"):
        asked = request.GET.get("partner", "")
        return get_object_or_404(Partner, slug=asked) if asked else None
    if not user.is_authenticated or user.partner is None:
        raise Http404("Deze bewijsmap is er niet.")
    return user.partner


def _known_to(user, partner: Partner | None) -> list[str] | None:
    """Of other versions the bundle tells what its reader may know; what the team makes for a partner goes to
    that partner."""
    return readable_by(user) if partner and user.partner == partner else None


def _page(request: HttpRequest, version: Version, refused: str = "", *, status: int = 200) -> HttpResponse:
    asked = asked_of(request.GET)
    levels = readable_by(request.user)
    standing = standing_of(version.document, on=asked.on, known_on=asked.known_on, readable=levels)
    team = request.user.has_perm("signatures.view_act")
    own = getattr(request.user, "partner", None)
    context = {
        "document": version.document,
        "version": version,
        "asked": asked,
        "standing": standing.version(version.number),
        "problems": [*asked.problems, *([refused] if refused else [])],
        "whole_bundle": team,
        "own_bundle": own if own and not team else None,
    }
    return render(request, "portal/register/proof.html", context, status=status)


def _moment(asked: ChartParameters, place: str) -> Moment:
    """As known now at the latest, so that the address on the sheet gives the same sheet ever after."""
    now = timezone.now()
    known = min(asked.known_on or now, now).astimezone(UTC)
    question = {"op": str(asked.on), "bekend": f"{known:%Y-%m-%dT%H:%M:%S.%f}Z"}
    asking = addresses.asking(place, urlencode(question, safe=":"))
    return Moment(asked.on, known, addresses.absolute(asking))


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response
