from django.db import models

from documents.models.immutability import Immutable


class LedgerEntry(Immutable):
    """One line of the log of all that was done: who, what, to which object, with which result, from where.

    The lines form a chain: `digest` is over the line and `previous`, the digest of the line before it, so
    that no line can be changed, dropped or put in between unnoticed. `number` counts from 1 without gaps. Who
    did it is copied, so that a later change of the account changes nothing here.
    """

    number = models.PositiveBigIntegerField("nummer", unique=True)
    at = models.DateTimeField("wanneer")
    who = models.CharField("wie", max_length=250, blank=True)
    role = models.CharField("rol", max_length=250, blank=True)
    organisation = models.CharField("organisatie", max_length=250, blank=True)
    what = models.CharField("wat", max_length=60)
    object_kind = models.CharField("soort", max_length=60, blank=True)
    object_id = models.CharField("kenmerk", max_length=120, blank=True)
    object_name = models.CharField("waarover", max_length=500, blank=True)
    document = models.SlugField("document", max_length=80, blank=True)
    result = models.TextField("uitkomst", blank=True)
    origin = models.CharField("vanaf", max_length=120, blank=True)
    previous = models.CharField("vorige controlesom", max_length=64, blank=True)
    digest = models.CharField("SHA-256", max_length=64)

    class Meta(Immutable.Meta):
        verbose_name = "regel van het logboek"
        verbose_name_plural = "logboek"
        default_permissions = ("view",)
        ordering = ["-number"]
        indexes = [models.Index(fields=["document", "number"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.what} {self.object_name}".strip()
