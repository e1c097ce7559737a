"""The people of a partner as the register knows them, and the periods in which it takes part."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from documents.models import Document
from signatures.models import Contact, Mandate, Membership, Partner, PartnerAccount


@dataclass(frozen=True)
class OurPeople:
    contacts: tuple[Contact, ...]
    mandates: tuple[Mandate, ...]
    accounts: tuple[AbstractUser, ...]


def people_of(partner: Partner) -> OurPeople:
    """Who is written to, who may sign and who has an account, today."""
    today = timezone.localdate()
    mandates = Mandate.objects.filter(partner=partner).exclude(until__lte=today).order_by("since", "name")
    accounts = PartnerAccount.objects.filter(partner=partner, user__is_active=True).select_related("user")
    return OurPeople(
        tuple(Contact.objects.on(today).filter(partner=partner).order_by("name")),
        tuple(mandates),
        tuple(account.user for account in accounts.order_by("user__last_name", "user__username")),
    )


def memberships_of(partner: Partner, user) -> list[Membership]:
    """The periods in which it takes part in what this person may read, the newest first."""
    found = Membership.objects.filter(partner=partner, document__in=Document.objects.visible_to(user))
    return list(
        found.select_related("document__kind").order_by("document__kind", "document__title", "-since")
    )
