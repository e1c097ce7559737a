"""The list of the files that were brought in, with how far each is."""

from django.db.models import QuerySet
from django.urls import reverse

from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from documents.admin.columns import LinkColumn
from documents.models import IncomingFile, Progress


class IncomingIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[IncomingFile]:
        rows = IncomingFile.objects.select_related("document", "brought_by")
        return rows.defer("found", "corrections", "matches")


def open_address(incoming: IncomingFile) -> str:
    """What there is to do with it; of one that was taken over its report."""
    name = "bring_in_report" if incoming.progress == Progress.ACCEPTED else "bring_in_review"
    return reverse(name, args=[incoming.pk])


def throw_away_address(incoming: IncomingFile) -> str:
    gone = incoming.progress == Progress.ACCEPTED
    return "" if gone else reverse("bring_in_throw_away", args=[incoming.pk])


class IncomingFileViewSet(ModelViewSet):
    model = IncomingFile
    name = "ingelezen-bestanden"
    icon = "upload"
    menu_label = "Ingelezen bestanden"
    add_to_reference_index = False
    index_view_class = IncomingIndexView
    form_fields = ["name"]
    list_display = [
        TitleColumn("name", label="Bestand", get_url=open_address, sort_key="name"),
        Column("goal", label="Voor"),
        Column("progress", label="Stand", accessor="get_progress_display", sort_key="progress"),
        Column("brought_by", label="Door"),
        DateColumn("brought_at", label="Wanneer", sort_key="brought_at"),
        LinkColumn("throw_away", "Gooi weg", label="Wat u kunt doen", accessor=throw_away_address),
    ]
    list_filter = ["progress", "document"]
    list_export = ["name", "goal", "get_progress_display", "brought_at"]
    export_headings = {
        "name": "Bestand",
        "goal": "Voor",
        "get_progress_display": "Stand",
        "brought_at": "Ingelezen op",
    }
    ordering = ["-brought_at", "-pk"]
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["name", "title", "document__title"]
