from django.apps import AppConfig
from django.db.models.signals import post_migrate

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from portal.accounts import checks, ledger_receivers  # noqa: F401
        from portal.accounts.permission_names import name_permissions
        from portal.accounts.roles import create_roles

        post_migrate.connect(name_permissions, dispatch_uid="portal.accounts.permission_names")
        post_migrate.connect(create_roles, dispatch_uid="portal.accounts.roles")


class UserAdminConfig(WagtailUsersAppConfig):
    """Wagtail's screens for users, with the organisation that a person works for."""

    user_viewset = "portal.accounts.user_admin.UserViewSet"
