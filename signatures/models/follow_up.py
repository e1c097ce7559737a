from django.db import models
from django.db.models import Q

from simple_history.models import HistoricalRecords

from documents.models import Document, Version
from signatures.models.route import Step


class FollowUpState(models.TextChoices):
    OPEN = "open", "Open"
    DONE = "done", "Afgerond"
    LAPSED = "lapsed", "Vervallen"


class FollowUp(models.Model):
    """A point that touches documents, with an owner and a day. `article_key` points into those documents.

    It survives a new version unless whoever determined that version chose to close it: then `closed_by` is
    that version.
    """

    title = models.CharField("titel", max_length=250)
    description = models.TextField("beschrijving", blank=True)
    owner = models.CharField("wie", max_length=250, blank=True)
    due_on = models.DateField("klaar op", null=True, blank=True)
    state = models.CharField("stand", max_length=10, choices=FollowUpState, default=FollowUpState.OPEN)
    documents = models.ManyToManyField(Document, related_name="follow_ups", verbose_name="documenten")
    step = models.ForeignKey(
        Step,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name="komt voort uit",
    )
    article_key = models.CharField("artikel", max_length=80, blank=True)
    closed_by = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="closed_follow_ups",
        verbose_name="afgesloten door versie",
    )
    closed_on = models.DateField("afgesloten op", null=True, blank=True)
    conclusion = models.TextField("hoe het is afgelopen", blank=True)

    history = HistoricalRecords(verbose_name="geschiedenis van vervolgactie", m2m_fields=[documents])

    class Meta:
        verbose_name = "vervolgactie"
        verbose_name_plural = "vervolgacties"
        ordering = ["state", "due_on", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FollowUpState.values), name="follow_up_state_known"),
            models.CheckConstraint(condition=~Q(title=""), name="follow_up_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
