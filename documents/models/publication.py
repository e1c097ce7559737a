from datetime import date

from django.db import models
from django.db.models import F, Q

from simple_history.models import HistoricalRecords

from documents.models.version import Version
from documents.models.visibility import Visibility


class Publication(models.Model):
    """From which day a version may be read: by partners, and by everyone that its document is for.

    A version without a row may be read since it was determined. The row belongs to the first copy of a number
    and holds for its repaired copies too. The regional team reads every version.
    """

    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, related_name="publication", verbose_name="versie"
    )
    partners_from = models.DateField("voor partners vanaf")
    public_from = models.DateField("openbaar vanaf")

    history = HistoricalRecords(verbose_name="geschiedenis van dag van openbaarheid")

    class Meta:
        verbose_name = "dag van openbaarheid"
        verbose_name_plural = "dagen van openbaarheid"
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(partners_from__lte=F("public_from")),
                name="publication_partners_first",
                violation_error_message="Partners lezen een versie niet later dan alle anderen.",
            ),
        ]

    def __str__(self) -> str:
        return f"dag van openbaarheid van {self.version}"

    def widest_on(self, day: date) -> Visibility:
        """Who may read the version on this day, as far as its document lets them."""
        if self.public_from <= day:
            return Visibility.PUBLIC
        return Visibility.PARTNERS if self.partners_from <= day else Visibility.TEAM
