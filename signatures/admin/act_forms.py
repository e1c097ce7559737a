"""The forms by which an act is put on record, and corrected."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from documents.models import Version
from documents.text.dutch import with_function
from signatures.models import Act, ActKind, Declares, Partner, Precision
from signatures.register.acts import record_act

FIELDS = (
    "version",
    "partner",
    "on",
    "precision",
    "received",
    "signatories",
    "mandate",
    "text",
    "declares",
    "until",
    "carries_over",
)

HAND_IN = "hand_in"
TWO_PAIRS = (
    "Van deze ondertekening is de dag niet precies bekend. Dan kijkt ook iemand anders mee. Er is nog niets "
    "vastgelegd. Lever de ondertekening in met de scan; een andere beheerder beoordeelt haar."
)


def versions_to_choose() -> QuerySet[Version]:
    versions = Version.objects.select_related("document__kind").defer("content")
    return versions.order_by("document__title", "-number", "-correction")


class SignatoriesField(forms.Field):
    """People, one a line: the name, and after a comma the function."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(with_function(one.get("name", ""), one.get("function", "")) for one in value)

    def to_python(self, value: Any) -> list[dict[str, str]]:
        lines = [line.strip() for line in (value or "").splitlines()]
        return [_person(line) for line in lines if line]


def _person(line: str) -> dict[str, str]:
    name, _, function = line.partition(",")
    return {"name": name.strip(), "function": function.strip()}


class ActFields(forms.Form):
    """What can be said of an act, with the scan of its paper."""

    version = forms.ModelChoiceField(Version.objects.none(), label="Versie")
    partner = forms.ModelChoiceField(
        Partner.objects.none(),
        label="Partner",
        required=False,
        help_text="Laat leeg als het om de versie zelf gaat, zoals bij intrekking van de versie.",
    )
    on = forms.DateField(label="Datum", required=False, widget=AdminDateInput)
    precision = forms.ChoiceField(
        label="Hoe precies is de datum bekend?",
        choices=Precision.choices,
        initial=Precision.DAY,
        help_text="Weet u alleen de maand of het jaar? Kies dan een dag daarin.",
    )
    received = forms.DateField(label="Ontvangen op", required=False, widget=AdminDateInput)
    signatories = SignatoriesField(
        label="Ondertekenaars",
        required=False,
        help_text="Eén per regel: naam, functie. Bijvoorbeeld: A. de Vries, burgemeester",
    )
    mandate = forms.CharField(
        label="Mandaat", required=False, help_text="Op grond waarvan mocht deze persoon tekenen?"
    )
    text = forms.CharField(label="Tekst", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    declares = forms.ChoiceField(
        label="Strekking",
        required=False,
        choices=[("", "Geen"), *Declares.choices],
        help_text="Alleen bij een verklaring, of bij een ondertekening met een voorbehoud.",
    )
    until = forms.DateField(
        label="Geldt tot",
        required=False,
        widget=AdminDateInput,
        help_text="Alleen bij een voorbehoud of voorlopige toepassing die eindigt.",
    )
    carries_over = forms.BooleanField(
        label="Dit voorbehoud geldt ook voor volgende versies",
        required=False,
        help_text="Vraag dit na bij de partner. Zonder vinkje eindigt het voorbehoud bij de volgende versie.",
    )
    scan = forms.FileField(label="Scan of PDF", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices: dict[str, Any] = self.fields
        choices["version"].queryset = versions_to_choose()
        choices["partner"].queryset = Partner.objects.prefetch_related("names")

    def values(self) -> dict[str, Any]:
        scan = self.cleaned_data.get("scan")
        evidence = {"evidence": scan.read()} if scan else {}
        return {name: self.cleaned_data[name] for name in FIELDS} | evidence


class ActForm(ActFields, WagtailAdminModelForm):
    """A new act. The verb checks it, so the form's own check of the row is left out."""

    kind = forms.ChoiceField(
        label="Soort", choices=[choice for choice in ActKind.choices if choice[0] != ActKind.CORRECTION]
    )
    also_for = forms.ModelMultipleChoiceField(
        Partner.objects.none(),
        label="Tevens namens",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Deed deze partner dit ook namens anderen? Dan krijgt elk van hen dezelfde handeling.",
    )
    field_order = ("kind", "version", "partner", "also_for")

    class Meta:
        model = Act
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices: dict[str, Any] = self.fields
        choices["also_for"].queryset = Partner.objects.prefetch_related("names")

    def clean(self) -> dict[str, Any]:
        """A signature without a precise day is looked at by a second pair of eyes, so it is handed in."""
        cleaned = super().clean() or {}
        signs = cleaned.get("kind") == ActKind.SIGNATURE
        if signs and cleaned.get("precision", Precision.DAY) != Precision.DAY:
            self.add_error("precision", forms.ValidationError(TWO_PAIRS, code=HAND_IN))
        return cleaned

    def _post_clean(self) -> None:
        """The row is checked by `record_act`."""

    def save(self, commit: bool = True) -> Act:
        """Raises Refused."""
        named = {name: self.cleaned_data[name] for name in ("kind", "also_for")}
        self.instance = record_act(by=self.for_user, **named, **self.values())
        return self.instance


class CorrectionForm(ActFields):
    """What was right, and why it is set right."""

    void = forms.BooleanField(
        label="Doorhalen",
        required=False,
        help_text="Dit is nooit gebeurd. De handeling blijft zichtbaar, maar telt niet meer mee.",
    )
    reason = forms.CharField(label="Waarom herstelt u dit?", widget=forms.Textarea(attrs={"rows": 2}))

    def values(self) -> dict[str, Any]:
        return super().values() | {name: self.cleaned_data[name] for name in ("void", "reason")}
