from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from django.utils.functional import cached_property

if TYPE_CHECKING:
    from signatures.models import Partner, PartnerAccount


class User(AbstractUser):  # type: ignore[django-manager-missing] # those of Wagtail have no types
    """A person. Readers need no account; a `signatures.PartnerAccount` says for which partner one works;
    editors and administrators have their rights by the groups `Regionaal team` and `Beheerders` (see
    `portal.accounts.roles`)."""

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"

    @property
    def partner(self) -> "Partner | None":
        """Whom this person works for; who works for the regional team has none."""
        account = self._partner_account
        return account.partner if account else None

    @property
    def partner_id(self) -> int | None:
        account = self._partner_account
        return account.partner_id if account else None

    @cached_property
    def represents_partner(self) -> bool:
        """Works for a partner that takes part today. Whose organisation left reads what everyone reads."""
        partner = self.partner
        return partner is not None and partner.memberships.on(timezone.localdate()).exists()

    def refresh_from_db(self, *args: Any, **options: Any) -> None:
        super().refresh_from_db(*args, **options)
        self.__dict__.pop("_partner_account", None)

    @cached_property
    def _partner_account(self) -> "PartnerAccount | None":
        from signatures.models import PartnerAccount

        return PartnerAccount.objects.select_related("partner").filter(user=self.pk).first()
