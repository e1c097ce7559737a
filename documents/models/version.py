import json
from functools import cached_property

from django.db import models

from documents.immutability import Immutable
from documents.models.document import Document
from documents.models.stored_file import StoredFile
from documents.text import Text, from_data


class Version(Immutable):
    """One fixed, numbered text of a document.

    Whether it is in force, superseded or withdrawn is no column here: that follows from dates and acts
    (`signatures.standing`). An erratum has the number of the version it repairs and a correction of 1 or more.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions", verbose_name="document")
    number = models.PositiveIntegerField("nummer")
    correction = models.PositiveSmallIntegerField("hersteld exemplaar", default=0)
    title = models.CharField("titel", max_length=250)
    label = models.CharField("naam", max_length=60, blank=True)
    determined_on = models.DateField("vastgesteld op")
    reference_date = models.DateField("peildatum", null=True, blank=True)
    rule = models.JSONField("regel van inwerkingtreding")
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by", verbose_name="vervangt"
    )
    implements = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="implemented_by", verbose_name="werkt uit"
    )
    reason = models.TextField("reden", blank=True)
    determined_by = models.CharField("vastgesteld door", max_length=250)
    recorded_at = models.DateTimeField("vastgelegd op")
    content = models.TextField("inhoud")
    source = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bronbestand"
    )
    digest = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ["document", "number", "correction"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number", "correction"], name="unique_version_number"),
            models.UniqueConstraint(
                fields=["document", "label"], condition=~models.Q(label=""), name="unique_version_label"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document.title}, versie {self.name}"

    @property
    def designation(self) -> str:
        """The number as cited: "2", or "2.1" for an erratum."""
        return f"{self.number}.{self.correction}" if self.correction else str(self.number)

    @property
    def name(self) -> str:
        """The own label where there is one ("2025"), else the number."""
        return self.label or self.designation

    @cached_property
    def text(self) -> Text:
        return from_data(json.loads(self.content))

    def get_absolute_url(self) -> str:
        return f"{self.document.get_absolute_url()}versies/{self.designation}/"


class Article(Immutable):
    """A unit of a version as it is read, searched and linked to: an article, but also the preamble, a heading or an
    annex (`type`). `text` is `documents.text.plain_unit`, `html` what the reader gets; both frozen with the version."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="articles", verbose_name="versie")
    position = models.PositiveIntegerField("plaats")
    type = models.CharField("soort", max_length=10)
    key = models.CharField("sleutel", max_length=80)
    number = models.CharField("nummer", max_length=40, blank=True)
    label = models.CharField("aanduiding", max_length=80, blank=True)
    heading = models.TextField("kop", blank=True)
    level = models.PositiveSmallIntegerField("niveau")
    path = models.TextField("onder", blank=True)
    text = models.TextField("tekst")
    html = models.TextField("HTML")

    class Meta:
        verbose_name = "artikel"
        verbose_name_plural = "artikelen"
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="unique_article_position"),
            models.UniqueConstraint(fields=["version", "key"], name="unique_article_key"),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.label, self.heading) if part) or self.key

    def get_absolute_url(self) -> str:
        return f"{self.version.get_absolute_url()}#{self.key}"


class Attachment(Immutable):
    """A file that belongs to a version and is fixed with it."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="attachments", verbose_name="versie")
    position = models.PositiveIntegerField("plaats")
    title = models.CharField("titel", max_length=250)
    name = models.CharField("bestandsnaam", max_length=250)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments", verbose_name="bestand")

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="unique_attachment_position")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.version.get_absolute_url()}bijlagen/{self.position}/"
