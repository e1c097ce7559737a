"""The forms of the register's editable rows."""

from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone

from wagtail.admin.widgets import AdminDateInput

from documents.admin.address_form import AddressForm
from documents.admin.reason_form import ReasonForm
from documents.ledger.history import save
from documents.text.dutch import UNKNOWN_DAY
from documents.text.refusals import Refused
from signatures.admin.partner_forms import PaperField
from signatures.models import Mandate, Membership, Partner, PartnerName
from signatures.register.acts import lock
from signatures.register.evidence import stored_evidence
from signatures.register.memberships import change_terms, record_membership, refuse_dissolved


class PartnerForm(AddressForm):
    """A partner with the name it has from a day on. Former names stay on record."""

    named_by = "name"
    address_help = (
        "Het laatste stuk van het adres op de website, bijvoorbeeld dudok-wonen. Alleen kleine letters, "
        "cijfers en streepjes."
    )
    name = forms.CharField(label="Naam", max_length=250, required=False)
    named_since = forms.DateField(
        label="Heet zo sinds",
        required=False,
        widget=AdminDateInput,
        help_text="Bij een nieuwe naam: de dag waarop die inging. De oude naam blijft bewaard. "
        "Is de dag niet bekend? Laat dit dan leeg.",
    )

    class Meta:
        model = Partner
        fields = ["slug", "kind", "short_name", "ended_on"]
        widgets = {"ended_on": AdminDateInput}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(["name", "named_since", "short_name", "kind", "slug", "ended_on"])
        if self.instance.pk:
            self.initial["name"] = str(self.instance)
            self.initial["named_since"] = _named_since(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("name"):
            self.add_error("name", "Vul de naam van de partner in.")
        if not cleaned.get("named_since") and "named_since" not in self.errors:
            if self._has_dated_name():
                self.add_error("named_since", "Vul in sinds welke dag de partner zo heet.")
            cleaned["named_since"] = UNKNOWN_DAY
        return cleaned

    def _has_dated_name(self) -> bool:
        return bool(self.instance.pk) and self.instance.names.exclude(since=UNKNOWN_DAY).exists()

    @transaction.atomic
    def save(self, commit: bool = True) -> Partner:
        partner = super().save(commit)
        since, name = self.cleaned_data["named_since"], self.cleaned_data["name"]
        held: Any = partner.names.filter(since=since).first() or PartnerName(partner=partner, since=since)
        if held.name != name:
            held.name = name
            save(held, by=self.for_user, reason=self.cleaned_data.get("change_reason", ""))
        return partner


class PartnerNameForm(ReasonForm):
    """A name of which the day need not be known."""

    since = forms.DateField(
        label="Sinds",
        required=False,
        widget=AdminDateInput,
        help_text="Is de dag niet bekend? Laat dit dan leeg.",
    )

    class Meta:
        model = PartnerName
        fields = ["partner", "name", "since"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial["since"] = shown_since(self.instance)

    def clean_since(self) -> date:
        return self.cleaned_data["since"] or UNKNOWN_DAY


class PapersForm(ReasonForm):
    """A row with papers: `papers` gives the field of the form the column that keeps it."""

    papers: dict[str, str] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices: dict[str, Any] = self.fields
        choices["partner"].queryset = Partner.objects.prefetch_related("names")
        for field, column in self.papers.items():
            if getattr(self.instance, f"{column}_id"):
                choices[field].help_text = "Er is al een stuk. Een nieuw stuk komt ervoor in de plaats."

    def save(self, commit: bool = True) -> Any:
        self.keep_papers()
        return super().save(commit)

    def keep_papers(self) -> None:
        """For a form that saves its row in its own way."""
        for field, column in self.papers.items():
            if self.cleaned_data.get(field):
                setattr(self.instance, column, stored_evidence(self.cleaned_data[field]))


class MandateForm(PapersForm):
    paper_file = PaperField()
    papers = {"paper_file": "paper"}

    class Meta:
        model = Mandate
        fields = ["partner", "name", "function", "since", "until", "basis"]

    def save(self, commit: bool = True) -> Any:
        if "until" in self.changed_data:
            self.instance.until_recorded_at = timezone.now() if self.instance.until else None
        return super().save(commit)


class MembershipForm(PapersForm):
    """A membership, put on record by the verb that joining and leaving go by."""

    basis_file = PaperField(label="Stuk over het begin (PDF of scan)")
    until_file = PaperField(label="Stuk over het einde (PDF of scan)")
    papers = {"basis_file": "basis", "until_file": "until_basis"}
    terms_from = forms.DateField(
        label="Ander aantal of onderdeel vanaf",
        required=False,
        widget=AdminDateInput,
        help_text=(
            "Alleen als u het aantal ondertekenaars verandert, of waarvoor de partner meedoet. Leeg: vanaf "
            "vandaag. Was het nooit anders? Vul dan de eerste dag van de deelname in."
        ),
    )

    class Meta:
        model = Membership
        fields = [
            "partner", "document", "since", "notice_on", "until", "costs_until", "scope", "signatories",
        ]  # fmt: skip

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        lock(self.instance.document_id)
        try:
            refuse_dissolved(self.instance)
        except Refused as error:
            self.add_error("since", str(error))

    def save(self, commit: bool = True) -> Membership:
        self.keep_papers()
        told = {"by": self.for_user, "reason": self.cleaned_data.get("change_reason", "")}
        terms = [name for name in ("signatories", "scope") if name in self.changed_data]
        if not self.instance.pk or not terms:
            return record_membership(row=self.instance, **told)
        changed = {name: self.cleaned_data[name] for name in ("signatories", "scope")}
        for name in terms:
            setattr(self.instance, name, self.initial[name])
        kept = record_membership(row=self.instance, **told)
        since = self.cleaned_data.get("terms_from") or timezone.localdate()
        return change_terms(row=kept, since=since, **changed, **told)


def _named_since(partner: Partner) -> Any:
    today = timezone.localdate()
    held = [name for name in partner.names.all() if name.since <= today] or list(partner.names.all())[:1]
    return shown_since(held[-1]) if held else None


def shown_since(name: PartnerName) -> date | None:
    """In a field of a form an unknown day is empty."""
    return name.since if name.is_dated else None
