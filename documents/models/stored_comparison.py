from django.db import models


class StoredComparison(models.Model):
    """The comparison of two texts, kept by their digests and the algorithm that made it. It may be thrown
    away: `documents.versions.comparisons` makes it again."""

    old_digest = models.CharField("SHA-256 van de oude versie", max_length=64)
    new_digest = models.CharField("SHA-256 van de nieuwe versie", max_length=64)
    algorithm = models.PositiveIntegerField("werkwijze")
    data = models.JSONField("uitkomst")

    class Meta:
        verbose_name = "bewaarde vergelijking"
        verbose_name_plural = "bewaarde vergelijkingen"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["old_digest", "new_digest", "algorithm"], name="unique_comparison"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_digest[:12]} … {self.new_digest[:12]}"
