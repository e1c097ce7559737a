"""What the templates ask of the website as a whole, and of the pictures on a page."""

from collections.abc import Sequence
from typing import Any

from django import template

from documents.models import DocumentKind
from documents.region import region_names
from portal.pages.frame import SiteFrame, site_frame_of
from portal.pages.models import Illustration
from portal.pages.pictures import ShownPicture, shown_picture

register = template.Library()


@register.simple_tag(takes_context=True)
def site_frame(context: template.Context) -> SiteFrame:
    """Names, menu, footer and looks; a view that cannot ask for them gives `frame` itself."""
    given = context.get("frame")
    return given if isinstance(given, SiteFrame) else site_frame_of(context.get("request"))


@register.simple_tag
def portal_name() -> str:
    """For the admin, which has no menu and footer of the website."""
    return region_names().full


@register.simple_tag
def picture_on(page: Any, picture: Illustration) -> ShownPicture:
    return shown_picture(page.pk, picture)


@register.filter
def section_title(frame: SiteFrame, kind: DocumentKind) -> str:
    """What the documents of a kind are called together, on the page of the team if there is one."""
    return frame.sections.get(kind.code, kind.plural)


@register.filter
def at_most[Item](items: Sequence[Item], most: int) -> Sequence[Item]:
    return items[:most]


@register.filter
def text_of_kind(live: Any, kind: str) -> list:
    """The documents of this kind that the reader may see."""
    return live.of_kind(kind)


@register.filter
def document_named(live: Any, slug: str) -> Any:
    """The document with this address, by default the main agreement."""
    return live.named(slug)


@register.filter
def signing_of(live: Any, slug: str) -> Any:
    return live.signing(slug)


@register.filter
def road_of(live: Any, entry: Any) -> Any:
    return live.road(entry)


@register.filter
def next_date_of(live: Any, entry: Any) -> Any:
    return live.next_date(entry)
