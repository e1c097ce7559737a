"""Checks on the accounts that are there, before a migration: two that differ in capitals only cannot stay."""

from collections.abc import Sequence

from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.models import Count
from django.db.models.functions import Lower

from documents.text.dutch import enumeration
from portal.accounts.models import User

HINT = "Geef alle accounts op één na een andere naam, met: manage.py rename_account OUDE_NAAM NIEUWE_NAAM"


@register(Tags.database)
def one_account_a_name(databases: Sequence[str] | None = None, **_options: object) -> list[Error]:
    return [
        Error(
            f"Deze gebruikersnamen verschillen alleen in hoofdletters: {enumeration(names)}.",
            hint=HINT,
            id="accounts.E001",
        )
        for alias in databases or ()
        for names in _names_of_more_than_one(alias)
    ]


def _names_of_more_than_one(alias: str) -> list[list[str]]:
    if User._meta.db_table not in connections[alias].introspection.table_names():
        return []
    accounts = User.objects.using(alias).order_by("username")
    counted = accounts.annotate(name=Lower("username")).order_by().values("name").annotate(number=Count("pk"))
    return [
        list(accounts.filter(username__iexact=name).values_list("username", flat=True))
        for name in counted.filter(number__gt=1).values_list("name", flat=True)
    ]
