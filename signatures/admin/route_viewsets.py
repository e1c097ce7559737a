"""The lists of decision routes and of their templates; what happens on them is in the views beside this."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path

from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from documents.admin.columns import DayColumn
from documents.admin.history import RowHistoryView
from signatures.admin.follow_up_viewset import FollowUpViewSet
from signatures.admin.route_template_views import RouteTemplateView, TakeDefaultView
from signatures.admin.route_views import (
    AddStepView,
    AdoptView,
    MoveStepView,
    RemoveStepView,
    RoutePaperView,
    RouteView,
    ShowRouteView,
    StartRouteView,
    StepView,
)
from signatures.models import Route, RouteTemplate
from signatures.routes.routing import recorded


class RouteIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Route]:
        return Route.objects.select_related("document__kind", "version").defer("version__content")


class RouteDeleteView(DeleteView):
    """A route that was begun by mistake goes; one of which anything is on record stays."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        route = get_object_or_404(Route, pk=kwargs["pk"])
        if any(recorded(step) for step in route.steps.prefetch_related("papers", "follow_ups")):
            messages.error(request, "Verwijderen kan niet, want van deze route is al iets vastgelegd.")
            return redirect("besluitroutes:edit", route.pk)
        return super().dispatch(request, *args, **kwargs)


class RouteViewSet(ModelViewSet):
    model = Route
    delete_view_class = RouteDeleteView
    name = "besluitroutes"
    icon = "tasks"
    menu_label = "Besluitroutes"
    index_view_class = RouteIndexView
    history_view_class = RowHistoryView
    form_fields = ["title"]
    list_display = [
        "title",
        Column("document", label="Document"),
        Column("label", label="Over versie", sort_key="label"),
        Column(
            "version", label="Vastgesteld", accessor=lambda route: "ja" if route.version_id else "nog niet"
        ),
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
    add_to_reference_index = False
    search_backend_name = None
    search_fields = ["title", "label", "document__title"]

    @property
    def add_view(self) -> Callable[..., Any]:
        return StartRouteView.as_view()

    @property
    def edit_view(self) -> Callable[..., Any]:
        return RouteView.as_view()

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("edit/<int:pk>/tonen/", ShowRouteView.as_view(), name="show"),
            path("edit/<int:pk>/stap/", AddStepView.as_view(), name="add_step"),
            path("edit/<int:pk>/stap/<int:step>/", StepView.as_view(), name="step"),
            path("edit/<int:pk>/stap/<int:step>/verplaatsen/", MoveStepView.as_view(), name="move_step"),
            path("edit/<int:pk>/stap/<int:step>/verwijderen/", RemoveStepView.as_view(), name="remove_step"),
            path("edit/<int:pk>/stap/<int:step>/besluit/", AdoptView.as_view(), name="adopt"),
            path("edit/<int:pk>/stuk/<int:paper>/", RoutePaperView.as_view(), name="paper"),
        ]


class TemplateIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[RouteTemplate]:
        return RouteTemplate.objects.select_related("kind").annotate(step_count=Count("steps"))


class RouteTemplateViewSet(ModelViewSet):
    model = RouteTemplate
    name = "modelroutes"
    icon = "list-ol"
    menu_label = "Modelroutes"
    index_view_class = TemplateIndexView
    history_view_class = RowHistoryView
    form_fields = ["title"]
    list_display = [
        "title",
        Column("kind", label="Soort document", sort_key="kind"),
        Column("step_count", label="Stappen", sort_key="step_count"),
    ]
    list_filter = ["kind"]
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    search_fields = ["title"]

    @property
    def add_view(self) -> Callable[..., Any]:
        return RouteTemplateView.as_view()

    @property
    def edit_view(self) -> Callable[..., Any]:
        return RouteTemplateView.as_view()

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("standaard/", TakeDefaultView.as_view(), name="take_default"),
        ]


class DecisionsGroup(ModelViewSetGroup):
    menu_label = "Besluitvorming"
    menu_icon = "tasks"
    menu_order = 115
    items = (RouteViewSet, RouteTemplateViewSet, FollowUpViewSet)
