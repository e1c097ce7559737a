"""Choosing the agreement that the menu, the home page and the short address lead to."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from documents.ledger.history import save
from documents.models import AGREEMENT, Document
from documents.text.refusals import Refused


@transaction.atomic
def choose_main_agreement(*, document: Document, by: AbstractBaseUser | None, reason: str = "") -> Document:
    """Makes this one the main agreement instead of any other. No address of a text changes by it. Raises
    Refused."""
    agreements = {one.pk: one for one in Document.objects.locked().filter(kind=AGREEMENT)}
    chosen = agreements.get(document.pk)
    if chosen is None:
        raise Refused(f"{document} is geen convenant. Kies een document van die soort.")
    if not chosen.versions.exists():
        raise Refused(f"Van {chosen} is nog geen tekst vastgesteld. Stel die eerst vast.")
    if chosen.is_main:
        raise Refused(f"{chosen} is al het hoofdconvenant.")
    for former in agreements.values():
        if former.is_main:
            former.is_main = False
            save(former, by=by, reason=reason)
    chosen.is_main = True
    return save(chosen, by=by, reason=reason)
