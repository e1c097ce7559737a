"""The forms by which a partner joins and leaves, and the papers of memberships and mandates."""

from typing import Any

from django import forms

from wagtail.admin.widgets import AdminDateInput

from documents.models import Document, StoredFile
from documents.text.refusals import Refused
from signatures.register.evidence import evidence_media_type, stored_evidence

DAY_ERRORS = {"required": "Vul de dag in.", "invalid": "Vul een datum in die bestaat."}


class PaperField(forms.FileField):
    """A PDF or scan, as its content."""

    def __init__(self, label: str = "Stuk (PDF of scan)") -> None:
        super().__init__(required=False, label=label)

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        file = super().clean(data, initial)
        if not file:
            return None
        content = file.read()
        try:
            evidence_media_type(content)
        except Refused as error:
            raise forms.ValidationError(str(error)) from error
        return content


class WithPaperForm(forms.Form):
    """A form with one paper, stored only when asked for."""

    paper = PaperField()
    reason = forms.CharField(
        label="Reden",
        max_length=100,
        help_text="Dit komt in de geschiedenis te staan.",
        error_messages={
            "required": "Schrijf op waarom.",
            "max_length": "Houd de reden korter dan 100 tekens.",
        },
    )

    def stored(self) -> StoredFile | None:
        return stored_evidence(self.cleaned_data["paper"])


class JoinForm(WithPaperForm):
    document = forms.ModelChoiceField(
        Document.objects.order_by("title"),
        label="Document",
        error_messages={"required": "Kies een document."},
    )
    since = forms.DateField(label="Doet mee vanaf", widget=AdminDateInput, error_messages=DAY_ERRORS)
    scope = forms.CharField(
        label="Doet mee voor",
        required=False,
        help_text="Alleen bij deelname in delen: welke artikelen of onderwerpen.",
    )
    signatories = forms.IntegerField(
        label="Hoeveel mensen moeten samen tekenen?",
        min_value=1,
        max_value=20,
        initial=1,
        error_messages={
            "required": "Vul een aantal in.",
            "invalid": "Vul een geheel getal in.",
            "min_value": "Er is ten minste één ondertekenaar nodig.",
            "max_value": "Dit is meer dan 20. Controleer het aantal.",
        },
    )
    field_order = ("document", "since", "scope", "signatories", "paper", "reason")


class LeaveForm(WithPaperForm):
    notice_on = forms.DateField(
        label="Opgezegd op",
        required=False,
        widget=AdminDateInput,
        error_messages=DAY_ERRORS,
        help_text="De dag van de brief of het besluit om te stoppen.",
    )
    until = forms.DateField(
        label="Deelnemer tot",
        widget=AdminDateInput,
        error_messages=DAY_ERRORS,
        help_text="De eerste dag waarop de partner niet meer meedoet.",
    )
    costs_until = forms.DateField(
        label="Betaalt mee tot",
        required=False,
        widget=AdminDateInput,
        error_messages=DAY_ERRORS,
        help_text="De eerste dag waarop de partner niet meer meebetaalt. Dat kan een andere dag zijn.",
    )
    field_order = ("notice_on", "until", "costs_until", "paper", "reason")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        notice, until = cleaned.get("notice_on"), cleaned.get("until")
        if notice and until and notice > until:
            self.add_error("notice_on", "De opzegging ligt na het einde. Controleer beide dagen.")
        return cleaned
