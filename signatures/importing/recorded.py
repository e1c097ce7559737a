"""Who may say when something was put on record: administrators, for it changes what was known when."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

from signatures.importing.errors import RegisterProblem

FIELDS = ("recorded", "untilRecorded")
LISTS = ("memberships", "versions", "acts", "terms", "amounts")
REFUSED = (
    "Alleen een beheerder mag opgeven wanneer iets destijds is vastgelegd. Maak deze cel leeg, "
    "of vraag een beheerder om het bestand over te nemen."
)


def may_give_recorded(user: AbstractBaseUser | None) -> bool:
    """Administrators are who may remove a membership; a command is run by one."""
    return user is None or user.has_perm("signatures.delete_membership")  # type: ignore[attr-defined]


def note_recorded(data: Any) -> Iterator[RegisterProblem]:
    """A problem for each moment of recording that the file gives."""
    for name in LISTS:
        items = data.get(name) if isinstance(data, dict) else None
        for index, item in enumerate(items if isinstance(items, list) else ()):
            for field in FIELDS:
                if isinstance(item, dict) and item.get(field):
                    yield RegisterProblem(f"{name}[{index}].{field}", REFUSED)
