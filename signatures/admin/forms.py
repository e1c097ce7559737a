"""The forms of the register's editable rows."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone

from wagtail.admin.widgets import AdminDateInput

from documents.admin.reason_form import ReasonForm
from signatures.models import Membership, Partner, PartnerName


class PartnerForm(ReasonForm):
    """A partner with the name it has from a day on. Former names stay on record."""

    name = forms.CharField(label="Naam", max_length=250, required=False)
    named_since = forms.DateField(
        label="Heet zo sinds",
        required=False,
        widget=AdminDateInput,
        help_text="Bij een nieuwe naam: de dag waarop die inging. De oude naam blijft bewaard.",
    )

    class Meta:
        model = Partner
        fields = ["slug", "kind"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(["name", "named_since", "kind", "slug"])
        if self.instance.pk:
            self.initial["name"] = str(self.instance)
            self.initial["named_since"] = _named_since(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("name"):
            self.add_error("name", "Vul de naam van de partner in.")
        if not cleaned.get("named_since"):
            self.add_error("named_since", "Vul in sinds welke dag de partner zo heet.")
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Partner:
        partner = super().save(commit)
        since, name = self.cleaned_data["named_since"], self.cleaned_data["name"]
        held: Any = partner.names.filter(since=since).first() or PartnerName(partner=partner, since=since)
        if held.name != name:
            held.name = name
            held._change_reason = partner._change_reason
            held.save()
        return partner


class MembershipForm(ReasonForm):
    """A membership; when its end is filled in or changed, that moment is kept too."""

    class Meta:
        model = Membership
        fields = ["partner", "document", "since", "until", "scope", "signatories"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["partner"].queryset = Partner.objects.prefetch_related("names")
        self.until = self.instance.until

    def save(self, commit: bool = True) -> Membership:
        if self.instance.until != self.until:
            self.instance.until_recorded_at = timezone.now() if self.instance.until else None
        return super().save(commit)


def _named_since(partner: Partner) -> Any:
    today = timezone.localdate()
    held = [name for name in partner.names.all() if name.since <= today] or list(partner.names.all())[:1]
    return held[-1].since if held else None
