"""What the home of the admin shows of signing rounds."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from signatures.models import Round
from signatures.overviews.today import to_judge
from signatures.rounds.progress import progress_of

SHOWN = 8


class RoundsPanel(Component):
    """The rounds that run, whom to approach today and why, and what waits to be judged."""

    name = "rounds"
    template_name = "signatures/admin/panel_rounds.html"
    order = 105

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        running = progress_of(Round.objects.filter(closed_at=None))
        chased = [one for opened in running for one in opened.to_chase]
        return {
            "running": running,
            "chased": chased[:SHOWN],
            "more": max(0, len(chased) - SHOWN),
            "waiting": to_judge()[:SHOWN],
        }
