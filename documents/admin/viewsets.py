"""The screens of the menu "Documenten"."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet

from documents.admin.columns import LinkColumn, documents_with_latest_version, latest_name
from documents.admin.paper_form import PaperForm
from documents.drafting import draft_of
from documents.models import (
    Document,
    DocumentPage,
    ExtractedText,
    FollowUp,
    Paper,
    Route,
    Step,
    Version,
)


class DraftIndexView(PageIndexView):
    default_ordering = "-latest_revision_created_at"

    def get_base_queryset(self) -> QuerySet[DocumentPage]:
        return super().get_base_queryset().select_related("document")


class DraftViewSet(PageListingViewSet):
    name = "concepten"
    model = DocumentPage
    index_view_class = DraftIndexView
    icon = "edit"
    menu_label = "Concepten"
    columns = [
        *(column for column in PageIndexView.base_columns if column.name in ("bulk_actions", "title")),
        Column("kind", label="Soort", accessor="document.get_kind_display"),
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


def draft_address(document: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[document.draft_page]) if document.draft_page else ""


def public_address(found: Any) -> str:
    return found.get_absolute_url()


class DocumentViewSet(ModelViewSet):
    model = Document
    name = "documenten"
    icon = "folder-open-inverse"
    menu_label = "Documenten"
    add_to_reference_index = False
    index_view_class = DocumentIndexView
    add_view_class = DocumentCreateView
    form_fields = ["title", "kind", "slug", "summary", "visibility"]
    list_display = [
        "title",
        Column("kind", label="Soort", accessor="get_kind_display", sort_key="kind"),
        Column("visibility", label="Wie mag dit lezen", accessor="get_visibility_display"),
        Column("latest", label="Laatste versie", accessor=latest_name, sort_key="latest_number"),
        LinkColumn("draft", "Concept", label="Bewerken", accessor=draft_address),
    ]
    list_filter = ["kind", "visibility"]
    list_export = [
        "title",
        "get_kind_display",
        "slug",
        "get_visibility_display",
        "latest_label",
        "latest_number",
    ]
    export_headings = {
        "title": "Titel",
        "get_kind_display": "Soort",
        "slug": "Adres",
        "get_visibility_display": "Wie mag dit lezen",
        "latest_label": "Laatste versie, naam",
        "latest_number": "Laatste versie, nummer",
    }
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["title", "slug"]


class VersionIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Version]:
        return Version.objects.select_related("document").defer("content")


class VersionViewSet(ModelViewSet):
    model = Version
    name = "versies"
    icon = "history"
    menu_label = "Versies"
    add_to_reference_index = False
    index_view_class = VersionIndexView
    inspect_view_enabled = True
    inspect_view_fields = [
        "document",
        "designation",
        "label",
        "title",
        "determined_on",
        "determined_by",
        "reference_date",
        "implements",
        "supersedes",
        "reason",
        "recorded_at",
        "digest",
    ]
    form_fields = ["title"]
    list_display = [
        "document",
        Column("designation", label="Nummer", sort_key="number"),
        Column("label", label="Naam", sort_key="label"),
        DateColumn("determined_on", label="Vastgesteld op", sort_key="determined_on"),
        Column("determined_by", label="Vastgesteld door"),
        LinkColumn("public", "Bekijk", label="Openbare pagina", accessor=public_address),
    ]
    list_filter = ["document", "document__kind", "determined_on"]
    list_export = ["document.title", "designation", "label", "determined_on", "determined_by", "digest"]
    export_headings = {
        "document.title": "Document",
        "designation": "Nummer",
        "label": "Naam",
        "determined_on": "Vastgesteld op",
        "determined_by": "Vastgesteld door",
        "digest": "SHA-256",
    }
    ordering = ["-determined_on"]
    search_backend_name = None
    search_fields = ["document__title", "label", "title"]


class RouteIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Route]:
        return Route.objects.select_related("document", "version")


class RouteViewSet(ModelViewSet):
    model = Route
    name = "besluitroutes"
    icon = "tasks"
    menu_label = "Besluitroutes"
    index_view_class = RouteIndexView
    form_fields = ["document", "title", "label", "started_on"]
    list_display = [
        "title",
        Column("document", label="Document"),
        Column("label", label="Over versie", sort_key="label"),
        DateColumn("started_on", label="Begonnen op", sort_key="started_on"),
    ]
    list_filter = ["document"]
    list_export = ["document.title", "title", "label", "started_on"]
    export_headings = {
        "document.title": "Document",
        "title": "Titel",
        "label": "Over versie",
        "started_on": "Begonnen op",
    }
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["title", "label", "document__title"]


class StepIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Step]:
        return Step.objects.select_related("route")


class StepViewSet(ModelViewSet):
    model = Step
    name = "stappen"
    icon = "list-ol"
    menu_label = "Stappen"
    index_view_class = StepIndexView
    form_fields = ["route", "order", "body", "purpose", "planned_on", "held_on", "outcome", "remarks"]
    list_display = [
        "body",
        Column("route", label="Besluitroute", sort_key="route"),
        Column("order", label="Volgorde", sort_key="order"),
        Column("purpose", label="Wat wordt gevraagd", accessor="get_purpose_display"),
        DateColumn("planned_on", label="Gepland op", sort_key="planned_on"),
        DateColumn("held_on", label="Gehouden op", sort_key="held_on"),
        Column("outcome", label="Uitkomst", accessor="get_outcome_display"),
    ]
    list_filter = ["route", "purpose", "outcome"]
    list_export = [
        "route.title",
        "order",
        "body",
        "get_purpose_display",
        "planned_on",
        "held_on",
        "get_outcome_display",
        "remarks",
    ]
    export_headings = {
        "route.title": "Besluitroute",
        "order": "Volgorde",
        "body": "Wie",
        "get_purpose_display": "Wat wordt gevraagd",
        "planned_on": "Gepland op",
        "held_on": "Gehouden op",
        "get_outcome_display": "Uitkomst",
        "remarks": "Opmerkingen",
    }
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["body", "route__title"]


class PaperIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Paper]:
        return Paper.objects.select_related("step__route")


class PaperViewSet(ModelViewSet):
    model = Paper
    name = "stukken"
    icon = "doc-full"
    menu_label = "Stukken"
    index_view_class = PaperIndexView
    list_display = [
        "title",
        Column("step", label="Stap"),
        Column("route", label="Besluitroute", accessor="step.route"),
        Column("name", label="Bestand"),
    ]
    list_filter = ["step__route"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[PaperForm]:
        return PaperForm


class FollowUpIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[FollowUp]:
        return FollowUp.objects.prefetch_related("documents")


def touched_titles(point: FollowUp) -> str:
    return ", ".join(document.title for document in point.documents.all())


class FollowUpViewSet(ModelViewSet):
    model = FollowUp
    name = "vervolgacties"
    icon = "pick"
    menu_label = "Vervolgacties"
    index_view_class = FollowUpIndexView
    form_fields = ["title", "description", "owner", "due_on", "state", "documents", "article_key", "step"]
    list_display = [
        "title",
        Column("owner", label="Wie", sort_key="owner"),
        DateColumn("due_on", label="Klaar op", sort_key="due_on"),
        Column("state", label="Stand", accessor="get_state_display", sort_key="state"),
        Column("documents", label="Documenten", accessor=touched_titles),
    ]
    list_filter = ["state", "documents"]
    list_export = ["title", "owner", "due_on", "get_state_display"]
    export_headings = {
        "title": "Titel",
        "owner": "Wie",
        "due_on": "Klaar op",
        "get_state_display": "Stand",
    }
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["title", "owner"]


class ExtractedIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[ExtractedText]:
        return (
            ExtractedText.objects.select_related("file").prefetch_related("file__attachments").defer("pages")
        )


def file_name(row: ExtractedText) -> str:
    """The name under which the file was attached, or the start of its hash."""
    names = [attachment.name for attachment in row.file.attachments.all()]
    return names[0] if names else str(row.file)


class ExtractedTextViewSet(ModelViewSet):
    model = ExtractedText
    name = "gelezen-bestanden"
    icon = "warning"
    menu_label = "Leesbaarheid van bestanden"
    add_to_reference_index = False
    index_view_class = ExtractedIndexView
    form_fields = ["status"]
    list_display = [
        Column("name", label="Bestand", accessor=file_name),
        Column("status", label="Stand", accessor="get_status_display", sort_key="status"),
        Column("error", label="Wat is er aan de hand"),
        DateColumn("extracted_at", label="Gelezen op", sort_key="extracted_at"),
    ]
    list_filter = ["status"]
    list_export = [file_name, "get_status_display", "error"]
    export_headings = {
        "file_name": "Bestand",
        "get_status_display": "Stand",
        "error": "Wat is er aan de hand",
    }
    ordering = ["-status", "-pk"]


class DocumentsGroup(ModelViewSetGroup):
    menu_label = "Documenten"
    menu_icon = "folder-open-inverse"
    menu_order = 110
    items = (
        DraftViewSet,
        DocumentViewSet,
        VersionViewSet,
        RouteViewSet,
        StepViewSet,
        PaperViewSet,
        FollowUpViewSet,
        ExtractedTextViewSet,
    )
