from typing import Any

from wagtail.admin.panels import FieldPanel
from wagtail.models import PagePermissionTester

from portal.pages.models.page import PublicPage, PublicPagePermissions, WrittenPage


class HomePagePermissions(PublicPagePermissions):
    """A website has one first page, for good."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False


class HomePage(WrittenPage):
    """The first page, above all others."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.SectionPage",
        "pages.InformationPage",
        "pages.NewsIndexPage",
        "pages.ContactPage",
        "pages.LinkPage",
    ]
    template = "portal/pages/home.html"
    promote_panels = [PublicPage.promote_panels[1]]
    content_panels = [
        FieldPanel("title", heading="Kop"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "beginpagina"
        verbose_name_plural = "beginpagina's"

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return HomePagePermissions(user, self)

    def get_admin_default_ordering(self) -> str:
        """The order of the menu, which is changed there by dragging."""
        return "ord"

    @property
    def has_search_field(self) -> bool:
        return any(block.block_type == "search_field" for block in self.body)

    @property
    def address(self) -> str:
        return "/"
