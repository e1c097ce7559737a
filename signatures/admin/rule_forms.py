"""The rule of entry into force as a sentence with choices in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory

from wagtail.admin.widgets import AdminDateInput

from documents.entry_rule import Rule, RuleError, all_members_sign, to_data
from documents.entry_rule.parts import Condition, Parts, parts_of_rule, rule_of_parts
from documents.entry_rule.rules import AllRule, CombinedRule, NamedRule, ShareRule
from documents.entry_rule.words import ACT_WORDS
from signatures.models import Partner

ALL, SHARE, NAMED = "all", "share", "named"
MOST_PARTS = 4
MUNICIPALITY = "municipality"


def presets(groups: Mapping[str, str]) -> dict[str, tuple[str, Rule]]:
    """Rules to begin with, with the words for each; `groups` are the words for the kinds of partner."""
    found: dict[str, tuple[str, Rule]] = {
        "allen": ("Alle deelnemers tekenen", all_members_sign()),
        "twee-derde": ("Twee derde van de deelnemers tekent", ShareRule(2, 3, "signature")),
        "meerderheid": ("De helft of meer van de deelnemers tekent", ShareRule(1, 2, "signature")),
    }
    if MUNICIPALITY in groups:
        decided = CombinedRule(True, (AllRule("adoption", MUNICIPALITY), all_members_sign()))
        words = f"Alle {groups[MUNICIPALITY]} besluiten, en alle deelnemers tekenen"
        found["besluit-en-tekenen"] = (words, decided)
    return found


class ConditionForm(forms.Form):
    """One line of the sentence: who, and what they must have done. An untouched line does not count."""

    quantity = forms.ChoiceField(
        label="Hoeveel",
        required=False,
        choices=[
            ("", "— niet gebruikt —"),
            (ALL, "alle"),
            (SHARE, "ten minste een deel van de"),
            (NAMED, "deze partners"),
        ],
    )
    numerator = forms.IntegerField(label="Teller", required=False, min_value=1, max_value=99)
    denominator = forms.IntegerField(label="Noemer", required=False, min_value=1, max_value=99)
    of = forms.ChoiceField(label="Wie", required=False)
    act = forms.ChoiceField(label="Wat", required=False, choices=list(ACT_WORDS.items()))
    partners = forms.MultipleChoiceField(
        label="Welke partners", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, names: dict[str, str], groups: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        choices: dict[str, Any] = self.fields
        choices["partners"].choices = list(names.items())
        choices["of"].choices = list(groups.items())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        quantity = cleaned.get("quantity")
        if quantity == SHARE and not (cleaned.get("numerator") and cleaned.get("denominator")):
            self.add_error("numerator", "Vul in welk deel, bijvoorbeeld 2 van de 3.")
        elif quantity == SHARE and cleaned["numerator"] > cleaned["denominator"]:
            self.add_error("numerator", "Het deel is groter dan het geheel. Vul bijvoorbeeld 2 van de 3 in.")
        if quantity == NAMED and not cleaned.get("partners"):
            self.add_error("partners", "Kies ten minste één partner.")
        return cleaned

    @property
    def condition(self) -> Condition | None:
        data = self.cleaned_data
        match data.get("quantity"):
            case "all":
                return AllRule(data["act"], data["of"])
            case "share":
                return ShareRule(data["numerator"], data["denominator"], data["act"], data["of"])
            case "named":
                return NamedRule(tuple(data["partners"]), data["act"])
        return None


ConditionFormSet = formset_factory(ConditionForm, extra=0, max_num=MOST_PARTS, absolute_max=MOST_PARTS)


class WhenForm(forms.Form):
    """How the lines belong together, the first possible day, and the day that the preview supposes."""

    every = forms.ChoiceField(
        label="Hoe horen de regels bij elkaar?",
        choices=[("and", "en: aan alle regels moet zijn voldaan"), ("or", "of: aan één regel is genoeg")],
        widget=forms.RadioSelect,
    )
    not_before = forms.DateField(
        label="Niet eerder dan",
        required=False,
        widget=AdminDateInput,
        help_text="Leeg mag. Zonder regels hierboven is dit de vaste dag waarop de versie van kracht wordt.",
    )
    determined_on = forms.DateField(
        label="Stel dat de versie wordt vastgesteld op",
        widget=AdminDateInput,
        help_text="Alleen voor het voorbeeld hieronder. U stelt hier niets vast.",
        error_messages={"required": "Vul een dag in voor het voorbeeld."},
    )
    reference_date = forms.DateField(
        label="Met als peildatum",
        required=False,
        widget=AdminDateInput,
        help_text="Leeg: de dag van vaststellen.",
    )


class RuleForm:
    """The whole editor: `when`, the lines, and the rule they make. `names` are those of the partners,
    `groups` the words for their kinds."""

    def __init__(
        self,
        rule: Rule,
        *,
        today: date,
        names: dict[str, str],
        groups: dict[str, str],
        data: Any = None,
        is_part: bool = False,
    ) -> None:
        """`is_part`: of a form that asks the days itself."""
        parts = parts_of_rule(rule)
        self.changeable = parts is not None
        shown = parts or Parts(())
        self.names = names
        self.when = WhenForm(data, initial=_when(shown, today), prefix="regels" if is_part else None)
        if is_part:
            del self.when.fields["determined_on"], self.when.fields["reference_date"]
        self.lines = ConditionFormSet(
            data,
            prefix="regel",
            initial=_lines(shown.conditions),
            form_kwargs={"names": names, "groups": groups},
        )
        self.error = ""

    def is_valid(self) -> bool:
        """Whether everything was filled in well; then `rule` is there."""
        fine = all([self.when.is_valid(), self.lines.is_valid()])
        if not fine:
            return False
        try:
            self.rule = rule_of_parts(self._parts())
        except RuleError:
            self.error = "De regel is leeg. Kies ten minste één regel, of vul een vaste dag in."
        return not self.error

    def _parts(self) -> Parts:
        conditions = tuple(line.condition for line in self.lines if line.condition)
        data = self.when.cleaned_data
        return Parts(conditions, data["every"] == "and", data["not_before"])


def partner_names(on: date) -> dict[str, str]:
    """The partners by their address, with the name of that day."""
    partners = Partner.objects.prefetch_related("names")
    return {partner.slug: partner.name_on(on) for partner in partners}


def _when(parts: Parts, today: date) -> dict[str, Any]:
    return {
        "every": "and" if parts.every else "or",
        "not_before": parts.not_before,
        "determined_on": today,
    }


def _lines(conditions: tuple[Condition, ...]) -> list[dict[str, Any]]:
    data = map(to_data, conditions[:MOST_PARTS])
    filled = [{**condition, "quantity": condition["type"]} for condition in data]
    return [*filled, *({} for _ in range(min(2, MOST_PARTS - len(filled))))]
