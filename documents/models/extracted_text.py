from django.db import models
from django.db.models import Q

from documents.models.stored_file import StoredFile


class ExtractionStatus(models.TextChoices):
    WAITING = "waiting", "Wordt nog gelezen"
    DONE = "done", "Gelezen"
    FAILED = "failed", "Niet te lezen"


class ExtractedText(models.Model):
    """The text of a stored file, page by page, as a reader program found it
    (`documents.versions.tasks.extract_file`).

    `pages` is a list of {"number", "heading", "text", "recognised", "unread"}; `warnings` a list of Dutch
    sentences; `error` says in Dutch why the file could not be read, `error_code` which sort of trouble it is.
    `readers` are the programs and versions that there were: with others it may be worth trying again.
    """

    file = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, related_name="extracted", verbose_name="bestand"
    )
    status = models.CharField(
        "stand", max_length=10, choices=ExtractionStatus, default=ExtractionStatus.WAITING
    )
    reader = models.CharField("gelezen met", max_length=80, blank=True)
    readers = models.CharField("beschikbare lezers", max_length=120, blank=True, editable=False)
    pages = models.JSONField("bladzijden", default=list)
    warnings = models.JSONField("waarschuwingen", default=list)
    error_code = models.CharField("soort fout", max_length=40, blank=True)
    error = models.TextField("fout", blank=True)
    extracted_at = models.DateTimeField("gelezen op", null=True, blank=True)

    class Meta:
        verbose_name = "gelezen tekst"
        verbose_name_plural = "gelezen teksten"
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ExtractionStatus.values), name="extraction_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=ExtractionStatus.FAILED) | ~Q(error=""),
                name="extraction_failure_explained",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.get_status_display()}"
