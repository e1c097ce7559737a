"""What the menu below a draft says: words for what happens, and nothing that publishes."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)

from documents.models import DocumentPage
from documents.permissions import DETERMINE

PUBLISHING = ("action-publish", "action-unpublish")
ANSWERS = {
    ("approve", False): "Akkoord",
    ("approve", True): "Akkoord, met een opmerking",
    ("reject", True): "Vraag om wijzigingen",
}


class DetermineMenuItem(ActionMenuItem):
    """Beside saving: what the draft is for."""

    name = "action-determine"
    label = "Vaststellen"
    icon_name = "lock"
    order = 5

    def is_shown(self, context: dict[str, Any]) -> bool:
        return (
            context["view"] == "edit"
            and isinstance(context["page"], DocumentPage)
            and context["request"].user.has_perm(DETERMINE)
            and not context["locked_for_user"]
        )

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("determine", args=[context["page"].pk])


class SubmitMenuItem(SubmitForModerationMenuItem):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        state = context["page"].current_workflow_state
        asked_again = state and state.status == state.STATUS_NEEDS_CHANGES
        return context | {"label": "Opnieuw ter beoordeling" if asked_again else "Ter beoordeling"}


class CancelMenuItem(CancelWorkflowMenuItem):
    label = "Beoordeling stoppen"


class RestartMenuItem(RestartWorkflowMenuItem):
    label = "Beoordeling opnieuw beginnen"


OWN = {
    "action-submit": SubmitMenuItem,
    "action-cancel-workflow": CancelMenuItem,
    "action-restart-workflow": RestartMenuItem,
}


def name_actions(menu_items: list, request: HttpRequest, context: dict[str, Any]) -> None:
    """For Wagtail's hook: the menu of a draft in our words."""
    if isinstance(context.get("page"), DocumentPage):
        menu_items[:] = [_named(item) for item in menu_items if item.name not in PUBLISHING]


def _named(item: ActionMenuItem) -> ActionMenuItem:
    if isinstance(item, WorkflowMenuItem):
        item.label = ANSWERS.get((item.name or "", item.launch_modal), item.label)
        return item
    own = OWN.get(item.name or "")
    return own(order=item.order) if own else item
