"""Where the documents meet Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy

from documents.admin import guards, log_actions
from documents.admin.attachment_views import AttachmentsView
from documents.admin.comparison_views import (
    DraftComparisonView,
    ErratumComparisonView,
    IncomingComparisonView,
)
from documents.admin.determination_proposal_views import DeterminationProposalView
from documents.admin.determination_views import DetermineView, MatchView
from documents.admin.draft_menu import DetermineMenuItem, name_actions
from documents.admin.draft_structure_views import DraftStructureView, DraftUnitView
from documents.admin.erratum_views import ErratumProposalView
from documents.admin.incoming_views import (
    PagePictureView,
    ReportView,
    SourceView,
    ThrowAwayView,
    UploadView,
)
from documents.admin.kind_viewset import MainAgreementView
from documents.admin.ledger import LedgerViewSet
from documents.admin.panels import (
    DeterminationProposalsPanel,
    ErratumProposalsPanel,
    MyDraftsPanel,
    UnreadableFilesPanel,
)
from documents.admin.policies import ReadOnlyPolicy
from documents.admin.preview import preview
from documents.admin.publication_views import PublicationView
from documents.admin.reading_views import ReadAgainView
from documents.admin.review_views import ReviewView, UnitView
from documents.admin.viewsets import DocumentsGroup, DraftPageViewSet
from documents.editor.rich_text import register_raised_letters
from documents.models import (
    DocumentPage,
    ErratumProposal,
    ExtractedText,
    IncomingFile,
    LedgerEntry,
    Version,
)
from documents.permissions import BRING_IN, DETERMINE

for model in (Version, ExtractedText, ErratumProposal, IncomingFile, LedgerEntry):
    register_permission_policy(model, ReadOnlyPolicy(model))

hooks.register("before_delete_page", guards.refuse_deleting)
hooks.register("after_delete_page", guards.back_to_drafts)
hooks.register("before_bulk_action", guards.refuse_in_bulk)
hooks.register("before_publish_page", guards.refuse_publishing)
hooks.register("before_copy_page", guards.refuse_copying)
hooks.register("register_log_actions", log_actions.register_log_actions)
hooks.register("preview_draft", preview)
hooks.register("construct_page_action_menu", name_actions)
hooks.register("register_rich_text_features", register_raised_letters)


@hooks.register("register_admin_viewset")
def documents_viewsets() -> list:
    return [DraftPageViewSet(), DocumentsGroup(), LedgerViewSet()]


@hooks.register("register_admin_urls")
def documents_urls() -> list:
    return [
        path("inlezen/", UploadView.as_view(), name="bring_in"),
        path("inlezen/<int:pk>/", ReviewView.as_view(), name="bring_in_review"),
        path("inlezen/<int:pk>/onderdeel/<slug:key>/", UnitView.as_view(), name="bring_in_unit"),
        path("inlezen/<int:pk>/bladzijde/<int:number>/", PagePictureView.as_view(), name="bring_in_page"),
        path("inlezen/<int:pk>/bestand/", SourceView.as_view(), name="bring_in_source"),
        path("inlezen/<int:pk>/verslag/", ReportView.as_view(), name="bring_in_report"),
        path("inlezen/<int:pk>/weg/", ThrowAwayView.as_view(), name="bring_in_throw_away"),
        path("gelezen-bestanden/<int:pk>/opnieuw/", ReadAgainView.as_view(), name="read_again"),
        path("vaststellen/<int:pk>/", DetermineView.as_view(), name="determine"),
        path("vergelijken/concept/<int:pk>/", DraftComparisonView.as_view(), name="compare_draft"),
        path("vergelijken/concept/<int:pk>/<str:form>/", DraftComparisonView.as_view()),
        path("vergelijken/herstel/<int:pk>/", ErratumComparisonView.as_view(), name="compare_erratum"),
        path("vergelijken/herstel/<int:pk>/<str:form>/", ErratumComparisonView.as_view()),
        path("vergelijken/bestand/<int:pk>/", IncomingComparisonView.as_view(), name="compare_incoming"),
        path("vergelijken/bestand/<int:pk>/<str:form>/", IncomingComparisonView.as_view()),
        path("openbaar/<int:pk>/", PublicationView.as_view(), name="publication"),
        path(
            "vaststellen/voorstel/<int:pk>/",
            DeterminationProposalView.as_view(),
            name="determination_proposal",
        ),
        path("hoofdconvenant/", MainAgreementView.as_view(), name="main_agreement"),
        path("herstel/<int:pk>/", ErratumProposalView.as_view(), name="erratum_proposal"),
        path("concept/<int:pk>/bijlagen/", AttachmentsView.as_view(), name="draft_attachments"),
        path("concept/<int:pk>/opbouw/", DraftStructureView.as_view(), name="draft_structure"),
        path("concept/<int:pk>/opbouw/onderdeel/<slug:key>/", DraftUnitView.as_view(), name="draft_unit"),
        path("vaststellen/<int:pk>/koppelingen/", MatchView.as_view(), name="determine_match"),
    ]


class BringInMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(BRING_IN)


@hooks.register("register_admin_menu_item")
def bring_in_menu_item() -> MenuItem:
    return BringInMenuItem("Bestand inlezen", reverse("bring_in"), icon_name="upload", order=105)


@hooks.register("register_page_action_menu_item")
def determine_menu_item() -> DetermineMenuItem:
    return DetermineMenuItem()


@hooks.register("register_page_header_buttons")
def comparison_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """What the draft would change, as long as it can still be changed."""
    if isinstance(page, DocumentPage) and page.document.versions.exists():
        address = reverse("compare_draft", args=[page.pk])
        yield Button("Wat verandert er", address, icon_name="doc-full", priority=20)


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, RecentEditsPanel)]
    panels.append(MyDraftsPanel())
    if request.user.has_perm(DETERMINE):
        panels.append(DeterminationProposalsPanel())
        panels.append(ErratumProposalsPanel())
    if request.user.has_perm(BRING_IN):
        panels.append(UnreadableFilesPanel())


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts(request: HttpRequest, items: list) -> None:
    """How many pages and images there are helps nobody; the panels say what is to be done."""
    items.clear()


@hooks.register("insert_global_admin_js")
def admin_js() -> str:
    return format_html('<script src="{}" defer></script>', static("documents/admin/dates.js"))


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("documents/admin/admin.css"))
