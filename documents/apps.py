from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Documenten"

    def ready(self) -> None:
        from documents.admin.exports import change_every_export
        from documents.drafting.tree import grow_tree
        from documents.kinds.first_kinds import begin_with_kinds
        from documents.ledger import receivers  # noqa: F401
        from documents.models import row_texts  # noqa: F401
        from documents.versions.tasks import after_upgrade

        change_every_export()
        post_migrate.connect(begin_with_kinds, sender=self, dispatch_uid="documents.kinds.first_kinds")
        post_migrate.connect(grow_tree, sender=self, dispatch_uid="documents.drafting.tree")
        post_migrate.connect(
            after_upgrade, sender=self, dispatch_uid="documents.versions.tasks.after_upgrade"
        )
