from django.urls import reverse
from django.utils.functional import cached_property

from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.widgets.button import HeaderButton

from documents.admin.incoming_views import upload_address
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
