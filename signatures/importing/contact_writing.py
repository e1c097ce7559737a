"""Writing the contact persons of a register file."""

from collections.abc import Callable, Iterable, Mapping

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from documents.ledger.history import save
from signatures.importing.items import ContactItem
from signatures.importing.result import TakeOverResult
from signatures.models import Contact, Partner
from signatures.standing.signing import same_name

KEPT = ("function", "email", "phone")


def write_contacts(
    items: Iterable[ContactItem],
    *,
    partners: Mapping[str, Partner],
    called: Callable[[Partner], str],
    taken: TakeOverResult,
    by: AbstractBaseUser | None,
    reason: str,
) -> None:
    """A person of a partner is known by name; what the file leaves open stays. Who left, comes anew."""
    today = timezone.localdate()
    held = {
        (one.partner.slug, same_name(one.name)): one
        for one in Contact.objects.select_related("partner").filter(partner__in=partners.values())
        if one.until is None or one.until > today
    }
    for item in items:
        partner = partners.get(item.partner)
        if partner is None:
            continue
        what = f"{item.name}, {called(partner)}"
        row = held.get((item.partner, same_name(item.name)))
        given = {name: getattr(item, name) for name in KEPT if getattr(item, name)}
        if row is None:
            save(Contact(partner=partner, name=item.name, **given), by=by, reason=reason, already_valid=True)
            taken.note("contacts", "new", what, item.email)
            continue
        changes = {name: value for name, value in given.items() if getattr(row, name) != value}
        if not changes:
            taken.note("contacts", "unchanged", what)
            continue
        told = "; ".join(f"{getattr(row, name) or 'leeg'} → {value}" for name, value in changes.items())
        for name, value in changes.items():
            setattr(row, name, value)
        save(row, by=by, reason=reason, already_valid=True)
        taken.note("contacts", "changed", what, told)
