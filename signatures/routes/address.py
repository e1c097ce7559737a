"""The permanent address of a decision route: below its document, by the name of the version it is about."""

from collections.abc import Iterable

from django.utils.text import slugify

from documents import addresses
from documents.models import Document
from signatures.models import Route


def slug_of(label: str) -> str:
    """ "2025" for 2025; empty for a name without letters or digits."""
    return slugify(label)


def route_slug(route: Route) -> str:
    return slug_of(route.label) or f"route-{route.pk}"


def route_url(route: Route) -> str:
    return addresses.route(route.document, route_slug(route))


def routes_at(document: Document, slug: str) -> list[int]:
    """The primary keys of the routes at this address: more than one when a route was taken again."""
    return [route.pk for route in _labelled(document) if route_slug(route) == slug]


def takes_address_of(document: Document, label: str) -> str:
    """The other name that has the same address already; empty when there is none."""
    others = (route.label for route in _labelled(document) if route.label != label)
    return next((other for other in others if slug_of(other) == slug_of(label)), "")


def _labelled(document: Document) -> Iterable[Route]:
    return Route.objects.filter(document=document).only("pk", "label").order_by("started_on", "pk")
