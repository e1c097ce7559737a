"""A proposed repaired copy beside the copy of now: who did not propose it agrees, or declines."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from documents.admin.determination_views import changes
from documents.admin.proposal_view import AGREE, JudgementForm, ProposalView
from documents.comparison import Comparison, compare
from documents.comparison.size import ChangeSize, size_of
from documents.drafting.determining import agree_to_repair
from documents.models import ErratumProposal, Version
from documents.renditions import renvooi_html
from documents.versions.erratum import (
    decline_erratum,
    may_agree_alone,
    proposed_attachments,
    proposed_text,
    why_not_agree,
)

SAME, OTHER = "same", "other"


class RepairJudgementForm(JudgementForm):
    """`meaning` is asked where a word came in or went out that says what one must or may; `alone` of who may
    do without a second person."""

    meaning = forms.ChoiceField(
        label="Verandert dit wat iemand moet of mag?",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (SAME, "Nee, het herstelt alleen een fout. Wie tekende, bedoelde dit al"),
            (OTHER, "Ja, er komt een plicht bij, er valt er een weg, of ik twijfel"),
        ],
    )
    alone = forms.CharField(
        label="Waarom kijkt er niemand anders mee?",
        required=False,
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="U bent de enige met een account die mag vaststellen. Als beheerder kunt u dit alleen "
        "doen. De reden komt in het logboek en blijft bij dit voorstel staan.",
    )
    field_order = ("meaning", "alone", "remarks")

    def __init__(self, *args: Any, asks_meaning: bool, alone: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, is_asked in (("meaning", asks_meaning), ("alone", alone)):
            if not is_asked:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.data.get("judgement") != AGREE:
            return cleaned
        if "meaning" in self.fields and cleaned.get("meaning") == OTHER:
            self.add_error(
                "meaning",
                "Dan is dit geen herstel: wie tekende, kende deze plicht niet. Wijs het voorstel af, en stel "
                "de tekst vast als nieuwe versie.",
            )
        elif "meaning" in self.fields and not cleaned.get("meaning"):
            self.add_error("meaning", "Kies of dit verandert wat iemand moet of mag.")
        if "alone" in self.fields and not cleaned.get("alone", "").strip():
            self.add_error("alone", "Schrijf op waarom er niemand anders meekijkt.")
        return cleaned


class ErratumProposalView(ProposalView):
    form_class = RepairJudgementForm
    template_name = "documents/admin/erratum_proposal.html"
    address_name = "erratum_proposal"

    @cached_property
    def proposal(self) -> ErratumProposal:
        found = ErratumProposal.objects.select_related("document__kind", "repairs", "made__document__kind")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.proposal.repairs.text, proposed_text(self.proposal))

    @cached_property
    def size(self) -> ChangeSize:
        return size_of(self.comparison)

    @cached_property
    def alone(self) -> bool:
        """Whether this person proposed it and may do without a second one."""
        return self.proposal.proposed_by_id == self.user.pk and may_agree_alone(self.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        asked = {"asks_meaning": bool(self.size.duties), "alone": self.alone}
        return super().get_form_kwargs() | asked

    def hindrance(self) -> str:
        return why_not_agree(self.proposal, self.user, alone=self.alone)

    def agree(self, form: Any) -> Version:
        given = form.cleaned_data
        alone = given.get("alone", "")
        return agree_to_repair(self.proposal, by=self.user, remarks=given["remarks"], alone=alone)

    def decline(self, form: Any) -> None:
        decline_erratum(proposal=self.proposal, by=self.user, remarks=form.cleaned_data["remarks"])

    def told_of(self, version: Version) -> str:
        return f"Hersteld exemplaar {version.designation}"

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        return super().get_context_data(
            size=self.size,
            attachments=proposed_attachments(self.proposal),
            changes=changes(self.comparison),
            units=list(_units(self.comparison)),
            **named,
        )


def _units(comparison: Comparison) -> Iterator[str]:
    """What is different, with the deletions and insertions marked; all text in it is escaped."""
    for unit in comparison.touched:
        yield renvooi_html(unit)
