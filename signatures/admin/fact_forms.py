"""The forms by which the team records what was agreed about a document: its term, its amounts."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from wagtail.admin.widgets import AdminDateInput

from documents.models import Document
from signatures.admin.follow_up_form import latest_articles
from signatures.models import Amount, TermEntry, TermKind
from signatures.models.dated_fact import DatedFact
from signatures.standing.amounts import euros_in_figures

ARTICLE_LENGTH = 80
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

    def __init__(self, *args: Any, document: Document, **named: Any) -> None:
        super().__init__(*args, **named)
        self.document = document

    def unsaved(self) -> DatedFact:
        """The row that was filled in, for the verb that records it."""
        kind = {"kind": self.kind} if self.kind else {}
        return self._meta.model(document=self.document, **kind, **self.cleaned_data)


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


class EurosField(forms.DecimalField):
    """An amount as people write it: "€ 150.000", "0,20"."""

    def __init__(self, **named: Any) -> None:
        errors = {
            "required": "Vul het bedrag in.",
            "invalid": "Dit is geen bedrag. Schrijf het als 150.000 of 0,20.",
            "max_digits": "Dit bedrag is te groot. Controleer het.",
            "max_whole_digits": "Dit bedrag is te groot. Controleer het.",
            "max_decimal_places": "Schrijf hoogstens twee cijfers achter de komma.",
            "min_value": "Het bedrag is lager dan nul. Controleer het.",
        }
        super().__init__(
            max_digits=14,
            decimal_places=2,
            min_value=0,
            error_messages=errors,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            **named,
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(euros_in_figures(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value


class AmountForm(FactForm):
    euros = EurosField(label="Bedrag in euro")
    on = DayField(label="Geldt vanaf")
    until = DayField(
        label="Geldt tot",
        required=False,
        help_text="De eerste dag waarop het niet meer geldt. Leeg: tot u een volgend bedrag vastlegt.",
    )
    article_key = forms.ChoiceField(
        label="Over welk artikel", required=False, help_text="Het bedrag staat dan ook bij dat artikel."
    )

    class Meta:
        model = Amount
        fields = ["what", "euros", "per", "share", "on", "until", "article_key", "text"]
        help_texts = {
            "what": "Gebruik dezelfde woorden als bij een eerder bedrag. Dan staan ze bij elkaar.",
            "per": "Bijvoorbeeld: per inwoner per jaar.",
            "share": "Hoe partijen het bedrag verdelen. Bijvoorbeeld: naar aantal inwoners op 1 januari.",
        }
        error_messages = {"what": {"required": "Schrijf op waarvoor het bedrag is."}}
        widgets = {"share": forms.Textarea(attrs={"rows": 2}), "text": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.articles = {
            key: name for document, _, key, name in latest_articles() if document == self.document.pk
        }
        kept = self.initial.get("article_key")
        if kept and kept not in self.articles:
            self.articles[kept] = self.initial.get("article") or kept
        choice: Any = self.fields["article_key"]
        choice.choices = [("", "Niet over één artikel"), *self.articles.items()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        return cleaned | {"article": self.articles.get(cleaned.get("article_key", ""), "")[:ARTICLE_LENGTH]}
