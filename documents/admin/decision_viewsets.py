"""The screens of decision routes, their steps and papers, and of follow-up points."""

from django.db.models import QuerySet

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from documents.admin.columns import DayColumn
from documents.admin.paper_form import PaperForm
from documents.models import FollowUp, Paper, Route, Step


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
        DayColumn("started_on", label="Begonnen op", sort_key="started_on"),
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
        DayColumn("planned_on", label="Gepland op", sort_key="planned_on"),
        DayColumn("held_on", label="Gehouden op", sort_key="held_on"),
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
    list_export = ["step.route.title", "step", "title", "name"]
    export_headings = {
        "step.route.title": "Besluitroute",
        "step": "Stap",
        "title": "Titel",
        "name": "Bestand",
    }
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
        DayColumn("due_on", label="Klaar op", sort_key="due_on"),
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
