"""How the rows of a round are written: with who did it and why, one writer at a time."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models

from signatures.models import Request
from signatures.register.acts import lock


class NotDone(ValueError):
    """Nothing changed; the message says in Dutch why, and what to do."""


def save_by(row: models.Model, by: AbstractBaseUser | None, reason: str = "") -> None:
    """Saves the row when it is valid, with who did it and why in its history. Raises NotDone."""
    empty = [field.name for field in row._meta.fields if field.null and getattr(row, field.attname) is None]
    try:
        row.full_clean(exclude=empty, validate_constraints=False)
    except ValidationError as error:
        raise NotDone(" ".join(error.messages)) from error
    row._history_user = by  # type: ignore[attr-defined]
    row._change_reason = reason[:100]  # type: ignore[attr-defined]
    row.save()


def locked_request(pk: int) -> Request:
    """The request as it is now; who else writes about the same document waits."""
    document = Request.objects.values_list("round__version__document", flat=True).get(pk=pk)
    lock(document)
    return Request.objects.select_related("round__version__document", "partner").get(pk=pk)
