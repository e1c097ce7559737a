"""A region that begins with nothing: its administrator, its website, the usual routes, an empty register."""

import re
from collections.abc import Callable, Iterator, Mapping

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from documents.ledger.entries import enter
from documents.models import Document
from documents.text.dutch import day
from documents.text.refusals import Refused
from portal.accounts.models import User
from portal.accounts.passwords import link_for, works_until
from portal.accounts.roles import ADMINISTRATORS
from portal.pages.first_pages import make_first_pages
from signatures.models import Partner, RouteTemplate
from signatures.routes.defaults import DEFAULT_ROUTES
from signatures.routes.templates import take_default

THERE = "Hier staat al een regio. Er is niets veranderd."
LONGEST_NAME = 120
SHORT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def region_is_there() -> bool:
    """Whether anybody began already: with texts, partners, routes, or as an administrator of the region."""
    begun = (Document, Partner, RouteTemplate)
    return any(model.objects.exists() for model in begun) or _administrators().exists()


@transaction.atomic
def start_region(*, name: str, slug: str, admin: str, email: str) -> User:
    """Makes the region, and an administrator without a password. Raises Refused."""
    if region_is_there():
        raise Refused(THERE)
    given = {"name": name, "slug": slug, "admin": admin, "email": email}
    wrong = [objection for part, value in given.items() if (objection := objection_to(part, value))]
    if wrong:
        raise Refused(" ".join(wrong))
    administrator = User(username=admin, email=email)
    administrator.set_unusable_password()
    administrator.save()
    administrator.groups.add(*Group.objects.filter(role__name=ADMINISTRATORS))
    home = make_first_pages(region=name.strip(), by=administrator)
    home.slug = slug
    home.save()
    for kind in DEFAULT_ROUTES:
        take_default(kind=kind, by=administrator)
    enter(what="Regio begonnen", by=administrator, result=f"{name.strip()} ({slug}).")
    return administrator


def objection_to(part: str, value: str) -> str:
    """Why this name, slug, admin or email cannot be; empty when it can."""
    return CHECKS[part](value)


def first_link() -> Iterator[str]:
    """Where an administrator who has no password yet chooses one; nothing once each has."""
    for user in _administrators().filter(is_active=True):
        if not user.has_usable_password():
            yield f"\nKies een wachtwoord voor het account “{user.get_username()}”:"
            yield f"  {link_for(user)}"
            yield f"  Deze link werkt tot en met {day(works_until())}."


def _administrators():
    return User.objects.filter(groups__name=ADMINISTRATORS)


def _name(value: str) -> str:
    if not value.strip():
        return "Vul de naam van de regio in."
    return "" if len(value) <= LONGEST_NAME else f"Houd de naam korter dan {LONGEST_NAME} tekens."


def _slug(value: str) -> str:
    if SHORT_NAME.fullmatch(value) and len(value) <= LONGEST_NAME:
        return ""
    return f"De korte naam “{value}” kan niet. Gebruik kleine letters, cijfers en streepjes, zoals noordkust."


def _admin(value: str) -> str:
    others = {field.name for field in User._meta.concrete_fields} - {User.USERNAME_FIELD}
    try:
        User(username=value).full_clean(exclude=others)
    except ValidationError as error:
        return f"De gebruikersnaam “{value}” kan niet. {' '.join(error.messages)}"
    return ""


def _email(value: str) -> str:
    try:
        validate_email(value)
    except ValidationError:
        return f"“{value}” is geen e-mailadres. Schrijf het zoals naam@regio.example."
    return ""


CHECKS: Mapping[str, Callable[[str], str]] = {
    "name": _name,
    "slug": _slug,
    "admin": _admin,
    "email": _email,
}
