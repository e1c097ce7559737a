"""Wagtail's workflow for drafts: colleagues read along and agree. No version comes of that by itself."""

from typing import Any

from django.contrib.auth.models import Group

WAGTAILS_NAME = "Moderators approval"
NAME = "Meelezen door het regionale team"


def finish(workflow_state: Any, user: Any = None) -> None:
    """When all have agreed: nothing for a draft, which is determined by hand; else Wagtail publishes.

    Named by the setting WAGTAIL_FINISH_WORKFLOW_ACTION, which Wagtail reads before the models are there.
    """
    from wagtail.workflows import publish_workflow_state

    from documents.models import DocumentPage

    if not isinstance(workflow_state.content_object.specific, DocumentPage):
        publish_workflow_state(workflow_state, user=user)


def settle_workflow(drafts: Any) -> None:
    """The workflow that Wagtail brings along, in Dutch; made for the drafts where there is none at all."""
    from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowPage, WorkflowTask

    for model in (Task, Workflow):
        model.objects.filter(name=WAGTAILS_NAME).update(name=NAME)
    if not Workflow.objects.exists():
        workflow, task = Workflow.objects.create(name=NAME), GroupApprovalTask.objects.create(name=NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.create(workflow=workflow, page=drafts)


def let_approve(group: Group) -> None:
    """This group may agree to drafts. Safe to do again."""
    from wagtail.models import GroupApprovalTask

    for task in GroupApprovalTask.objects.filter(name=NAME):
        task.groups.add(group)
