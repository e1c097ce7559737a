"""What the home of the admin shows: my drafts, proposed repairs, and files that could not be read."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from documents.models import (
    DeterminationProposal,
    DocumentPage,
    ErratumProposal,
    ExtractedText,
    ExtractionStatus,
    IncomingFile,
    Progress,
)

SHOWN = 8


def drafts_of(user: Any) -> list[DocumentPage]:
    """The drafts this person edited, the latest first."""
    edited = Revision.page_revisions.filter(user=user).values("object_id").annotate(at=Max("created_at"))
    moments = {int(row["object_id"]): row["at"] for row in edited.order_by("-at")}
    pages = DocumentPage.objects.filter(pk__in=moments).select_related("document__kind").defer("body")
    return sorted(pages, key=lambda page: moments[page.pk], reverse=True)[:SHOWN]


class MyDraftsPanel(Component):
    name = "my_drafts"
    template_name = "documents/admin/panel_drafts.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"drafts": drafts_of(parent_context["request"].user)}


class ErratumProposalsPanel(Component):
    """The repaired copies that wait for a second person."""

    name = "erratum_proposals"
    template_name = "documents/admin/panel_proposals.html"
    order = 105

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        waiting = ErratumProposal.objects.filter(decided_at=None).select_related("document__kind", "repairs")
        proposals = waiting.defer("content", "repairs__content")[:SHOWN]
        return {"proposals": proposals, "request": parent_context["request"]}


class DeterminationProposalsPanel(Component):
    """The versions that wait for a second person."""

    name = "determination_proposals"
    template_name = "documents/admin/panel_determinations.html"
    order = 104

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        waiting = DeterminationProposal.objects.filter(decided_at=None).select_related("document")
        return {"proposals": waiting[:SHOWN]}


class UnreadableFilesPanel(Component):
    name = "unreadable_files"
    template_name = "documents/admin/panel_unreadable.html"
    order = 130

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        failed = ExtractedText.objects.filter(status=ExtractionStatus.FAILED).select_related("file")
        incoming = IncomingFile.objects.filter(progress__in=[Progress.FAILED, Progress.LOCKED])
        return {
            "attachments": failed.prefetch_related("file__attachments__version__document").defer("pages")[
                :SHOWN
            ],
            "incoming": incoming.select_related("document__kind")[:SHOWN],
        }
