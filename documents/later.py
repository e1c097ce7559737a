"""Background work that follows from a change."""

from functools import partial
from typing import Any

from django.db import transaction
from django.tasks import Task

from django_tasks_db import DatabaseBackend


def later(work: Task[..., Any], *arguments: Any) -> None:
    """Has this done after the running transaction. A queue in the database itself keeps it in that
    transaction: the change and what follows from it are there both, or neither."""
    if isinstance(work.get_backend(), DatabaseBackend):
        work.enqueue(*arguments)
    else:
        transaction.on_commit(partial(work.enqueue, *arguments), robust=True)
