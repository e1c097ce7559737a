"""A proposed repaired copy beside the copy of now: who did not propose it agrees, or declines."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from wagtail.admin import messages

from documents.admin.determination_views import changes
from documents.admin.verb_form_view import VerbFormView
from documents.comparison import Comparison, compare
from documents.drafting.determining import agree_to_repair
from documents.models import ErratumProposal
from documents.permissions import DETERMINE
from documents.renditions import renvooi_html
from documents.text.refusals import Refused
from documents.versions.erratum import (
    decline_erratum,
    proposed_attachments,
    proposed_text,
    why_not_agree,
)

AGREE, DECLINE = "agree", "decline"


class JudgementForm(forms.Form):
    remarks = forms.CharField(
        label="Toelichting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bij afwijzen verplicht: wat klopt er niet?",
    )


class ErratumProposalView(VerbFormView):
    permission_required = DETERMINE
    form_class = JudgementForm
    template_name = "documents/admin/erratum_proposal.html"

    @cached_property
    def proposal(self) -> ErratumProposal:
        found = ErratumProposal.objects.select_related("document__kind", "repairs", "made__document__kind")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def perform(self, form: Any) -> str:
        remarks = form.cleaned_data["remarks"]
        if self.request.POST.get("judgement") == AGREE:
            version = agree_to_repair(self.proposal, by=self.user, remarks=remarks)
            return f"Hersteld exemplaar {version.designation} van “{version.document.title}” is vastgesteld."
        decline_erratum(proposal=self.proposal, by=self.user, remarks=remarks)
        return "Het voorstel is afgewezen. Er is niets vastgesteld. Het concept is gebleven zoals het was."

    def form_refused(self, form: Any, error: Refused) -> HttpResponse:
        """Told above the page: the form stands below all that is compared."""
        messages.error(self.request, error.message)
        return self.form_invalid(form)

    def get_success_url(self) -> str:
        return reverse("erratum_proposal", args=[self.proposal.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        self.proposal.refresh_from_db()  # somebody else may have judged it meanwhile
        comparison = compare(self.proposal.repairs.text, proposed_text(self.proposal))
        is_open = self.proposal.decided_at is None
        return super().get_context_data(
            proposal=self.proposal,
            hindrance=why_not_agree(self.proposal, self.user) if is_open else "",
            is_open=is_open,
            is_own=self.proposal.proposed_by_id == self.user.pk,
            attachments=proposed_attachments(self.proposal),
            changes=changes(comparison),
            units=list(_units(comparison)),
            **named,
        )


def _units(comparison: Comparison) -> Iterator[str]:
    """What is different, with the deletions and insertions marked; all text in it is escaped."""
    for unit in comparison.touched:
        yield renvooi_html(unit)
