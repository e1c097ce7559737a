"""Background work of the website: pages that appear or go at a moment, and the sizes of pictures."""

from datetime import datetime, timedelta

from django.core.management import call_command
from django.db.models import Min
from django.tasks import task
from django.utils import timezone

from wagtail.models import Page, Revision

from documents.transactions.later import later
from portal.pages.pictures import make_sizes

AGAIN = timedelta(seconds=1)  # Wagtail publishes what lies before this moment, not what is of it


@task
def publish_due() -> None:
    """Publishes and takes away what is due, and comes back for what is next."""
    call_command("publish_scheduled", verbosity=0)
    upcoming = next_moment()
    if upcoming:
        later(publish_due, after=max(upcoming - timezone.now(), timedelta()) + AGAIN)


@task
def make_sizes_of(pictures: list[int], specs: list[str]) -> None:
    """Until then a picture is made each time somebody asks for it."""
    make_sizes(pictures, specs)


def next_moment() -> datetime | None:
    """The first moment at which a page is to appear or to go."""
    appears = Revision.objects.aggregate(first=Min("approved_go_live_at"))["first"]
    goes = Page.objects.filter(live=True).aggregate(first=Min("expire_at"))["first"]
    return min((moment for moment in (appears, goes) if moment), default=None)
