from datetime import date

from django.db import models
from django.db.models import F, Q

from simple_history.models import HistoricalRecords

from signatures.models.partner import Partner


class ContactQuerySet(models.QuerySet):
    def on(self, day: date) -> "ContactQuerySet":
        """Who could be written to on this day."""
        return self.filter(Q(until=None) | Q(until__gt=day), Q(since=None) | Q(since__lte=day), email__gt="")


class Contact(models.Model):
    """A person at a partner to write to, from a day until a day (the first day no longer)."""

    partner = models.ForeignKey(
        Partner, on_delete=models.CASCADE, related_name="contacts", verbose_name="partner"
    )
    name = models.CharField("naam", max_length=250)
    function = models.CharField("functie", max_length=250, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    phone = models.CharField("telefoon", max_length=40, blank=True)
    since = models.DateField("vanaf", null=True, blank=True)
    until = models.DateField("tot", null=True, blank=True)

    objects = ContactQuerySet.as_manager()
    history = HistoricalRecords(verbose_name="geschiedenis van contactpersoon")

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        ordering = ["partner", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gt=F("since")),
                name="contact_ends_after_it_begins",
                violation_error_message="De einddatum ligt voor de begindatum. Kies een latere einddatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.partner})"
