"""The rule by which a version comes into force: one type, with its JSON and its words. Nothing here evaluates
it: that is `signatures.standing.rules`."""

from documents.entry_rule.data import from_data, to_data
from documents.entry_rule.rules import Rule, RuleError, all_members_sign, on_date
from documents.entry_rule.words import sentence

__all__ = ["Rule", "RuleError", "all_members_sign", "from_data", "on_date", "sentence", "to_data"]
