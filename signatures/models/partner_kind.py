from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from simple_history.models import HistoricalRecords

from documents.entry_rule.rules import CODE
from documents.entry_rule.words import MEMBERS
from documents.text.dutch import halfway
from signatures.standing.partner_kinds import KindFact

ALL_TOGETHER = {*MEMBERS, *MEMBERS.values(), "partners"}


class PartnerKind(models.Model):
    """A kind of partner. Files, programs and rules of entry into force name it by its code, which stays."""

    code = models.CharField(
        "code",
        max_length=20,
        unique=True,
        validators=[
            RegexValidator(
                rf"^{CODE.pattern}\Z",
                "Begin met een kleine letter en gebruik verder alleen letters en cijfers, zoals: waterschap.",
            )
        ],
        error_messages={"unique": "Er is al een soort met deze code. Kies een andere."},
        help_text="Zo heet de soort in bestanden en voor andere programma’s. De code verandert nooit meer.",
    )
    name = models.CharField("naam", max_length=60, help_text="Bijvoorbeeld: Waterschap.")
    plural = models.CharField("meervoud", max_length=60, help_text="Bijvoorbeeld: Waterschappen.")
    body = models.CharField(
        "wie besluit",
        max_length=60,
        blank=True,
        help_text="Wie voor zo’n partner een besluit neemt. Bij een gemeente is dat: college. Leeg mag.",
    )
    order = models.PositiveSmallIntegerField(
        "volgorde", default=100, help_text="De soort met het laagste getal staat in lijsten vooraan."
    )

    history = HistoricalRecords(verbose_name="geschiedenis van soort partner")

    class Meta:
        verbose_name = "soort partner"
        verbose_name_plural = "soorten partners"
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="one_partner_kind_a_name",
                violation_error_message="Er is al een soort partner met deze naam. Kies een andere naam.",
            ),
            models.UniqueConstraint(
                Lower("plural"),
                name="one_partner_kind_a_plural",
                violation_error_message="Er is al een soort partner met dit meervoud. Kies een ander woord.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        wrong: dict[str, Any] = {}
        if self.code in ALL_TOGETHER:
            wrong["code"] = "Deze code staat voor alle deelnemers samen. Kies een andere."
        elif self.pk and type(self).objects.filter(pk=self.pk).exclude(code=self.code).exists():
            wrong["code"] = "De code van een soort verandert niet. Maak een nieuwe soort."
        if halfway(self.plural) in ALL_TOGETHER:
            wrong["plural"] = "Dit woord staat voor alle deelnemers samen. Kies een ander woord."
        if wrong:
            raise ValidationError(wrong)

    @property
    def fact(self) -> KindFact:
        return KindFact(self.code, self.name, self.plural, self.body)
