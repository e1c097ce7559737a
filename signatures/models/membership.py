from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from simple_history.models import HistoricalRecords

from documents.models import Document, StoredFile
from signatures.models.partner import Partner


class MembershipQuerySet(models.QuerySet):
    def on(self, day: date) -> "MembershipQuerySet":
        """The memberships that cover this day."""
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)

    def touching(self, since: date, until: date | None) -> "MembershipQuerySet":
        """The memberships that share a day with this period."""
        found = self.filter(Q(until=None) | Q(until__gt=since))
        return found if until is None else found.filter(since__lt=until)


class Membership(models.Model):
    """A partner takes part in a document from a day until a day (the first day it no longer does).

    When each of both dates was put on record is kept too, so that can be told what was known when. Notice,
    the end of the membership and the end of the payments are three days; the end of the organisation is a
    fourth (`Partner.ended_on`).
    """

    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="memberships", verbose_name="partner"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="memberships", verbose_name="document"
    )
    since = models.DateField("deelnemer vanaf")
    until = models.DateField(
        "deelnemer tot", null=True, blank=True, help_text="De eerste dag waarop de partner niet meer meedoet."
    )
    scope = models.TextField(
        "doet mee voor", blank=True, help_text="Alleen bij deelname in delen: welke artikelen of onderwerpen."
    )
    signatories = models.PositiveSmallIntegerField(
        "aantal ondertekenaars", default=1, help_text="Hoeveel mensen samen moeten tekenen voor deze partner."
    )
    notice_on = models.DateField(
        "opgezegd op", null=True, blank=True, help_text="De dag van de brief of het besluit om te stoppen."
    )
    costs_until = models.DateField(
        "betaalt mee tot",
        null=True,
        blank=True,
        help_text="De eerste dag waarop de partner niet meer meebetaalt.",
    )
    basis = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="stuk over het begin",
    )
    until_basis = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="stuk over het einde",
    )
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now)
    until_recorded_at = models.DateTimeField("einde vastgelegd op", null=True, blank=True)
    changed_at = models.DateTimeField("verbeterd op", null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()
    history = HistoricalRecords(verbose_name="geschiedenis van deelname")

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        ordering = ["document", "partner", "since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")),
                name="membership_ends_after_it_begins",
                violation_error_message="De deelname eindigt voordat zij begint. Kies een latere einddatum.",
            ),
            models.UniqueConstraint(
                fields=["partner", "document"],
                condition=Q(until=None),
                name="one_open_membership",
                violation_error_message="Deze partner doet al mee. Leg eerst het einde daarvan vast.",
            ),
            models.CheckConstraint(
                condition=Q(signatories__gte=1),
                name="at_least_one_signatory",
                violation_error_message="Er is ten minste één ondertekenaar nodig.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} in {self.document}"

    def clean(self) -> None:
        """Refuses a period that overlaps another of the same partner in the same document."""
        if not (self.partner_id and self.document_id and self.since):
            return
        others = Membership.objects.filter(partner=self.partner_id, document=self.document_id)
        if others.exclude(pk=self.pk).touching(self.since, self.until).exists():
            raise ValidationError(
                "Deze partner doet in (een deel van) deze periode al mee. Kies een periode die daar niet mee "
                "overlapt, of pas de andere deelname aan."
            )


class FormerMembership(models.Model):
    """A membership as it stood on record until it was set right or taken away: what was known till then."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+", verbose_name="partner")
    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="+", verbose_name="document"
    )
    since = models.DateField("deelnemer vanaf")
    until = models.DateField("deelnemer tot", null=True)
    scope = models.TextField("doet mee voor", blank=True)
    signatories = models.PositiveSmallIntegerField("aantal ondertekenaars", default=1)
    recorded_at = models.DateTimeField("vastgelegd op")
    until_recorded_at = models.DateTimeField("einde vastgelegd op", null=True)
    known_until = models.DateTimeField("bekend tot")

    class Meta:
        verbose_name = "eerdere gegevens van deelname"
        verbose_name_plural = "eerdere gegevens van deelnames"
        ordering = ["document", "partner", "known_until"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.partner} in {self.document}, bekend tot {self.known_until:%d-%m-%Y}"


class Mandate(models.Model):
    """A person who may sign for a partner from a day until a day (the first day no longer)."""

    partner = models.ForeignKey(
        Partner, on_delete=models.CASCADE, related_name="mandates", verbose_name="partner"
    )
    name = models.CharField("naam", max_length=250)
    function = models.CharField("functie", max_length=250, blank=True)
    since = models.DateField("mag tekenen vanaf")
    until = models.DateField("mag tekenen tot", null=True, blank=True)
    basis = models.TextField(
        "grondslag", blank=True, help_text="Bijvoorbeeld het besluit waarin het mandaat staat."
    )
    paper = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="stuk"
    )
    recorded_at = models.DateTimeField(
        "vastgelegd op", null=True, default=timezone.now, blank=True, editable=False
    )
    until_recorded_at = models.DateTimeField("einde vastgelegd op", null=True, blank=True, editable=False)

    history = HistoricalRecords(verbose_name="geschiedenis van mandaat")

    class Meta:
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        ordering = ["partner", "since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")),
                name="mandate_ends_after_it_begins",
                violation_error_message="Het mandaat eindigt voordat het begint. Kies een latere einddatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.partner})"
