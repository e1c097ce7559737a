from django.db import models

from documents.models.immutability import Immutable


class DatedFact(Immutable):
    """Something that was agreed about a document, on record for good with the moment of recording.

    A mistake is set right by a later row that names it (`corrects`) and carries all the right values, or is
    `void`: then it was never agreed. The name, role and organisation of who recorded it stay as they were
    then.
    """

    article = models.CharField(
        "artikel",
        max_length=80,
        blank=True,
        help_text="Het artikel in de tekst waar dit staat, zoals: artikel 9.",
    )
    text = models.TextField("toelichting", blank=True, help_text="Lezers zien dit.")
    recorded_at = models.DateTimeField("vastgelegd op", editable=False)
    recorded_by_name = models.CharField("vastgelegd door", max_length=250, blank=True, editable=False)
    recorded_by_role = models.CharField("rol", max_length=250, blank=True, editable=False)
    recorded_by_organisation = models.CharField("organisatie", max_length=250, blank=True, editable=False)
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name="herstelt",
        editable=False,
    )
    void = models.BooleanField("doorgehaald", default=False, editable=False)
    reason = models.TextField("reden van herstel", blank=True, editable=False)

    class Meta(Immutable.Meta):
        abstract = True

    @property
    def subject(self) -> str:
        """What it is about, as a line of the log begins: "Looptijd"."""
        raise NotImplementedError
