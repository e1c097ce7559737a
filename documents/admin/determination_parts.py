"""What others ask and tell on the page Vaststellen, about things that documents know nothing of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from wagtail import hooks

from documents.entry_rule import Rule, sentence
from documents.models import Document

HOOK = "register_determination_part"
RULE_EDITOR = "register_rule_editor"
OUTLOOK = "register_determination_outlook"
WORDS = "register_rule_words"


class DeterminationPart:
    """A part of that page. Whoever adds one registers a function that returns its class, under HOOK.

    A part puts fields in the form and is asked about the next version only, never about a repaired copy. Its
    answers go, by the name of the part, with the signal `documents.signals.determining_draft`.
    """

    name: str
    heading: str
    explanation: str

    def __init__(self, form: forms.Form, document: Document) -> None:
        self.form = form

    @property
    def fields(self) -> list[forms.BoundField]:
        """Those of this part; none when there is nothing to ask."""
        raise NotImplementedError

    def check(self) -> None:
        """Adds an error to the form for each answer that is missing."""

    def answers(self) -> Any:
        raise NotImplementedError


class RuleEditor:
    """The whole rule of entry into force, to be put together on that page. Who can, registers a function that
    returns the class, under RULE_EDITOR; `data` is what was posted. `rule` is there when it is valid."""

    template_name: str
    rule: Rule
    error: str

    def __init__(self, document: Document, data: Any = None) -> None:
        raise NotImplementedError

    def is_valid(self) -> bool:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would follow from determining with this rule: a template, and what it shows."""

    template_name: str
    told: Any


Outlooks = Callable[[Document, Rule, date, date | None], Outlook]


def rule_in_sentence(rule: Rule) -> str:
    """The rule with the names of partners and of their kinds, which whoever registers a function under WORDS
    knows."""
    for words in hooks.get_hooks(WORDS):
        return words(rule)
    return sentence(rule)


def parts_of(form: forms.Form, document: Document) -> list[DeterminationPart]:
    found: Iterable[Any] = hooks.get_hooks(HOOK)
    return [part()(form, document) for part in found]


def rule_editor(document: Document, data: Any = None) -> RuleEditor | None:
    """None where nobody offers one."""
    found: list[Callable[[], type[RuleEditor]]] = hooks.get_hooks(RULE_EDITOR)
    return found[0]()(document, data) if found else None


def outlooks(
    document: Document, rule: Rule, determined_on: date, reference_date: date | None
) -> list[Outlook]:
    """What each of those who know something about it says would happen, in the order of registering."""
    known: list[Outlooks] = hooks.get_hooks(OUTLOOK)
    return [tell(document, rule, determined_on, reference_date) for tell in known]
