"""The two groups of people who work in the admin, with what each may do; made again after every migration.

The groups that Wagtail brings along go, unless someone is in them."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from wagtail.models import Collection

from documents import permissions as documents
from search import permissions as search
from signatures import permissions as signatures

TEAM = "Regionaal team"
ADMINISTRATORS = "Beheerders"
WAGTAILS_OWN = ("Moderators", "Editors")
ACCOUNTS = [f"accounts.{verb}_user" for verb in ("add", "change", "delete", "view")]
ROLES = {
    TEAM: [*documents.EDITOR_PERMISSIONS, *signatures.EDITOR_PERMISSIONS, *search.EDITOR_PERMISSIONS],
    ADMINISTRATORS: [
        *documents.ADMINISTRATOR_PERMISSIONS,
        *signatures.ADMINISTRATOR_PERMISSIONS,
        *search.ADMINISTRATOR_PERMISSIONS,
        *ACCOUNTS,
    ],
}


def create_roles(sender: AppConfig, **_options: Any) -> None:
    """Handles `post_migrate`, once all apps have their permissions."""
    if sender is not [config for config in apps.get_app_configs() if config.models_module][-1]:
        return
    for name, wanted in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(wanted))
        if Collection.get_first_root_node():
            documents.grant_drafting(group)
    Group.objects.filter(name__in=WAGTAILS_OWN, user=None).delete()


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
