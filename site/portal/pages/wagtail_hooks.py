"""Where the website meets Wagtail's admin: its tree of pages has a place in the menu of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from portal.pages.models import HomePage, SectionPage


def website(request: HttpRequest) -> HttpResponse:
    """To the list below the first page."""
    home = HomePage.objects.first()
    return redirect("wagtailadmin_explore", home.pk) if home else redirect("wagtailadmin_home")


@hooks.register("register_admin_urls")
def website_urls() -> list:
    return [path("website/", website, name="website_pages")]


class WebsiteMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        home = HomePage.objects.first()
        return home is not None and home.permissions_for_user(request.user).can_edit()


@hooks.register("register_admin_menu_item")
def website_menu_item() -> MenuItem:
    return WebsiteMenuItem("Website", reverse("website_pages"), name="website", icon_name="site", order=102)


@hooks.register("before_copy_page")
def one_of_each(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not isinstance(page.specific, HomePage | SectionPage):
        return None
    messages.error(request, "Van deze pagina is er één. Maak een nieuwe pagina als u iets anders bedoelt.")
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("construct_settings_menu")
def without_sites(request: HttpRequest, menu_items: list) -> None:
    """A portal is one website, named by its settings."""
    menu_items[:] = [item for item in menu_items if item.name != "sites"]


@hooks.register("before_delete_page")
def keep_first_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Also from administrators, whom Wagtail asks for no permission."""
    if not isinstance(page.specific, HomePage):
        return None
    messages.error(request, "De beginpagina hoort bij het portaal en kan niet worden verwijderd.")
    return redirect("wagtailadmin_explore", page.pk)
