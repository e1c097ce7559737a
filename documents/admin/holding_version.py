"""Which version of a document holds today. Documents know nothing of that; who does, tells it here."""

from collections.abc import Callable

from wagtail import hooks

from documents.models import Document, Version

HOOK = "register_holding_version"


def holding_version(document: Document) -> Version | None:
    """The last copy of the version in force; None when none is, or when nobody can tell."""
    finders: list[Callable[[Document], Version | None]] = hooks.get_hooks(HOOK)
    return next((found for find in finders if (found := find(document))), None)
