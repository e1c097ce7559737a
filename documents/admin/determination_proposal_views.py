"""A version that somebody proposed to determine: who did not propose it agrees, or declines."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from wagtail.admin import messages

from documents.admin.comparison_views import versions_to_compare
from documents.admin.determination_parts import outlooks, rule_in_sentence
from documents.admin.erratum_views import AGREE, JudgementForm
from documents.admin.verb_form_view import VerbFormView
from documents.drafting.determining import DeterminationChoices
from documents.drafting.mapping import text_of
from documents.drafting.proposing import (
    agree_to_determination,
    choices_of,
    decline_determination,
    why_not_determine,
)
from documents.drafting.tree import draft_of
from documents.models import DeterminationProposal, DocumentPage
from documents.permissions import DETERMINE
from documents.text.refusals import Refused
from documents.versions.objections import concerns


class DeterminationProposalView(VerbFormView):
    permission_required = DETERMINE
    form_class = JudgementForm
    template_name = "documents/admin/determination_proposal.html"

    @cached_property
    def proposal(self) -> DeterminationProposal:
        found = DeterminationProposal.objects.select_related("document", "made__document")
        return get_object_or_404(found.defer("made__content"), pk=self.kwargs["pk"])

    @cached_property
    def draft(self) -> DocumentPage:
        return draft_of(self.proposal.document)

    def perform(self, form: Any) -> str:
        remarks = form.cleaned_data["remarks"]
        if self.request.POST.get("judgement") == AGREE:
            version = agree_to_determination(proposal=self.proposal, by=self.user, remarks=remarks)
            return f"Versie {version.name} van “{version.document.title}” is vastgesteld."
        decline_determination(proposal=self.proposal, by=self.user, remarks=remarks)
        return "Het voorstel is afgewezen. Er is niets vastgesteld. Het concept is gebleven zoals het was."

    def form_refused(self, form: Any, error: Refused) -> HttpResponse:
        """Told above the page: the form stands below all that is told."""
        messages.error(self.request, error.message)
        return self.form_invalid(form)

    def get_success_url(self) -> str:
        return reverse("determination_proposal", args=[self.proposal.pk])

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        self.proposal.refresh_from_db()  # somebody else may have judged it meanwhile
        is_open = self.proposal.decided_at is None
        choices = choices_of(self.proposal, self.draft)
        return super().get_context_data(
            proposal=self.proposal,
            choices=choices,
            rule=rule_in_sentence(choices.rule) if choices.rule else "",
            is_open=is_open,
            is_own=self.proposal.proposed_by_id == self.user.pk,
            hindrance=why_not_determine(self.proposal, self.draft, self.user) if is_open else "",
            draft=self.draft,
            versions=versions_to_compare(self.proposal.document)[:2],
            **(self._further(choices) if is_open else {}),
            **named,
        )

    def _further(self, choices: DeterminationChoices) -> dict[str, Any]:
        document, on = self.proposal.document, choices.determined_on
        found = outlooks(document, choices.rule, on, choices.reference_date) if choices.rule else []
        text, _ = text_of(self.draft)
        return {"outlooks": found, "concerns": concerns(document, text, determined_on=on)}
