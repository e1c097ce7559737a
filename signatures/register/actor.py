"""Who put something on record, as a snapshot: a later change of the account does not change the record."""

from django.contrib.auth.base_user import AbstractBaseUser

from documents.ledger.people import person_of


def actor_of(user: AbstractBaseUser | None) -> dict[str, str]:
    """The fields of an act that tell who recorded it; empty for the portal itself."""
    if user is None:
        return {}
    person = person_of(user)
    return {
        "recorded_by_name": person.name,
        "recorded_by_role": person.role,
        "recorded_by_organisation": person.organisation,
    }
