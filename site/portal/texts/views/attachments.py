"""A file that belongs to a version: its text page by page, and the file itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify

from documents import addresses
from documents.models import Attachment, DocumentKind
from documents.reading.filetypes import PPTX, XLSX
from portal.finding.searched_words import SearchedWords, searched_words_in
from portal.texts.document_on_day import document_on_day
from portal.texts.lookup import named_version, readable_document
from search.analysis.marking import Fragment

PAGE_WORDS = {"application/pdf": "Bladzijde", PPTX: "Dia", XLSX: "Blad"}
SHOWN_BY_BROWSERS = ("application/pdf",)
PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class AttachmentPage:
    """A stretch of the text of a file, with the place it has there: paragraphs, in which the words looked for
    are marked. `original_url` opens the file itself there."""

    number: int
    title: str
    paragraphs: tuple[tuple[Fragment, ...], ...]
    is_blank: bool
    original_url: str


def attachment(
    request: HttpRequest, kind: DocumentKind, slug: str, designation: tuple[int, int], position: int
) -> HttpResponse:
    found = _attachment(request, kind, slug, designation, position)
    extracted = getattr(found.file, "extracted", None)
    sought = searched_words_in(request)
    shelf = document_on_day(found.version.document, request.user)
    context = {
        "attachment": found,
        "place": shelf.place(found.version),
        "current": shelf.current,
        "document": found.version.document,
        "version": found.version,
        "extracted": extracted,
        "pages": _pages(found, extracted.pages if extracted else [], sought),
        "sought": sought,
        "is_searchable": bool(extracted and any(page["text"].strip() for page in extracted.pages)),
    }
    return render(request, "portal/texts/attachment.html", context)


def original(
    request: HttpRequest, kind: DocumentKind, slug: str, designation: tuple[int, int], position: int
) -> FileResponse:
    """The file as it was fixed with the version. Only a PDF opens in the browser."""
    found = _attachment(request, kind, slug, designation, position)
    media_type = found.file.media_type
    response = FileResponse(
        found.file.file.open("rb"),
        as_attachment=media_type not in SHOWN_BY_BROWSERS,
        filename=_name_with_version(found),
        content_type=media_type,
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _name_with_version(attachment: Attachment) -> str:
    """The name of the file on the reader's own machine, where nothing else tells which version it is of."""
    version = slugify(attachment.version.name)
    stem, dot, ending = attachment.name.rpartition(".")
    if not dot or version in slugify(stem):
        return attachment.name
    return f"{stem}-versie-{version}.{ending}"


def _pages(
    attachment: Attachment, pages: Iterable[Mapping[str, Any]], sought: SearchedWords
) -> list[AttachmentPage]:
    """Of a PDF each page, of another file each part with its heading."""
    word = PAGE_WORDS.get(attachment.file.media_type, "Deel")
    original = addresses.attachment_file(
        attachment.version.document, attachment.version.designation, attachment.position
    )
    has_pages = attachment.file.media_type in SHOWN_BY_BROWSERS
    return [
        AttachmentPage(
            page["number"],
            page["heading"] or f"{word} {page['number']}",
            tuple(_paragraphs(page["text"].strip().removeprefix(page["heading"]).strip(), sought)),
            not page["text"].strip(),
            f"{original}#page={page['number']}" if has_pages else "",
        )
        for page in pages
    ]


def _paragraphs(text: str, sought: SearchedWords) -> Iterator[tuple[Fragment, ...]]:
    return (sought.in_text(paragraph) for paragraph in PARAGRAPHS.split(text) if paragraph)


def _attachment(
    request: HttpRequest, kind: DocumentKind, slug: str, designation: tuple[int, int], position: int
) -> Attachment:
    version = named_version(readable_document(request, kind, slug), designation, request.user)
    found = get_object_or_404(version.attachments.select_related("file__extracted"), position=position)
    found.version = version
    return found
