"""What will change: a draft or a file beside a version, on a page and as files to send around.

Drafts are not public, so neither is this: it is for who may edit the draft or bring in files.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify

from documents.admin.holding_version import holding_version
from documents.admin.verb_form_view import PermittedView
from documents.comparison.words import summary_in_words
from documents.drafting.comparing import (
    ProposedText,
    proposed_by_draft,
    proposed_by_erratum,
    proposed_by_file,
)
from documents.drafting.tree import draft_of
from documents.models import Document, DocumentPage, ErratumProposal, IncomingFile, Progress, Version
from documents.permissions import BRING_IN, DETERMINE
from documents.renditions import comparison_docx, comparison_pdf
from documents.renditions.html.page import VIEWS, chosen_view, comparison_page

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = ("word", "pdf")


@dataclass(frozen=True)
class VersionToCompare:
    """A version that something can be compared with; `remark` says why one would."""

    version: Version
    remark: str
    is_chosen: bool = False


def versions_to_compare(document: Document | None, chosen: Version | None = None) -> list[VersionToCompare]:
    """That in force first, then the latest, then the others from new to old."""
    if document is None:
        return []
    holding = holding_version(document)
    found = list(document.versions.defer("content").latest_first())
    remarks = {version.pk: "de laatste" for version in found[:1]}
    if holding:
        remarks[holding.pk] = "van kracht, en de laatste" if holding.pk in remarks else "van kracht"
    found.sort(key=lambda version: (version != holding, version.pk not in remarks))
    return [
        VersionToCompare(version, remarks.get(version.pk, ""), version == chosen)
        for version in found
        if version.document_id == document.pk
    ]


class ProposedTextView(PermittedView):
    """A proposed text beside one of the versions of its document."""

    address_name = ""

    @cached_property
    def proposed(self) -> ProposedText:
        raise NotImplementedError

    @cached_property
    def document(self) -> Document | None:
        raise NotImplementedError

    def came_from(self) -> tuple[str, str]:
        """Where one came from: an address, and its name."""
        raise NotImplementedError

    def get(self, request: HttpRequest, pk: int, form: str = "") -> HttpResponse:
        version = self._chosen()
        if version is None:
            return self._shown({})
        view = chosen_view(request.GET.get("weergave", ""))
        asked = urlencode({"met": version.designation, "weergave": view})
        address = reverse(self.address_name, args=[pk])
        comparison, heading = self.proposed.beside(version, f"{address}?{asked}")
        if not form:
            page = comparison_page(comparison, view)
            summary = summary_in_words(comparison)
            return self._shown({"page": page, "view": view, "version": version, "summary": summary})
        if form not in FORMS:
            raise Http404("Deze vorm is er niet. Kies word of pdf.")
        if form == "word":
            return _file(comparison_docx(comparison, heading), WORD, self._name(version, "docx"))
        return _file(comparison_pdf(comparison, heading, view=view), PDF, self._name(version, "pdf"))

    def _chosen(self) -> Version | None:
        """The version that is asked for; else that in force, else the latest. Raises Http404."""
        if self.document is None:
            return None
        asked = self.request.GET.get("met", "").replace("\0", "")
        if asked:
            found = self.document.versions.designated(asked).first()
            if found is None:
                raise Http404("Deze versie is er niet.")
            return found
        return holding_version(self.document) or self.document.versions.newest()

    def _shown(self, context: dict[str, Any]) -> HttpResponse:
        version = context.get("version")
        address, name = self.came_from()
        shown = context | {
            "proposed": self.proposed,
            "document": self.document,
            "views": VIEWS,
            "choices": versions_to_compare(self.document, version),
            "address": reverse(self.address_name, args=[self.kwargs["pk"]]),
            "back_address": address,
            "back_name": name,
        }
        return render(self.request, "documents/admin/comparison.html", shown)

    def _name(self, version: Version, ending: str) -> str:
        title = slugify(self.proposed.title)[:60] or "document"
        return f"{title}-{slugify(version.name)}-vergeleken-met-{self.proposed.name}.{ending}"


class DraftComparisonView(ProposedTextView):
    address_name = "compare_draft"
    permission_required = "wagtailadmin.access_admin"

    @cached_property
    def page(self) -> DocumentPage | None:
        return DocumentPage.objects.select_related("document").filter(pk=self.kwargs["pk"]).first()

    @cached_property
    def draft(self) -> DocumentPage:
        if self.page is None:
            raise Http404("Dit concept is er niet.")
        return draft_of(self.page.document)

    def has_permission(self) -> bool:
        """The same answer for a draft that is not there."""
        return (
            super().has_permission()
            and self.page is not None
            and self.draft.permissions_for_user(self.user).can_edit()
        )

    @cached_property
    def proposed(self) -> ProposedText:
        return proposed_by_draft(self.draft)

    @cached_property
    def document(self) -> Document | None:
        return self.draft.document

    def came_from(self) -> tuple[str, str]:
        return reverse("wagtailadmin_pages:edit", args=[self.draft.pk]), self.draft.title


class ErratumComparisonView(ProposedTextView):
    address_name = "compare_erratum"
    permission_required = DETERMINE

    @cached_property
    def proposal(self) -> ErratumProposal:
        found = ErratumProposal.objects.select_related("document", "repairs")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @cached_property
    def proposed(self) -> ProposedText:
        return proposed_by_erratum(self.proposal)

    @cached_property
    def document(self) -> Document | None:
        return self.proposal.document

    def _chosen(self) -> Version | None:
        """What it repairs, unless another is asked for."""
        return super()._chosen() if self.request.GET.get("met") else self.proposal.repairs

    def came_from(self) -> tuple[str, str]:
        return reverse("erratum_proposal", args=[self.proposal.pk]), "Voorstel hersteld exemplaar"


class IncomingComparisonView(ProposedTextView):
    address_name = "compare_incoming"
    permission_required = BRING_IN

    @cached_property
    def incoming(self) -> IncomingFile:
        read = IncomingFile.objects.filter(progress__in=[Progress.READ, Progress.ACCEPTED])
        return get_object_or_404(read.select_related("document"), pk=self.kwargs["pk"])

    @cached_property
    def proposed(self) -> ProposedText:
        return proposed_by_file(self.incoming)

    @cached_property
    def document(self) -> Document | None:
        return self.incoming.document

    def came_from(self) -> tuple[str, str]:
        return reverse("bring_in_review", args=[self.incoming.pk]), self.incoming.name


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
