"""A version as a file, and the pictures in its text."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from documents.models import Article, DocumentKind, StoredFile, Version
from documents.renditions.edition import Edition
from documents.renditions.typeset.version import version_pdf
from documents.renditions.word.version import version_docx
from documents.versions.editions import edition_of
from portal.texts.document_on_day import document_on_day
from portal.texts.lookup import named_version, readable_document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
YEAR = 31_536_000


def version_as_pdf(
    request: HttpRequest, kind: DocumentKind, slug: str, designation: tuple[int, int]
) -> HttpResponse:
    version = named_version(readable_document(request, kind, slug), designation, request.user)
    return download(version_pdf(_edition(version, request.user)), "application/pdf", _name(version, "pdf"))


def version_as_word(
    request: HttpRequest, kind: DocumentKind, slug: str, designation: tuple[int, int]
) -> HttpResponse:
    version = named_version(readable_document(request, kind, slug), designation, request.user)
    return download(version_docx(_edition(version, request.user)), WORD, _name(version, "docx"))


def picture(request: HttpRequest, sha256: str) -> HttpResponse:
    """A picture of a text that this person may read. It never changes: the address is its content."""
    shown = Article.objects.filter(html__contains=f"/{sha256}/")
    if len(sha256) != 64 or not shown.filter(version__in=Version.objects.visible_to(request.user)).exists():
        raise Http404("Deze afbeelding is er niet.")
    stored = get_object_or_404(StoredFile, sha256=sha256, media_type__startswith="image/")
    response = HttpResponse(stored.read(), content_type=stored.media_type)
    public = shown.filter(version__in=Version.objects.visible_to(AnonymousUser())).exists()
    response["Cache-Control"] = f"{'public' if public else 'private'}, max-age={YEAR}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _edition(version: Version, user) -> Edition:
    standing = document_on_day(version.document, user).place(version).standing
    return edition_of(version, status=standing.reason)


def _name(version: Version, ending: str) -> str:
    return f"{version.document.slug}-versie-{slugify(version.name)}.{ending}"
