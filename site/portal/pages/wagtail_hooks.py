"""Where the website meets Wagtail's admin: its tree of pages has a place in the menu of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.models import Page

from portal.pages.models import HomePage, NewsIndexPage, SectionPage

# The word in the address, what the menu says, where it leads: a page of the tree and what is done with it.
GOALS = {
    "beginpagina": ("Beginpagina", HomePage, "wagtailadmin_pages:edit", "home"),
    "paginas": ("Alle pagina's", HomePage, "wagtailadmin_explore", "list-ul"),
    "nieuws": ("Nieuws", NewsIndexPage, "wagtailadmin_explore", "doc-full-inverse"),
}


def website(request: HttpRequest, goal: str) -> HttpResponse:
    """Which page it is depends on what stands in the tree; an item of the menu has one address for ever."""
    _, kind, name, _ = GOALS[goal]
    page = kind.objects.first()
    return redirect(name, page.pk) if page else redirect("wagtailadmin_home")


@hooks.register("register_admin_urls")
def website_urls() -> list:
    return [path(f"website/{goal}/", website, {"goal": goal}, name=f"website_{goal}") for goal in GOALS]


class WebsiteMenu(SubmenuMenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        home = HomePage.objects.first()
        return home is not None and home.permissions_for_user(request.user).can_edit()


@hooks.register("register_admin_menu_item")
def website_menu() -> MenuItem:
    items = [
        MenuItem(label, reverse(f"website_{goal}"), name=f"website-{goal}", icon_name=icon, order=order)
        for order, (goal, (label, _, _, icon)) in enumerate(GOALS.items())
    ]
    return WebsiteMenu("Website", Menu(None, items=items), name="website", icon_name="site", order=102)


@hooks.register("before_copy_page")
def one_of_each(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not isinstance(page.specific, HomePage | SectionPage):
        return None
    messages.error(request, "Van deze pagina is er één. Maak een nieuwe pagina als u iets anders bedoelt.")
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("after_edit_page")
def stay_on_the_website(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What is above the first page is no page of the website."""
    return redirect("wagtailadmin_explore", page.pk) if isinstance(page.specific, HomePage) else None


@hooks.register("before_delete_page")
def keep_first_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Also from administrators, whom Wagtail asks for no permission."""
    if not isinstance(page.specific, HomePage):
        return None
    messages.error(request, "De beginpagina hoort bij het portaal en kan niet worden verwijderd.")
    return redirect("wagtailadmin_explore", page.pk)
