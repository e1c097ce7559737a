"""What the home of the admin shows of decision routes: which run, what comes next and what is late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from wagtail.admin.ui.components import Component

from signatures.models import Outcome, Route, Step
from signatures.routes.deviations import Taken, next_steps

SHOWN = 8


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
    template_name = "signatures/admin/panel_routes.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"running": running_routes(timezone.localdate())[:SHOWN]}
