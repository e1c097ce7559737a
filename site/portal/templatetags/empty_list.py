"""What an empty list of the admin says."""

from django import template
from django.db.models import Model
from django.urls import reverse

from portal.beginning.empty_lists import EMPTY_LISTS

register = template.Library()


@register.inclusion_tag("portal/admin/empty_list.html")
def empty_list(model: type[Model], add_url: str) -> dict[str, str]:
    """What the list is for, with a button for who may begin it; empty for a list that nobody described."""
    found = EMPTY_LISTS.get(model._meta.label_lower)
    if found is None:
        return {"address": add_url}
    address = reverse(found.place) if found.place and add_url else add_url
    return {"what_for": found.what_for, "begin": found.begin, "address": address if found.begin else ""}
