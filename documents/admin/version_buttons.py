"""What can be done with a version, offered on its own page and on that of its document. Others add to it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse

from wagtail import hooks
from wagtail.admin.widgets.button import HeaderButton

from documents import addresses
from documents.models import Document, Version
from documents.permissions import DETERMINE

HOOK = "register_version_buttons"
Offer = Callable[[Version, Any], Iterable[HeaderButton]]


def buttons_of_version(version: Version, user: Any) -> list[HeaderButton]:
    shown = [HeaderButton("Bekijk de tekst", url=version.get_absolute_url(), icon_name="view")]
    if user.has_perm(DETERMINE):
        address = reverse("publication", args=[version.pk])
        shown.append(HeaderButton("Vanaf wanneer te lezen", url=address, icon_name="calendar-alt"))
    return [*shown, *_offered(version, user)]


def buttons_of_document(document: Document, user: Any) -> list[HeaderButton]:
    """Its latest version, and what others offer for that."""
    latest = document.versions.defer("content").newest()
    if latest is None:
        return []
    inspect = reverse("versies:inspect", args=[latest.pk])
    own = [
        HeaderButton(f"Versie {latest.name}", url=inspect, icon_name="history"),
        HeaderButton("Openbare pagina", url=addresses.document(document), icon_name="view"),
    ]
    return [*own, *_offered(latest, user)]


def _offered(version: Version, user: Any) -> list[HeaderButton]:
    offers: list[Offer] = hooks.get_hooks(HOOK)
    return [button for offer in offers for button in offer(version, user)]
