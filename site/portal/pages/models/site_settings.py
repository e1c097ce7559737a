"""What the team sets for the whole website: names, looks, contact, what stands below and above every page."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField, StreamField

from simple_history.models import HistoricalRecords

from portal.pages.looks import ACCENT, FONTS, ON_ACCENT, WASH, Looks, colour_objections

COLOUR = RegexValidator(
    r"^#[0-9a-fA-F]{6}$", "Schrijf een kleur als # met zes cijfers of letters, zoals #0d5c6b."
)
FULL_TEXT = ["bold", "italic", "link"]
FIRST_FOOTER = (
    "<p>De afspraken tussen de partners in de regio: wat geldt, wat er veranderde en wie tekende.</p>"
)
ONE_TARGET = "Kies een pagina of vul een adres in."


class FooterLinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label="Pagina", required=False)
    address = blocks.CharBlock(
        label="Of een adres", required=False, max_length=500, help_text="Zoals https://… of /partners/."
    )
    text = blocks.CharBlock(label="Tekst", required=False, max_length=120, help_text="Leeg: de titel.")

    class Meta:
        label = "Link"
        icon = "link"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        address = cleaned["address"]
        if not (cleaned["page"] or address):
            raise blocks.StructBlockValidationError(block_errors={"page": ValidationError(ONE_TARGET)})
        if address and not address.startswith(("/", "https://", "http://", "mailto:", "tel:")):
            wrong = ValidationError("Begin het adres met https:// of, binnen deze website, met /.")
            raise blocks.StructBlockValidationError(block_errors={"address": wrong})
        if address and not (cleaned["text"] or cleaned["page"]):
            wrong = ValidationError("Vul de tekst van de link in.")
            raise blocks.StructBlockValidationError(block_errors={"text": wrong})
        return cleaned


class FooterGroupBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Kop", required=False, max_length=120)
    links = blocks.ListBlock(FooterLinkBlock(), label="Links")

    class Meta:
        label = "Groep links"
        icon = "list-ul"


class BannerKind(models.TextChoices):
    NOTICE = "", "Mededeling"
    WARNING = "old", "Let op"


@register_setting(icon="cog")
class SiteSettings(BaseGenericSetting):
    region = models.CharField(
        "naam van de regio", max_length=120, blank=True, help_text="Bijvoorbeeld: Regio Noordkust."
    )
    portal = models.CharField("naam van het portaal", max_length=120, default="Convenantportaal")
    logo = models.ForeignKey(
        "pages.Illustration",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="logo",
        help_text="Staat bovenaan elke pagina. Leeg: het logo van het portaal.",
    )
    favicon = models.ForeignKey(
        "pages.Illustration",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pictogram",
        help_text="Het plaatje in het tabblad van de browser. Vierkant is het mooist.",
    )
    accent = models.CharField("kleur van knoppen en links", max_length=7, default=ACCENT, validators=[COLOUR])
    on_accent = models.CharField(
        "kleur van tekst op een knop", max_length=7, default=ON_ACCENT, validators=[COLOUR]
    )
    wash = models.CharField(
        "achtergrond van vlakken",
        max_length=7,
        default=WASH,
        validators=[COLOUR],
        help_text="Onder de voet van elke pagina, en onder mededelingen.",
    )
    font = models.CharField(
        "lettertype", max_length=40, default=FONTS[0].code, choices=[(f.code, f.name) for f in FONTS]
    )
    contact = models.EmailField(
        "contactadres",
        blank=True,
        help_text="Hier komen vragen en berichten binnen. Leeg: het adres uit de installatie.",
    )
    sender = models.CharField(
        "naam van de afzender van mail",
        max_length=120,
        blank=True,
        help_text="Leeg: de naam van het portaal en de regio.",
    )
    closing = models.TextField(
        "slot van elke mail",
        blank=True,
        max_length=500,
        help_text="Bijvoorbeeld: Met vriendelijke groet, het regionale team. Leeg mag.",
    )
    footer_text = RichTextField(
        "tekst onderaan",
        blank=True,
        features=FULL_TEXT,
        default=FIRST_FOOTER,
    )
    footer_kinds = models.BooleanField("onderaan alle soorten documenten noemen", default=True)
    footer = StreamField([("group", FooterGroupBlock())], verbose_name="links onderaan", blank=True)
    banner = RichTextField(
        "mededeling boven elke pagina", blank=True, features=FULL_TEXT, help_text="Leeg: geen mededeling."
    )
    banner_kind = models.CharField("soort mededeling", max_length=10, blank=True, choices=BannerKind)
    banner_from = models.DateField("te zien vanaf", null=True, blank=True, help_text="Leeg: meteen.")
    banner_until = models.DateField(
        "te zien tot en met", null=True, blank=True, help_text="Leeg: tot u haar weghaalt."
    )

    history = HistoricalRecords(verbose_name="geschiedenis van instellingen van de website")

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel([FieldPanel("region"), FieldPanel("portal")], heading="Namen"),
                    MultiFieldPanel(
                        [FieldPanel("contact"), FieldPanel("sender"), FieldPanel("closing")],
                        heading="Contact en mail",
                    ),
                ],
                heading="Namen en contact",
            ),
            ObjectList(
                [
                    MultiFieldPanel([FieldPanel("logo"), FieldPanel("favicon")], heading="Beeldmerk"),
                    MultiFieldPanel(
                        [
                            FieldPanel(name, widget=forms.ColorInput)
                            for name in ("accent", "on_accent", "wash")
                        ],
                        heading="Kleuren",
                    ),
                    FieldPanel("font"),
                ],
                heading="Vormgeving",
            ),
            ObjectList(
                [FieldPanel("footer_text"), FieldPanel("footer_kinds"), FieldPanel("footer")],
                heading="Voet van de pagina",
            ),
            ObjectList(
                [
                    FieldPanel("banner"),
                    FieldPanel("banner_kind"),
                    FieldPanel("banner_from"),
                    FieldPanel("banner_until"),
                ],
                heading="Mededeling",
            ),
        ]
    )

    class Meta:
        verbose_name = "instellingen van de website"
        verbose_name_plural = "instellingen van de website"

    @classmethod
    def current(cls) -> "SiteSettings":
        """As they are kept, or as they would be: asking for them writes nothing."""
        return cls.objects.select_related("logo", "favicon").order_by("pk").first() or cls()

    @property
    def looks(self) -> Looks:
        return Looks(self.accent.lower(), self.on_accent.lower(), self.wash.lower(), self.font)

    def shows_banner(self, on: date | None = None) -> bool:
        day = on or timezone.localdate()
        begun = self.banner_from is None or self.banner_from <= day
        return bool(self.banner) and begun and (self.banner_until is None or day <= self.banner_until)

    def clean(self) -> None:
        super().clean()
        wrong: dict[str, Any] = dict(colour_objections(self.looks))
        if self.banner_from and self.banner_until and self.banner_until < self.banner_from:
            wrong["banner_until"] = "De laatste dag ligt voor de eerste. Kies een latere dag."
        if wrong:
            raise ValidationError(wrong)
