import unicodedata
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractUser, Group, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

if TYPE_CHECKING:
    from signatures.models import Partner, PartnerAccount

NAME_TAKEN = "Er is al een gebruiker met deze naam. Hoofdletters maken geen verschil. Kies een andere naam."


class Accounts(UserManager["User"]):
    """Finds a person by name, whatever its capitals: on logging in, and in the commands of Django."""

    use_in_migrations = False

    def get_by_natural_key(self, username: str | None) -> "User":
        """Raises DoesNotExist, also where several accounts of before have the name in other capitals only."""
        name = unicodedata.normalize("NFKC", username or "")
        found = list(self.filter(username__iexact=name)[:2])
        if len(found) == 1:
            return found[0]
        return self.get(username=name)


class User(AbstractUser):  # type: ignore[django-manager-missing] # those of Wagtail have no types
    """A person. Readers need no account; a `signatures.PartnerAccount` says for which partner one works;
    editors and administrators have their rights by the groups `Regionaal team` and `Beheerders` (see
    `portal.accounts.roles`)."""

    objects: ClassVar[Accounts] = Accounts()

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [
            models.UniqueConstraint(
                Lower("username"), name="one_account_a_name", violation_error_message=NAME_TAKEN
            )
        ]

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


class Role(models.Model):
    """A group that the portal made, and what it gave that group when the right or the group was new. Whether
    the group still has it is up to the administrators; one that they deleted gets nothing any more."""

    name = models.CharField("naam", max_length=150, primary_key=True)
    group = models.OneToOneField(Group, on_delete=models.SET_NULL, null=True, related_name="role")
    given = models.JSONField(default=list)

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"

    def __str__(self) -> str:
        return self.name
