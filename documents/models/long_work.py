"""Work that takes longer than a page may wait for."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=1)
SILENCE = timedelta(minutes=10)


class WorkState(models.TextChoices):
    WAITING = "waiting", "Wacht op zijn beurt"
    RUNNING = "running", "Bezig"
    DONE = "done", "Klaar"
    FAILED = "failed", "Niet gelukt"
    CANCELLED = "cancelled", "Gestopt"


class LongWork(models.Model):
    """Work that was asked for, how far it is, and what came of it; gone a day after it was asked for.

    `kind` names what does it (`documents.long_work.kinds`), `given` is what that needs and `content` a file
    with it. `step` says in Dutch what it does now, `done` of `total` how far that is (0: not known). `told`
    is what came of it in words, `answer` as data, `made` a file to fetch. `asked_by` None: a visitor, who
    holds the address.
    """

    key = models.UUIDField("kenmerk", primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("soort werk", max_length=40)
    title = models.CharField("wat er wordt gedaan", max_length=250)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name="gevraagd door",
    )
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    heard_at = models.DateTimeField("laatst iets van gehoord", null=True)
    state = models.CharField("stand", max_length=10, choices=WorkState, default=WorkState.WAITING)
    given = models.JSONField("gegevens", default=dict)
    content = models.BinaryField("bestand", null=True)
    step = models.CharField("stap", max_length=250, blank=True)
    done = models.PositiveIntegerField("gedaan", default=0)
    total = models.PositiveIntegerField("totaal", default=0)
    told = models.TextField("uitkomst", blank=True)
    answer = models.JSONField("uitkomst als gegevens", default=dict)
    made = models.BinaryField("gemaakt bestand", null=True)
    made_name = models.CharField("naam van het bestand", max_length=250, blank=True)
    made_type = models.CharField("soort bestand", max_length=120, blank=True)

    class Meta:
        verbose_name = "lang werk"
        verbose_name_plural = "lang werk"
        default_permissions = ()

    def __str__(self) -> str:
        return self.title

    @property
    def is_going_on(self) -> bool:
        return self.state in (WorkState.WAITING, WorkState.RUNNING)

    @property
    def is_silent(self) -> bool:
        """Whether whoever did it seems to have stopped, or nobody begins."""
        return self.is_going_on and (self.heard_at or self.asked_at) < timezone.now() - SILENCE

    @property
    def percentage(self) -> int | None:
        return min(100, 100 * self.done // self.total) if self.total else None
