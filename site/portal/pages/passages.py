"""The pages of the website as they are found by searching. Drafts of documents are pages of Wagtail too, but
no reader ever gets to see those, so they are not found either."""

from collections.abc import Iterator

from django.apps import AppConfig
from django.db import connections

from wagtail.models import Page

from portal.finding.destinations import PORTAL
from portal.pages.models import HomePage, LinkPage
from portal.pages.models.page import PublicPage
from search.index.tasks import source_later, source_of_release
from search.passages import Passage
from search.passages.kinds import PAGE
from search.passages.of_others import ALWAYS, WEBSITE

NEEDED = {"search_stalesource", "django_tasks_database_dbtaskresult", "pages_homepage"}


def own_pages() -> Iterator[Passage]:
    """Each live page with what is written on it; what its live blocks tell is found by itself."""
    home = HomePage.objects.live().first()
    if home is None:
        return
    for page in Page.objects.live().descendant_of(home, inclusive=True).order_by("path").specific():
        if isinstance(page, PublicPage) and not isinstance(page, LinkPage):
            yield Passage(
                ref=f"{WEBSITE}/{page.pk}",
                document=WEBSITE,
                title="Deze website",
                kind=PAGE,
                key=str(page.pk),
                heading=page.title,
                standing="",
                in_force_from=ALWAYS,
                address=page.address,
                text=page.passage_text(),
            )


def pages_changed() -> None:
    """Has them indexed again after commit."""
    source_later(WEBSITE)


def pages_may_differ(sender: AppConfig, using: str, **_options: object) -> None:
    """Handles `post_migrate`: another release may say something else."""
    if sender.name == "search" and set(connections[using].introspection.table_names()) >= NEEDED:
        source_of_release(WEBSITE)
        source_of_release(PORTAL)
