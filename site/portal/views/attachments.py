"""A file that belongs to a version: its text page by page, and the file itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from documents.extraction.filetypes import PPTX, XLSX
from documents.models import Attachment, Kind
from portal.views.lookup import named_version, readable_document

PAGE_WORDS = {"application/pdf": "Bladzijde", PPTX: "Dia", XLSX: "Blad"}
SHOWN_BY_BROWSERS = ("application/pdf",)


@dataclass(frozen=True)
class Page:
    """A stretch of the text of a file, with the place it has there."""

    number: int
    title: str
    text: str
    is_blank: bool


def attachment(
    request: HttpRequest, kind: Kind, slug: str, designation: tuple[int, int], position: int
) -> HttpResponse:
    found = _attachment(request, kind, slug, designation, position)
    extracted = getattr(found.file, "extracted", None)
    context = {
        "attachment": found,
        "document": found.version.document,
        "version": found.version,
        "extracted": extracted,
        "pages": _pages(found, extracted.pages if extracted else []),
        "is_searchable": bool(extracted and any(page["text"].strip() for page in extracted.pages)),
    }
    return render(request, "portal/attachment.html", context)


def original(
    request: HttpRequest, kind: Kind, slug: str, designation: tuple[int, int], position: int
) -> FileResponse:
    """The file as it was fixed with the version. Only a PDF opens in the browser."""
    found = _attachment(request, kind, slug, designation, position)
    media_type = found.file.media_type
    response = FileResponse(
        found.file.file.open("rb"),
        as_attachment=media_type not in SHOWN_BY_BROWSERS,
        filename=found.name,
        content_type=media_type,
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _pages(attachment: Attachment, pages: Iterable[Mapping[str, Any]]) -> list[Page]:
    """Of a PDF each page, of another file each part with its heading."""
    word = PAGE_WORDS.get(attachment.file.media_type, "Deel")
    return [
        Page(
            page["number"],
            page["heading"] or f"{word} {page['number']}",
            page["text"].strip().removeprefix(page["heading"]).strip(),
            not page["text"].strip(),
        )
        for page in pages
    ]


def _attachment(
    request: HttpRequest, kind: Kind, slug: str, designation: tuple[int, int], position: int
) -> Attachment:
    version = named_version(readable_document(request, kind, slug), designation)
    found = get_object_or_404(version.attachments.select_related("file__extracted"), position=position)
    found.version = version
    return found
