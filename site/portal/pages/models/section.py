"""The page of one kind of document: an introduction, and its documents as the team orders them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.choices import CallableChoiceIterator

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, Page

from documents.models import Document, DocumentKind
from documents.models.document_kind import LONGEST_CODE
from portal.pages.choices import kinds_to_choose
from portal.pages.models.page import PublicPage, WrittenPage
from portal.texts.entries import Entry, has_more_for_partners

TWICE = "Er is al een pagina voor deze soort. Wijzig die, of kies een andere soort."
TAKEN_BY_A_PAGE = (
    "Een andere pagina heeft het adres van deze soort al. Geef die pagina eerst een ander adres."
)


@dataclass(frozen=True)
class SectionGroup:
    """Documents below one heading; the first group may have none."""

    heading: str
    entries: tuple[Entry, ...]


class SectionPage(WrittenPage):
    """It stands where its kind of document does: its address follows from the kind."""

    kind = models.CharField("soort document", max_length=LONGEST_CODE, unique=True)

    page_description = "De documenten van één soort, in de volgorde en groepen die u kiest."
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    template = "portal/pages/section.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("kind", widget=forms.Select(choices=CallableChoiceIterator(kinds_to_choose))),
        FieldPanel("introduction"),
        FieldPanel("body"),
        InlinePanel(
            "placed",
            heading="Volgorde en groepen",
            label="Document",
            help_text=(
                "Zet documenten in de volgorde die u wilt. Geef een kop bij het eerste document van een "
                "groep. Documenten die hier niet staan, komen daarna, op titel."
            ),
        ),
    ]
    promote_panels = [
        FieldPanel("show_in_menus", heading="In het menu bovenaan"),
        PublicPage.promote_panels[1],
    ]

    class Meta:
        verbose_name = "pagina van een soort document"
        verbose_name_plural = "pagina's van een soort document"

    def clean(self) -> None:
        if self.kind:
            if self.document_kind is None:
                raise ValidationError({"kind": "Deze soort is er niet meer. Kies een andere."})
            self.slug = self.document_kind.section
            if SectionPage.objects.filter(kind=self.kind).exclude(pk=self.pk).exists():
                raise ValidationError({"kind": TWICE})
        try:
            super().clean()
        except ValidationError as error:  # no field of the form holds the address
            raise ValidationError({"kind": TAKEN_BY_A_PAGE}) from error

    @property
    def document_kind(self) -> DocumentKind | None:
        return DocumentKind.objects.by_code().get(self.kind)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        groups = self.groups(context["live"].of_kind(self.kind))
        kind = self.document_kind
        more = kind is not None and has_more_for_partners(kind, request.user)
        return context | {"groups": groups, "kind": kind, "for_partners": more}

    def groups(self, entries: Iterable[Entry]) -> list[SectionGroup]:
        """What is placed in its order, the rest after it by title; without what the reader may not see."""
        left = {entry.document.pk: entry for entry in entries}
        found: list[tuple[str, list[Entry]]] = [("", [])]
        placed = list(self.placed.all())
        for place in placed:
            if place.heading:
                found.append((place.heading, []))
            entry = left.pop(place.document_id, None)
            if entry:
                found[-1][1].append(entry)
        if left:
            found.append(("Overige" if any(heading for heading, _ in found) else "", list(left.values())))
        return [SectionGroup(heading, tuple(some)) for heading, some in found if some]


class PlacedDocument(Orderable):
    """A document in its place on the page; `heading` begins a group."""

    page = ParentalKey(SectionPage, on_delete=models.CASCADE, related_name="placed")
    heading = models.CharField("kop van een groep die hier begint", max_length=120, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="+", verbose_name="document"
    )

    panels = [FieldPanel("heading"), FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = "document op zijn plaats"
        verbose_name_plural = "documenten op hun plaats"

    def __str__(self) -> str:
        return self.heading or str(self.document)
