"""Opening a round at one go: who to write to is kept as contact, and those ready to sign are invited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from documents.ledger.history import save
from documents.models import Version
from signatures.models import Contact, Partner, Round
from signatures.rounds.candidates import open_round
from signatures.rounds.inviting import invite


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom to write to at a partner, and whether to do that at once. Without address there is nobody."""

    partner: Partner
    name: str
    function: str
    email: str
    invite: bool
    contact: Contact | None = None


@transaction.atomic
def open_and_invite(
    *,
    version: Version,
    deadline: date | None,
    message: str,
    reminder_days: Sequence[int],
    addressees: Iterable[Addressee],
    by: AbstractBaseUser,
) -> Round:
    """Opens the round, keeps the contacts as they were filled in, and invites. Who refused or withdrew is
    asked again when somebody is invited there. Raises Refused."""
    people = list(addressees)
    opened = open_round(
        version=version,
        deadline=deadline,
        message=message,
        reminder_days=reminder_days,
        by=by,
        again=[one.partner for one in people if one.invite and one.email],
    )
    requests = {request.partner_id: request for request in opened.requests.all()}
    for one in people:
        if not one.email:
            continue
        keep_contact(one, by)
        if one.invite and one.partner.pk in requests:
            invite(
                request=requests[one.partner.pk],
                name=one.name,
                function=one.function,
                email=one.email,
                by=by,
            )
    return opened


def keep_contact(one: Addressee, by: AbstractBaseUser) -> None:
    """The contact with what was filled in; another person becomes another contact. Raises Refused."""
    known = one.partner.contacts.filter(email__iexact=one.email).first()
    same_person = one.contact is not None and one.contact.name == one.name
    contact = known or (one.contact if same_person else None) or Contact(partner=one.partner)
    values = {"name": one.name, "function": one.function, "email": one.email}
    if any(getattr(contact, field) != value for field, value in values.items()):
        for field, value in values.items():
            setattr(contact, field, value)
        save(contact, by=by, reason="Bij het openen van een ondertekenronde")
