from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from simple_history.models import HistoricalRecords

from documents import addresses
from documents.models.visibility import Visibility, readable_by


class Kind(models.TextChoices):
    AGREEMENT = "agreement", "Convenant"
    PROCESS = "process", "Werkproces"
    CONTRACT = "contract", "Standaardcontract"
    COMMUNICATION = "communication", "Communicatielijn"
    FINANCE = "finance", "Financiële afspraak"


SECTIONS = {
    Kind.AGREEMENT: "convenanten",
    Kind.PROCESS: "werkprocessen",
    Kind.CONTRACT: "contracten",
    Kind.COMMUNICATION: "communicatielijnen",
    Kind.FINANCE: "financien",
}
MAIN_AGREEMENT = "convenant"
ADDRESS_FIELDS = ("slug", "kind")


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user) -> "DocumentQuerySet":
        """The documents that this person may read."""
        return self.filter(visibility__in=readable_by(user))


class Document(models.Model):
    """One work through time, such as the convenant or a work process. Its texts are its versions.

    Its address (slug and kind) is permanent from the first version on: digests and links hold on to it.
    """

    slug = models.SlugField("adres", unique=True, max_length=80)
    kind = models.CharField("soort", max_length=20, choices=Kind)
    title = models.CharField("titel", max_length=250)
    summary = models.TextField("korte beschrijving", blank=True)
    visibility = models.CharField(
        "wie mag dit lezen", max_length=10, choices=Visibility, default=Visibility.PUBLIC
    )

    objects = DocumentQuerySet.as_manager()
    history = HistoricalRecords(verbose_name="geschiedenis van document")

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["kind", "title"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="document_kind_known"),
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values), name="document_visibility_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(slug="") & ~models.Q(title=""), name="document_has_name"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **options: Any) -> None:
        self._refuse_another_address()
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        return addresses.document(self)

    @property
    def is_main_agreement(self) -> bool:
        return self.kind == Kind.AGREEMENT and self.slug == MAIN_AGREEMENT

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
