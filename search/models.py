from django.db import models


class StaleDocument(models.Model):
    """A document that changed since the index was made, written in the transaction of the change itself: what
    happens while the engine is away is indexed when it is back."""

    document = models.OneToOneField(
        "documents.Document", on_delete=models.CASCADE, related_name="+", verbose_name="document"
    )
    since = models.DateTimeField("sinds")

    class Meta:
        verbose_name = "nog te indexeren document"
        verbose_name_plural = "nog te indexeren documenten"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.document)
