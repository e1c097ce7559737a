"""A version that somebody proposed to determine: who did not propose it agrees, or declines."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from documents.admin.comparison_views import versions_to_compare
from documents.admin.determination_parts import outlooks, rule_in_sentence
from documents.admin.proposal_view import ProposalView
from documents.drafting.determining import DeterminationChoices
from documents.drafting.mapping import text_of
from documents.drafting.proposing import (
    agree_to_determination,
    choices_of,
    decline_determination,
    why_not_determine,
)
from documents.drafting.tree import draft_of
from documents.models import DeterminationProposal, DocumentPage, Version
from documents.versions.objections import concerns


class DeterminationProposalView(ProposalView):
    template_name = "documents/admin/determination_proposal.html"
    address_name = "determination_proposal"

    @cached_property
    def proposal(self) -> DeterminationProposal:
        found = DeterminationProposal.objects.select_related("document", "made__document")
        return get_object_or_404(found.defer("made__content"), pk=self.kwargs["pk"])

    @cached_property
    def draft(self) -> DocumentPage:
        return draft_of(self.proposal.document)

    def hindrance(self) -> str:
        return why_not_determine(self.proposal, self.draft, self.user)

    def agree(self, form: Any) -> Version:
        return agree_to_determination(proposal=self.proposal, by=self.user, **form.cleaned_data)

    def decline(self, form: Any) -> None:
        decline_determination(proposal=self.proposal, by=self.user, **form.cleaned_data)

    def told_of(self, version: Version) -> str:
        return f"Versie {version.name}"

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        choices = choices_of(self.proposal, self.draft)
        found = super().get_context_data(
            choices=choices,
            rule=rule_in_sentence(choices.rule) if choices.rule else "",
            draft=self.draft,
            versions=versions_to_compare(self.proposal.document)[:2],
            **named,
        )
        return found | (self._further(choices) if self.proposal.is_open else {})

    def _further(self, choices: DeterminationChoices) -> dict[str, Any]:
        document, on = self.proposal.document, choices.determined_on
        found = outlooks(document, choices.rule, on, choices.reference_date) if choices.rule else []
        text, _ = text_of(self.draft)
        return {"outlooks": found, "concerns": concerns(document, text, determined_on=on)}
