"""What others ask on the page Vaststellen, about things that documents know nothing of."""

from collections.abc import Iterable
from typing import Any

from django import forms

from wagtail import hooks

from documents.entry_rule import Rule, sentence
from documents.models import Document

HOOK = "register_determination_part"
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


def rule_in_sentence(rule: Rule) -> str:
    """The rule with the names of partners and of their kinds, which whoever registers a function under WORDS
    knows."""
    for words in hooks.get_hooks(WORDS):
        return words(rule)
    return sentence(rule)


def parts_of(form: forms.Form, document: Document) -> list[DeterminationPart]:
    found: Iterable[Any] = hooks.get_hooks(HOOK)
    return [part()(form, document) for part in found]
