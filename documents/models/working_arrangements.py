from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models

from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from simple_history.models import HistoricalRecords


def addresses_in(lines: str) -> list[str]:
    """E-mail addresses, one a line."""
    return [line.strip() for line in lines.splitlines() if line.strip()]


def validate_addresses(lines: str) -> None:
    for address in addresses_in(lines):
        try:
            validate_email(address)
        except ValidationError:
            raise ValidationError(
                f"‘{address[:60]}’ is geen e-mailadres. Zet op elke regel één adres, zoals "
                "secretariaat@regio.nl."
            ) from None


@register_setting(icon="group", order=300)
class WorkingArrangements(BaseGenericSetting):
    """What a region agreed on about its own work."""

    second_person = models.BooleanField(
        "een tweede persoon gaat akkoord met vaststellen",
        default=False,
        help_text="Wie vaststelt, doet dan een voorstel. De versie is er pas als iemand anders die mag "
        "vaststellen, akkoord gaat.",
    )
    entry_mail = models.TextField(
        "bericht als een versie van kracht is",
        blank=True,
        validators=[validate_addresses],
        help_text="E-mailadressen, één per regel. Leeg: er gaat geen bericht.",
    )

    history = HistoricalRecords(verbose_name="geschiedenis van werkafspraken")

    class Meta:
        verbose_name = "werkafspraken"
        verbose_name_plural = "werkafspraken"

    def __str__(self) -> str:
        return "werkafspraken"

    @property
    def entry_mail_addresses(self) -> list[str]:
        return addresses_in(self.entry_mail)

    @classmethod
    def now(cls) -> Any:
        """The arrangements as they are; the usual ones when nobody changed them. Writes nothing."""
        return cls.objects.first() or cls()
