"""A file that an editor brought in, from upload to draft."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models.document import Document
from documents.models.document_kind import DocumentKind
from documents.models.stored_file import StoredFile


class Progress(models.TextChoices):
    LOCKED = "locked", "Wacht op een wachtwoord"
    READ = "read", "Gelezen, nog niet overgenomen"
    FAILED = "failed", "Niet te lezen"
    ACCEPTED = "accepted", "Overgenomen in een concept"


class IncomingFile(models.Model):
    """What was uploaded and what was recognised in it. The draft changes only when it is accepted.

    `found` holds what the import gave: {"title", "text" (`documents.text.data.to_data`), "warnings",
    "left_out" ([[text, why], …]), "pages" (for each unit the page of its title and of each block),
    "comments" ([[text, author, key of the unit], …]), "pictured"}. `corrections` are the edits of
    `documents.reading.recognition.corrections` as data, `matches` the units of the former version that
    somebody chose, by key. `kind` and `title` are for a document that does not exist yet.
    """

    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="bestand", editable=False
    )
    name = models.CharField("bestandsnaam", max_length=250)
    document = models.ForeignKey(
        Document,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="incoming_files",
        verbose_name="document",
    )
    kind = models.ForeignKey(
        DocumentKind,
        on_delete=models.PROTECT,
        to_field="code",
        db_column="kind",
        null=True,
        blank=True,
        related_name="+",
        verbose_name="soort",
    )
    title = models.CharField("titel", max_length=250, blank=True)
    progress = models.CharField("stand", max_length=10, choices=Progress)
    message = models.TextField("melding", blank=True)
    found = models.JSONField("herkend", default=dict)
    corrections = models.JSONField("verbeteringen", default=list)
    matches = models.JSONField("koppelingen", default=dict)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="ingelezen door",
    )
    brought_at = models.DateTimeField("ingelezen op", auto_now_add=True)

    class Meta:
        verbose_name = "ingelezen bestand"
        verbose_name_plural = "ingelezen bestanden"
        ordering = ["-brought_at", "-pk"]
        default_permissions = ("add", "view")
        constraints = [
            models.CheckConstraint(condition=Q(progress__in=Progress.values), name="incoming_progress_known"),
            models.CheckConstraint(
                condition=Q(document__isnull=False) | (Q(kind__isnull=False) & ~Q(title="")),
                name="incoming_file_has_goal",
                violation_error_message="Kies een document, of geef soort en titel van een nieuw document.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def goal(self) -> str:
        """The title of the document it is for."""
        return self.document.title if self.document else self.title
