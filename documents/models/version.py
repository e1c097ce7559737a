import json
from collections.abc import Collection
from functools import cached_property

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone

from documents import addresses, entry_rule
from documents.models.document import Document
from documents.models.immutability import Immutable, ImmutableQuerySet
from documents.models.stored_file import StoredFile
from documents.models.visibility import Visibility, readable_by
from documents.text import Text
from documents.text.data import from_data

UNIT_TYPES = ("preamble", "heading", "article", "annex")


def whole_digest(column: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Exact(Length(column), 64), name=name)


class VersionQuerySet(ImmutableQuerySet):
    def visible_to(self, user) -> "VersionQuerySet":
        """The versions that this person may read today."""
        levels = readable_by(user)
        return self.filter(document__visibility__in=levels).published_to(levels)

    def published_to(self, levels: Collection[str]) -> "VersionQuerySet":
        """Those that have been published to who reads these visibilities (see `Publication`); a repaired copy
        together with its version."""
        if Visibility.TEAM in levels:
            return self
        day = "partners_from" if Visibility.PARTNERS in levels else "public_from"
        waiting = self.model._base_manager.filter(
            document=OuterRef("document"),
            number=OuterRef("number"),
            **{f"publication__{day}__gt": timezone.localdate()},
        )
        return self.exclude(Exists(waiting))

    def latest_first(self) -> "VersionQuerySet":
        return self.order_by("-number", "-correction")

    def newest(self) -> "Version | None":
        """That with the highest number, in its last copy; whether it holds is another question."""
        return self.latest_first().first()

    def designated(self, name: str) -> "VersionQuerySet":
        """The version with this designation ("2", "2.1") or, failing that, with this label ("2025")."""
        number, _, correction = name.partition(".")
        if number.isdecimal() and (correction or "0").isdecimal() and len(name) < 10:
            found = self.filter(number=int(number), correction=int(correction or 0))
            if found.exists():
                return found
        return self.filter(label=name).exclude(label="")


class Version(Immutable):
    """One fixed, numbered text of a document.

    Whether it is in force, superseded or withdrawn is no column here: that follows from dates and acts. An
    erratum has the number of the version it repairs and a correction of 1 or more.
    Without `supersedes` a version replaces the one with the number before it. `rule` is the data
    of `entry_rule`. `digest` is `documents.text.digest.version_digest`.
    """

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="versions", verbose_name="document"
    )
    number = models.PositiveIntegerField("nummer")
    correction = models.PositiveSmallIntegerField("hersteld exemplaar", default=0)
    title = models.CharField("titel", max_length=250)
    label = models.CharField("naam", max_length=80, blank=True)
    determined_on = models.DateField("vastgesteld op")
    reference_date = models.DateField("peildatum", null=True, blank=True)
    rule = models.JSONField("regel van inwerkingtreding")
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name="vervangt",
    )
    implements = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="implemented_by",
        verbose_name="werkt uit",
    )
    reason = models.TextField("reden", blank=True)
    determined_by = models.CharField("vastgesteld door", max_length=250)
    recorded_at = models.DateTimeField("vastgelegd op")
    content = models.TextField("inhoud")
    source = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bronbestand",
    )
    digest = models.CharField("SHA-256", max_length=64)

    objects = VersionQuerySet.as_manager()  # type: ignore[misc] # more than the queryset of Immutable

    class Meta(Immutable.Meta):
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ["document", "number", "correction"]
        default_permissions = ("view",)
        permissions = [("add_version", "Mag versies vaststellen")]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number", "correction"], name="unique_version_number"
            ),
            models.UniqueConstraint(
                fields=["document", "label"], condition=~models.Q(label=""), name="unique_version_label"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="version_numbers_from_one"),
            models.CheckConstraint(
                condition=models.Q(correction=0) | ~models.Q(reason=""), name="version_erratum_has_reason"
            ),
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(determined_by="") & ~models.Q(content=""),
                name="version_complete",
            ),
            models.CheckConstraint(
                condition=models.Q(supersedes=None) | ~models.Q(supersedes=models.F("pk")),
                name="version_supersedes_another",
            ),
            whole_digest("digest", "version_digest_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.document.title}, versie {self.name}"

    @property
    def entry_rule(self) -> entry_rule.Rule:
        return entry_rule.from_data(self.rule)

    @property
    def designation(self) -> str:
        """The number as cited: "2", or "2.1" for an erratum."""
        return f"{self.number}.{self.correction}" if self.correction else str(self.number)

    @property
    def name(self) -> str:
        """The own label where there is one ("2025"), else the number."""
        return self.label or self.designation

    @property
    def has_text(self) -> bool:
        """False for a version that is on record by its dates alone."""
        return bool(self.text.units)

    @cached_property
    def text(self) -> Text:
        return from_data(json.loads(self.content))

    def get_absolute_url(self) -> str:
        return addresses.version(self.document, self.designation)


class Article(Immutable):
    """A unit of a version as it is read, searched and linked to: an article, but also the preamble, a heading
    or an annex (`type`).

    `text` is `documents.text.plain_unit`, `html` what the reader gets below the title, `path` the titles of
    the headings above it, one a line. All are frozen with the version; `digest` is over all of them.
    """

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="articles", verbose_name="versie"
    )
    position = models.PositiveIntegerField("plaats")
    type = models.CharField("soort", max_length=10)
    key = models.CharField("sleutel", max_length=80)
    number = models.TextField("nummer", blank=True)
    label = models.TextField("aanduiding", blank=True)
    heading = models.TextField("kop", blank=True)
    level = models.PositiveSmallIntegerField("niveau")
    path = models.TextField("onder", blank=True)
    text = models.TextField("tekst")
    html = models.TextField("HTML")
    digest = models.CharField("SHA-256", max_length=64)

    class Meta(Immutable.Meta):
        verbose_name = "artikel"
        verbose_name_plural = "artikelen"
        ordering = ["version", "position"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="unique_article_position"),
            models.UniqueConstraint(fields=["version", "key"], name="unique_article_key"),
            models.CheckConstraint(
                condition=models.Q(type__in=UNIT_TYPES) & ~models.Q(key=""), name="article_type_and_key"
            ),
            whole_digest("digest", "article_digest_whole"),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.label, self.heading) if part) or self.key

    @property
    def headings(self) -> list[str]:
        """The titles of the headings above it, outermost first."""
        return self.path.splitlines()

    def get_absolute_url(self) -> str:
        return addresses.article(self.version.document, self.version.designation, self.key)


class Attachment(Immutable):
    """A file that belongs to a version and is fixed with it."""

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="attachments", verbose_name="versie"
    )
    position = models.PositiveIntegerField("plaats")
    title = models.CharField("titel", max_length=250)
    name = models.CharField("bestandsnaam", max_length=250)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="attachments", verbose_name="bestand"
    )

    class Meta(Immutable.Meta):
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["version", "position"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="unique_attachment_position"),
            models.CheckConstraint(
                condition=models.Q(position__gte=1) & ~models.Q(title="") & ~models.Q(name=""),
                name="attachment_complete",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return addresses.attachment(self.version.document, self.version.designation, self.position)
