"""The page of each kind of document keeps up with the kinds: it comes with a new one, stands at its address,
and goes with it."""

from wagtail.models import Page

from documents.models import DocumentKind
from portal.pages.choices import AGREEMENT_PLACE
from portal.pages.models import HomePage, LinkPage, SectionPage


def add_section(home: HomePage, kind: DocumentKind, *, in_menu: bool, after: Page | None = None) -> None:
    """Nothing where another page has the address already: the documents are then a plain list."""
    if Page.objects.child_of(home).filter(slug=kind.section).exists():
        return
    page = SectionPage(title=kind.plural, slug=kind.section, kind=kind.code, show_in_menus=in_menu)
    if after:
        after.add_sibling("right", instance=page)
    else:
        home.add_child(instance=page)


def add_own_section(kind: DocumentKind) -> None:
    """For a kind that the team adds: in the menu, behind the kinds before it."""
    home = HomePage.objects.first()
    if home and not SectionPage.objects.filter(kind=kind.code).exists():
        add_section(home, kind, in_menu=True, after=_before(home, kind))


def move_section(kind: DocumentKind) -> None:
    """To the address that the kind has now."""
    page = SectionPage.objects.filter(kind=kind.code).first()
    if page and page.slug != kind.section:
        page.slug = kind.section
        page.save()


def remove_section(kind: DocumentKind) -> None:
    for page in SectionPage.objects.filter(kind=kind.code):
        page.delete()


def _before(home: HomePage, kind: DocumentKind) -> Page | None:
    earlier = [one.code for one in DocumentKind.objects.filter(order__lte=kind.order).exclude(pk=kind.pk)]
    shown = SectionPage.objects.child_of(home).filter(kind__in=earlier, show_in_menus=True)
    link = LinkPage.objects.child_of(home).filter(place=AGREEMENT_PLACE)
    return shown.order_by("path").last() or link.order_by("path").first()
