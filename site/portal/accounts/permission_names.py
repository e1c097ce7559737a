"""The names of rights in Dutch, as the screens of groups show them: Django makes them in English."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Permission
from django.utils.text import capfirst
from django.utils.translation import gettext, override

VERBS = {
    "add": "toevoegen",
    "change": "wijzigen",
    "delete": "verwijderen",
    "view": "bekijken",
    "choose": "kiezen",
}


def name_permissions(sender: AppConfig, **_options: Any) -> None:
    """Handles `post_migrate`, once all apps have their permissions."""
    if sender is not [config for config in apps.get_app_configs() if config.models_module][-1]:
        return
    renamed = []
    with override("nl"):
        for permission in Permission.objects.select_related("content_type"):
            name = _dutch_name(permission)
            if name != permission.name:
                permission.name = name
                renamed.append(permission)
    Permission.objects.bulk_update(renamed, ["name"])


def _dutch_name(permission: Permission) -> str:
    model = permission.content_type.model_class()
    if model is not None and permission.codename not in dict(model._meta.permissions):
        for action, verb in VERBS.items():
            if permission.codename == get_permission_codename(action, model._meta):
                return f"{capfirst(str(model._meta.verbose_name))} {verb}"[:255]
    return gettext(permission.name)
