"""Decision routes: the bodies that a text passes, their papers, and the templates to begin one with."""

from typing import Any

from django.db import models
from django.db.models import Q

from simple_history.models import HistoricalRecords

from documents.models import Document, DocumentKind, StoredFile, Version, Visibility
from signatures.models.partner import Partner


class Purpose(models.TextChoices):
    ADVISE = "advise", "Adviseren"
    DETERMINE = "determine", "Vaststellen"
    ADOPT = "adopt", "Besluiten"
    TAKE_NOTE = "takeNote", "Kennisnemen"


class Outcome(models.TextChoices):
    AGREED = "agreed", "Akkoord"
    AGREED_WITH_REMARKS = "agreedWithRemarks", "Akkoord met opmerkingen"
    NOT_AGREED = "notAgreed", "Niet akkoord"
    WITHDRAWN = "withdrawn", "Teruggetrokken"


class RouteQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "RouteQuerySet":
        """Of documents that this person may read: the team sees a route before readers do."""
        return self if user.has_perm("signatures.view_route") else self.filter(shown=True)


class Route(models.Model):
    """The bodies that a text passes on its way to being a version, in steps.

    `label` names the version to be ("2025"); `version` is that version once it has been determined. While it
    is not `shown`, what happened already is filled in: readers see nothing of it, and nothing of it is late.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="routes", verbose_name="document"
    )
    label = models.CharField(
        "over versie", max_length=80, help_text="De naam van de versie, bijvoorbeeld 2025."
    )
    version = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="routes",
        verbose_name="vastgestelde versie",
    )
    title = models.CharField("titel", max_length=250)
    started_on = models.DateField("begonnen op", null=True, blank=True)
    shown = models.BooleanField(
        "lezers zien deze route",
        default=True,
        help_text="Zet dit uit zolang u nog invult wat al is gebeurd. Dan is er ook niets te laat.",
    )

    objects = RouteQuerySet.as_manager()
    history = HistoricalRecords(verbose_name="geschiedenis van besluitroute")

    class Meta:
        verbose_name = "besluitroute"
        verbose_name_plural = "besluitroutes"
        ordering = ["document", "-started_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(label="") & ~Q(title=""), name="route_has_name"),
        ]

    def __str__(self) -> str:
        return self.title


class Step(models.Model):
    """What one body is asked, when, and what came of it. The order is advice: it may be departed from.

    `partner` is whose own body takes it, such as its college; without one it is a body of all together.
    `digest` is the digest of the version or draft that the body had before it, where that is known.
    """

    route = models.ForeignKey(
        Route, on_delete=models.CASCADE, related_name="steps", verbose_name="besluitroute"
    )
    order = models.PositiveSmallIntegerField("volgorde")
    body = models.CharField("wie", max_length=250, help_text="Bijvoorbeeld: Ambtelijke werkgroep.")
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="route_steps",
        verbose_name="partner",
        help_text="Leeg: allen samen.",
    )
    purpose = models.CharField("wat wordt gevraagd", max_length=10, choices=Purpose)
    planned_on = models.DateField("gepland op", null=True, blank=True)
    held_on = models.DateField("gehouden op", null=True, blank=True)
    outcome = models.CharField("uitkomst", max_length=20, choices=Outcome, blank=True)
    reference = models.CharField(
        "kenmerk", max_length=120, blank=True, help_text="Het nummer van het besluit of het agendapunt."
    )
    remarks = models.TextField("opmerkingen", blank=True)
    digest = models.CharField("SHA-256 van de voorgelegde tekst", max_length=64, blank=True)

    history = HistoricalRecords(verbose_name="geschiedenis van stap")

    class Meta:
        verbose_name = "stap"
        verbose_name_plural = "stappen"
        ordering = ["route", "order"]
        constraints = [
            models.UniqueConstraint(fields=["route", "order"], name="unique_step_order"),
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="step_purpose_known"),
            models.CheckConstraint(condition=Q(outcome__in=["", *Outcome.values]), name="step_outcome_known"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", Outcome.WITHDRAWN]) | Q(held_on__isnull=False),
                name="step_outcome_has_day",
                violation_error_message="Vul in op welke dag dit is besproken.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.AGREED_WITH_REMARKS) | ~Q(remarks=""),
                name="step_remarks_written",
                violation_error_message="Schrijf op wat de opmerkingen zijn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.body}"


class Paper(models.Model):
    """A document that lay before a body, or that records what it decided.

    That it is there may be public while the file itself is not: `visibility` says who may open the file.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="papers", verbose_name="stap")
    title = models.CharField("titel", max_length=250)
    name = models.CharField("bestandsnaam", max_length=250)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="papers", verbose_name="bestand"
    )
    visibility = models.CharField(
        "wie mag dit openen", max_length=10, choices=Visibility, default=Visibility.TEAM
    )

    history = HistoricalRecords(verbose_name="geschiedenis van stuk")

    class Meta:
        verbose_name = "stuk"
        verbose_name_plural = "stukken"
        ordering = ["step", "pk"]

    def __str__(self) -> str:
        return self.title


class RouteTemplate(models.Model):
    """The steps that texts of one kind usually pass, to begin a route with."""

    kind = models.ForeignKey(
        DocumentKind,
        on_delete=models.PROTECT,
        to_field="code",
        db_column="kind",
        related_name="+",
        verbose_name="soort document",
    )
    title = models.CharField("titel", max_length=250)

    history = HistoricalRecords(verbose_name="geschiedenis van modelroute")

    class Meta:
        verbose_name = "modelroute"
        verbose_name_plural = "modelroutes"
        ordering = ["kind", "title"]

    def __str__(self) -> str:
        return self.title


class TemplateStep(models.Model):
    """A step of a template; with the code of a kind in `each`, one step for each partner of that kind that
    takes part.

    `days` is how many days after the beginning of the route the step is planned.
    """

    template = models.ForeignKey(
        RouteTemplate, on_delete=models.CASCADE, related_name="steps", verbose_name="modelroute"
    )
    order = models.PositiveSmallIntegerField("volgorde")
    body = models.CharField("wie", max_length=250, help_text="Bijvoorbeeld: College, of: Raad van toezicht.")
    purpose = models.CharField("wat wordt gevraagd", max_length=10, choices=Purpose)
    each = models.CharField("bij elke", max_length=20, blank=True, help_text="Leeg: één stap voor iedereen.")
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
