from typing import Any

from django.db import models
from django.http import HttpRequest

from wagtail.admin.panels import FieldPanel

from documents.region import region_names
from portal.pages.contact_form import ContactForm
from portal.pages.models.page import WrittenPage


class ContactPage(WrittenPage):
    """Whom to ask what, and a form that sends a mail to the address for questions."""

    has_form = models.BooleanField(
        "met een formulier", default=True, help_text="Berichten gaan naar het contactadres van het portaal."
    )
    thanks = models.TextField(
        "wat staat er na het versturen",
        default="Uw bericht is verstuurd. U krijgt antwoord per e-mail.",
        max_length=500,
    )

    page_description = "Wie men waarvoor belt of schrijft, met een formulier."
    parent_page_types = ["pages.HomePage", "pages.InformationPage"]
    own_addresses = ("contact",)
    template = "portal/pages/contact.html"
    content_panels = [*WrittenPage.content_panels, FieldPanel("has_form"), FieldPanel("thanks")]

    class Meta:
        verbose_name = "contactpagina"
        verbose_name_plural = "contactpagina's"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        contact = region_names().contact
        form = kwargs.get("form") or (ContactForm() if self.has_form and contact else None)
        return context | {"contact": contact, "form": form, "is_sent": "verstuurd" in request.GET}
