"""Who put something on record, as a snapshot: a later change of the account does not change the record."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser


def actor_of(user: AbstractBaseUser | None) -> dict[str, str]:
    """The fields of an act that tell who recorded it; empty for the portal itself."""
    if user is None:
        return {}
    person: Any = user
    partner = getattr(person, "partner", None)
    return {
        "recorded_by_name": person.get_full_name() or person.get_username(),
        "recorded_by_role": _role(person),
        "recorded_by_organisation": str(partner) if partner else "",
    }


def _role(person: Any) -> str:
    groups = ", ".join(person.groups.order_by("name").values_list("name", flat=True))
    return groups or ("Beheerder" if person.is_superuser else "")
