"""The two groups of people who work in the admin, with what each may do at first.

After each migration a group gets what is new: all of it when the group is, else the rights that came since.
What administrators took or gave stays so. The groups that Wagtail brings along go, unless someone is
in them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db import connections, transaction
from django.db.models import Q

from wagtail.models import Collection

from documents import permissions as documents
from portal.accounts import website_permissions as website
from portal.accounts.models import Role
from search import permissions as search
from signatures import permissions as signatures

TEAM = "Regionaal team"
ADMINISTRATORS = "Beheerders"
WAGTAILS_OWN = ("Moderators", "Editors")
ACCOUNTS = [
    *(f"accounts.{verb}_user" for verb in ("add", "change", "delete", "view")),
    *(f"auth.{verb}_group" for verb in ("add", "change", "view")),
]
ROLES = {
    TEAM: [
        *documents.EDITOR_PERMISSIONS,
        *signatures.EDITOR_PERMISSIONS,
        *search.EDITOR_PERMISSIONS,
        *website.EDITOR_PERMISSIONS,
    ],
    ADMINISTRATORS: [
        *documents.ADMINISTRATOR_PERMISSIONS,
        *signatures.ADMINISTRATOR_PERMISSIONS,
        *search.ADMINISTRATOR_PERMISSIONS,
        *website.ADMINISTRATOR_PERMISSIONS,
        *ACCOUNTS,
    ],
}
# Rights that hang on a page or a folder, by a name under which is kept that they were given.
PLACES: dict[str, Callable[[Group], None]] = {
    "drafts": documents.grant_drafting,
    "website": website.grant_website,
}


def create_roles(sender: AppConfig, *, using: str, **_options: Any) -> None:
    """Handles `post_migrate`, once all apps have their permissions."""
    if sender is not [config for config in apps.get_app_configs() if config.models_module][-1]:
        return
    if Role._meta.db_table not in connections[using].introspection.table_names():  # migrated back
        return
    for name, wanted in ROLES.items():
        _give_what_is_new(name, wanted)
    Group.objects.filter(name__in=WAGTAILS_OWN, user=None).delete()


@transaction.atomic
def _give_what_is_new(name: str, wanted: Iterable[str]) -> None:
    role = Role.objects.select_related("group").filter(name=name).first()
    if role is None:
        role = Role.objects.create(name=name, group=Group.objects.get_or_create(name=name)[0])
    if role.group is None:
        return
    given = set(role.given)
    rights = [right for right in dict.fromkeys(wanted) if right not in given]
    role.group.permissions.add(*_permissions(rights))
    places = [place for place in PLACES if place not in given] if Collection.get_first_root_node() else []
    for place in places:
        PLACES[place](role.group)
    if rights or places:
        role.given += [*rights, *places]
        role.save()


def _permissions(names: list[str]) -> list[Permission]:
    """Raises LookupError when one does not exist: a role is whole or it is not made."""
    named = Q(pk__in=[])
    for name in names:
        app_label, codename = name.split(".")
        named |= Q(content_type__app_label=app_label, codename=codename)
    found = list(Permission.objects.filter(named).select_related("content_type"))
    missing = set(names) - {f"{one.content_type.app_label}.{one.codename}" for one in found}
    if missing:
        raise LookupError(f"permissions that do not exist: {', '.join(sorted(missing))}")
    return found
