"""Putting in what came on paper or by mail: in answer to a request, or for any version that is determined."""

from typing import Any

from django.urls import reverse_lazy

from documents.admin.verb_form_view import VerbFormView
from signatures.admin.round_forms import AnyReceivedSignatureForm, ReceivedSignatureForm
from signatures.admin.round_views import AboutRequest
from signatures.rounds.submitting import hand_in


class AnyHandInView(VerbFormView):
    """What came in for any version, also without a round."""

    permission_required = "signatures.add_submission"
    form_class: type[ReceivedSignatureForm] = AnyReceivedSignatureForm
    template_name = "signatures/admin/hand_in.html"
    success_url = reverse_lazy("submissions")

    def get_initial(self) -> dict[str, Any]:
        return {name: self.request.GET.get(name, "") for name in ("version", "partner")}

    def answers(self) -> dict[str, Any]:
        """What it is an answer to, where the form does not ask that."""
        return {}

    def perform(self, form: Any) -> str:
        values = form.cleaned_data | self.answers()
        file = values.pop("file")
        submission = hand_in(content=file.read(), name=file.name, by=self.user, by_name="", **values)
        return f"De ondertekening van {submission.partner} is ingeleverd. Een beheerder beoordeelt haar."


class HandInView(AboutRequest, AnyHandInView):
    """What answers a request of a round."""

    form_class = ReceivedSignatureForm

    def answers(self) -> dict[str, Any]:
        return {"version": self.asked.round.version, "partner": self.asked.partner, "request": self.asked}

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(asked=self.asked, **named)
