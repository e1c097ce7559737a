"""The demonstration region as a whole, and only where its known passwords can do no harm."""

from collections.abc import Callable
from itertools import count

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.db import transaction

from portal.beginning.new_region import region_is_there
from portal.demonstration.accounts import chosen_password, load_accounts
from portal.demonstration.agreed import load_agreed
from portal.demonstration.decisions import load_decisions
from portal.demonstration.documents import load_documents
from portal.demonstration.register import load_register
from portal.demonstration.rounds import load_round
from portal.demonstration.website import load_website
from portal.demonstration.works import WORKS

REFUSED = (
    "De voorbeeldregio maakt accounts met een wachtwoord dat iedereen kent, ook een beheerder. Daarom kan "
    "zij niet in een portaal dat anderen gebruiken. Er is niets veranderd. Bekijk de voorbeeldregio op uw "
    "eigen machine met `make run`. Een eigen regio begint u met `manage.py start_region`. Is dit een "
    "oefenomgeving? Zet dan PRACTICE=1, en in PRACTICE_PASSWORD een eigen wachtwoord, en begin opnieuw."
)
OTHER_PARTS = (
    ("Partners en handtekeningen", load_register),
    ("Afspraken, bedragen en herstel", load_agreed),
    ("Besluiten", load_decisions),
    ("Accounts", load_accounts),
    ("Ondertekenronde", load_round),
    ("Website", load_website),
)


def load_region(tell: Callable[[int, int, str], None]) -> bool:
    """All of it or nothing; says whether it was loaded, which is not done where there is a region already.

    `tell` gets which part is worked at, of how many, and its name. Raises CommandError.
    """
    check_password()
    if region_is_there():
        return False
    parts, total = count(1), 1 + len(WORKS) + len(OTHER_PARTS)
    with transaction.atomic():
        load_documents(lambda title: tell(next(parts), total, title))
        for name, load in OTHER_PARTS:
            tell(next(parts), total, name)
            load()
    return True


def check_password() -> None:
    """Raises CommandError where the accounts may not be, or would have a password that is easily guessed."""
    password = chosen_password()
    if not password:
        raise CommandError(REFUSED)
    try:
        validate_password(password)
    except ValidationError as error:
        raise CommandError(
            f"PRACTICE_PASSWORD is geen goed wachtwoord. {' '.join(error.messages)}"
        ) from error
