"""Where the documents meet Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html

from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import RecentEditsPanel
from wagtail.permissions import register_permission_policy

from documents.admin import guards, log_actions
from documents.admin.determination_views import DetermineView, MatchView
from documents.admin.erratum_views import ErratumProposalView
from documents.admin.incoming_views import ReviewView, SourceView, UploadView
from documents.admin.kind_viewset import MainAgreementView
from documents.admin.ledger import LedgerViewSet
from documents.admin.panels import (
    ErratumProposalsPanel,
    MyDraftsPanel,
    UnreadableFilesPanel,
)
from documents.admin.policies import ReadOnlyPolicy
from documents.admin.preview import preview
from documents.admin.reading_views import ReadAgainView
from documents.admin.viewsets import DocumentsGroup, DraftPageViewSet
from documents.models import DocumentPage, ErratumProposal, ExtractedText, LedgerEntry, Version
from documents.permissions import BRING_IN, DETERMINE

for model in (Version, ExtractedText, ErratumProposal, LedgerEntry):
    register_permission_policy(model, ReadOnlyPolicy(model))

hooks.register("before_delete_page", guards.refuse_deleting)
hooks.register("before_bulk_action", guards.refuse_in_bulk)
hooks.register("before_publish_page", guards.refuse_publishing)
hooks.register("before_copy_page", guards.refuse_copying)
hooks.register("register_log_actions", log_actions.register_log_actions)
hooks.register("preview_draft", preview)


@hooks.register("register_admin_viewset")
def documents_viewsets() -> list:
    return [DraftPageViewSet(), DocumentsGroup(), LedgerViewSet()]


@hooks.register("register_admin_urls")
def documents_urls() -> list:
    return [
        path("inlezen/", UploadView.as_view(), name="bring_in"),
        path("inlezen/<int:pk>/", ReviewView.as_view(), name="bring_in_review"),
        path("inlezen/<int:pk>/bestand/", SourceView.as_view(), name="bring_in_source"),
        path("gelezen-bestanden/<int:pk>/opnieuw/", ReadAgainView.as_view(), name="read_again"),
        path("vaststellen/<int:pk>/", DetermineView.as_view(), name="determine"),
        path("hoofdconvenant/", MainAgreementView.as_view(), name="main_agreement"),
        path("herstel/<int:pk>/", ErratumProposalView.as_view(), name="erratum_proposal"),
        path("vaststellen/<int:pk>/koppelingen/", MatchView.as_view(), name="determine_match"),
    ]


class BringInMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(BRING_IN)


@hooks.register("register_admin_menu_item")
def bring_in_menu_item() -> MenuItem:
    return BringInMenuItem("Bestand inlezen", reverse("bring_in"), icon_name="upload", order=105)


class DetermineMenuItem(ActionMenuItem):
    """Beside saving: what the draft is for."""

    name = "action-determine"
    label = "Vaststellen"
    icon_name = "lock"
    order = 5

    def is_shown(self, context: dict[str, Any]) -> bool:
        return (
            context["view"] == "edit"
            and isinstance(context["page"], DocumentPage)
            and context["request"].user.has_perm(DETERMINE)
            and not context["locked_for_user"]
        )

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("determine", args=[context["page"].pk])


@hooks.register("register_page_action_menu_item")
def determine_menu_item() -> DetermineMenuItem:
    return DetermineMenuItem()


@hooks.register("construct_page_action_menu")
def without_publishing(menu_items: list, request: HttpRequest, context: dict[str, Any]) -> None:
    if isinstance(context.get("page"), DocumentPage):
        menu_items[:] = [
            item for item in menu_items if item.name not in ("action-publish", "action-unpublish")
        ]


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, RecentEditsPanel)]
    panels.append(MyDraftsPanel())
    if request.user.has_perm(DETERMINE):
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
