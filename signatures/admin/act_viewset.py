"""The screen of the acts: what is recorded stays, so it can be added and inspected only."""

from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from signatures.admin.act_forms import ActForm
from signatures.admin.act_views import ActCreateView, ActIndexView, ActInspectView
from signatures.admin.filters import ActFilterSet
from signatures.models import Act


class ActViewSet(ModelViewSet):
    model = Act
    name = "handelingen"
    icon = "edit"
    menu_label = "Handelingen"
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = ActIndexView
    add_view_class = ActCreateView
    inspect_view_class = ActInspectView
    inspect_view_fields = [
        "kind",
        "version",
        "partner",
        "on",
        "precision",
        "until",
        "received",
        "signatories",
        "mandate",
        "text",
        "declares",
        "evidence",
        "corrects",
        "void",
        "reason",
        "recorded_at",
        "recorded_by_name",
        "recorded_by_role",
        "recorded_by_organisation",
        "imported",
        "external_id",
    ]
    filterset_class = ActFilterSet
    list_display = [
        "kind_words",
        Column("partner", label="Partner", accessor=lambda act: act.partner or "de versie zelf"),
        Column("version", label="Versie", sort_key="version"),
        Column("on", label="Datum", accessor="date_words", sort_key="on"),
        Column("people", label="Ondertekenaars", accessor="people"),
        Column("remark", label="Herstel", accessor="remark"),
        DateColumn("recorded_at", label="Vastgelegd", sort_key="recorded_at"),
    ]
    list_export = [
        "pk",
        "get_kind_display",
        "partner",
        "version",
        "date_or_words",
        "received",
        "people",
        "text",
        "remark",
        "recorded_at",
        "recorded_by_name",
    ]
    export_headings = {
        "pk": "Nummer",
        "get_kind_display": "Soort",
        "partner": "Partner",
        "version": "Versie",
        "date_or_words": "Datum",
        "received": "Ontvangen op",
        "people": "Ondertekenaars",
        "text": "Tekst",
        "remark": "Herstel",
        "recorded_at": "Vastgelegd op",
        "recorded_by_name": "Vastgelegd door",
    }
    export_filename = "handelingen"
    search_backend_name = None
    search_fields = ["partner__names__name", "text"]

    def get_form_class(self, for_update: bool = False) -> type[ActForm]:
        return ActForm
