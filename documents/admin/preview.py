"""The draft as the version will look, for the preview of the editor."""

from base64 import b64encode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from documents.drafting.mapping import text_of
from documents.models import DocumentPage
from documents.renditions.html.titles import heading_html
from documents.renditions.html.units import unit_html


def preview(request: HttpRequest, page: DocumentPage) -> HttpResponse:
    text, pictures = text_of(page)
    addresses = {
        picture.digest: _inline(picture.media_type, pictures[picture.digest]) for picture in text.pictures()
    }
    units = [
        {"unit": unit, "heading": mark_safe(heading_html(unit.heading, body)), "body": mark_safe(body)}
        for unit in text.units
        for body in [unit_html(unit, lambda digest: addresses.get(digest, ""))]
    ]
    return render(request, "documents/admin/preview.html", {"page": page, "units": units})


def _inline(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(content).decode()}"
