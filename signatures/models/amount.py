from django.db import models
from django.db.models import F, Q

from documents.models import Document
from signatures.models.dated_fact import DatedFact
from signatures.standing.amounts import amount_words


class Amount(DatedFact):
    """An amount of money that parties agreed on, from a day until a day (the first day no longer, or that of
    the next amount for the same thing). `article_key` points into the text."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="amounts", verbose_name="document"
    )
    what = models.CharField("waarvoor", max_length=250)
    euros = models.DecimalField("bedrag in euro", max_digits=14, decimal_places=2)
    per = models.CharField("per", max_length=120, blank=True)
    share = models.TextField("verdeelsleutel", blank=True)
    on = models.DateField("geldt vanaf")
    until = models.DateField("geldt tot", null=True, blank=True)
    article_key = models.CharField("sleutel van het artikel", max_length=80, blank=True)

    class Meta(DatedFact.Meta):
        verbose_name = "bedrag"
        verbose_name_plural = "bedragen"
        default_permissions = ("add", "view")
        ordering = ["document", "what", "on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(void=False) | Q(corrects__isnull=False), name="only_a_correction_voids_an_amount"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("on")),
                name="amount_ends_after_it_begins",
                violation_error_message="Het bedrag vervalt voordat het ingaat. Kies een latere einddag.",
            ),
            models.CheckConstraint(
                condition=Q(euros__gte=0),
                name="amount_is_not_negative",
                violation_error_message="Het bedrag is lager dan nul. Controleer het.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} ({self.document})"

    @property
    def words(self) -> str:
        return amount_words(self.euros, self.per)

    @property
    def subject(self) -> str:
        return "Bedrag"
