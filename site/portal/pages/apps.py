from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate


class PagesConfig(AppConfig):
    name = "portal.pages"
    label = "pages"
    verbose_name = "Website"

    def ready(self) -> None:
        post_migrate.connect(name_the_site, dispatch_uid="portal.pages.site")


def name_the_site(sender: AppConfig, **_options: Any) -> None:
    """The admin greets with the name of the portal instead of that of the server."""
    if sender.label == "wagtailcore":
        from wagtail.models import Site

        Site.objects.filter(site_name="").update(site_name=settings.WAGTAIL_SITE_NAME)
