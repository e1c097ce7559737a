"""Two versions beside each other: on the page, and as files."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from documents.models import Document, DocumentKind, Version
from documents.renditions import comparison_docx, comparison_pdf
from documents.renditions.html.page import VIEWS, chosen_view, comparison_page
from documents.versions.comparisons import comparison_data, comparison_of
from documents.versions.editions import comparison_heading
from portal.texts.document_on_day import comparison_url, document_on_day
from portal.texts.lookup import UnknownVersion, cited, named_version, readable_document
from portal.texts.views.files import WORD, download

Pair = tuple[tuple[int, int], tuple[int, int]]


def choose(request: HttpRequest, kind: DocumentKind, slug: str) -> HttpResponse:
    """A form with two choices; `?van=1&met=2` leads to the comparison."""
    document = readable_document(request, kind, slug)
    asked = [request.GET[name] for name in ("van", "met") if name in request.GET]
    return _of_names(request, document, asked) if asked else _choices(request, document)


def otherwise(request: HttpRequest, kind: DocumentKind, slug: str, asked: str) -> HttpResponse:
    """An address without two numbers: "2019...2025" leads to the comparison, else there is a choice."""
    return _of_names(request, readable_document(request, kind, slug), asked.split("..."))


def _of_names(request: HttpRequest, document: Document, names: list[str]) -> HttpResponse:
    readable = document.versions.visible_to(request.user)
    found = [readable.designated(name.replace("\0", "")).first() for name in names]
    unknown = [name for name, version in zip(names, found, strict=True) if version is None]
    old, new = [*found, None, None][:2]
    if len(names) == 2 and old and new:
        return redirect(comparison_url(old, new))
    return _choices(request, document, unknown=unknown, status=404)


def _choices(
    request: HttpRequest, document: Document, *, unknown: list[str] | None = None, status: int = 200
) -> HttpResponse:
    """`unknown` are the versions that were asked for and are not there."""
    context = {
        "document": document,
        "shelf": document_on_day(document, request.user),
        "unknown": unknown,
        "asked": status == 404,
    }
    return render(request, "portal/texts/choose_comparison.html", context, status=status)


def comparison(request: HttpRequest, kind: DocumentKind, slug: str, pair: Pair) -> HttpResponse:
    try:
        old, new = _versions(request, kind, slug, pair)
    except UnknownVersion as error:
        return _of_names(request, error.document, [cited(version) for version in pair])
    view = chosen_view(request.GET.get("weergave", ""))
    shelf = document_on_day(old.document, request.user)
    context = {
        "compared": [shelf.place(version) for version in dict.fromkeys((old, new))],
        "document": old.document,
        "old": old,
        "new": new,
        "view": view,
        "views": VIEWS,
        "backwards": comparison_url(new, old) if pair[1] < pair[0] else "",
        "page": comparison_page(comparison_of(old, new), view, request.GET.get("alleen", "")),
    }
    return render(request, "portal/texts/comparison.html", context)


def as_pdf(request: HttpRequest, kind: DocumentKind, slug: str, pair: Pair) -> HttpResponse:
    return pdf_of(request, *_versions(request, kind, slug, pair))


def as_word(request: HttpRequest, kind: DocumentKind, slug: str, pair: Pair) -> HttpResponse:
    return word_of(*_versions(request, kind, slug, pair))


def as_json(request: HttpRequest, kind: DocumentKind, slug: str, pair: Pair) -> HttpResponse:
    return json_of(*_versions(request, kind, slug, pair))


def pdf_of(request: HttpRequest, old: Version, new: Version) -> HttpResponse:
    view = chosen_view(request.GET.get("weergave", ""))
    content = comparison_pdf(comparison_of(old, new), comparison_heading(old, new), view=view)
    return download(content, "application/pdf", f"{_stem(old, new)}.pdf")


def word_of(old: Version, new: Version) -> HttpResponse:
    content = comparison_docx(comparison_of(old, new), comparison_heading(old, new))
    return download(content, WORD, f"{_stem(old, new)}.docx")


def json_of(old: Version, new: Version) -> HttpResponse:
    return JsonResponse(comparison_data(old, new), json_dumps_params={"ensure_ascii": False})


def _versions(request: HttpRequest, kind: DocumentKind, slug: str, pair: Pair) -> tuple[Version, Version]:
    document = readable_document(request, kind, slug)
    old, new = (named_version(document, designation, request.user) for designation in pair)
    return old, new


def _stem(old: Version, new: Version) -> str:
    """The name of a file of a comparison; a version of another document is named with that document."""
    other = f"{new.document.slug}-" if new.document_id != old.document_id else ""
    return f"{old.document.slug}-{slugify(old.name)}-vergeleken-met-{other}{slugify(new.name)}"
