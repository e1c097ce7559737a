from django.conf import settings
from django.db import models

from signatures.models.partner import Partner


class PartnerAccount(models.Model):
    """The account of a person who works for a partner. Who works for the regional team has none."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="partner_account",
        verbose_name="gebruiker",
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="accounts", verbose_name="organisatie"
    )

    class Meta:
        verbose_name = "account van een partner"
        verbose_name_plural = "accounts van partners"

    def __str__(self) -> str:
        return f"{self.user} ({self.partner})"
