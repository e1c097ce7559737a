"""What is the portal's own of the admin as a whole: its menu, its search and its colours."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from wagtail import hooks
from wagtail.admin.search import SearchArea

from portal.beginning.first_steps import FirstStepsPanel
from portal.desk.views import search_admin

# One of these is made with the portal and stays; a person who should change it knows the address.
NEVER_NEEDED = ("sites", "locales")
NEVER_READ = ("page-types-usage", "workflow-tasks", "aging-pages")


@hooks.register("insert_global_admin_css")
def admin_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("portal/admin.css"))


@hooks.register("construct_main_menu")
def own_menu(request: HttpRequest, menu_items: list) -> None:
    """Drafts stand under Documenten, so the page tree is left out; Wagtail's documents are working files."""
    menu_items[:] = [item for item in menu_items if item.name != "explorer"]
    for item in menu_items:
        if item.name == "documents":
            item.label = "Werkbestanden"


@hooks.register("construct_settings_menu")
def own_settings(request: HttpRequest, menu_items: list) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in NEVER_NEEDED]


@hooks.register("construct_reports_menu")
def own_reports(request: HttpRequest, menu_items: list) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in NEVER_READ]


@hooks.register("register_admin_urls")
def search_urls() -> list[URLPattern]:
    return [path("zoeken/", search_admin, name="admin_search")]


@hooks.register("register_admin_search_area")
def search_in_all() -> SearchArea:
    """The first of them is where the field in the menu leads."""
    return SearchArea("Alles", reverse("admin_search"), name="alles", icon_name="search", order=0)


@hooks.register("construct_help_menu")
def own_help(request: HttpRequest, menu_items: list) -> None:
    """Without the links to pages in English elsewhere."""
    menu_items[:] = [item for item in menu_items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("construct_homepage_panels")
def first_steps(request: HttpRequest, panels: list) -> None:
    panels.append(FirstStepsPanel())
