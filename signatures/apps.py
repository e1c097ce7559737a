from django.apps import AppConfig


class SignaturesConfig(AppConfig):
    name = "signatures"
    verbose_name = "Ondertekening"

    def ready(self) -> None:
        from signatures import checks  # noqa: F401
        from signatures.register import receivers as register_receivers  # noqa: F401
        from signatures.rounds import mail_checks, receivers  # noqa: F401
        from signatures.routes import receivers as routes_receivers  # noqa: F401
