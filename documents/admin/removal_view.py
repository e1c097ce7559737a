"""Wagtail's page that asks whether a row may go, for rows that a verb takes away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView

from documents.text.refusals import Refused


class RemovalView(DeleteView):
    """A row that cannot go is told of before one is asked, and again when the verb refuses."""

    def why_it_stays(self) -> str:
        """In Dutch; empty for a row that may go."""
        raise NotImplementedError

    def remove(self) -> None:
        """Calls the verb. Raises Refused."""
        raise NotImplementedError

    def delete_action(self) -> None:
        self.remove()

    def get(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        why = self.why_it_stays()
        return self._kept(why) if why else super().get(request, *args, **named)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except Refused as error:
            return self._kept(error.message)

    def _kept(self, why: str) -> HttpResponse:
        messages.error(self.request, why)
        return redirect(self.edit_url_name, self.object.pk)
