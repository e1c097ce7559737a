"""What the register adds to the page Vaststellen: the rule as a sentence with choices, and its effect."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from documents.admin.determination_parts import Outlook, RuleEditor
from documents.entry_rule import Rule
from documents.entry_rule.rules import acts_asked
from documents.models import Document
from signatures.admin.rule_forms import RuleForm, partner_names
from signatures.admin.rule_views import prepared_rule
from signatures.register.loading import facts_of
from signatures.register.partner_kinds import known_groups, rule_in_words
from signatures.standing.foresight import Foresight, foresee
from signatures.standing.knowledge import known_at, period_on


@dataclass(frozen=True, slots=True)
class Expected:
    """`members`: how many take part on the day that decides who must sign; `asks`: whether the rule asks
    anybody anything."""

    document: Document
    sentence: str
    members: int
    asks: bool
    on: date
    foresight: Foresight


class OwnRule(RuleEditor):
    """The editor of the rule, within the form of Vaststellen."""

    template_name = "signatures/admin/_rule_lines.html"

    def __init__(self, document: Document, data: Any = None) -> None:
        today = timezone.localdate()
        self.form = RuleForm(
            prepared_rule(document, today),
            today=today,
            names=partner_names(today),
            groups=known_groups(),
            data=data,
            is_part=True,
        )
        self.error = ""

    def is_valid(self) -> bool:
        fine = self.form.is_valid()
        if fine:
            self.rule = self.form.rule
        self.error = "" if fine else self.form.error or "Verbeter de regel hieronder."
        return fine


def expected_of(document: Document, rule: Rule, determined_on: date, reference_date: date | None) -> Outlook:
    """Who would have to sign, and when the version may come into force."""
    facts = facts_of([document])[document.pk]
    on = reference_date or determined_on
    periods = known_at(facts, None).periods.values()
    told = Expected(
        document=document,
        sentence=rule_in_words(rule),
        members=sum(1 for held in periods if period_on(held, on)),
        asks=bool(acts_asked(rule)),
        on=on,
        foresight=foresee(facts, rule, determined_on=determined_on, reference_date=reference_date),
    )
    return Outlook("signatures/admin/_outlook.html", told)
