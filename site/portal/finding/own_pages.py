"""The pages about the website itself, as they are found by searching. Drafts of editors are pages of Wagtail
too, but no reader ever gets to see those, so they are not found either."""

from collections.abc import Iterator

from django.apps import AppConfig
from django.conf import settings
from django.db import connections
from django.template.loader import render_to_string
from django.urls import reverse

from lxml import html

from search.index.tasks import source_of_release
from search.passages import Passage
from search.passages.kinds import PAGE
from search.passages.of_others import ALWAYS

OWN_PAGES = "@website"
NEEDED = {"search_stalesource", "django_tasks_database_dbtaskresult"}
NAMES = ("about", "accessibility", "privacy", "contact")


def own_pages() -> Iterator[Passage]:
    """Each page as every visitor gets it, without the menus around it."""
    for name in NAMES:
        page = html.fromstring(
            render_to_string(f"portal/pages/{name}.html", {"address": settings.CONTACT_EMAIL})
        )
        (heading,) = page.xpath("//main//h1")
        lines = page.xpath("//main//*[self::h2 or self::p or self::li][not(ancestor::nav)]")
        yield Passage(
            ref=f"{OWN_PAGES}/{name}",
            document=OWN_PAGES,
            title="Deze website",
            kind=PAGE,
            key=name,
            heading=_text(heading),
            standing="",
            in_force_from=ALWAYS,
            address=reverse(name),
            text="\n".join(_text(line) for line in lines),
        )


def pages_may_differ(sender: AppConfig, using: str, **_options: object) -> None:
    """Handles `post_migrate`: another release may say something else."""
    if sender.name != "search":
        return
    if set(connections[using].introspection.table_names()) >= NEEDED:
        source_of_release(OWN_PAGES)


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
