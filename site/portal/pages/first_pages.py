"""The website of a new portal: one tree with its first texts, and the settings that name it."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connections, transaction

from wagtail.models import Page, Site

from documents.ledger.entries import as_one_line
from documents.ledger.history import BEGINS_WITH, save
from documents.models import AGREEMENT, DocumentKind
from portal.pages import first_texts
from portal.pages.choices import AGREEMENT_PLACE
from portal.pages.models import (
    ContactPage,
    HomePage,
    InformationPage,
    LinkPage,
    NewsIndexPage,
    SectionPage,
    SiteSettings,
)
from portal.pages.models.page import PublicPage
from portal.pages.sections import add_section
from search.index.tasks import source_of_release
from search.passages.of_others import WEBSITE

BEGIN = "Begin van de website"  # the reason of what was filled in as a region began
SLUG = "website"
IN_MENU = 3  # of the kinds, the agreements among them
TEXTS: tuple[tuple[type[PublicPage], str, str], ...] = (
    (InformationPage, "over", "Over deze website"),
    (InformationPage, "toegankelijkheid", "Toegankelijkheid"),
    (InformationPage, "privacy", "Privacy"),
    (ContactPage, "contact", "Contact"),
)


@transaction.atomic
def make_first_pages(
    *, region: str = "", portal: str = "", contact: str = "", by: AbstractBaseUser | None = None
) -> HomePage:
    """The first page with all below it, where there is none; and the names where nobody filled them in yet.
    Doing it again changes nothing. Raises Refused."""
    home = HomePage.objects.first() or _planted()
    settings = SiteSettings.objects.order_by("pk").first() or _first_settings()
    given = {"region": region, "portal": portal, "contact": contact}
    kept = {"region": "", "portal": SiteSettings._meta.get_field("portal").default, "contact": ""}
    wanted = {name: value for name, value in given.items() if value and getattr(settings, name) == kept[name]}
    if wanted:
        for name, value in wanted.items():
            setattr(settings, name, value)
        save(settings, by=by, reason=BEGIN)
    return home


def plant_website(sender: AppConfig, using: str, **_options: Any) -> None:
    """Handles `post_migrate`, once the tree has its root: a portal always has a first page."""
    needed = {model._meta.db_table for model in (HomePage, SectionPage, SiteSettings, Site)}
    if sender.label != "wagtailcore" or not needed <= set(connections[using].introspection.table_names()):
        return
    if Page.get_first_root_node() and not (HomePage.objects.exists() and SiteSettings.objects.exists()):
        make_first_pages()


def _planted() -> HomePage:
    root = Page.get_first_root_node()
    Page.objects.filter(pk=root.pk).update(title="Portaal", draft_title="Portaal")
    home = root.add_child(
        instance=HomePage(
            title="Afspraken in de regio", slug=SLUG, body=first_texts.home(), show_in_menus=False
        )
    )
    _point_site_to(home)
    kinds = list(DocumentKind.objects.by_code().values())
    for kind in kinds[:IN_MENU]:
        if kind.code == AGREEMENT:
            _link(home, kind.name, AGREEMENT_PLACE)
        else:
            add_section(home, kind, in_menu=True)
    _link(home, "Partners", "partners")
    _link(home, "Ondertekening", "chart")
    home.add_child(instance=NewsIndexPage(title="Nieuws", slug="nieuws"))
    for kind in kinds:
        if kind.code == AGREEMENT or kind not in kinds[:IN_MENU]:
            add_section(home, kind, in_menu=False)
    for model, slug, title in TEXTS:
        home.add_child(instance=model(title=title, slug=slug, body=first_texts.one_text(slug)))
    source_of_release(WEBSITE)
    return home


def _point_site_to(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page = home
    site.save()


def _link(home: HomePage, title: str, place: str) -> None:
    home.add_child(instance=LinkPage(title=title, place=place, show_in_menus=True))


def _first_settings() -> SiteSettings:
    """Made by nobody: the log begins with what people do."""
    settings = SiteSettings(footer=[("group", _footer_group([slug for _, slug, _ in TEXTS]))])
    with as_one_line():
        save(settings, by=None, reason=BEGINS_WITH, already_valid=True)
    return settings


def _footer_group(slugs: list[str]) -> dict[str, Any]:
    pages = {page.slug: page for page in Page.objects.filter(depth=3, slug__in=slugs, live=True)}
    links = [{"page": pages[slug], "address": "", "text": ""} for slug in slugs if slug in pages]
    return {"title": "", "links": links}
