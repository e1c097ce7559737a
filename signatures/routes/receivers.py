"""What determining a version means for decision routes and follow-up points, in its own transaction."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.dispatch import receiver

from documents.models import Version
from documents.signals import determining_draft, determining_version
from signatures.routes.follow_ups import CONCLUSIONS, close_by_version
from signatures.routes.routing import bind_routes


@receiver(determining_version)
def version_made(version: Version, **_named: object) -> None:
    bind_routes(version=version)


@receiver(determining_draft)
def draft_made_version(
    version: Version, answers: Mapping[str, Any], by: AbstractBaseUser | None, **_named: object
) -> None:
    close_by_version(version=version, conclusions=answers.get(CONCLUSIONS, {}), by=by)
