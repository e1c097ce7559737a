"""What the home of the admin shows: my drafts, running decision routes, and files that could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from documents.models import (
    DocumentPage,
    ExtractedText,
    ExtractionStatus,
    IncomingFile,
    Progress,
    Route,
    Step,
)

SHOWN = 8


def drafts_of(user: Any) -> list[DocumentPage]:
    """The drafts this person edited, the latest first."""
    edited = Revision.page_revisions.filter(user=user).values("object_id").annotate(at=Max("created_at"))
    moments = {int(row["object_id"]): row["at"] for row in edited.order_by("-at")}
    pages = DocumentPage.objects.filter(pk__in=moments).select_related("document").defer("body")
    return sorted(pages, key=lambda page: moments[page.pk], reverse=True)[:SHOWN]


class MyDraftsPanel(Component):
    name = "my_drafts"
    template_name = "documents/admin/panel_drafts.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"drafts": drafts_of(parent_context["request"].user)}


@dataclass(frozen=True, slots=True)
class RunningRoute:
    """A route to a version that is not there yet; `step` is the first that was not held, None after all."""

    route: Route
    step: Step | None
    late: bool

    @property
    def day(self) -> date:
        return self.step.planned_on or date.max if self.step else date.min


def running_routes(today: date) -> list[RunningRoute]:
    """Those that wait for a step or for the version itself; what must happen first comes first."""
    routes = Route.objects.filter(version=None).select_related("document").prefetch_related("steps")
    return sorted((_running(route, today) for route in routes), key=lambda running: running.day)


def _running(route: Route, today: date) -> RunningRoute:
    steps = [step for step in route.steps.all() if not step.held_on and not step.outcome]
    step = steps[0] if steps else None
    return RunningRoute(route, step, bool(step and step.planned_on and step.planned_on < today))


class RunningRoutesPanel(Component):
    name = "running_routes"
    template_name = "documents/admin/panel_routes.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"running": running_routes(timezone.localdate())[:SHOWN]}


class UnreadableFilesPanel(Component):
    name = "unreadable_files"
    template_name = "documents/admin/panel_unreadable.html"
    order = 130

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        failed = ExtractedText.objects.filter(status=ExtractionStatus.FAILED).select_related("file")
        incoming = IncomingFile.objects.filter(progress__in=[Progress.FAILED, Progress.LOCKED])
        return {
            "attachments": failed.prefetch_related("file__attachments__version__document").defer("pages")[
                :SHOWN
            ],
            "incoming": incoming.select_related("document")[:SHOWN],
        }
