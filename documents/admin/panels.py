"""What the home of the admin shows: my drafts, running decision routes, and files that could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone

from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from documents.deviations import Taken, next_steps
from documents.models import (
    DocumentPage,
    ErratumProposal,
    ExtractedText,
    ExtractionStatus,
    IncomingFile,
    Outcome,
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
    """A route with what comes next and what is overdue; `steps` is empty when only the version is to come."""

    route: Route
    steps: tuple[Taken, ...]
    late: tuple[Taken, ...]

    @property
    def step(self) -> Taken | None:
        return self.steps[0] if self.steps else None

    @property
    def others(self) -> int:
        """How many more may act at the same time."""
        return len(self.steps) - 1

    @property
    def day(self) -> date:
        planned = [step.planned_on or date.max for step in self.steps]
        return min(planned, default=date.min)


def running_routes(today: date) -> list[RunningRoute]:
    """Those that wait for a step or for the version itself; what must happen first comes first."""
    due = Step.objects.filter(route=OuterRef("pk"), held_on=None, outcome="")
    routes = Route.objects.filter(Q(version=None) | Exists(due)).select_related("document")
    routes = routes.prefetch_related("steps")
    running = [_running(route, today) for route in routes]
    return sorted((one for one in running if one), key=lambda running: running.day)


def _running(route: Route, today: date) -> RunningRoute | None:
    rows = list(route.steps.all())
    steps = [Taken(row.pk, row.body, row.purpose, row.planned_on, row.held_on, row.outcome) for row in rows]
    due = next_steps(steps)
    if not due and any(step.outcome == Outcome.WITHDRAWN for step in steps):
        return None
    late = tuple(step for step in steps if step.is_due and step.planned_on and step.planned_on < today)
    return RunningRoute(route, due, late)


class RunningRoutesPanel(Component):
    name = "running_routes"
    template_name = "documents/admin/panel_routes.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"running": running_routes(timezone.localdate())[:SHOWN]}


class ErratumProposalsPanel(Component):
    """The repaired copies that wait for a second person."""

    name = "erratum_proposals"
    template_name = "documents/admin/panel_proposals.html"
    order = 105

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        waiting = ErratumProposal.objects.filter(decided_at=None).select_related("document", "repairs")
        proposals = waiting.defer("content", "repairs__content")[:SHOWN]
        return {"proposals": proposals, "request": parent_context["request"]}


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
