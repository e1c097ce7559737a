from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SignaturesConfig(AppConfig):
    name = "signatures"
    verbose_name = "Ondertekening"

    def ready(self) -> None:
        from signatures import checks  # noqa: F401
        from signatures.importing import long_take_over  # noqa: F401
        from signatures.register import receivers as register_receivers  # noqa: F401
        from signatures.register.partner_kinds import take_first_kinds
        from signatures.rounds import mail_checks, receivers  # noqa: F401
        from signatures.routes import receivers as routes_receivers  # noqa: F401

        post_migrate.connect(take_first_kinds, sender=self, dispatch_uid="signatures.register.partner_kinds")
