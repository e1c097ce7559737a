"""People of the regional team in the register's tests, with the rights that their role has."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from documents import permissions as documents_permissions
from signatures import permissions as signatures_permissions

TEAM = [*documents_permissions.EDITOR_PERMISSIONS, *signatures_permissions.EDITOR_PERMISSIONS]


def member(name: str, rights: Iterable[str] = TEAM, *, without: Iterable[str] = ()):
    """An account with these rights, less some."""
    user = get_user_model().objects.create_user(
        name, f"{name}@voorbeeld.example", "een-lang-wachtwoord", first_name=name.title()
    )
    for right in set(rights) - set(without):
        app_label, codename = right.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app_label, codename=codename)
        )
    return user


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client
