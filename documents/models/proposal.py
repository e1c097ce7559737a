from django.conf import settings
from django.db import models


class Proposal(models.Model):
    """What one person proposed about a document and another has yet to agree to. Decided once, by agreeing or
    by declining. Each kind of proposal names its `document`, of which one waits at most."""

    document_id: int
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="door"
    )
    proposed_by_name = models.CharField("voorgesteld door", max_length=250)
    proposed_at = models.DateTimeField("voorgesteld op", auto_now_add=True)
    decided_by_name = models.CharField("besloten door", max_length=250, blank=True)
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    remarks = models.TextField("opmerking", blank=True)

    class Meta:
        abstract = True
        ordering = ["-proposed_at", "-pk"]

    @property
    def is_open(self) -> bool:
        return self.decided_at is None
