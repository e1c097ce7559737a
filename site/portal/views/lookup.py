"""What an address names, for who may read it; anything else is not found."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from documents.models import Document, Version


def readable_document(request: HttpRequest, kind: str, slug: str) -> Document:
    return get_object_or_404(Document.objects.visible_to(request.user), kind=kind, slug=slug)


def named_version(document: Document, designation: tuple[int, int]) -> Version:
    """The version with this (number, correction). Raises Http404."""
    number, correction = designation
    version = document.versions.filter(number=number, correction=correction).select_related("source").first()
    if version is None:
        raise Http404("Deze versie is er niet.")
    version.document = document
    return version
