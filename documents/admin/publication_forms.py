"""From which day a version may be read, as it is asked on Vaststellen and changed afterwards."""

from typing import Any

from django import forms
from django.utils import timezone

from wagtail.admin.widgets import AdminDateInput

from documents.models import Document, Visibility
from documents.versions.publishing import PublicationDays

AT_ONCE, LATER = "at_once", "later"


class PublicationForm(forms.Form):
    """At once, or from a day; partners may be earlier than everyone else."""

    publish = forms.ChoiceField(
        label="Vanaf wanneer is deze versie te lezen",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (AT_ONCE, "Meteen"),
            (LATER, "Vanaf een dag. Tot die dag ziet alleen het regionale team haar"),
        ],
    )
    public_from = forms.DateField(label="Openbaar vanaf", widget=AdminDateInput, required=False)
    partners_from = forms.DateField(
        label="Partners lezen haar al vanaf",
        widget=AdminDateInput,
        required=False,
        help_text="Leeg mag: dan lezen partners haar op dezelfde dag als alle anderen.",
    )

    def fit_to(self, document: Document) -> None:
        """Without what makes no difference for who may read the document."""
        if document.visibility == Visibility.TEAM:
            self._leave_out("publish", "public_from", "partners_from")
        elif document.visibility == Visibility.PARTNERS:
            self._leave_out("partners_from")
            self.fields["public_from"].label = "Voor partners vanaf"

    def _leave_out(self, *names: str) -> None:
        for name in names:
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("publish") != LATER:
            return cleaned
        public, partners = cleaned.get("public_from"), cleaned.get("partners_from")
        if not public and "public_from" not in self.errors:
            self.add_error("public_from", "Vul in vanaf welke dag deze versie openbaar is.")
        elif public and public < timezone.localdate():
            self.add_error("public_from", "Kies vandaag of een latere dag, of kies “Meteen”.")
        if public and partners and partners > public:
            self.add_error("partners_from", "Kies een dag voor de dag waarop de versie openbaar is.")
        return cleaned

    @property
    def days(self) -> PublicationDays | None:
        """None is at once."""
        data = self.cleaned_data
        if data.get("publish") != LATER:
            return None
        return PublicationDays(data["public_from"], data.get("partners_from"))


class ChangePublicationForm(PublicationForm):
    """Other days for a version that waits, and why."""

    reason = forms.CharField(
        label="Waarom verandert de dag",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=100,
        help_text="Deze reden blijft bij de versie bewaard.",
        error_messages={"required": "Schrijf op waarom de dag verandert."},
    )

    def __init__(self, *args: Any, document: Document, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fit_to(document)

    @property
    def chosen(self) -> PublicationDays:
        """At once is today."""
        return self.days or PublicationDays(timezone.localdate())
