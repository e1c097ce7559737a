from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Convenantportaal"

    def ready(self) -> None:
        from portal.secret_addresses import keep_out_of_logs

        keep_out_of_logs()
