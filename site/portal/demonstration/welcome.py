"""What is told to who starts the portal with the demonstration region: what to try, and the accounts."""

from collections.abc import Iterator

from django.utils.http import urlencode

from documents import addresses
from documents.models import Document
from portal.accounts.models import User
from portal.demonstration.accounts import ACCOUNTS, PASSWORD, Account, chosen_password
from portal.demonstration.invitation import signing_address
from portal.demonstration.works import CONVENANT

QUESTION = "vernielde keuken"


def welcome() -> Iterator[str]:
    """Nothing where another region stands: its accounts are not those of the demonstration."""
    if not present_accounts():
        return
    yield "\nVijf dingen om te proberen:"
    for number, (what, address) in enumerate(things_to_try(), start=1):
        yield f"  {number}. {what:<30} {address}"
    yield from accounts()


def things_to_try() -> list[tuple[str, str]]:
    """What to do, and the address where."""
    convenant = Document.objects.get(slug=CONVENANT.slug)
    first, last = convenant.versions.earliest("number"), convenant.versions.latest("number")
    return [
        ("Lees wat vandaag geldt", addresses.absolute(addresses.document(convenant))),
        (
            f"Zie wat versie {last.name} verandert",
            addresses.absolute(addresses.comparison(convenant, first.designation, last.designation)),
        ),
        (f"Zoek “{QUESTION}”", addresses.absolute(addresses.search(urlencode({"q": QUESTION})))),
        ("Zie wie er al tekende", addresses.absolute(addresses.main_chart())),
        _sign(),
    ]


def accounts() -> Iterator[str]:
    """The accounts that are there, and where to log in; nothing where none is."""
    present = present_accounts()
    password = PASSWORD if chosen_password() == PASSWORD else "uit PRACTICE_PASSWORD"
    if present:
        yield f"\nInloggen kan op {addresses.absolute(addresses.login())} met"
    for account in present:
        yield f"  {account.username:<10} {account.what:<22} wachtwoord {password}"
    if present:
        yield ""


def present_accounts() -> list[Account]:
    """By name and address: another region may have a "beheerder" of its own."""
    present = set(User.objects.values_list("username", "email"))
    return [account for account in ACCOUNTS if (account.username, account.email) in present]


def _sign() -> tuple[str, str]:
    """By a personal link; when everybody who was asked has answered, by the page of the own organisation."""
    if address := signing_address():
        return "Teken via een eigen link", address
    return "Zie wat een partner moet doen", addresses.absolute(addresses.my_organisation())
