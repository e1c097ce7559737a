from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Convenantportaal"

    def ready(self) -> None:
        from wagtail.admin.forms.workflows import WorkflowPageForm
        from wagtail.admin.viewsets.chooser import ChooserViewSet
        from wagtail.users.forms import PagePermissionsForm

        from portal import checks  # noqa: F401
        from portal.finding.own_pages import OWN_PAGES, own_pages, pages_may_differ
        from portal.signing.secret_addresses import keep_out_of_logs
        from search.passages.sources import register_source

        keep_out_of_logs()
        # Wagtail gives these fields no label, and translates that of the tab as it is imported.
        for form in (WorkflowPageForm, PagePermissionsForm):
            form.base_fields["page"].label = "Pagina"
        ChooserViewSet.search_tab_label = "Zoeken"
        register_source(OWN_PAGES, own_pages)
        post_migrate.connect(pages_may_differ, dispatch_uid="portal.finding.own_pages")
