"""A place in the menu that leads elsewhere."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wagtail.admin.panels import FieldPanel

from documents import addresses
from portal.pages.choices import PLACES
from portal.pages.models.page import PublicPage

ONE_OF_BOTH = "Kies een plek in het portaal, of vul een adres in. Niet allebei, en niet geen van beide."


class LinkPage(PublicPage):
    """Of the portal itself, such as the chart of signatures, or of another website."""

    place = models.CharField("plek in het portaal", max_length=40, blank=True, choices=PLACES)
    elsewhere = models.CharField(
        "adres van een andere website",
        max_length=500,
        blank=True,
        validators=[URLValidator(["https", "http"])],
    )

    page_description = "Een plek in het menu die naar iets anders leidt, in het portaal of elders."
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    show_in_menus_default = True
    preview_modes: list = []
    content_panels = [
        FieldPanel("title", heading="Tekst in het menu"),
        FieldPanel("place"),
        FieldPanel("elsewhere"),
    ]

    class Meta:
        verbose_name = "verwijzing"
        verbose_name_plural = "verwijzingen"

    def clean(self) -> None:
        super().clean()
        if bool(self.place) == bool(self.elsewhere):
            raise ValidationError({"place": ONE_OF_BOTH})

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return redirect(self.target)

    @property
    def target(self) -> str:
        return self.elsewhere or reverse(self.place)

    def get_url(self, request: HttpRequest | None = None, current_site: object = None) -> str:
        return self.target

    def get_full_url(self, request: HttpRequest | None = None) -> str:
        return self.elsewhere or addresses.absolute(self.target)

    def passage_text(self) -> str:
        return ""

    def may_stand_at(self, address: str) -> bool:
        """Also where it leads to: then that is what is read there."""
        return True
