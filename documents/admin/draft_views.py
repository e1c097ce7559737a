"""What the screens beside the editor of a draft have in common: which draft, and who may."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from documents.admin.verb_form_view import PermittedView
from documents.drafting.tree import draft_of
from documents.models import DocumentPage


class BesideDraftView(PermittedView):
    """For who may edit the draft."""

    permission_required = "wagtailadmin.access_admin"

    @cached_property
    def draft(self) -> DocumentPage:
        """With its latest edits."""
        found = DocumentPage.objects.select_related("document").filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise PermissionDenied
        return draft_of(found.document)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not self.draft.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
