"""The forms by which the team records what was agreed about a document: its term, notice, its review."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from wagtail.admin.widgets import AdminDateInput

from signatures.models import TermEntry, TermKind
from signatures.models.dated_fact import DatedFact

DAY_ERRORS = {"required": "Vul de dag in.", "invalid": "Vul een datum in die bestaat."}
MONTHS_ERRORS = {
    "invalid": "Vul een geheel aantal maanden in, zoals 24.",
    "min_value": "Vul ten minste 1 maand in, of laat dit leeg.",
    "max_value": "Dit is meer dan 1200 maanden. Controleer het aantal.",
}


class DayField(forms.DateField):
    def __init__(self, **named: Any) -> None:
        super().__init__(widget=AdminDateInput, error_messages=DAY_ERRORS, **named)


class MonthsField(forms.IntegerField):
    def __init__(self, **named: Any) -> None:
        super().__init__(required=False, min_value=1, max_value=1200, error_messages=MONTHS_ERRORS, **named)


class FactForm(forms.ModelForm):
    """`kind` is that of the row, where its model has kinds."""

    kind = ""

    def unsaved(self, **values: Any) -> DatedFact:
        """The row that was filled in, for the verb that records it."""
        kind = {"kind": self.kind} if self.kind else {}
        return self._meta.model(**kind, **values, **self.cleaned_data)


class TermForm(FactForm):
    kind = TermKind.TERM
    on = DayField(label="Geldt vanaf", help_text="De eerste dag waarop deze looptijd geldt.")
    until = DayField(
        label="Loopt tot",
        required=False,
        help_text="De eerste dag waarop de afspraak niet meer geldt. Leeg: voor onbepaalde tijd.",
    )
    renewal_months = MonthsField(
        label="Wordt stilzwijgend verlengd met (maanden)",
        help_text="Bijvoorbeeld 24 voor steeds 2 jaar. Leeg: de afspraak houdt op die dag op.",
    )
    notice_months = MonthsField(
        label="Opzegtermijn (maanden)",
        help_text="Hoeveel maanden voor het einde iemand moet opzeggen. Het portaal rekent de dag uit.",
    )

    class Meta:
        model = TermEntry
        fields = ["on", "until", "renewal_months", "notice_months", "article", "text"]


class NoticeForm(FactForm):
    kind = TermKind.NOTICE
    on = DayField(label="Opgezegd op", help_text="De dag van de brief of het besluit.")
    until = DayField(
        label="Opgezegd per", help_text="De eerste dag waarop de hele afspraak voor niemand meer geldt."
    )

    class Meta:
        model = TermEntry
        fields = ["on", "until", "article", "text"]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("De opzegging ligt in de toekomst. Kies vandaag of een eerdere dag.")
        return on


class ReviewForm(FactForm):
    kind = TermKind.REVIEW
    on = DayField(
        label="Afgesproken op", help_text="Is de tekst net herzien? Vul dan de dag in waarop dat is gebeurd."
    )
    until = DayField(
        label="Uiterlijk herzien op",
        required=False,
        help_text="De laatste dag waarop dat op tijd is. Leeg: de tekst hoeft niet meer te worden herzien.",
    )

    class Meta:
        model = TermEntry
        fields = ["on", "until", "owner_name", "owner_email", "text"]
        labels = {"owner_name": "Wie herziet de tekst?", "owner_email": "E-mailadres van die persoon"}
        help_texts = {
            "owner_email": "Die persoon krijgt op tijd een mail. Leeg: alleen het regionale team krijgt die.",
        }
        error_messages = {
            "owner_email": {"invalid": "Dit is geen e-mailadres. Schrijf het als naam@organisatie.nl."}
        }


class FactCorrectionForm(forms.Form):
    """What every correction asks beside the values themselves."""

    void = forms.BooleanField(
        label="Dit is nooit afgesproken: haal het door",
        required=False,
        help_text="Wat u hierboven invult, telt dan niet.",
    )
    reason = forms.CharField(
        label="Waarom herstelt u dit?",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Schrijf op waarom u dit herstelt. Zonder reden kan dat niet."},
    )
