"""The kinds of document that a region has: rows, so that the team can add one of its own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.signals import request_finished, request_started
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.text import slugify

from asgiref.local import Local
from simple_history.models import HistoricalRecords

from documents import addresses
from documents.entry_rule import Rule, RuleError, from_data

AGREEMENT = "agreement"
LONGEST_CODE = 20
_request = Local()


class KindColour(models.TextChoices):
    BLUE = "blue", "Blauw"
    GREEN = "green", "Groen"
    PURPLE = "purple", "Paars"
    ORANGE = "orange", "Oranje"
    RED = "red", "Rood"
    GREY = "grey", "Grijs"


def code_of(name: str) -> str:
    """The code of a kind with this name: "Handreiking nazorg" as "handreiking-nazorg"."""
    return slugify(name)[:LONGEST_CODE].strip("-")


class DocumentKindManager(models.Manager["DocumentKind"]):
    def by_code(self) -> dict[str, "DocumentKind"]:
        """All kinds, in their order. A page needs them in many places, so within a request they are asked
        once."""
        known = getattr(_request, "kinds", None) or {kind.code: kind for kind in self.all()}
        if hasattr(_request, "kinds"):
            _request.kinds = known
        return known


class DocumentKind(models.Model):
    """A kind of document, such as the agreement or a work process.

    Programs, exports and rows know it by its code, which never changes; readers by its name and by the first
    part of the addresses of its documents, which is permanent from the first version of any of them.
    """

    code = models.CharField(
        "code",
        max_length=LONGEST_CODE,
        unique=True,
        validators=[RegexValidator(r"^[a-z][a-z0-9-]*\Z", "Gebruik kleine letters, cijfers en streepjes.")],
        help_text="Zo heet de soort in bestanden en opdrachten. Daarna verandert de code niet meer.",
    )
    name = models.CharField("naam", max_length=60, unique=True, help_text="Bijvoorbeeld: Handreiking.")
    plural = models.CharField("meervoud", max_length=60, help_text="Bijvoorbeeld: Handreikingen.")
    section = models.SlugField(
        "adres van de rubriek",
        max_length=60,
        unique=True,
        help_text="Het eerste deel van het adres van elk document van deze soort, zoals: handreikingen.",
    )
    needs_signatures = models.BooleanField(
        "partners tekenen deze documenten",
        default=False,
        help_text="Aan: een nieuwe versie geldt als alle deelnemers hebben getekend, tenzij u hieronder een "
        "andere regel schrijft.",
    )
    default_rule = models.JSONField("gebruikelijke regel van inwerkingtreding", null=True, blank=True)
    order = models.PositiveSmallIntegerField(
        "volgorde", default=100, help_text="Soorten met een laag getal staan vooraan."
    )
    colour = models.CharField("kleur", max_length=10, choices=KindColour, default=KindColour.GREY)

    objects = DocumentKindManager()
    history = HistoricalRecords(verbose_name="geschiedenis van soort document")

    class Meta:
        verbose_name = "soort document"
        verbose_name_plural = "soorten documenten"
        ordering = ["order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(code="") & ~models.Q(name="") & ~models.Q(section=""),
                name="document_kind_has_name",
            ),
            models.UniqueConstraint(
                Lower("name"),
                name="document_kind_name_once",
                violation_error_message="Er is al een soort met deze naam. Kies een andere naam.",
            ),
            models.CheckConstraint(
                condition=models.Q(colour__in=KindColour.values), name="document_kind_colour_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        self._refuse_another_address()
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        return addresses.section(self)

    @property
    def entry_rule(self) -> Rule | None:
        """By which a version of this kind comes into force, unless its editors choose another."""
        return from_data(self.default_rule) if self.default_rule else None

    def clean(self) -> None:
        super().clean()
        self.code = self.code or code_of(self.name)
        self._refuse_another_address()
        if self.section in addresses.first_segments():
            raise ValidationError(
                {"section": f"/{self.section}/ is al een pagina van het portaal. Kies een ander adres."}
            )
        try:
            _ = self.entry_rule
        except RuleError as error:
            raise ValidationError({"default_rule": str(error)}) from error

    def _refuse_another_address(self) -> None:
        if self._state.adding:
            return
        kept = DocumentKind.objects.get(pk=self.pk)
        if kept.code != self.code:
            raise ValidationError("De code van een soort verandert niet meer. Maak een nieuwe soort.")
        if kept.section != self.section and kept.documents.filter(versions__isnull=False).exists():
            raise ValidationError(
                {
                    "section": "Dit adres ligt vast, want van deze soort zijn documenten vastgesteld. "
                    f"Laat het staan op: {kept.section}."
                }
            )


@receiver(request_started)
def _begin_request(**_named: Any) -> None:
    _request.kinds = None


@receiver(request_finished)
def _end_request(**_named: Any) -> None:
    if hasattr(_request, "kinds"):
        del _request.kinds


@receiver([post_save, post_delete], sender=DocumentKind)
def _ask_again(**_named: Any) -> None:
    if hasattr(_request, "kinds"):
        _request.kinds = None
