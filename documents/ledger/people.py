"""Who somebody is at this moment, copied: a later change of the account does not change a record."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

LONGEST_NAME = 250
THE_PORTAL = "het portaal zelf"


@dataclass(frozen=True, slots=True)
class Person:
    name: str = ""
    role: str = ""
    organisation: str = ""


def account_name(user: Any) -> str:
    """What an account is called: its full name, or its user name."""
    return user.get_full_name() or user.get_username()


def name_of(by: AbstractBaseUser | AnonymousUser | None) -> str:
    """Who did something, in words; of nobody the portal itself."""
    return person_of(by).name or THE_PORTAL


def person_of(user: AbstractBaseUser | AnonymousUser | None) -> Person:
    """Name, roles and organisation; all empty for the portal itself and for a visitor without account."""
    if user is None or not user.is_authenticated:
        return Person()
    person: Any = user
    partner = getattr(person, "partner", None)
    return Person(
        name=account_name(person)[:LONGEST_NAME],
        role=_role(person),
        organisation=str(partner) if partner else "",
    )


def _role(person: Any) -> str:
    groups = ", ".join(person.groups.order_by("name").values_list("name", flat=True))
    return groups or ("Beheerder" if person.is_superuser else "")
