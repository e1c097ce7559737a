from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Convenantportaal"

    def ready(self) -> None:
        from wagtail.admin.forms.workflows import WorkflowPageForm
        from wagtail.admin.viewsets.chooser import ChooserViewSet
        from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
        from wagtail.users.forms import PagePermissionsForm

        from portal import checks  # noqa: F401
        from portal.register import long_files  # noqa: F401
        from portal.signing.secret_addresses import keep_out_of_logs

        keep_out_of_logs()
        # Wagtail gives these fields no label, and translates that of the tab as it is imported.
        for form in (WorkflowPageForm, PagePermissionsForm):
            form.base_fields["page"].label = "Pagina"
        ChooserViewSet.search_tab_label = "Zoeken"
        lasting = RedirectsReportFilterSet.base_filters["is_permanent"]
        lasting.label = "Soort"
        lasting.extra.update(choices=((True, "Blijvend"), (False, "Tijdelijk")), empty_label="Alle")
