from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.widgets.button import Button, HeaderButton

from documents.admin.incoming_views import upload_address
from documents.drafting.incoming import brought_in
from documents.permissions import BRING_IN, DETERMINE


class DraftEditView(EditView):
    """The editor of a draft, with what one does with a draft in plain sight."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        user, buttons = self.request.user, []
        if user.has_perm(BRING_IN):
            address = upload_address(self.page.document)
            buttons.append(HeaderButton("Bestand inlezen", address, icon_name="upload", priority=1))
        if user.has_perm(DETERMINE):
            address = reverse("determine", args=[self.page.pk])
            buttons.append(HeaderButton("Vaststellen", address, icon_name="lock", priority=2))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Without what leads to the tree of pages, or to where one is."""
        own = [reverse(f"wagtailadmin_pages:{name}", args=[self.page.pk]) for name in ("edit", "move")]
        left_out = (*own, reverse("wagtailadmin_explore", args=[self.page.get_parent().pk]))
        theirs = [one for one in super().header_more_buttons if not one.url.startswith(left_out)]
        return [*self._beside(), *theirs]

    def _beside(self) -> Iterator[Button]:
        """What one does with a draft now and then. A draft that was just brought in has a report."""
        places = [
            ("draft_structure", "Opbouw wijzigen", "list-ul"),
            ("draft_attachments", "Bijlagen toevoegen", "doc-full"),
        ]
        for priority, (name, words, icon) in enumerate(places, start=1):
            yield Button(words, reverse(name, args=[self.page.pk]), icon_name=icon, priority=priority)
        brought = brought_in(self.page) if self.request.user.has_perm(BRING_IN) else None
        if brought:
            address = reverse("bring_in_report", args=[brought.pk])
            yield Button("Verslag van het inlezen", address, icon_name="doc-full-inverse", priority=3)

    def redirect_away(self) -> HttpResponse:
        """After each step one is where one was: the tree of pages says nothing to who writes a text."""
        return super().redirect_away() if self.next_url else self.redirect_and_remain()
