from django.db import models

from documents.models import Version


class EntryNotice(models.Model):
    """That the team was told by mail that a version came into force, once; `told` are the addresses."""

    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, related_name="entry_notice", verbose_name="versie"
    )
    told = models.JSONField("verteld aan")
    told_at = models.DateTimeField("verteld op", auto_now_add=True)

    class Meta:
        verbose_name = "bericht van inwerkingtreding"
        verbose_name_plural = "berichten van inwerkingtreding"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"bericht dat {self.version} van kracht is"
