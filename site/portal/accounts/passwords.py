"""How somebody comes to a password of their own: by a link that is mailed, once, and works a few days."""

from collections.abc import Callable
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.tasks import task
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from documents import addresses
from documents.ledger.entries import enter
from documents.ledger.people import account_name
from documents.region import region_names
from documents.text.refusals import Refused
from documents.transactions.later import later
from portal.accounts.letters import account_invitation, password_link
from portal.accounts.models import User
from signatures.rounds.posting import post_after_commit

SECONDS_BETWEEN = 120

Told = Callable[[str], object]


def link_for(user: User) -> str:
    """The address at which this person, and nobody else, chooses a password."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return addresses.absolute(addresses.choose_password(uid, default_token_generator.make_token(user)))


def works_until() -> date:
    """The last whole day on which a link of now works."""
    ends = timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return timezone.localdate(ends) - timedelta(days=1)


@transaction.atomic
def invite_account(*, user: User, by: AbstractBaseUser | None, told: Told | None = None) -> None:
    """Mails a link by which this person chooses a password; `told` hears "" when it went out, else why not.
    Raises Refused."""
    if not user.email:
        raise Refused("Bij dit account staat geen e-mailadres. Vul dat eerst in bij het account.")
    if not user.is_active:
        raise Refused("Dit account is gesloten. Zet het eerst weer open bij het account.")
    letter = account_invitation(
        name=account_name(user),
        username=user.get_username(),
        portal=_portal(),
        address=link_for(user),
        until=works_until(),
        by=account_name(by) if by else "",
        organisation=str(user.partner or ""),
        again=addresses.absolute(addresses.forgotten_password()),
    )
    post_after_commit(letter, user.email, told)
    enter(what="Uitnodiging voor account gestuurd", by=by, about=user)


def ask_for_link(*, given: str) -> None:
    """For who forgot a password, by user name or address. Takes as long when nobody is called so."""
    later(send_links, given)


@task
def send_links(given: str) -> None:
    """To each open account that has this name or address; not again within two minutes."""
    called = Q(username__iexact=given) | Q(email__iexact=given)
    for user in User.objects.filter(called, is_active=True).exclude(email=""):
        if cache.add(f"password-link:{user.pk}", True, SECONDS_BETWEEN):
            _send_link(user)


@transaction.atomic
def _send_link(user: User) -> None:
    letter = password_link(
        name=account_name(user),
        username=user.get_username(),
        portal=_portal(),
        address=link_for(user),
        until=works_until(),
    )
    post_after_commit(letter, user.email)
    enter(what="Link voor een wachtwoord gestuurd", about=user, who="het portaal zelf")


def _portal() -> str:
    return region_names().full
