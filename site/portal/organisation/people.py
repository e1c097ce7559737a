"""The people of a partner as the register knows them, and the periods in which it takes part."""

from dataclasses import dataclass

from django.utils import timezone

from documents.models import Document
from portal.accounts.models import User
from signatures.models import Contact, Mandate, Membership, Partner


@dataclass(frozen=True)
class OurPeople:
    contacts: tuple[Contact, ...]
    mandates: tuple[Mandate, ...]
    accounts: tuple[User, ...]


def people_of(partner: Partner) -> OurPeople:
    """Who is written to, who may sign and who has an account, today."""
    today = timezone.localdate()
    mandates = Mandate.objects.filter(partner=partner).exclude(until__lte=today).order_by("since", "name")
    accounts = User.objects.filter(partner_account__partner=partner, is_active=True)
    return OurPeople(
        tuple(Contact.objects.on(today).filter(partner=partner).order_by("name")),
        tuple(mandates),
        tuple(accounts.order_by("last_name", "username")),
    )


def memberships_of(partner: Partner, user) -> list[Membership]:
    """The periods in which it takes part in what this person may read, the newest first."""
    found = Membership.objects.filter(partner=partner, document__in=Document.objects.visible_to(user))
    return list(
        found.select_related("document__kind").order_by("document__kind", "document__title", "-since")
    )
