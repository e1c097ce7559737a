from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PagesConfig(AppConfig):
    name = "portal.pages"
    label = "pages"
    verbose_name = "Website"

    def ready(self) -> None:
        from documents.region import tell_region_by
        from portal.finding.destinations import PORTAL, destinations
        from portal.pages import receivers  # noqa: F401
        from portal.pages.first_pages import plant_website
        from portal.pages.frame import site_names
        from portal.pages.passages import own_pages, pages_may_differ
        from search.passages.of_others import WEBSITE
        from search.passages.sources import register_source

        tell_region_by(site_names)
        register_source(WEBSITE, own_pages)
        register_source(PORTAL, destinations)
        post_migrate.connect(plant_website, dispatch_uid="portal.pages.first_pages")
        post_migrate.connect(pages_may_differ, dispatch_uid="portal.pages.passages")
