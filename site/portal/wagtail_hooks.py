"""What is the portal's own of the admin as a whole: its menu and its colours."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html

from wagtail import hooks

from portal.first_steps import FirstStepsPanel


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


@hooks.register("construct_help_menu")
def own_help(request: HttpRequest, menu_items: list) -> None:
    """Without the links to pages in English elsewhere."""
    menu_items[:] = [item for item in menu_items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("construct_homepage_panels")
def first_steps(request: HttpRequest, panels: list) -> None:
    panels.append(FirstStepsPanel())
