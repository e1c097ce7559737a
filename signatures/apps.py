from django.apps import AppConfig


class SignaturesConfig(AppConfig):
    name = "signatures"
    verbose_name = "Ondertekening"

    def ready(self) -> None:
        from signatures.rounds import mail_checks, receivers  # noqa: F401
