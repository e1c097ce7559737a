"""A version beside one of another document, or beside a file of the reader, which is not kept."""

from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from documents import addresses
from documents.comparison import carry_keys
from documents.drafting.comparing import ProposedText
from documents.models import Document, DocumentKind, Version
from documents.reading import Imported, UnreadableFile, read_file
from documents.renditions import comparison_docx, comparison_pdf
from documents.renditions.html.page import VIEWS, chosen_view, comparison_page
from documents.versions.comparisons import comparison_of, data_beside_file
from portal.texts.forms import OwnFileForm
from portal.texts.lookup import named_version, readable_document
from portal.texts.views.comparisons import json_of, pdf_of, word_of
from portal.texts.views.files import WORD, download
from portal.too_often import too_often

MOST_FILES = 20
TOO_MANY = "U hebt net al veel bestanden vergeleken. Wacht tien minuten en kies uw bestand daarna opnieuw."

Designation = tuple[int, int]
Pair = tuple[Version, Version]


def choose(request: HttpRequest, kind: DocumentKind, slug: str) -> HttpResponse:
    """Two forms; `?van=1&met=standaardcontract/2` leads to the comparison."""
    document = readable_document(request, kind, slug)
    if "met" not in request.GET:
        return _choices(request, document)
    asked, (other, _, theirs) = request.GET.get("van", ""), request.GET["met"].partition("/")
    readable = Version.objects.visible_to(request.user).select_related("document__kind")
    old = readable.filter(document=document).designated(_clean(asked)).first()
    new = readable.filter(document__slug=_clean(other)).designated(_clean(theirs)).first()
    if old and new:
        return redirect(_address(old, new))
    return _choices(request, document, not_found=True, status=404)


def _clean(words: str) -> str:
    return words.replace("\0", "")


def _address(old: Version, new: Version) -> str:
    if old.document_id == new.document_id:
        return addresses.comparison(new.document, old.designation, new.designation)
    return addresses.comparison_across(old.document, old.designation, new.document, new.designation)


def _choices(
    request: HttpRequest,
    document: Document,
    *,
    form: OwnFileForm | None = None,
    not_found: bool = False,
    status: int = 200,
) -> HttpResponse:
    mine = _versions_of(request, document)
    readable = Version.objects.visible_to(request.user).exclude(document=document).defer("content")
    in_order = readable.select_related("document__kind").order_by(
        Lower("document__title"), "document", "-number", "-correction"
    )
    context = {
        "document": document,
        "mine": mine,
        "others": [(other, list(found)) for other, found in groupby(in_order, lambda one: one.document)],
        "form": form or OwnFileForm(versions=mine),
        "not_found": not_found,
    }
    return render(request, "portal/texts/choose_other_comparison.html", context, status=status)


def _versions_of(request: HttpRequest, document: Document) -> list[Version]:
    return list(document.versions.visible_to(request.user).defer("content").latest_first())


def across(request: HttpRequest, kind: DocumentKind, slug: str, **asked: Any) -> HttpResponse:
    old, new = _pair(request, kind, slug, **asked)
    if old.document_id == new.document_id:
        return redirect(_address(old, new))
    view = chosen_view(request.GET.get("weergave", ""))
    context = {
        "document": old.document,
        "old": old,
        "new": new,
        "view": view,
        "views": VIEWS,
        "turned_round": _address(new, old),
        "page": comparison_page(comparison_of(old, new), view, request.GET.get("alleen", "")),
    }
    return render(request, "portal/texts/comparison_across.html", context)


def as_pdf(request: HttpRequest, kind: DocumentKind, slug: str, **asked: Any) -> HttpResponse:
    return pdf_of(request, *_pair(request, kind, slug, **asked))


def as_word(request: HttpRequest, kind: DocumentKind, slug: str, **asked: Any) -> HttpResponse:
    return word_of(*_pair(request, kind, slug, **asked))


def as_json(request: HttpRequest, kind: DocumentKind, slug: str, **asked: Any) -> HttpResponse:
    return json_of(*_pair(request, kind, slug, **asked))


def _pair(
    request: HttpRequest, kind: DocumentKind, slug: str, mine: Designation, other: str, theirs: Designation
) -> Pair:
    """Both versions, for who may read both documents."""
    document = readable_document(request, kind, slug)
    beside = get_object_or_404(Document.objects.visible_to(request.user), slug=other)
    return named_version(document, mine, request.user), named_version(beside, theirs, request.user)


@require_POST
@login_required
@transaction.non_atomic_requests
def with_file(request: HttpRequest, kind: DocumentKind, slug: str) -> HttpResponse:
    """Nothing of the file is kept, so each view of it asks for the file again."""
    document = readable_document(request, kind, slug)
    form = OwnFileForm(request.POST, request.FILES, versions=_versions_of(request, document))
    if not form.is_valid():
        return _choices(request, document, form=form, status=400)
    if too_often(request, "own-file", most=MOST_FILES):
        form.add_error("file", TOO_MANY)
        return _choices(request, document, form=form, status=429)
    version = document.versions.visible_to(request.user).designated(form.cleaned_data["version"]).first()
    if version is None:
        raise Http404("Deze versie is er niet.")
    file = form.cleaned_data["file"]
    try:
        imported = read_file(file.read(), name=file.name)
    except UnreadableFile as error:
        form.add_error("file", str(error))
        return _choices(request, document, form=form, status=400)
    version.document = document
    return _beside_file(request, version, imported, file.name, form.cleaned_data["shown_as"])


def _beside_file(
    request: HttpRequest, version: Version, imported: Imported, name: str, shown_as: str
) -> HttpResponse:
    own = ProposedText(
        title=version.title,
        name="eigen bestand",
        words=f"het bestand “{name}”",
        dated=timezone.localdate(),
        text=carry_keys(version.text, imported.text),
    )
    comparison, heading = own.beside(version, version.get_absolute_url())
    stem = f"{version.document.slug}-{slugify(version.name)}-vergeleken-met-eigen-bestand"
    if shown_as == "word":
        response = download(comparison_docx(comparison, heading), WORD, f"{stem}.docx")
    elif shown_as == "pdf":
        content = comparison_pdf(comparison, heading, view="renvooi")
        response = download(content, "application/pdf", f"{stem}.pdf")
    elif shown_as == "json":
        data = data_beside_file(version, comparison, name)
        response = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    else:
        context = {
            "document": version.document,
            "old": version,
            "view": chosen_view(shown_as),
            "file_name": name,
            "warnings": imported.warnings,
            "page": comparison_page(comparison, chosen_view(shown_as)),
        }
        response = render(request, "portal/texts/comparison_with_file.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
