from collections.abc import Iterator, Mapping
from typing import Any, cast

from django import forms
from django.utils import timezone

from wagtail.admin.widgets import AdminDateInput

from documents.admin.determination_parts import parts_of, rule_editor, rule_in_sentence
from documents.admin.publication_forms import AT_ONCE, PublicationForm
from documents.drafting.determining import DeterminationChoices
from documents.entry_rule import Rule, all_members_sign, on_date
from documents.models import DocumentPage, NextRule, Version
from documents.text.digest import json_digest

NEXT, REPAIR = "next", "repair"
KEPT, MEMBERS, DAY, OWN = "kept", "members", "day", "own"


def fingerprint(concerns: list[str]) -> str:
    """What the editor has seen, so that a tick counts for these warnings only."""
    return json_digest(concerns)[:16]


class DetermineForm(PublicationForm):
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
        self.kept_rule, self.kept_words = kept_rule(page), kept_words(page)
        asked = self.data if self.is_bound and self.data.get("rule") == OWN else None
        self.editor = rule_editor(page.document, asked)
        rule = cast(forms.ChoiceField, self.fields["rule"])
        rule.choices = list(self._rules(cast(list, rule.choices)))
        cast(forms.ChoiceField, self.fields["what"]).choices = list(self._choices())
        if not latest:
            del self.fields["reason"]
        self.fit_to(page.document)
        self.parts = parts_of(self, page.document)

    def _rules(self, usual: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        if self.kept_rule:
            yield KEPT, f"{self.kept_words} {rule_in_sentence(self.kept_rule)}"
        yield from usual
        if self.editor:
            yield OWN, "Volgens een regel die u hieronder samenstelt"

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
        if cleaned.get("what") == NEXT and cleaned.get("rule") == OWN:
            self._check_own_rule()
        return cleaned

    def _check_own_rule(self) -> None:
        if self.editor is None or not self.editor.is_valid():
            self.add_error("rule", self.editor.error if self.editor else "Kies een andere regel.")

    @property
    def fields_to_fill(self) -> list[forms.BoundField]:
        parts = [field.name for part in self.parts for field in part.fields]
        elsewhere = ["confirmed", *PublicationForm.base_fields, *parts]
        return [field for field in self.visible_fields() if field.name not in elsewhere]

    @property
    def publication_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in PublicationForm.base_fields if name in self.fields]

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
            publication=None if self.repairs else self.days,
        )

    def _rule(self) -> Rule | None:
        return None if self.repairs else self._rule_of(self.cleaned_data)

    def _rule_of(self, chosen: Mapping[str, Any]) -> Rule | None:
        match chosen.get("rule"):
            case "kept":
                return self.kept_rule
            case "day":
                day = chosen.get("in_force_from")
                return on_date(day) if day else None
            case "own":
                return getattr(self.editor, "rule", None)
            case "members":
                return all_members_sign()
        return None

    @property
    def told(self) -> Mapping[str, Any]:
        """What was filled in so far, else what the form begins with."""
        return self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else self.initial

    @property
    def rule_so_far(self) -> Rule | None:
        """None when that cannot be told yet."""
        return self._rule_of(self.told)


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
        "publish": AT_ONCE,
        "in_force_from": page.in_force_from or (None if signed else today),
        "expected_latest": latest.designation if latest else "",
        "expected_revision": page.latest_revision_id,
    }
