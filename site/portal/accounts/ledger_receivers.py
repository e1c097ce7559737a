"""Logging in and out, and failing to, as lines of the log. What was typed as a name is kept only when it is
the name of an account: people type passwords there too."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from documents.ledger.entries import enter
from documents.text.control_characters import without_control_characters
from portal.accounts.models import User


@receiver(user_logged_in, dispatch_uid="portal.accounts.logged_in")
def logged_in(user: AbstractBaseUser, **_named: Any) -> None:
    enter(what="Ingelogd", by=user)


@receiver(user_logged_out, dispatch_uid="portal.accounts.logged_out")
def logged_out(user: AbstractBaseUser | None, **_named: Any) -> None:
    if user is not None:
        enter(what="Uitgelogd", by=user)


@receiver(user_login_failed, dispatch_uid="portal.accounts.login_failed")
def login_failed(credentials: Mapping[str, Any], **_named: Any) -> None:
    name = without_control_characters(str(credentials.get(User.USERNAME_FIELD, "")))
    known = User.objects.filter(username__iexact=name).values_list("username", flat=True).first()
    enter(what="Inloggen mislukt", who=known or "onbekende naam")
