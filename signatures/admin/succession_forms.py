"""The questions about a merger, a split, a transfer of a part or another name."""

from typing import Any

from django import forms
from django.utils.text import slugify

from wagtail.admin.widgets import AdminDateInput

from signatures.models import Partner
from signatures.register.partner_kinds import known_kinds
from signatures.register.succession import Joining, NewPartner

RENAME = "rename"
KINDS = [
    ("merger", "Fusie of herindeling: de voorgangers gaan op in één opvolger"),
    ("split", "Splitsing: de voorganger gaat op in twee of meer opvolgers"),
    ("transfer", "Overgang van een deel: de voorganger blijft bestaan"),
    (RENAME, "Nieuwe naam: dezelfde organisatie heet voortaan anders"),
]


class SuccessionForm(forms.Form):
    kind = forms.ChoiceField(label="Wat gebeurt er?", choices=KINDS, widget=forms.RadioSelect)
    on = forms.DateField(
        label="Vanaf welke dag?",
        widget=AdminDateInput,
        help_text="De eerste dag van de nieuwe toestand.",
        error_messages={"required": "Vul de dag in.", "invalid": "Vul een datum in die bestaat."},
    )
    predecessors = forms.ModelMultipleChoiceField(
        Partner.objects.none(),
        label="Wie gaat op in een ander, of krijgt een nieuwe naam?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één partner."},
    )
    successors = forms.ModelMultipleChoiceField(
        Partner.objects.none(),
        label="Opvolgers die al in het portaal staan",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    new_names = forms.CharField(
        label="Nieuwe opvolgers, of de nieuwe naam",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén naam per regel.",
    )
    new_kind = forms.ChoiceField(
        label="Soort van de nieuwe opvolgers",
        required=False,
    )
    basis = forms.CharField(
        label="Grondslag",
        help_text="De wet, de akte of het besluit waarin dit staat.",
        error_messages={"required": "Vul de grondslag in, zoals de wet of de akte."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices: dict[str, Any] = self.fields
        for name in ("predecessors", "successors"):
            choices[name].queryset = Partner.objects.prefetch_related("names")
        kinds = [(kind.code, kind.name) for kind in known_kinds()]
        choices["new_kind"].choices = [("", "Zoals de voorganger"), *kinds]

    def clean_new_names(self) -> list[str]:
        names = [" ".join(line.split()) for line in self.cleaned_data["new_names"].splitlines()]
        found = [name for name in names if name]
        if any(len(name) > 250 for name in found):
            raise forms.ValidationError("Een naam is langer dan 250 tekens. Kort hem in.")
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        names = cleaned.get("new_names", [])
        if cleaned.get("kind") == RENAME:
            if len(names) != 1:
                self.add_error("new_names", "Vul één nieuwe naam in.")
            if len(cleaned.get("predecessors", ())) > 1:
                self.add_error("predecessors", "Kies bij een nieuwe naam één partner.")
            return cleaned
        if not names and not cleaned.get("successors"):
            self.add_error("successors", "Kies een opvolger, of vul hieronder de naam van een nieuwe in.")
        taken = Partner.objects.filter(slug__in=[_slug(name) for name in names])
        for partner in taken:
            self.add_error("new_names", f"{partner} staat al in het portaal. Kies deze partner hierboven.")
        return cleaned

    @property
    def renames(self) -> bool:
        return self.cleaned_data["kind"] == RENAME

    @property
    def all_successors(self) -> list[Partner | NewPartner]:
        kind = self.cleaned_data["new_kind"] or self.cleaned_data["predecessors"][0].kind_id
        new = [NewPartner(_slug(name), kind, name) for name in self.cleaned_data["new_names"]]
        return [*self.cleaned_data["successors"], *new]


def _slug(name: str) -> str:
    return slugify(name)[:80] or "partner"


def joinings(chosen: list[str]) -> list[Joining]:
    """The ticked boxes, "gooise-meren:3"; what is no such box is left out."""
    pairs = [one.rpartition(":") for one in chosen]
    return [Joining(slug, int(document)) for slug, _, document in pairs if slug and document.isdecimal()]
