"""What all pages of the website share. They stand in one tree below the first page; who may read a document
is set on the document, so a page itself is there for everyone."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester

from documents import addresses
from portal.pages.blocks import LISTS, PageBody
from portal.pages.live import Live

BELOW_HOME = 3
SERVED = "wagtail_serve"
TAKEN = "Dit adres is al van een vaste pagina van het portaal. Kies een ander adres."


def page_address(url_path: str) -> str:
    """Where the page with this place in the tree is read: the first part is that of the first page."""
    return "/" + url_path.split("/", 2)[2]


class PublicPagePermissions(PagePermissionTester):
    def can_set_view_restrictions(self) -> bool:
        """What not everybody may read is a document, which says itself who may."""
        return False


class PublicPageForm(WagtailAdminPageForm):
    """Refuses an address at which something else is read already."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        slug = cleaned.get("slug")
        below_home = self.parent_page is not None and self.parent_page.depth == BELOW_HOME - 1
        if slug and below_home and not self.instance.may_stand_at(f"/{slug}/"):
            self.add_error("slug", TAKEN)
        return cleaned


class PublicPage(Page):
    """A page of the website; `description` is what others show of it: a search engine, a shared link."""

    base_form_class = PublicPageForm
    show_in_menus_default = False
    own_addresses: tuple[str, ...] = ()  # names that the portal keeps for a page of this kind
    parent_page_types: list[str] = ["pages.HomePage", "pages.InformationPage"]
    subpage_types: list[str] = []
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug", heading="Adres", help_text="Het laatste deel van het adres van de pagina."
                ),
                FieldPanel("show_in_menus", heading="In het menu bovenaan"),
            ],
            heading="Op de website",
        ),
        MultiFieldPanel(
            [
                FieldPanel("seo_title", heading="Titel voor zoekmachines", help_text="Leeg: de titel."),
                FieldPanel(
                    "search_description",
                    heading="Korte beschrijving",
                    help_text="Dit tonen zoekmachines, en Teams bij een gedeelde link. Leeg: de inleiding.",
                ),
            ],
            heading="Voor wie de pagina deelt of zoekt",
        ),
    ]

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return PublicPagePermissions(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """With the name of the server that mails and feeds use too."""
        parts = super().get_url_parts(request)
        return parts and (parts[0], addresses.absolute(""), parts[2])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"live": Live(request), "address": addresses.absolute(self.address)}

    @property
    def address(self) -> str:
        return page_address(self.url_path)

    @property
    def description(self) -> str:
        return self.search_description or " ".join(getattr(self, "introduction", "").split())

    @property
    def trail(self) -> list[tuple[str, str]]:
        """The pages above it below the first one: address and title."""
        if self.depth <= BELOW_HOME:
            return []
        above = self.get_ancestors().filter(depth__gte=BELOW_HOME).values_list("url_path", "title")
        return [(page_address(url_path), title) for url_path, title in above]

    def shown_pictures(self) -> set[int]:
        """The keys of the illustrations that a visitor sees on it."""
        return set()

    def shown_files(self) -> set[int]:
        """The keys of the working files that it offers."""
        return set()

    def passage_text(self) -> str:
        """What is found of it by searching."""
        return getattr(self, "introduction", "")

    def may_stand_at(self, address: str) -> bool:
        try:
            return resolve(address).url_name in (SERVED, *self.own_addresses)
        except Resolver404:
            return True


class WrittenPage(PublicPage):
    """A page that is written in blocks."""

    introduction = models.TextField("inleiding", blank=True, max_length=1000)
    body = StreamField(PageBody(), verbose_name="inhoud", blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    class Meta:
        abstract = True

    @property
    def parts(self) -> Iterator[tuple[bool, list[Any]]]:
        """The blocks in order; lists that follow one another together, as they stand beside each other."""
        return (
            (beside, list(found))
            for beside, found in groupby(self.body, lambda block: block.block_type in LISTS)
        )

    def shown_pictures(self) -> set[int]:
        return {block.value["image"].pk for block in _of_type(self.body, "picture") if block.value["image"]}

    def shown_files(self) -> set[int]:
        return {block.value["file"].pk for block in _of_type(self.body, "file") if block.value["file"]}

    def passage_text(self) -> str:
        told = self.body.stream_block.get_searchable_content(self.body)
        return "\n".join([self.introduction, *(" ".join(str(text).split()) for text in told)]).strip()


def _of_type(body: StreamValue, name: str) -> Iterator[Any]:
    return (block for block in body if block.block_type == name)
