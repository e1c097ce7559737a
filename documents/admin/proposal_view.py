"""A proposal of one person before another, who agrees or declines."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from wagtail.admin import messages

from documents.admin.verb_form_view import VerbFormView
from documents.models import Version
from documents.permissions import DETERMINE
from documents.text.refusals import Refused

AGREE = "agree"


class JudgementForm(forms.Form):
    remarks = forms.CharField(
        label="Toelichting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bij afwijzen verplicht: wat klopt er niet?",
    )


class ProposalView(VerbFormView):
    """Names its `proposal`, why this person cannot agree, and the verbs for both judgements."""

    permission_required = DETERMINE
    form_class: type[JudgementForm] = JudgementForm
    address_name = ""
    proposal: Any

    def hindrance(self) -> str:
        raise NotImplementedError

    def agree(self, form: Any) -> Version:
        raise NotImplementedError

    def decline(self, form: Any) -> None:
        raise NotImplementedError

    def told_of(self, version: Version) -> str:
        """The version that came of it, as the message names it."""
        raise NotImplementedError

    def perform(self, form: Any) -> str:
        if self.request.POST.get("judgement") == AGREE:
            version = self.agree(form)
            return f"{self.told_of(version)} van “{version.document.title}” is vastgesteld."
        self.decline(form)
        return "Het voorstel is afgewezen. Er is niets vastgesteld. Het concept is gebleven zoals het was."

    def form_refused(self, form: Any, error: Refused) -> HttpResponse:
        """Told above the page: the form stands below all that is told."""
        messages.error(self.request, error.message)
        return self.form_invalid(form)

    def get_success_url(self) -> str:
        return reverse(self.address_name, args=[self.proposal.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        self.proposal.refresh_from_db()  # somebody else may have judged it meanwhile
        return super().get_context_data(
            proposal=self.proposal,
            is_open=self.proposal.is_open,
            is_own=self.proposal.proposed_by_id == self.user.pk,
            hindrance=self.hindrance() if self.proposal.is_open else "",
            **named,
        )
