"""Asking for long work, doing it in the background, and stopping it."""

import logging
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.tasks import task
from django.utils import timezone

from documents.ledger.origin import coming_from
from documents.long_work.kinds import Cancelled, doer_of
from documents.models.long_work import KEPT, LongWork, WorkState
from documents.text.refusals import Refused
from documents.transactions.busy import in_passing
from documents.transactions.later import later

logger = logging.getLogger(__name__)
BETWEEN = 1.0  # seconds between two moments at which progress is written
GOING_ON = (WorkState.WAITING, WorkState.RUNNING)
BROKEN = (
    "Er ging iets mis dat niet had mogen gebeuren. Er is niets gewijzigd. Probeer het nog eens. Gebeurt het "
    "weer? Neem dan contact op met de beheerder."
)


def ask_for(
    kind: str,
    title: str,
    *,
    by: Any,
    given: dict[str, Any],
    content: bytes | None = None,
) -> LongWork:
    """Has it done; the same that goes on already for this person is not begun twice."""
    title = title[:250]
    LongWork.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()
    same = LongWork.objects.filter(
        kind=kind, title=title, asked_by=by, given=given, content=content, state__in=GOING_ON
    )
    for work in same.order_by("-asked_at"):
        if not work.is_silent:
            return work
    work = LongWork.objects.create(kind=kind, title=title, asked_by=by, given=given, content=content)
    later(do_long_work, str(work.pk))
    return work


def found_work(written_key: str, kind: str, *, by: Any) -> LongWork | None:
    """What was done for this person, by the key in an address; None when that is no such work."""
    try:
        key = uuid.UUID(written_key)
    except ValueError:
        return None
    return LongWork.objects.filter(pk=key, kind=kind, asked_by=by, state=WorkState.DONE).first()


def stop(work: LongWork) -> bool:
    """Whether it was still to be stopped."""
    stopped = LongWork.objects.filter(pk=work.pk, state__in=GOING_ON).update(state=WorkState.CANCELLED)
    return bool(stopped)


@task
def do_long_work(key: str) -> None:
    """Does it when nobody did; what goes wrong is told to who asked for it."""
    begun = LongWork.objects.filter(pk=key, state=WorkState.WAITING)
    if not begun.update(state=WorkState.RUNNING, heard_at=timezone.now()):
        return
    running = _Running(LongWork.objects.select_related("asked_by").get(pk=key))
    try:
        with coming_from("lang werk"):
            doer_of(running.work.kind)(running)
    except Cancelled:
        return
    except Refused as refused:
        running.finish(WorkState.FAILED, told=str(refused))
    except Exception:
        logger.exception("Lang werk %s (%s) mislukte.", key, running.work.kind)
        running.finish(WorkState.FAILED, told=BROKEN)
    else:
        running.finish(WorkState.DONE)


class _Running:
    """Progress is written beside the transaction of the work, on a connection of its own: who looks sees it.
    Where the database has one writer at a time (SQLite), what is told within a transaction is not seen."""

    def __init__(self, work: LongWork) -> None:
        self.work = work
        self.key = str(work.pk)
        self.given: dict[str, Any] = work.given
        self.content = bytes(work.content or b"")
        self.by: AbstractBaseUser | None = work.asked_by
        self._changes: dict[str, Any] = {}
        self._told_at = 0.0

    def tell(self, step: str, done: int = 0, total: int = 0) -> None:
        if time.monotonic() - self._told_at < BETWEEN:
            return
        self._told_at = time.monotonic()
        with ThreadPoolExecutor(max_workers=1) as beside:
            beside.submit(_note, self.work.pk, step=step, done=done, total=total).result()
        if LongWork.objects.filter(pk=self.work.pk, state=WorkState.CANCELLED).exists():
            raise Cancelled

    def answer(self, told: str, **data: Any) -> None:
        self._changes |= {"told": told, "answer": data}

    def keep(self, content: bytes, *, name: str, media_type: str) -> None:
        self._changes |= {"made": content, "made_name": name, "made_type": media_type}

    def finish(self, state: WorkState, **changes: Any) -> None:
        """Also when it was stopped meanwhile: what was done is told as done."""
        LongWork.objects.filter(pk=self.work.pk).update(
            state=state, heard_at=timezone.now(), content=None, **(self._changes | changes)
        )


def _note(key: Any, **progress: Any) -> None:
    try:
        _write(key, **progress)
    finally:
        connection.close()


@in_passing
def _write(key: Any, **progress: Any) -> None:
    LongWork.objects.filter(pk=key).update(heard_at=timezone.now(), **progress)
