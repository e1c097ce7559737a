"""What the home of the admin shows of decision routes: which run, what comes next and what is late."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wagtail.admin.ui.components import Component

from signatures.models import Route
from signatures.routes.standing import RouteStanding, standings_of, still_open

SHOWN = 8


def running_routes() -> list[RouteStanding]:
    """Those that wait for a step or for the version itself; what must happen first comes first."""
    found = standings_of(still_open(Route.objects.all()), briefly=True)
    return sorted((one for one in found if one.is_running), key=_first_day)


def _first_day(standing: RouteStanding) -> date:
    planned = [one.step.planned_on or date.max for one in standing.upcoming]
    return min(planned, default=date.min)


class RunningRoutesPanel(Component):
    name = "running_routes"
    template_name = "signatures/admin/panel_routes.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"running": running_routes()[:SHOWN]}
