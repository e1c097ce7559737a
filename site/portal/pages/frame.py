"""What stands around every page: names, menu, footer, banner and looks. Asked once a request, in a few
questions; where the database does not answer, a page still has the name of its portal."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from documents.models import AGREEMENT, DocumentKind
from documents.region import RegionNames, names_of_settings
from portal.pages.choices import AGREEMENT_PLACE
from portal.pages.models import LinkPage, SiteSettings
from portal.pages.models.page import BELOW_HOME, page_address

KEPT_ON = "_portal_frame"
COLUMNS = (
    *("title", "url_path", "show_in_menus", "depth", "path", "live"),
    *("sectionpage__kind", "linkpage__place", "linkpage__elsewhere"),
)


@dataclass(frozen=True, slots=True)
class FrameLink:
    """`also` is where else it leads to: what stands there is marked in the menu too."""

    title: str
    address: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class FooterGroup:
    title: str
    links: tuple[FrameLink, ...]


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """`sections` holds the title of the page of a kind of document, by its code."""

    names: RegionNames
    menu: tuple[FrameLink, ...] = ()
    sections: Mapping[str, str] = field(default_factory=dict)
    footer_text: str = ""
    footer: tuple[FooterGroup, ...] = ()
    banner: str = ""
    banner_kind: str = ""
    stylesheet: str = ""
    logo: str = ""
    favicon: str = ""

    @property
    def name(self) -> str:
        """Of the website, behind that of a page."""
        return self.names.full


def site_frame_of(request: HttpRequest | None) -> SiteFrame:
    """Kept on the request."""
    kept = getattr(request, KEPT_ON, None)
    if kept is None:
        kept = _asked()
        if request is not None:
            setattr(request, KEPT_ON, kept)
    return kept


def bare_frame() -> SiteFrame:
    return SiteFrame(names_of_settings())


def site_names() -> RegionNames:
    """For what stands below the portal (`documents.region`)."""
    try:
        return _names(SiteSettings.current())
    except DatabaseError:  # before there are tables, or when the database is what is wrong
        return names_of_settings()


def _asked() -> SiteFrame:
    try:
        return _made(SiteSettings.current())
    except DatabaseError:
        return bare_frame()


def _made(settings: SiteSettings) -> SiteFrame:
    pages = list(_top_pages())
    sections = {page.sectionpage.kind: page.title for page in pages if hasattr(page, "sectionpage")}
    shows_banner = settings.shows_banner()
    digest = settings.looks.digest
    return SiteFrame(
        names=_names(settings),
        menu=tuple(_menu(pages)),
        sections=sections,
        footer_text=_written(settings.footer_text),
        footer=(*_footer_of_kinds(settings, sections), *_footer(settings, pages)),
        banner=_written(settings.banner) if shows_banner else "",
        banner_kind=settings.banner_kind,
        stylesheet=reverse("looks", args=[digest]) if digest else "",
        logo=_picture("logo", settings.logo),
        favicon=_picture("favicon", settings.favicon),
    )


def _names(settings: SiteSettings) -> RegionNames:
    usual = names_of_settings()
    return RegionNames(
        region=settings.region,
        portal=settings.portal or usual.portal,
        contact=settings.contact or usual.contact,
        sender=settings.sender,
        closing=settings.closing,
    )


def _top_pages() -> QuerySet[Page]:
    """The pages directly below the first one; drafts stand at that depth too, below another page."""
    home = Page.objects.filter(homepage__live=True).values("path")[:1]
    found = Page.objects.filter(depth=BELOW_HOME, live=True, path__startswith=home)
    return found.select_related("sectionpage", "linkpage").only(*COLUMNS).order_by("path")


def _menu(pages: Iterable[Page]) -> Iterator[FrameLink]:
    for page in pages:
        address = _address_of(page) if page.show_in_menus else ""
        if address:
            yield FrameLink(page.title, address, _also(page))


def _also(page: Page) -> str:
    """The agreements stand in a section of their own."""
    link = getattr(page, "linkpage", None)
    if link is None or link.place != AGREEMENT_PLACE:
        return ""
    agreement = DocumentKind.objects.by_code().get(AGREEMENT)
    return agreement.get_absolute_url() if agreement else ""


def _footer_of_kinds(settings: SiteSettings, sections: Mapping[str, str]) -> Iterator[FooterGroup]:
    if settings.footer_kinds:
        kinds = DocumentKind.objects.by_code().values()
        links = [FrameLink(sections.get(kind.code, kind.plural), kind.get_absolute_url()) for kind in kinds]
        yield FooterGroup("", tuple(links))


def _address_of(page: Page) -> str:
    link = getattr(page, "linkpage", None)
    return _target(link) if link else page_address(page.url_path)


def _target(link: LinkPage) -> str:
    """Empty for a place that is no more."""
    try:
        return link.target
    except NoReverseMatch:
        return ""


def _footer(settings: SiteSettings, top: Iterable[Page]) -> Iterator[FooterGroup]:
    """From what is kept of it: most of its links lead to pages that are at hand already."""
    groups = [group["value"] for group in settings.footer.raw_data]
    given = [[link["value"] for link in group["links"]] for group in groups]
    pages = {page.pk: page for page in top}
    missing = {link["page"] for links in given for link in links if link["page"]} - set(pages)
    if missing:
        pages |= Page.objects.filter(depth__gt=1, live=True).in_bulk(missing)
    for group, links in zip(groups, given, strict=True):
        shown = tuple(found for link in links if (found := _footer_link(link, pages)))
        if shown:
            yield FooterGroup(group["title"], shown)


def _footer_link(link: Mapping[str, Any], pages: Mapping[int, Page]) -> FrameLink | None:
    page = pages.get(link["page"])
    if page:
        return FrameLink(link["text"] or page.title, page_address(page.url_path))
    return FrameLink(link["text"], link["address"]) if link["address"] and link["text"] else None


def _picture(name: str, picture: object) -> str:
    digest = getattr(picture, "file_hash", "")
    return reverse(name, args=[digest[:16]]) if digest else ""


def _written(text: str) -> str:
    """Rich text as HTML, with its links to pages."""
    return SafeString(expand_db_html(text)) if text.strip() else ""
