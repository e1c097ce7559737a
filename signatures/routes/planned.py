"""When each partner is to decide about a version, as its decision route plans it."""

from datetime import date

from documents.models import Document
from signatures.models import Route, Step


def planned_decisions(document: Document, user) -> dict[tuple[str, int], date]:
    """By partner (its slug) and number of the version: the first planned day of a step that is still to come,
    as far as this person may see the route."""
    steps = Step.objects.filter(
        route__in=Route.objects.visible_to(user),
        route__version__document=document,
        partner__isnull=False,
        planned_on__isnull=False,
        held_on=None,
        outcome="",
    )
    found: dict[tuple[str, int], date] = {}
    rows = steps.order_by("planned_on").values_list("partner__slug", "route__version__number", "planned_on")
    for slug, number, on in rows:
        if on:
            found.setdefault((slug, number), on)
    return found
