"""What an address names, for who may read it; anything else is not found."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from documents.models import Document, DocumentKind, Version


class UnknownVersion(Http404):
    """The document is there, a version with this number is not."""

    def __init__(self, document: Document) -> None:
        super().__init__("Deze versie is er niet.")
        self.document = document


def cited(designation: tuple[int, int]) -> str:
    number, correction = designation
    return f"{number}.{correction}" if correction else str(number)


def readable_document(request: HttpRequest, kind: DocumentKind, slug: str) -> Document:
    return get_object_or_404(Document.objects.visible_to(request.user), kind=kind, slug=slug)


def named_version(document: Document, designation: tuple[int, int], user) -> Version:
    """The version with this (number, correction), for who may read it. Raises UnknownVersion."""
    number, correction = designation
    readable = document.versions.visible_to(user).select_related("source")
    version = readable.filter(number=number, correction=correction).first()
    if version is None:
        raise UnknownVersion(document)
    version.document = document
    return version
