"""What belongs to a page of the website and its visitors may have: its pictures and files, colours and logo.

Editors' files are for editors (`portal.pages.working_files`). A visitor gets one exactly while a live page
shows it: the page itself is asked, at each request, so what is taken off a page is gone at once.
"""

import mimetypes
from functools import partial

from django.core.files.base import File
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError
from wagtail.models import Page

from portal.pages.models import Illustration, SiteSettings, WorkingFile
from portal.pages.models.page import PublicPage
from portal.pages.pictures import ICON, LOGO, SPECS

YEAR = 31_536_000
HOUR = 3600
SHOWN_BY_BROWSERS = ("application/pdf",)
GONE = "Dit bestand is er niet."


def picture_of_page(request: HttpRequest, pk: int, picture: int, width: int) -> HttpResponseBase:
    if width not in SPECS:
        raise Http404(GONE)
    is_public = _is_shown(request, pk, "shown_pictures", picture)
    response = _rendition(get_object_or_404(Illustration, pk=picture), SPECS[width])
    response["Cache-Control"] = f"public, max-age={HOUR}" if is_public else "private, no-store"
    return response


def file_of_page(request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
    is_public = _is_shown(request, pk, "shown_files", file)
    found = get_object_or_404(WorkingFile, pk=file)
    try:
        content = found.file.open("rb")
    except OSError:
        raise Http404(GONE) from None
    as_attachment = found.content_type not in SHOWN_BY_BROWSERS
    response = FileResponse(
        content, as_attachment=as_attachment, filename=found.filename, content_type=found.content_type
    )
    response["Cache-Control"] = f"public, max-age={HOUR}" if is_public else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    if as_attachment:
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def looks(request: HttpRequest, digest: str) -> HttpResponseBase:
    """The style sheet of now; an address of before leads to it."""
    now = SiteSettings.current().looks
    if digest != now.digest:
        if not now.digest:
            raise Http404("Dit portaal heeft zijn eigen kleuren.")
        response: HttpResponseBase = redirect("looks", now.digest)
        response["Cache-Control"] = "no-cache"
        return response
    response = HttpResponse(now.css(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


def _of_settings(request: HttpRequest, digest: str, *, name: str, spec: str) -> HttpResponseBase:
    picture: Illustration | None = getattr(SiteSettings.current(), name)
    if picture is None or not picture.file_hash.startswith(digest) or len(digest) < 16:
        raise Http404(GONE)
    response = _rendition(picture, spec)
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


logo = partial(_of_settings, name="logo", spec=LOGO)
favicon = partial(_of_settings, name="favicon", spec=ICON)


def _is_shown(request: HttpRequest, pk: int, what: str, wanted: int) -> bool:
    """Whether everybody may have it. Who works in the admin may have it anyway, as in a preview; for anybody
    else it is not there."""
    found = Page.objects.filter(pk=pk, live=True).first()
    page = found.specific if found else None
    if isinstance(page, PublicPage) and wanted in getattr(page, what)():
        return True
    if request.user.has_perm("wagtailadmin.access_admin"):
        return False
    raise Http404(GONE)


def _rendition(picture: Illustration, spec: str) -> FileResponse:
    """As it was made when it was published; else made now and kept nowhere, for reading writes nothing."""
    kept: Model | None = picture.renditions.filter(filter_spec=spec).first()
    try:
        content: File = kept.file.open("rb") if kept else _made(picture, spec)  # type: ignore[attr-defined]
    except (OSError, SourceImageIOError, InvalidFilterSpecError):
        raise Http404(GONE) from None
    media_type = mimetypes.guess_type(content.name or "")[0] or "application/octet-stream"
    response = FileResponse(content, content_type=media_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _made(picture: Illustration, spec: str) -> File:
    made = picture.generate_rendition_file(Filter(spec=spec))
    made.seek(0)
    return made
