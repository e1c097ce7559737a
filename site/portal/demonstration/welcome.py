"""What is told to who starts the portal with the demonstration region: what to try, and the accounts."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from documents.models import Document
from portal.accounts.models import User
from portal.demonstration.accounts import ACCOUNTS, PASSWORD, Account
from portal.demonstration.invitation import signing_address
from portal.demonstration.works import CONVENANT

QUESTION = "vernielde keuken"


def welcome() -> Iterator[str]:
    """Nothing where another region stands: its accounts are not those of the demonstration."""
    if not _present_accounts():
        return
    yield "\nVijf dingen om te proberen:"
    for number, (what, address) in enumerate(things_to_try(), start=1):
        yield f"  {number}. {what:<30} {address}"
    yield from accounts()


def things_to_try() -> list[tuple[str, str]]:
    """What to do, and the address where."""
    convenant = Document.objects.get(slug=CONVENANT.slug)
    address = convenant.get_absolute_url()
    first, last = convenant.versions.earliest("number"), convenant.versions.latest("number")
    return [
        ("Lees wat vandaag geldt", _at(address)),
        (
            f"Zie wat versie {last.name} verandert",
            _at(f"{address}vergelijk/{first.designation}...{last.designation}/"),
        ),
        (f"Zoek “{QUESTION}”", _at(f"{reverse('search')}?{urlencode({'q': QUESTION})}")),
        ("Zie wie er al tekende", _at(reverse("chart"))),
        _sign(),
    ]


def accounts() -> Iterator[str]:
    """The accounts that are there, and where to log in; nothing where none is."""
    present = _present_accounts()
    if present:
        yield f"\nInloggen kan op {_at(reverse('login'))} met"
    for account in present:
        yield f"  {account.username:<10} {account.what:<22} wachtwoord {PASSWORD}"
    if present:
        yield ""


def _sign() -> tuple[str, str]:
    """By a personal link; when everybody who was asked has answered, by the page of the own organisation."""
    if address := signing_address():
        return "Teken via een eigen link", address
    return "Zie wat een partner moet doen", _at(reverse("my-organisation"))


def _present_accounts() -> list[Account]:
    """By name and address: another region may have a "beheerder" of its own."""
    present = set(User.objects.values_list("username", "email"))
    return [account for account in ACCOUNTS if (account.username, account.email) in present]


def _at(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
