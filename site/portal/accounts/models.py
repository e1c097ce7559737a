from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property


class User(AbstractUser):  # type: ignore[django-manager-missing] # those of Wagtail have no types
    """A person. Readers need no account; a partner account belongs to one partner; editors and administrators
    have their rights by the groups `Regionaal team` and `Beheerders` (see `portal.accounts.roles`)."""

    partner = models.ForeignKey(
        "signatures.Partner",
        verbose_name="organisatie",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
        help_text="De partner waarvoor deze persoon werkt. Leeg voor het regionale team.",
    )

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"

    @cached_property
    def represents_partner(self) -> bool:
        """Works for a partner that takes part today. Whose organisation left reads what everyone reads."""
        if self.partner_id is None:
            return False
        today = timezone.localdate()
        return (
            apps.get_model("signatures", "Membership")
            .objects.on(today)
            .filter(partner=self.partner_id)
            .exists()
        )
