"""The forms of who was asked to sign: sign here, hand in, pass on, refuse."""

from typing import Any

from django import forms
from django.utils import timezone

from signatures.admin.act_forms import SignatoriesField
from signatures.models import Invitation, Method

TEXTBOX = {"class": "utrecht-textbox"}
HOW = (
    (Method.PDF, "Een PDF die digitaal is ondertekend"),
    (Method.PAPER, "Een scan van een handtekening op papier"),
)


class SigningForm(forms.Form):
    """Who signs for the partner; begins with who was invited. `part` tells the forms of one page apart."""

    part = "tekenen"
    name: forms.Field = forms.CharField(
        label="Uw naam",
        max_length=250,
        error_messages={"required": "Vul uw naam in, zoals die onder de tekst komt te staan."},
    )
    function = forms.CharField(label="Uw functie", max_length=250, required=False)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        invitation: Invitation,
        initial: dict[str, Any] | None = None,
    ) -> None:
        known = {"name": invitation.name, "function": invitation.function} | (initial or {})
        super().__init__(data, files, prefix=self.part, label_suffix="", initial=known)
        self.use_required_attribute = False
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.FileInput | forms.RadioSelect):
                field.widget.attrs.update(TEXTBOX)


class SignHere(SigningForm):
    reservation = forms.CharField(
        label="Voorbehoud (niet verplicht)",
        help_text=(
            "Tekent u met een voorbehoud? Schrijf het hier op. Het komt bij uw handtekening in het register "
            "te staan. Iedereen kan het daar lezen."
        ),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    confirmed = forms.BooleanField(
        label="Ik heb de tekst gelezen en mag voor mijn organisatie tekenen.",
        error_messages={"required": "Zet een vinkje als u de tekst hebt gelezen en mag tekenen."},
    )


class ConfirmByCode(SignHere):
    """The same once more, out of sight, with the code."""

    code = forms.CharField(
        label="Code uit de mail",
        max_length=20,
        error_messages={"required": "Vul de code van zes cijfers in die in de mail staat."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    repeated = ("name", "function", "reservation", "confirmed")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in self.repeated:
            self.fields[name].widget = forms.HiddenInput()


class HandInForm(SigningForm):
    part = "inleveren"
    method = forms.ChoiceField(
        label="Wat levert u in?",
        choices=HOW,
        initial=Method.PDF,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u inlevert."},
    )
    file = forms.FileField(
        label="Bestand",
        help_text="Een PDF, of een scan als PDF, PNG, JPEG of TIFF. Ten hoogste 50 MB.",
        error_messages={
            "required": "Kies het bestand dat u inlevert.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
    )
    on = forms.DateField(
        label="Op welke dag is getekend?",
        help_text="Bijvoorbeeld 18-09-2025.",
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d %B %Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Vul de dag in waarop is getekend.",
            "invalid": "Dit is geen datum. Schrijf de datum zoals 18-09-2025.",
        },
    )
    reservation = forms.CharField(
        label="Voorbehoud (niet verplicht)",
        help_text="Tekende u met een voorbehoud? Schrijf het hier over. Het komt in het register te staan.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    text = forms.CharField(
        label="Opmerking (niet verplicht)",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name: forms.Field = SignatoriesField(
        label="Wie heeft getekend?",
        help_text="Eén persoon per regel: naam, functie. Bijvoorbeeld: A. de Vries, burgemeester",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Vul in wie heeft getekend: ten minste één naam."},
    )
    function = None  # type: ignore[assignment] # it stands behind each name
    field_order = ("method", "file", "on", "name", "reservation", "text")

    def __init__(self, *args: Any, invitation: Invitation, **options: Any) -> None:
        people = [{"name": invitation.name, "function": invitation.function}]
        super().__init__(*args, invitation=invitation, initial={"name": people}, **options)

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Vul de dag in waarop is getekend.")
        return on


class PassOnForm(SigningForm):
    part = "doorgeven"
    email = forms.EmailField(
        label="E-mailadres van die persoon",
        error_messages={
            "required": "Vul het e-mailadres in. Daar sturen wij de nieuwe link heen.",
            "invalid": "Dit is geen e-mailadres. Controleer of u het goed hebt getypt.",
        },
    )
    reason = forms.CharField(
        label="Waarom geeft u het door?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Schrijf op waarom u dit doorgeeft."},
    )
    field_order = ("name", "function", "email", "reason")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, initial={"name": "", "function": ""}, **options)
        self.fields["name"].label = "Naam van wie wel tekent"
        self.fields["name"].error_messages["required"] = "Vul de naam in van wie wel tekent."
        self.fields["function"].label = "Functie van die persoon"


class RefuseForm(SigningForm):
    part = "weigeren"
    reason = forms.CharField(
        label="Waarom tekent uw organisatie niet?",
        help_text="Deze reden komt in het register te staan. Iedereen kan hem daar lezen.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom uw organisatie niet tekent."},
    )
    sure = forms.BooleanField(
        label="Ik mag dit voor mijn organisatie laten weten.",
        error_messages={"required": "Zet een vinkje als u dit voor uw organisatie mag laten weten."},
    )
    field_order = ("reason", "name", "function", "sure")


FORMS: dict[str, type[SigningForm]] = {
    form.part: form for form in (SignHere, HandInForm, PassOnForm, RefuseForm)
}
