from django.db import models
from django.db.models import Q

from documents.models.document import Document
from documents.models.proposal import Proposal
from documents.models.version import Version


class ErratumProposal(Proposal):
    """A repaired copy that one person proposed and another has yet to agree to.

    `content` is canonical JSON of all that was proposed ("text", "title", "source", "attachments"), so that
    what is agreed to is what was proposed, whatever becomes of the draft. Decided once: `made` is the version
    that came of it.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="erratum_proposals", verbose_name="document"
    )
    repairs = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+", verbose_name="herstelt")
    reason = models.TextField("reden")
    label = models.CharField("naam", max_length=80, blank=True)
    determined_on = models.DateField("hersteld op")
    content = models.TextField("tekst")
    made = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hersteld exemplaar",
    )

    class Meta(Proposal.Meta):
        verbose_name = "voorstel voor een hersteld exemplaar"
        verbose_name_plural = "voorstellen voor een hersteld exemplaar"
        default_permissions = ("add", "view")
        permissions = [("agree_alone", "Mag een herstel zonder tweede persoon vaststellen")]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(decided_at=None), name="one_open_erratum_proposal"
            ),
            models.CheckConstraint(
                condition=Q(made=None) | Q(decided_at__isnull=False), name="made_erratum_is_decided"
            ),
        ]

    def __str__(self) -> str:
        return f"hersteld exemplaar van {self.repairs}"
