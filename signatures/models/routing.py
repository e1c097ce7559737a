"""Decision routes as the register knows them: templates, and which partner a step belongs to."""

from django.db import models
from django.db.models import Q

from simple_history.models import HistoricalRecords

from documents.models import Kind, Purpose, Step
from signatures.models.partner import Partner, PartnerKind


class RouteTemplate(models.Model):
    """The steps that texts of one kind usually pass, to begin a route with."""

    kind = models.CharField("soort document", max_length=20, choices=Kind)
    title = models.CharField("titel", max_length=250)

    history = HistoricalRecords(verbose_name="geschiedenis van modelroute")

    class Meta:
        verbose_name = "modelroute"
        verbose_name_plural = "modelroutes"
        ordering = ["kind", "title"]

    def __str__(self) -> str:
        return self.title


class TemplateStep(models.Model):
    """A step of a template; with `each`, one step for each partner of that kind that takes part.

    `days` is how many days after the beginning of the route the step is planned.
    """

    template = models.ForeignKey(
        RouteTemplate, on_delete=models.CASCADE, related_name="steps", verbose_name="modelroute"
    )
    order = models.PositiveSmallIntegerField("volgorde")
    body = models.CharField("wie", max_length=250, help_text="Bijvoorbeeld: College, of: Raad van toezicht.")
    purpose = models.CharField("wat wordt gevraagd", max_length=10, choices=Purpose)
    each = models.CharField(
        "bij elke", max_length=20, choices=PartnerKind, blank=True, help_text="Leeg: één stap voor iedereen."
    )
    days = models.PositiveSmallIntegerField("dagen na het begin", default=0)

    history = HistoricalRecords(verbose_name="geschiedenis van stap van een modelroute")

    class Meta:
        verbose_name = "stap van een modelroute"
        verbose_name_plural = "stappen van modelroutes"
        ordering = ["template", "order"]
        constraints = [
            models.UniqueConstraint(fields=["template", "order"], name="unique_template_step_order"),
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="template_purpose_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.body}"


class PartnerStep(models.Model):
    """The step of a route that is taken by one partner's own body, such as its college."""

    step = models.OneToOneField(
        Step, on_delete=models.CASCADE, related_name="partner_step", verbose_name="stap"
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="route_steps", verbose_name="partner"
    )

    history = HistoricalRecords(verbose_name="geschiedenis van stap van een partner")

    class Meta:
        verbose_name = "stap van een partner"
        verbose_name_plural = "stappen van partners"

    def __str__(self) -> str:
        return f"{self.step} ({self.partner})"
