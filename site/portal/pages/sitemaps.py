"""What a search engine may come and read: the pages of the website, the documents, and what is beside them.
An old version is left out, as its page asks; so is all that not everybody may read."""

from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from wagtail.models import Page

from documents import addresses
from documents.models import Document
from portal.pages.models import HomePage
from portal.pages.models.page import BELOW_HOME, page_address
from portal.texts.entries import Entry, entries_of
from signatures.models import Partner

BESIDE = ("chart", "partners", "follow-ups")


class OwnSitemap(Sitemap):
    """With the name of the server that all other addresses have."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(addresses.absolute("/")).scheme

    def get_domain(self, site: object = None) -> str:
        return urlsplit(addresses.absolute("/")).netloc


class PagesSitemap(OwnSitemap):
    def items(self) -> Iterable[Page]:
        home = HomePage.objects.live().first()
        if home is None:
            return []
        found = Page.objects.live().descendant_of(home, inclusive=True).filter(linkpage=None)
        return found.order_by("path")

    def location(self, item: Page) -> str:
        return page_address(item.url_path) if item.depth >= BELOW_HOME else addresses.home()

    def lastmod(self, item: Page) -> datetime | None:
        return item.last_published_at


class TextsSitemap(OwnSitemap):
    """Each document, and of each the version that is coming: those are what is read now."""

    def items(self) -> list[tuple[str, date]]:
        entries = entries_of(Document.objects.visible_to(AnonymousUser()), AnonymousUser())
        return [found for entry in entries if entry.place for found in _of_entry(entry)]

    def location(self, item: tuple[str, date]) -> str:
        return item[0]

    def lastmod(self, item: tuple[str, date]) -> date:
        return item[1]


class RegisterSitemap(OwnSitemap):
    def items(self) -> list[str]:
        partners = Partner.objects.order_by("slug").values_list("slug", flat=True)
        return [*(reverse(name) for name in BESIDE), *(addresses.partner(slug) for slug in partners)]

    def location(self, item: str) -> str:
        return item


def _of_entry(entry: Entry) -> Iterable[tuple[str, date]]:
    last = max(place.version.determined_on for place in entry.shelf.places)
    yield entry.document.get_absolute_url(), last
    coming = entry.shelf.upcoming
    if coming and coming != entry.place:
        yield coming.version.get_absolute_url(), coming.version.determined_on


SITEMAPS = {"pages": PagesSitemap, "texts": TextsSitemap, "register": RegisterSitemap}
