"""After an upgrade: files that the readers of then could not read are tried again."""

from typing import Any

from documents.versions.tasks import read_again


def after_upgrade(sender: Any, **_options: Any) -> None:
    """Handles `post_migrate`."""
    read_again()
