from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Min, Q
from django.utils.text import slugify

from simple_history.models import HistoricalRecords

from documents import addresses
from documents.models.document_kind import AGREEMENT, DocumentKind
from documents.models.visibility import Visibility, readable_by

ADDRESS_FIELDS = ("slug", "kind_id")
LONGEST_SLUG = 80


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user) -> "DocumentQuerySet":
        """The documents that this person may read."""
        return self.filter(visibility__in=readable_by(user))

    def main_first(self) -> "DocumentQuerySet":
        """The agreements, the main one first: the one that was chosen, else the one whose text was there
        first."""
        agreements = self.filter(kind=AGREEMENT).annotate(first_version=Min("versions"))
        return agreements.order_by("-is_main", F("first_version").asc(nulls_last=True), "pk")

    def locked(self) -> "DocumentQuerySet":
        """Who else wants to write these documents waits; their kinds stay free."""
        return self.select_for_update(of=("self",))


class DocumentManager(models.Manager.from_queryset(DocumentQuerySet)):  # type: ignore[misc]
    """Each document comes with its kind, which its address and its name in lists need."""

    def get_queryset(self) -> DocumentQuerySet:
        return super().get_queryset().select_related("kind")


class Document(models.Model):
    """One work through time, such as the convenant or a work process. Its texts are its versions.

    Its address (slug and kind) is permanent from the first version on: digests and links hold on to it.
    """

    slug = models.SlugField("adres", unique=True, max_length=80)
    kind = models.ForeignKey(
        DocumentKind,
        on_delete=models.PROTECT,
        to_field="code",
        db_column="kind",
        related_name="documents",
        verbose_name="soort",
        error_messages={"invalid": "De soort %(value)s is er niet. Kies een andere."},
    )
    title = models.CharField("titel", max_length=250)
    summary = models.TextField("korte beschrijving", blank=True)
    short_name = models.CharField(
        "korte naam",
        max_length=80,
        blank=True,
        help_text="Zoals mensen het document noemen, bijvoorbeeld HMD. Daarmee zoekt men ook.",
    )
    visibility = models.CharField(
        "wie mag dit lezen", max_length=10, choices=Visibility, default=Visibility.PUBLIC
    )
    is_main = models.BooleanField("gekozen als hoofdconvenant", default=False, editable=False)

    objects = DocumentManager()
    history = HistoricalRecords(verbose_name="geschiedenis van document")

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["kind", "title"]
        base_manager_name = "objects"
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="document_visibility_known"
            ),
            models.CheckConstraint(condition=~Q(slug="") & ~Q(title=""), name="document_has_name"),
            models.CheckConstraint(condition=Q(is_main=False) | Q(kind=AGREEMENT), name="main_is_agreement"),
            models.UniqueConstraint(fields=["is_main"], condition=Q(is_main=True), name="one_main_agreement"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **options: Any) -> None:
        self._refuse_another_address()
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        return addresses.document(self)

    def clean(self) -> None:
        super().clean()
        self._refuse_another_address()

    def _refuse_another_address(self) -> None:
        if self._state.adding:
            return
        kept = Document.objects.filter(pk=self.pk, versions__isnull=False).values(*ADDRESS_FIELDS).first()
        if kept and any(kept[name] != getattr(self, name) for name in ADDRESS_FIELDS):
            raise ValidationError(
                "Het adres en de soort van dit document liggen vast, want er zijn versies vastgesteld. "
                "Maak een nieuw document als het echt om iets anders gaat."
            )


def free_slug(title: str, model: type[models.Model]) -> str:
    """An address that no row of this model has, made of the title."""
    base = slugify(title)[:LONGEST_SLUG].strip("-") or slugify(str(model._meta.verbose_name))
    found, count = base, 1
    while model._default_manager.filter(slug=found).exists():
        count += 1
        found = f"{base[: LONGEST_SLUG - 4]}-{count}"
    return found
