"""The screens of the menu "Documenten"."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import F, ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from documents.admin.address_form import AddressForm
from documents.admin.columns import LinkColumn, documents_with_latest_version, latest_name
from documents.admin.draft_edit_view import DraftEditView
from documents.admin.erratum_viewset import ErratumProposalViewSet
from documents.admin.history import RowHistoryView
from documents.admin.incoming_viewset import IncomingFileViewSet
from documents.admin.kind_viewset import DocumentKindViewSet
from documents.admin.reading_views import ExtractedTextViewSet
from documents.admin.version_buttons import buttons_of_document
from documents.admin.version_viewsets import VersionViewSet
from documents.drafting.tree import draft_of
from documents.models import Document, DocumentPage


class DraftIndexView(PageIndexView):
    default_ordering = "-latest_revision_created_at"
    add_item_label = "Nieuw document"
    results_template_name = "documents/admin/drafts_results.html"

    def get_base_queryset(self) -> QuerySet[DocumentPage]:
        return super().get_base_queryset().annotate(kind_name=F("document__kind__name"))

    def get_add_url(self) -> str | None:
        """A draft comes with its document."""
        return reverse("documenten:add") if self.request.user.has_perm("documents.add_document") else None


class DraftPageViewSet(PageViewSet):
    """The pages themselves: only the editor differs from Wagtail's."""

    model = DocumentPage
    edit_view_class = DraftEditView


class DraftViewSet(PageListingViewSet):
    name = "concepten"
    model = DocumentPage
    index_view_class = DraftIndexView
    icon = "edit"
    menu_label = "Concepten"
    columns = [
        TitleColumn(
            "draft_title", label="Concept", url_name="wagtailadmin_pages:edit", sort_key="draft_title"
        ),
        Column("kind_name", label="Soort"),
        DateColumn(
            "latest_revision_created_at", label="Laatst gewijzigd", sort_key="latest_revision_created_at"
        ),
    ]


class DocumentIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Document]:
        return documents_with_latest_version()


class DocumentCreateView(CreateView):
    """A new document gets its draft at once."""

    def save_instance(self) -> Document:
        document = super().save_instance()
        self.draft = draft_of(document)
        return document

    def get_success_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.draft.pk])


class DocumentEditView(EditView):
    @property
    def header_more_buttons(self) -> list:
        return [*super().header_more_buttons, *buttons_of_document(self.object, self.request.user)]


class DocumentDeleteView(DeleteView):
    """A document goes with its draft; where anything else hangs on it, it stays."""

    def get_usage_url(self) -> None:
        """Nothing to count: the draft refers to its document and goes with it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if _is_held(self.object):
            messages.error(request, NO_DELETING)
            return redirect(self.index_url_name)
        return super().get(request, *args, **kwargs)

    def delete_action(self) -> None:
        with transaction.atomic():
            draft = DocumentPage.objects.filter(document=self.object).first()
            if draft:
                draft.delete()
            super().delete_action()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except ProtectedError:
            messages.error(request, NO_DELETING)
            return redirect(self.index_url_name)


def _is_held(document: Document) -> bool:
    """Whether anything but its draft would be left without the document."""
    try:
        Collector(using=DEFAULT_DB_ALIAS).collect([document])
    except ProtectedError as error:
        return any(not isinstance(row, DocumentPage) for row in error.protected_objects)
    return False


NO_DELETING = (
    "Verwijderen kan niet, want bij dit document horen versies of een besluitroute. "
    "Mag niemand het meer lezen? Wijzig dan wie dit mag lezen."
)


def draft_address(document: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[document.draft_page]) if document.draft_page else ""


class DocumentForm(AddressForm):
    address_help = (
        "Het laatste stuk van het adres op de website, bijvoorbeeld nazorg-na-vertrek. Alleen kleine "
        "letters, cijfers en streepjes. Vanaf de eerste versie ligt het vast."
    )

    class Meta:
        model = Document
        fields = ["title", "short_name", "kind", "slug", "summary", "visibility"]


class DocumentViewSet(ModelViewSet):
    model = Document
    name = "documenten"
    icon = "folder-open-inverse"
    menu_label = "Documenten"
    add_to_reference_index = False
    index_view_class = DocumentIndexView
    add_view_class = DocumentCreateView
    edit_view_class = DocumentEditView
    delete_view_class = DocumentDeleteView
    history_view_class = RowHistoryView
    list_display = [
        "title",
        Column("kind", label="Soort", sort_key="kind"),
        Column("visibility", label="Wie mag dit lezen", accessor="get_visibility_display"),
        Column("latest", label="Laatste versie", accessor=latest_name, sort_key="latest_number"),
        LinkColumn("draft", "Concept", label="Bewerken", accessor=draft_address),
    ]
    list_filter = ["kind", "visibility"]
    list_export = [
        "title",
        "kind.name",
        "slug",
        "get_visibility_display",
        "latest_label",
        "latest_number",
    ]
    export_headings = {
        "title": "Titel",
        "kind.name": "Soort",
        "slug": "Adres",
        "get_visibility_display": "Wie mag dit lezen",
        "latest_label": "Laatste versie, naam",
        "latest_number": "Laatste versie, nummer",
    }
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["title", "slug"]

    def get_form_class(self, for_update: bool = False) -> type[DocumentForm]:
        return DocumentForm


class DocumentsGroup(ModelViewSetGroup):
    menu_label = "Documenten"
    menu_icon = "folder-open-inverse"
    menu_order = 110
    items = (
        DraftViewSet,
        DocumentViewSet,
        VersionViewSet,
        ErratumProposalViewSet,
        IncomingFileViewSet,
        ExtractedTextViewSet,
        DocumentKindViewSet,
    )
