"""The screen of what is on record: the versions."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from documents import addresses
from documents.admin.columns import DayColumn, LinkColumn, public_address
from documents.admin.version_buttons import buttons_of_version
from documents.drafting.incoming import report_of
from documents.models import Publication, Version
from documents.text.dutch import day


class VersionIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[Version]:
        first = Publication.objects.filter(
            version__document=OuterRef("document"), version__number=OuterRef("number")
        )
        found = Version.objects.select_related("document__kind").defer("content")
        return found.annotate(public_from=Subquery(first.values("public_from")[:1]))


def public_words(version: Any) -> str:
    """From when it may be read, where that is still to come."""
    day_of = version.public_from
    return f"vanaf {day(day_of)}" if day_of and day_of > timezone.localdate() else "ja"


def proof_address(version: Version) -> str:
    return addresses.proof(version.document.slug, version.designation)


class VersionInspectView(InspectView):
    @property
    def header_buttons(self) -> list[HeaderButton]:
        return buttons_of_version(self.object, self.request.user)

    def get_fields_context(self) -> list[dict[str, Any]]:
        """With the report of the file that the text came from."""
        fields = super().get_fields_context()
        incoming = report_of(self.object)
        if incoming:
            address = reverse("bring_in_report", args=[incoming.pk])
            link = format_html('<a href="{}">{}: verslag van het inlezen</a>', address, incoming.name)
            fields.append({"label": "Ingelezen uit", "value": link, "component": None})
        return fields

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        found = super().get_field_display_value(field_name, field)
        return "–" if found in (None, "") else found


class VersionViewSet(ModelViewSet):
    model = Version
    name = "versies"
    icon = "history"
    menu_label = "Versies"
    add_to_reference_index = False
    index_view_class = VersionIndexView
    inspect_view_enabled = True
    inspect_view_class = VersionInspectView
    inspect_view_fields = [
        "document",
        "number",
        "correction",
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
        DayColumn("determined_on", label="Vastgesteld op", sort_key="determined_on"),
        Column("determined_by", label="Vastgesteld door"),
        Column("public_from", label="Openbaar", accessor=public_words),
        LinkColumn("public", "Bekijk", label="Openbare pagina", accessor=public_address),
        LinkColumn("proof", "Stand en bewijs", label="Bewijs", accessor=proof_address),
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
