from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.admin import display
from django.db import models
from django.db.models import F, Q

from documents.models import StoredFile, Version
from documents.models.immutability import Immutable, ImmutableQuerySet
from documents.models.row_texts import clear_texts
from documents.text.dutch import enumeration, moment_short
from signatures.act_digest import act_digest
from signatures.models.partner import Partner
from signatures.standing.kinds import ActType


class ActKind(models.TextChoices):
    ADOPTION = ActType.ADOPTION, "Besluit"
    SIGNATURE = ActType.SIGNATURE, "Ondertekening"
    REFUSAL = ActType.REFUSAL, "Weigering"
    WITHDRAWAL = ActType.WITHDRAWAL, "Intrekking"
    DECLARATION = ActType.DECLARATION, "Verklaring"
    CORRECTION = ActType.CORRECTION, "Herstel"


class Precision(models.TextChoices):
    DAY = "day", "Dag"
    MONTH = "month", "Alleen de maand"
    YEAR = "year", "Alleen het jaar"
    UNKNOWN = "unknown", "Onbekend"


class Declares(models.TextChoices):
    RESERVATION = "reservation", "Voorbehoud"
    RESERVATION_ENDED = "reservationEnded", "Intrekking van een voorbehoud"
    PROVISIONAL = "provisional", "Voorlopige toepassing"
    IN_FORCE = "inForce", "Eigen datum van inwerkingtreding"
    ABSTENTION = "abstention", "Onthouding"


class Method(models.TextChoices):
    PAPER = "paper", "Op papier"
    PDF = "pdf", "Ondertekende PDF"
    PORTAL = "portal", "In het portaal"


class ActQuerySet(ImmutableQuerySet):
    def with_corrections(self) -> "ActQuerySet":
        """These acts, what they set right, and every correction of that: all that tells how they stand.

        In two queries, whatever the number of corrections; the first is of those about the same documents.
        """
        documents = self.order_by().values("version__document")
        corrections = Act.objects.exclude(corrects=None).filter(version__document__in=documents)
        links = dict(corrections.values_list("pk", "corrects_id"))
        if not links:
            return self
        roots = {pk: _root(pk, links) for pk in links}
        touched = self.filter(pk__in={*roots, *roots.values()}).values_list("pk", flat=True)
        meant = {roots.get(pk, pk) for pk in touched}
        chained = meant | {pk for pk, root in roots.items() if root in meant}
        return Act.objects.filter(Q(pk__in=self.order_by().values("pk")) | Q(pk__in=chained))


def _root(pk: int, links: Mapping[int, int]) -> int:
    while pk in links:
        pk = links[pk]
    return pk


class Act(Immutable):
    """A dated fact about a version, on record for good; a mistake is set right by a correction of it.

    The act is about the version's number: an erratum shares the acts of the version it repairs. Without a
    partner a withdrawal is of the version itself, and a declaration is made by all parties together. `on` is
    the day it happened as far as known (`precision`), `received` the day its paper came in, `recorded_at` the
    moment of recording.
    A correction carries all the right values, or is `void`: then the act it corrects never happened.
    Who signs for others as well ("tevens namens") gives an act for each of them, with `represented_by`.
    `text_digest` is the digest of the text that was signed or judged, `report` what was found in a signed PDF
    (`signatures.signed_pdf`).
    """

    kind = models.CharField("soort", max_length=12, choices=ActKind)
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="acts",
        verbose_name="partner",
        help_text="Leeg: de versie zelf.",
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="acts", verbose_name="versie")
    on = models.DateField("datum", null=True, blank=True)
    precision = models.CharField("datum bekend", max_length=8, choices=Precision, default=Precision.DAY)
    until = models.DateField("geldt tot", null=True, blank=True)
    received = models.DateField("ontvangen op", null=True, blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by_name = models.CharField("vastgelegd door", max_length=250, blank=True)
    recorded_by_role = models.CharField("rol", max_length=250, blank=True)
    recorded_by_organisation = models.CharField("organisatie", max_length=250, blank=True)
    imported = models.BooleanField("overgenomen uit een bestand", default=False)
    signatories = models.JSONField("ondertekenaars", default=list, blank=True)
    mandate = models.TextField("mandaat", blank=True)
    text = models.TextField("tekst", blank=True)
    declares = models.CharField("strekking", max_length=16, choices=Declares, blank=True)
    carries_over = models.BooleanField(
        "geldt ook voor volgende versies", default=False, help_text="Alleen bij een voorbehoud."
    )
    represented_by = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="acts_for_others",
        verbose_name="gedaan door",
        help_text="De partner die dit tevens namens deze partner deed.",
    )
    method = models.CharField("manier van tekenen", max_length=8, choices=Method, blank=True)
    text_digest = models.CharField("SHA-256 van de tekst", max_length=64, blank=True)
    report = models.JSONField("bevindingen over het bestand", default=dict, blank=True)
    evidence = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bewijsstuk",
    )
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name="herstelt",
    )
    void = models.BooleanField("doorgehaald", default=False)
    reason = models.TextField("reden van herstel", blank=True)
    external_id = models.CharField("kenmerk elders", max_length=120, blank=True)
    digest = models.CharField("SHA-256", max_length=64, editable=False, blank=True)

    objects = ActQuerySet.as_manager()  # type: ignore[misc] # more than the queryset of Immutable

    class Meta(Immutable.Meta):
        verbose_name = "handeling"
        verbose_name_plural = "handelingen"
        default_permissions = ("add", "view")
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="correction", corrects__isnull=False)
                | (~Q(kind="correction") & Q(corrects=None, void=False)),
                name="a_correction_corrects",
                violation_error_message="Alleen een herstel verwijst naar een andere handeling.",
            ),
            models.CheckConstraint(
                condition=Q(partner__isnull=False) | Q(kind__in=["withdrawal", "declaration", "correction"]),
                name="who_acts_is_named",
                violation_error_message="Kies de partner die dit deed.",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(on=None) | Q(until__gt=F("on")),
                name="act_ends_after_it_begins",
                violation_error_message="De einddatum ligt voor de begindatum. Kies een latere einddatum.",
            ),
        ]
        indexes = [models.Index(fields=["version", "partner"])]

    def __str__(self) -> str:
        if not self.version_id:
            return "nieuwe handeling"
        return f"{self.get_kind_display()} {self.partner or ''} ({self.version})"

    def save(self, *args: Any, **options: Any) -> None:
        self.seal()
        super().save(*args, **options)

    def seal(self) -> None:
        """Fills in the digest, over cleared texts; for who does not use `save`."""
        clear_texts(self)
        self.digest = act_digest({field.attname: getattr(self, field.attname) for field in self._meta.fields})

    @display(description="soort")
    def kind_words(self) -> str:
        """The kind in words, with the heading that a list gives it."""
        return self.get_kind_display()

    @property
    def date_words(self) -> str:
        """The date as far as it is known, for a list."""
        return moment_short(self.on, self.precision)

    @property
    def date_or_words(self) -> date | str | None:
        """The day itself where it is known to the day, for a spreadsheet; else the words for it."""
        return self.on if self.on and self.precision == Precision.DAY else self.date_words

    @property
    def people(self) -> str:
        """The names of the signatories."""
        return enumeration([one.get("name", "") for one in self.signatories])

    @property
    def remark(self) -> str:
        """Whether it was set right, or what it sets right."""
        if self.corrects_id and self.void:
            return f"Haalt nummer {self.corrects_id} door"
        if self.corrects_id:
            return f"Herstelt nummer {self.corrects_id}"
        return "Hersteld" if self.corrections.all() else ""
