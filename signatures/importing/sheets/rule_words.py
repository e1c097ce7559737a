"""The rule of entry into force in a cell, in words or as JSON, as the data of a register file."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from documents.entry_rule import RuleError, to_data
from documents.entry_rule.words import GROUP_WORDS
from documents.entry_rule.written import CLEAR, read_rule
from signatures.importing.sheets.values import Unclear, cell_day


def rule_of(value: object, partner: Callable[[str], str], groups: Mapping[str, str] = GROUP_WORDS) -> Any:
    """The rule as data; `partner` gives the id of a partner by what is written, `groups` the words for the
    kinds of partner by their code. Raises Unclear."""
    text = str(value).strip()
    if text.startswith("{"):
        return _from_json(text)
    try:
        rule = read_rule(
            text, partner=partner, on=lambda day: date.fromisoformat(cell_day(day)), groups=groups
        )
        return to_data(rule)
    except RuleError as error:
        raise Unclear(str(error)) from None


def _from_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Unclear(f"Deze regel is niet te lezen. {CLEAR}") from None
