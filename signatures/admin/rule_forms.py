"""The rule of entry into force as a sentence with choices in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms import formset_factory

from wagtail.admin.widgets import AdminDateInput

from documents.entry_rule import Rule, RuleError, all_members_sign, to_data
from documents.entry_rule.parts import Condition, Parts, Waiting, parts_of_rule, rule_of_parts
from documents.entry_rule.rules import (
    LONGEST_DAYS,
    LONGEST_MONTHS,
    AllRule,
    CombinedRule,
    CountRule,
    NamedRule,
    ShareRule,
)
from documents.entry_rule.words import ACT_WORDS
from signatures.models import Partner

ALL, SHARE, COUNT, NAMED = "all", "share", "count", "named"
DAYS, MONTHS, FIRST = "days", "months", "first"
LONGEST = {DAYS: LONGEST_DAYS, MONTHS: LONGEST_MONTHS, FIRST: LONGEST_MONTHS}
EXAMPLE = ("determined_on", "reference_date")
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
            (COUNT, "ten minste een aantal"),
            (NAMED, "deze partners"),
        ],
    )
    numerator = forms.IntegerField(label="Teller", required=False, min_value=1, max_value=99)
    denominator = forms.IntegerField(label="Noemer", required=False, min_value=1, max_value=99)
    number = forms.IntegerField(label="Aantal", required=False, min_value=1, max_value=9999)
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
        if quantity == COUNT and not cleaned.get("number"):
            self.add_error("number", "Vul in hoeveel partners het moeten doen, bijvoorbeeld 20.")
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
            case "count":
                return CountRule(data["number"], data["act"], data["of"])
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
    wait = forms.IntegerField(
        label="Wachttijd daarna",
        required=False,
        min_value=1,
        help_text="Leeg mag. De wachttijd begint op de dag waarop aan de regels hierboven is voldaan.",
        error_messages={"min_value": "Een wachttijd is ten minste 1."},
    )
    wait_in = forms.ChoiceField(
        label="De wachttijd telt in",
        required=False,
        choices=[
            (DAYS, "dagen"),
            (MONTHS, "maanden"),
            (FIRST, "maanden, en eindigt op de eerste dag van die maand"),
        ],
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        most = LONGEST[cleaned.get("wait_in") or DAYS]
        if (cleaned.get("wait") or 0) > most:
            self.add_error("wait", f"Deze wachttijd is te lang. Kies hoogstens {most}.")
        return cleaned

    @property
    def waiting(self) -> Waiting | None:
        wait, kind = self.cleaned_data.get("wait"), self.cleaned_data.get("wait_in") or DAYS
        if not wait:
            return None
        return Waiting(days=wait) if kind == DAYS else Waiting(months=wait, first_of_month=kind == FIRST)


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
        self.unfolds = data is not None or rule not in [usual for _, usual in presets(groups).values()]
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

    @property
    def of_the_rule(self) -> list[forms.BoundField]:
        return [field for field in self.when if field.name not in EXAMPLE]

    @property
    def of_the_example(self) -> list[forms.BoundField]:
        return [field for field in self.when if field.name in EXAMPLE]

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
        return Parts(conditions, data["every"] == "and", data["not_before"], self.when.waiting)


def partner_names(on: date) -> dict[str, str]:
    """The partners by their address, with the name of that day."""
    partners = Partner.objects.prefetch_related("names")
    return {partner.slug: partner.name_on(on) for partner in partners}


def _when(parts: Parts, today: date) -> dict[str, Any]:
    wait = parts.waiting
    return {
        "every": "and" if parts.every else "or",
        "wait": (wait.days or wait.months) if wait else None,
        "wait_in": FIRST if wait and wait.first_of_month else MONTHS if wait and wait.months else DAYS,
        "not_before": parts.not_before,
        "determined_on": today,
    }


def _lines(conditions: tuple[Condition, ...]) -> list[dict[str, Any]]:
    data = map(to_data, conditions[:MOST_PARTS])
    filled = [{**condition, "quantity": condition["type"]} for condition in data]
    return [*filled, *({} for _ in range(min(2, MOST_PARTS - len(filled))))]
