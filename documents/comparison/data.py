"""A comparison as plain data."""

from typing import Any

from documents.comparison.comparing import Comparison, UnitComparison
from documents.comparison.key_changes import key_changes
from documents.comparison.words import summary_in_words
from documents.text import Unit


def to_data(
    comparison: Comparison, *, document: str, from_version: dict[str, Any], to_version: dict[str, Any]
) -> dict[str, Any]:
    """The comparison as plain dicts and lists, in the shape the commands and the API give it."""
    return {
        "document": document,
        "from": from_version,
        "to": to_version,
        "summary": comparison.summary(),
        "inWords": [summary_in_words(comparison), *key_changes(comparison).sentences()],
        "articles": [_unit_data(unit) for unit in comparison.units],
    }


def _unit_data(unit: UnitComparison) -> dict[str, Any]:
    return {
        "type": unit.type,
        "change": unit.change,
        "moved": unit.moved,
        "renumbered": unit.renumbered,
        "splitFrom": unit.split_from,
        "mergedFrom": list(unit.merged_from),
        "layout": list(unit.layout),
        "from": _reference(unit.old),
        "to": _reference(unit.new),
        "segments": [segment._asdict() for segment in unit.segments],
    }


def _reference(unit: Unit | None) -> dict[str, str] | None:
    return {"key": unit.key, "number": unit.number, "heading": unit.heading} if unit else None
