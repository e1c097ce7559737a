from django.db import models

from simple_history.models import HistoricalRecords

from documents.entry_rule import Rule, from_data
from documents.models.document import Document


class NextRule(models.Model):
    """The rule of entry into force that the next version of a document will get, as prepared by the editors.

    `rule` is the data of `entry_rule`. Determining copies it to the version, which never changes.
    """

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, related_name="next_rule", verbose_name="document"
    )
    rule = models.JSONField("regel van inwerkingtreding")

    history = HistoricalRecords(verbose_name="geschiedenis van regel")

    class Meta:
        verbose_name = "regel voor de volgende versie"
        verbose_name_plural = "regels voor de volgende versie"

    def __str__(self) -> str:
        return f"regel voor de volgende versie van {self.document}"

    @property
    def entry_rule(self) -> Rule:
        return from_data(self.rule)
