"""The screen of follow-up points."""

from django.db.models import QuerySet

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from documents.admin.columns import DayColumn
from documents.models import FollowUp


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
