"""Background work that follows from a change."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.tasks import Task, TaskResultStatus
from django.utils import timezone

from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult, get_date_max


def later(work: Task[..., Any], *arguments: Any, after: timedelta | None = None) -> None:
    """Has this done after the running transaction, once: where the same waits already comes no second.

    A queue in the database itself keeps it in that transaction: the change and what follows from it are there
    both, or neither. Without a queue it is done at once; then what should come `after` a while is left out.
    """
    if isinstance(work.get_backend(), DatabaseBackend):
        _queue(work, arguments, timezone.now() + after if after else None)
    elif after is None:
        transaction.on_commit(partial(work.enqueue, *arguments), robust=True)


@transaction.atomic
def _queue(work: Task[..., Any], arguments: tuple[Any, ...], run_after: datetime | None) -> None:
    if not _waits(work, arguments, run_after or timezone.now()):
        work.using(run_after=run_after).enqueue(*arguments)


def _waits(work: Task[..., Any], arguments: tuple[Any, ...], until: datetime) -> bool:
    """Whether the same waits. No worker takes it before the running transaction ends, as it would miss what
    that changes."""
    same = DBTaskResult.objects.filter(
        Q(run_after=get_date_max()) | Q(run_after__lte=until),
        task_path=work.module_path,
        args_kwargs={"args": list(arguments), "kwargs": {}},
        status=TaskResultStatus.READY,
    )
    return same.select_for_update(skip_locked=True).only("pk").first() is not None
