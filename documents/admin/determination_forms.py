from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.utils import timezone

from wagtail.admin.widgets import AdminDateInput

from documents.admin.determination_parts import parts_of, rule_in_sentence
from documents.drafting.determining import DeterminationChoices
from documents.entry_rule import Rule, all_members_sign, on_date
from documents.models import DocumentPage, NextRule, Version
from documents.text.digest import json_digest

NEXT, REPAIR = "next", "repair"
KEPT, MEMBERS, DAY = "kept", "members", "day"


def fingerprint(concerns: list[str]) -> str:
    """What the editor has seen, so that a tick counts for these warnings only."""
    return json_digest(concerns)[:16]


class DetermineForm(forms.Form):
    """What goes with the text when it is determined."""

    what = forms.ChoiceField(label="Wat stelt u vast", widget=forms.RadioSelect)
    determined_on = forms.DateField(
        label="Vastgesteld op",
        widget=AdminDateInput,
        help_text="De dag van het besluit.",
        error_messages={"required": "Vul in op welke dag deze tekst is vastgesteld."},
    )
    label = forms.CharField(
        label="Naam",
        max_length=80,
        required=False,
        help_text="Bijvoorbeeld: 2025. Leeg mag: dan heet de versie naar haar nummer.",
    )
    rule = forms.ChoiceField(
        label="Wanneer wordt deze versie van kracht",
        widget=forms.RadioSelect,
        choices=[
            (MEMBERS, "Als alle deelnemers hebben getekend"),
            (DAY, "Op een vaste datum; niemand hoeft te tekenen"),
        ],
        required=False,
    )
    in_force_from = forms.DateField(label="Van kracht vanaf", widget=AdminDateInput, required=False)
    reference_date = forms.DateField(
        label="Peildatum",
        widget=AdminDateInput,
        required=False,
        help_text="Wie op deze dag deelneemt, moet tekenen. Leeg: de dag van vaststellen.",
    )
    reason = forms.CharField(
        label="Reden van het herstel",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bijvoorbeeld: tikfout in artikel 3. Lezers zien deze reden.",
    )
    confirmed = forms.BooleanField(
        label="Ik heb de waarschuwingen gelezen en stel de tekst toch vast", required=False
    )
    expected_latest = forms.CharField(widget=forms.HiddenInput, required=False)
    expected_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, page: DocumentPage, latest: Version | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.latest = latest
        self.kept_rule = kept_rule(page)
        if self.kept_rule:
            choice = (KEPT, f"{kept_words(page)} {rule_in_sentence(self.kept_rule)}")
            rule = cast(forms.ChoiceField, self.fields["rule"])
            rule.choices = [choice, *cast(list, rule.choices)]
        cast(forms.ChoiceField, self.fields["what"]).choices = list(self._choices())
        if not latest:
            del self.fields["reason"]
        self.parts = parts_of(self, page.document)

    def _choices(self) -> Iterator[tuple[str, str]]:
        latest = self.latest
        yield NEXT, f"Een nieuwe versie: versie {latest.number + 1 if latest else 1}"
        if latest:
            repaired = f"{latest.number}.{latest.correction + 1}"
            yield REPAIR, f"Een hersteld exemplaar van versie {latest.name}: {repaired}"

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("what") == NEXT:
            for part in self.parts:
                part.check()
        if cleaned.get("what") == REPAIR:
            if not cleaned.get("reason", "").strip():
                self.add_error("reason", "Schrijf op waarom dit exemplaar wordt hersteld.")
        elif not cleaned.get("rule"):
            self.add_error("rule", "Kies wanneer deze versie van kracht wordt.")
        elif (
            cleaned["rule"] == DAY and not cleaned.get("in_force_from") and "in_force_from" not in self.errors
        ):
            self.add_error("in_force_from", "Vul in vanaf welke dag deze versie van kracht is.")
        return cleaned

    @property
    def fields_to_fill(self) -> list[forms.BoundField]:
        elsewhere = ["confirmed", *(field.name for part in self.parts for field in part.fields)]
        return [field for field in self.visible_fields() if field.name not in elsewhere]

    @property
    def repairs(self) -> bool:
        return self.cleaned_data["what"] == REPAIR

    def decision(self) -> DeterminationChoices:
        data = self.cleaned_data
        return DeterminationChoices(
            determined_on=data["determined_on"],
            expected_latest=data["expected_latest"],
            expected_revision=data["expected_revision"],
            label=data["label"],
            rule=self._rule(),
            reference_date=data["reference_date"],
            reason=data.get("reason", ""),
            answers={part.name: part.answers() for part in self.parts},
        )

    def _rule(self) -> Rule | None:
        if self.repairs:
            return None
        if self.cleaned_data["rule"] == KEPT:
            return self.kept_rule
        return (
            on_date(self.cleaned_data["in_force_from"])
            if self.cleaned_data["rule"] == DAY
            else all_members_sign()
        )


def kept_rule(page: DocumentPage) -> Rule | None:
    """The rule that was prepared for the next version, else the one that is written with its kind."""
    kept = NextRule.objects.filter(document=page.document_id).first()
    return kept.entry_rule if kept else page.document.kind.entry_rule


def kept_words(page: DocumentPage) -> str:
    prepared = NextRule.objects.filter(document=page.document_id).exists()
    return f"Volgens de regel die {'is voorbereid' if prepared else 'bij deze soort document hoort'}."


def first_values(page: DocumentPage, latest: Version | None) -> dict[str, Any]:
    """What the form starts with: today, and the rule that is usual for this kind of document."""
    today = timezone.localdate()
    signed = page.document.kind.needs_signatures
    return {
        "what": NEXT,
        "determined_on": today,
        "label": page.next_label,
        "rule": KEPT if kept_rule(page) else MEMBERS if signed else DAY,
        "in_force_from": page.in_force_from or (None if signed else today),
        "expected_latest": latest.designation if latest else "",
        "expected_revision": page.latest_revision_id,
    }
