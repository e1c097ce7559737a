"""What editors and administrators may do with the website: its pages, its settings, its redirects."""

from django.contrib.auth.models import Group, Permission

from wagtail.models import GroupPagePermission, Site

EDITOR_PERMISSIONS = [
    "pages.change_sitesettings",
    *(f"wagtailredirects.{verb}_redirect" for verb in ("add", "change", "delete")),
]
ADMINISTRATOR_PERMISSIONS = EDITOR_PERMISSIONS
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
FIRST_PAGE = ("pages", "homepage")


def grant_website(group: Group) -> None:
    """Lets the group write, order and publish the pages of the website. Safe to do again."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page__content_type").first()
    if site is None or site.root_page.content_type.natural_key() != FIRST_PAGE:
        return
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGE_PERMISSIONS
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=site.root_page, permission=permission)
