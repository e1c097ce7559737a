"""Where accounts meet Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse

from wagtail import hooks
from wagtail.admin.widgets.button import Button

from portal.accounts.models import User
from portal.accounts.user_admin import InviteAccountView


@hooks.register("register_admin_urls")
def account_urls() -> list:
    return [path("accounts/<int:pk>/link/", InviteAccountView.as_view(), name="invite_account")]


@hooks.register("register_user_listing_buttons")
def invite_button(user: User, request_user: Any) -> Iterator[Button]:
    if user.is_active and request_user.has_perm("accounts.change_user"):
        address = reverse("invite_account", args=[user.pk])
        yield Button("Stuur een link voor een wachtwoord", address, icon_name="mail", priority=30)
