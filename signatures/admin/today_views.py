"""The administrator's dashboard: what needs attention today."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wagtail.admin.ui.components import Component

from signatures.models import Mandate, Membership
from signatures.overviews.today import at_a_glance, ending, to_judge, today_of
from signatures.routes.standing import late_steps


@permission_required("signatures.view_act", raise_exception=True)
def today(request: HttpRequest) -> HttpResponse:
    return render(request, "signatures/admin/today.html", {"today": today_of(timezone.localdate())})


class TodayPanel(Component):
    """How much was refused, waits to be judged, is late or ends soon, with links to the page."""

    name = "today"
    template_name = "signatures/admin/panel_today.html"
    order = 90

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        on = timezone.localdate()
        refused, terms = at_a_glance(on)
        return {
            "refused": len(refused),
            "terms": len(terms),
            "to_judge": to_judge().count(),
            "late_steps": late_steps(on).count(),
            "memberships": ending(Membership.objects.all(), on).count(),
            "mandates": ending(Mandate.objects.all(), on).count(),
        }
