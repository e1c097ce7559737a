from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Convenantportaal"

    def ready(self) -> None:
        from portal import checks  # noqa: F401
        from portal.finding.own_pages import OWN_PAGES, own_pages, pages_may_differ
        from portal.signing.secret_addresses import keep_out_of_logs
        from search.passages.sources import register_source

        keep_out_of_logs()
        register_source(OWN_PAGES, own_pages)
        post_migrate.connect(pages_may_differ, dispatch_uid="portal.finding.own_pages")
