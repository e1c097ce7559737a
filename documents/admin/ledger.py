"""The log as administrators see it: to look up, to filter and to take along, never to change."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

import django_filters

from documents.models import Document, LedgerEntry
from documents.text.dutch import day_short


def document_choices() -> list[tuple[str, str]]:
    return list(Document.objects.order_by("title").values_list("slug", "title"))


class LedgerFilterSet(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(label="Wanneer", widget=DateRangePickerWidget)
    document = django_filters.ChoiceFilter(label="Document", choices=document_choices)
    who = django_filters.CharFilter(label="Wie", lookup_expr="icontains")

    class Meta:
        model = LedgerEntry
        fields = ["at", "document", "who"]


class LedgerIndexView(IndexView):
    default_ordering = "-number"
    verbose_name_plural = "regels in het logboek"

    def get_base_queryset(self) -> QuerySet[LedgerEntry]:
        return LedgerEntry.objects.all()


class LedgerInspectView(InspectView):
    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        found = super().get_field_display_value(field_name, field)
        return "–" if found in (None, "") else found


def entry_moment(line: LedgerEntry) -> str:
    """To the second, and never "just now": an hour later a print of the list must say the same."""
    at = timezone.localtime(line.at)
    return f"{day_short(at)} {at:%H:%M:%S}"


class LedgerViewSet(ModelViewSet):
    model = LedgerEntry
    name = "logboek"
    icon = "list-ul"
    menu_label = "Logboek"
    menu_order = 130
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = LedgerIndexView
    inspect_view_enabled = True
    inspect_view_class = LedgerInspectView
    inspect_view_fields = [
        "number",
        "at",
        "what",
        "who",
        "role",
        "organisation",
        "object_kind",
        "object_id",
        "object_name",
        "document",
        "result",
        "origin",
        "previous",
        "digest",
    ]
    form_fields = ["what"]
    filterset_class = LedgerFilterSet
    list_display = [
        TitleColumn("number", label="Nummer", url_name="logboek:inspect", sort_key="number"),
        Column("at", label="Wanneer", accessor=entry_moment, sort_key="at"),
        Column("what", label="Wat", sort_key="what"),
        Column("object_name", label="Waarover"),
        Column("who", label="Wie", sort_key="who"),
        Column("result", label="Uitkomst"),
    ]
    list_export = [
        "number",
        "at",
        "what",
        "object_kind",
        "object_id",
        "object_name",
        "document",
        "who",
        "role",
        "organisation",
        "result",
        "origin",
        "previous",
        "digest",
    ]
    export_headings = {
        "number": "Nummer",
        "at": "Wanneer",
        "what": "Wat",
        "object_kind": "Soort",
        "object_id": "Kenmerk",
        "object_name": "Waarover",
        "document": "Document",
        "who": "Wie",
        "role": "Rol",
        "organisation": "Organisatie",
        "result": "Uitkomst",
        "origin": "Vanaf",
        "previous": "Vorige controlesom",
        "digest": "Controlesom (SHA-256)",
    }
    export_filename = "logboek"
    search_backend_name = None
    search_fields = ["what", "object_name", "who", "result"]
