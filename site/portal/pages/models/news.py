"""News: a list of items, each with its day."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from portal.pages.models.page import PublicPage, WrittenPage

ITEMS = 10
NO_WORDS = "Beschrijf wat er op de afbeelding staat, of kies dat zij alleen versiering is."


class NewsIndexPage(PublicPage):
    introduction = models.TextField("inleiding", blank=True, max_length=1000)

    page_description = "De lijst waar nieuwsberichten onder staan."
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    max_count = 1
    template = "portal/pages/news_index.html"
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "overzicht van nieuws"
        verbose_name_plural = "overzichten van nieuws"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        items = NewsPage.objects.child_of(self).live().select_related("picture").defer("body")
        page = Paginator(items.order_by("-day", "-pk"), ITEMS).get_page(request.GET.get("bladzijde"))
        return context | {"items": page}


class NewsPage(WrittenPage):
    day = models.DateField("dag", default=timezone.localdate, help_text="Deze dag staat boven het bericht.")
    picture = models.ForeignKey(
        "pages.Illustration",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="afbeelding",
    )
    picture_words = models.CharField(
        "wat staat er op de afbeelding",
        max_length=250,
        blank=True,
        help_text="Voor wie haar niet kan zien.",
    )
    picture_is_decoration = models.BooleanField("de afbeelding is alleen versiering", default=False)

    page_description = "Een bericht met een dag. U kunt het ook op een later moment laten verschijnen."
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "portal/pages/news.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("day"),
        FieldPanel("introduction", heading="Samenvatting"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_words"), FieldPanel("picture_is_decoration")],
            heading="Afbeelding",
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "nieuwsbericht"
        verbose_name_plural = "nieuwsberichten"

    def clean(self) -> None:
        super().clean()
        if self.picture_id and not (self.picture_words or self.picture_is_decoration):
            raise ValidationError({"picture_words": NO_WORDS})

    def shown_pictures(self) -> set[int]:
        own = {self.picture_id} if self.picture_id else set()
        return own | super().shown_pictures()

    @property
    def picture_alt(self) -> str:
        return "" if self.picture_is_decoration else self.picture_words
