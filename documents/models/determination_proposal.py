from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from documents.models.document import Document
from documents.models.proposal import Proposal
from documents.models.version import Version


class DeterminationProposal(Proposal):
    """A version that one person wants to determine and another has yet to agree to.

    `choices` is what was filled in on Vaststellen, `digest` is over what the draft said then: when it says
    something else there is nothing to agree to any more. Decided once: `made` is the version that came of it.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="determination_proposals", verbose_name="document"
    )
    choices = models.JSONField("gegevens", encoder=DjangoJSONEncoder)
    digest = models.CharField("SHA-256 van het concept", max_length=64)
    made = models.ForeignKey(
        Version,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vastgestelde versie",
    )

    class Meta(Proposal.Meta):
        verbose_name = "voorstel om vast te stellen"
        verbose_name_plural = "voorstellen om vast te stellen"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(decided_at=None), name="one_open_determination_proposal"
            ),
            models.CheckConstraint(
                condition=Q(made=None) | Q(decided_at__isnull=False), name="made_version_is_decided"
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel om {self.document} vast te stellen"
