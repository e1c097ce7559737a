"""A proposed repaired copy beside the copy of now: who did not propose it agrees, or declines."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from wagtail.admin import messages

from documents.admin.determination_views import changes
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


class ErratumProposalView(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.user: Any = request.user
        if not self.user.has_perm(DETERMINE):
            raise PermissionDenied
        found = ErratumProposal.objects.select_related("document", "repairs", "made__document")
        self.proposal = get_object_or_404(found, pk=kwargs.pop("pk"))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._shown(request, JudgementForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = JudgementForm(request.POST)
        if not form.is_valid():
            return self._shown(request, form)
        try:
            told = self._decided(request, form.cleaned_data["remarks"])
        except Refused as error:
            messages.error(request, str(error))
            return self._shown(request, form)
        messages.success(request, told)
        return redirect("erratum_proposal", self.proposal.pk)

    def _decided(self, request: HttpRequest, remarks: str) -> str:
        if request.POST.get("judgement") == AGREE:
            version = agree_to_repair(self.proposal, by=self.user, remarks=remarks)
            return f"Hersteld exemplaar {version.designation} van “{version.document.title}” is vastgesteld."
        decline_erratum(proposal=self.proposal, by=self.user, remarks=remarks)
        return "Het voorstel is afgewezen. Er is niets vastgesteld. Het concept is gebleven zoals het was."

    def _shown(self, request: HttpRequest, form: JudgementForm) -> HttpResponse:
        self.proposal.refresh_from_db()
        comparison = compare(self.proposal.repairs.text, proposed_text(self.proposal))
        is_open = self.proposal.decided_at is None
        context = {
            "proposal": self.proposal,
            "form": form,
            "hindrance": why_not_agree(self.proposal, request.user) if is_open else "",
            "is_open": is_open,
            "is_own": self.proposal.proposed_by_id == request.user.pk,
            "attachments": proposed_attachments(self.proposal),
            "changes": changes(comparison),
            "units": list(_units(comparison)),
        }
        return render(request, "documents/admin/erratum_proposal.html", context)


def _units(comparison: Comparison) -> Iterator[str]:
    """What is different, with the deletions and insertions marked; all text in it is escaped."""
    for unit in comparison.touched:
        yield renvooi_html(unit)
