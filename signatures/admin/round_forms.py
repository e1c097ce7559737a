"""The forms of a signing round."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from wagtail.admin.widgets import AdminDateInput

from documents.models import Version
from signatures.admin.act_forms import SignatoriesField, versions_to_choose
from signatures.models import Invitation, Method, Partner, Precision
from signatures.rounds.candidates import Candidate
from signatures.rounds.opening import Addressee
from signatures.rounds.people import same_address

LINES = forms.Textarea(attrs={"rows": 4})
DAYS = "14, 7, 1"


class DaysField(forms.CharField):
    """Numbers of days, with commas between."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(one) for one in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        parts = [part.strip() for part in (super().to_python(value) or "").split(",")]
        if not all(part.isdecimal() and len(part) < 4 for part in parts if part):
            raise forms.ValidationError("Schrijf hele dagen met komma's ertussen, bijvoorbeeld: 14, 7, 1.")
        return [int(part) for part in parts if part]


class RoundForm(forms.Form):
    deadline = forms.DateField(
        label="Uiterlijk tekenen op", required=False, widget=AdminDateInput, help_text="Mag leeg blijven."
    )
    reminder_days = DaysField(
        label="Herinneren: dagen van tevoren",
        required=False,
        initial=DAYS,
        help_text="Met komma's ertussen. Leeg: het portaal herinnert niet vanzelf.",
    )
    message = forms.CharField(
        label="Boodschap", required=False, widget=LINES, help_text="Komt in de uitnodiging te staan."
    )

    def clean_deadline(self) -> Any:
        deadline = self.cleaned_data["deadline"]
        if deadline and deadline < timezone.localdate():
            raise forms.ValidationError("Deze dag is al voorbij. Kies vandaag of een latere dag.")
        return deadline


class AddresseeForm(forms.Form):
    """Whom to write to at one partner that is asked."""

    name = forms.CharField(label="Naam", max_length=250, required=False)
    function = forms.CharField(label="Functie", max_length=250, required=False)
    email = forms.EmailField(label="E-mailadres", required=False)
    invite = forms.BooleanField(label="Nu uitnodigen", required=False)

    def __init__(self, data: Any = None, *, asked: Candidate, place: int = 1) -> None:
        """`place`: the how manieth person of a partner for which more people sign."""
        self.asked, self.place = asked, place
        self.contact = asked.contacts[place - 1] if len(asked.contacts) >= place else None
        initial = {field: getattr(self.contact, field, "") for field in ("name", "function", "email")}
        ready = self.contact is not None and not asked.awaits_own_decision and not asked.undone
        prefix = f"p{asked.partner.pk}" if place == 1 else f"p{asked.partner.pk}x{place}"
        super().__init__(data, prefix=prefix, initial={**initial, "invite": ready})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("email") and not cleaned.get("name"):
            self.add_error("name", "Vul de naam in van wie de mail krijgt.")
        if cleaned.get("invite") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", "Vul een e-mailadres in, of haal het vinkje bij Nu uitnodigen weg.")
        return cleaned

    @property
    def addressee(self) -> Addressee:
        return Addressee(partner=self.asked.partner, contact=self.contact, **self.cleaned_data)


def addressee_forms(data: Any, asked: Iterable[Candidate]) -> list[AddresseeForm]:
    """One for each person who must still sign."""
    return [
        AddresseeForm(data, asked=one, place=place)
        for one in asked
        for place in range(1, one.signatories + 1)
    ]


def refuse_one_person_twice(rows: Iterable[AddresseeForm]) -> None:
    """Adds an error where two people of a partner have one address: those are two people."""
    seen: set[tuple[int, str]] = set()
    for row in rows:
        key = row.asked.partner.pk, same_address(row.cleaned_data.get("email") or "")
        if key[1] and key in seen:
            row.add_error("email", "Dit adres staat er al. Twee ondertekenaars hebben elk een eigen adres.")
        seen.add(key)


class ChangeRoundForm(RoundForm):
    """Other days or another message, with why."""

    reason = forms.CharField(
        label="Reden",
        max_length=100,
        help_text="Dit komt in de geschiedenis te staan.",
        error_messages={"required": "Schrijf op waarom u de ronde verandert."},
    )


class AskAlsoForm(forms.Form):
    partner = forms.ModelChoiceField(
        Partner.objects.none(),
        label="Partner",
        error_messages={"required": "Kies een partner.", "invalid_choice": "Kies een partner uit de lijst."},
    )

    def __init__(self, *args: Any, asked: Iterable[Candidate], **options: Any) -> None:
        super().__init__(*args, **options)
        choices: dict[str, Any] = self.fields
        found = Partner.objects.filter(pk__in=[one.partner.pk for one in asked])
        choices["partner"].queryset = found.prefetch_related("names")


class AcceptForm(forms.Form):
    """Whether the remark that came with a signature is a reservation."""

    remark_reserves = forms.BooleanField(label="De opmerking is een voorbehoud", required=False)


class InviteForm(forms.Form):
    name = forms.CharField(label="Naam", max_length=250)
    function = forms.CharField(label="Functie", max_length=250, required=False)
    email = forms.EmailField(label="E-mailadres")

    @staticmethod
    def initial_from(invitation: Invitation | None, contact: Any) -> dict[str, str]:
        """The person that was asked last, else the contact."""
        known = invitation or contact
        return {field: getattr(known, field, "") for field in ("name", "function", "email")}


class ReceivedSignatureForm(forms.Form):
    """What came in on paper or by mail, as the team puts it in."""

    method = forms.ChoiceField(
        label="Hoe is getekend?", choices=[(one.value, one.label) for one in (Method.PAPER, Method.PDF)]
    )
    file = forms.FileField(label="Scan of getekende PDF")
    signatories = SignatoriesField(
        label="Ondertekenaars",
        help_text="Eén per regel: naam, functie. Bijvoorbeeld: A. de Vries, burgemeester",
    )
    on = forms.DateField(label="Ondertekend op", required=False, widget=AdminDateInput)
    precision = forms.ChoiceField(
        label="Hoe precies is die datum bekend?",
        choices=Precision.choices,
        initial=Precision.DAY,
        help_text="Weet u alleen de maand of het jaar? Kies dan een dag daarin.",
    )
    received = forms.DateField(label="Ontvangen op", required=False, widget=AdminDateInput)
    reservation = forms.CharField(
        label="Voorbehoud",
        required=False,
        widget=LINES,
        help_text="Alleen als met een voorbehoud is getekend. Het komt in het register te staan.",
    )
    text = forms.CharField(label="Opmerking", required=False, widget=LINES)


class AnyReceivedSignatureForm(ReceivedSignatureForm):
    """The same, for any version and partner."""

    version = forms.ModelChoiceField(Version.objects.none(), label="Versie")
    partner = forms.ModelChoiceField(Partner.objects.none(), label="Partner")
    field_order = ("version", "partner")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices: dict[str, Any] = self.fields
        choices["version"].queryset = versions_to_choose()
        choices["partner"].queryset = Partner.objects.prefetch_related("names")


class ReasonField(forms.Form):
    reason = forms.CharField(label="Reden", widget=LINES)
