from django.db import models
from django.urls import reverse

from simple_history.models import HistoricalRecords


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


class Visibility(models.TextChoices):
    PUBLIC = "public", "Iedereen"
    PARTNERS = "partners", "Partners"
    TEAM = "team", "Regionaal team"


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user) -> "DocumentQuerySet":
        """The documents that this person may read."""
        from documents.visibility import readable_by

        return self.filter(visibility__in=readable_by(user))


class Document(models.Model):
    """One work through time, such as the convenant or a work process. Its texts are its versions."""

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

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """`/convenant/` for the main agreement, else `/<section>/<slug>/`."""
        if self.kind == Kind.AGREEMENT and self.slug == MAIN_AGREEMENT:
            return reverse("main-agreement")
        return reverse("document", args=[SECTIONS[Kind(self.kind)], self.slug])
