from collections.abc import Iterable
from datetime import date

from django.db import models
from django.utils import timezone

from simple_history.models import HistoricalRecords

from documents import addresses
from documents.text.dutch import UNKNOWN_DATE, UNKNOWN_DAY, day_if_known, enumeration
from signatures.models.partner_kind import PartnerKind


class Partner(models.Model):
    """An organisation that takes part. Its names are dated: print the name of the day spoken of."""

    slug = models.SlugField("adres", unique=True, max_length=80)
    kind = models.ForeignKey(
        PartnerKind,
        on_delete=models.PROTECT,
        to_field="code",
        db_column="kind",
        related_name="partners",
        verbose_name="soort",
    )
    short_name = models.CharField(
        "korte naam",
        max_length=80,
        blank=True,
        help_text="Zoals mensen de partner noemen, bijvoorbeeld RGV. Daarmee zoekt men ook.",
    )
    ended_on = models.DateField(
        "opgeheven per",
        null=True,
        blank=True,
        help_text="De eerste dag waarop de organisatie niet meer bestaat.",
    )

    history = HistoricalRecords(verbose_name="geschiedenis van partner")

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = ["kind", "slug"]

    def __str__(self) -> str:
        return self.name_on(timezone.localdate())

    def get_absolute_url(self) -> str:
        return addresses.partner(self.slug)

    @property
    def other_names(self) -> str:
        """The names it does not have today. Uses prefetched names."""
        today = str(self)
        return enumeration([name.name for name in self.names.all() if name.name != today])

    def name_on(self, on: date) -> str:
        """The name of that day; before the first name on record, that first name. Uses prefetched names."""
        return name_on(self.names.all(), on) or self.slug


class PartnerName(models.Model):
    """The name of a partner from a day on, until its next name; a first name may be from UNKNOWN_DAY on."""

    partner = models.ForeignKey(
        Partner, on_delete=models.CASCADE, related_name="names", verbose_name="partner"
    )
    name = models.CharField("naam", max_length=250)
    since = models.DateField("sinds")
    recorded_at = models.DateTimeField(
        "vastgelegd op", null=True, default=timezone.now, blank=True, editable=False
    )

    history = HistoricalRecords(verbose_name="geschiedenis van naam")

    class Meta:
        verbose_name = "naam"
        verbose_name_plural = "namen"
        ordering = ["partner", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "since"],
                name="one_name_a_day",
                violation_error_message="Er is al een naam vanaf deze dag. Kies een andere dag.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_dated(self) -> bool:
        return self.since != UNKNOWN_DAY

    @property
    def since_words(self) -> str:
        return day_if_known(self.since)

    @property
    def since_or_words(self) -> date | str:
        """For a spreadsheet."""
        return self.since if self.is_dated else UNKNOWN_DATE


def name_on(names: Iterable[PartnerName], on: date) -> str:
    """The name that held on that day, else the first one; "" when there is none."""
    ordered = sorted(names, key=lambda name: name.since)
    held = [name for name in ordered if name.since <= on] or ordered[:1]
    return held[-1].name if held else ""


class SuccessionKind(models.TextChoices):
    MERGER = "merger", "Fusie"
    SPLIT = "split", "Splitsing"
    TRANSFER = "transfer", "Overgang van een deel"


class Succession(models.Model):
    """One organisation legally succeeds another from a day on. That alone makes it no partner."""

    predecessor = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="successions", verbose_name="voorganger"
    )
    successor = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="predecessions", verbose_name="opvolger"
    )
    on = models.DateField("per", null=True, blank=True)
    kind = models.CharField("hoe", max_length=10, choices=SuccessionKind, blank=True)
    basis = models.TextField("grondslag", blank=True, help_text="Bijvoorbeeld de wet of de akte.")
    recorded_at = models.DateTimeField(
        "vastgelegd op", null=True, default=timezone.now, blank=True, editable=False
    )

    history = HistoricalRecords(verbose_name="geschiedenis van opvolging")

    class Meta:
        verbose_name = "opvolging"
        verbose_name_plural = "opvolgingen"
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="one_succession_a_pair",
                violation_error_message="Deze opvolging staat er al.",
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")),
                name="no_succession_of_oneself",
                violation_error_message="Een partner volgt zichzelf niet op. Kies twee partners.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.successor} volgt {self.predecessor} op"


class FactSort(models.TextChoices):
    NAME = "name", "Naam"
    KIND = "kind", "Soort"
    SUCCESSION = "succession", "Opvolging"
    MANDATE = "mandate", "Mandaat"


class FormerFact(models.Model):
    """What stood on record of a partner until it was set right or taken away: what was known till then.

    `words` is the name, the code of the kind, or the person with the mandate; `predecessor` is who the
    partner was on record to succeed.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+", verbose_name="partner")
    sort = models.CharField("wat", max_length=10, choices=FactSort)
    words = models.CharField("inhoud", max_length=250, blank=True)
    predecessor = models.ForeignKey(
        Partner, on_delete=models.CASCADE, null=True, related_name="+", verbose_name="voorganger"
    )
    since = models.DateField("vanaf", null=True)
    until = models.DateField("tot", null=True)
    recorded_at = models.DateTimeField("vastgelegd op", null=True)
    until_recorded_at = models.DateTimeField("einde vastgelegd op", null=True)
    known_until = models.DateTimeField("bekend tot")

    class Meta:
        verbose_name = "eerder gegeven van partner"
        verbose_name_plural = "eerdere gegevens van partners"
        ordering = ["partner", "known_until"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_sort_display()} van {self.partner}, bekend tot {self.known_until:%d-%m-%Y}"
