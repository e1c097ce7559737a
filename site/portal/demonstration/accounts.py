"""An account for each of the three kinds of user, only in the demonstration."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group

from portal.accounts.models import User
from signatures.models import Partner
from signatures.register.accounts import work_for

PASSWORD = "voorbeeld-2025-portaal"  # noqa: S105 (shown on starting; these accounts exist only in the demonstration)


@dataclass(frozen=True)
class Account:
    username: str
    first_name: str
    last_name: str
    what: str
    group: str = ""
    partner: str = ""

    @property
    def email(self) -> str:
        return f"{self.username}@voorbeeld.example"


ACCOUNTS = (
    Account("partner", "Petra", "Partner", "partner (Huizen)", partner="huizen"),
    Account("redactie", "Ruben", "Redactie", "regionaal team", group="Regionaal team"),
    Account("beheerder", "Bea", "Beheerder", "beheerder", group="Beheerders"),
)


def chosen_password() -> str:
    """That of the accounts: where all may know it the one above, in an environment to practise in the one
    that its administrator chose; empty where there may be no demonstration."""
    if settings.DEMONSTRATION_ALLOWED:
        return PASSWORD
    return settings.PRACTICE_PASSWORD if settings.PRACTICE else ""


def load_accounts() -> None:
    for account in ACCOUNTS:
        user = User.objects.create_user(
            account.username,
            email=account.email,
            password=chosen_password(),
            first_name=account.first_name,
            last_name=account.last_name,
        )
        if account.partner:
            work_for(user=user, partner=Partner.objects.get(slug=account.partner))
        if account.group:
            user.groups.add(Group.objects.get(name=account.group))
