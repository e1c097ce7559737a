"""The screen of follow-up points."""

from typing import Any

from django.db.models import QuerySet

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from documents.admin.columns import DayColumn
from documents.admin.history import RowHistoryView
from signatures.admin.follow_up_form import FollowUpForm
from signatures.models import FollowUp, Step


class FollowUpIndexView(IndexView):
    def get_base_queryset(self) -> QuerySet[FollowUp]:
        return FollowUp.objects.prefetch_related("documents")


def touched_titles(point: FollowUp) -> str:
    return ", ".join(document.title for document in point.documents.all())


class FollowUpCreateView(CreateView):
    """`?stap=` comes from the page of a decision route: the point follows from that step."""

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("stap", "")
        steps = (
            Step.objects.filter(pk=asked) if asked.isdecimal() and len(asked) < 10 else Step.objects.none()
        )
        step = steps.select_related("route").first()
        return {"step": step.pk, "documents": [step.route.document_id]} if step else {}


class FollowUpViewSet(ModelViewSet):
    model = FollowUp
    name = "vervolgacties"
    icon = "pick"
    menu_label = "Vervolgacties"
    index_view_class = FollowUpIndexView
    add_view_class = FollowUpCreateView
    history_view_class = RowHistoryView
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

    def get_form_class(self, for_update: bool = False) -> type[FollowUpForm]:
        return FollowUpForm
