"""A rule of entry into force as JSON: in the register file, and as it stands on record.

{"type": "all", "act", "of"} · {"type": "share", "numerator", "denominator", "act", "of"} ·
{"type": "count", "number", "act", "of"} · {"type": "named", "partners", "act"} · {"type": "date", "on"} ·
{"type": "and" | "or", "rules"} · {"type": "after", "rule", "days"} ·
{"type": "after", "rule", "months", "firstOfMonth"}
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from documents.entry_rule.rules import (
    ACTS,
    LONGEST_DAYS,
    LONGEST_MONTHS,
    AfterRule,
    AllRule,
    CombinedRule,
    CountRule,
    DateRule,
    NamedRule,
    Rule,
    RuleError,
    ShareRule,
)

DEEPEST = 5
Data = dict[str, Any]
FIELDS: dict[str, tuple[str, ...]] = {
    "all": ("act", "of"),
    "share": ("numerator", "denominator", "act", "of"),
    "count": ("number", "act", "of"),
    "named": ("partners", "act"),
    "date": ("on",),
    "and": ("rules",),
    "or": ("rules",),
    "after": ("rule",),
}
WAITING = ({"days"}, {"months"}, {"months", "firstOfMonth"})


def from_data(data: Any, depth: int = 0) -> Rule:
    """The rule that these data describe. Raises RuleError, with the place of the mistake."""
    if not isinstance(data, Mapping) or not isinstance(data.get("type"), str) or data["type"] not in FIELDS:
        raise RuleError(
            f"Deze regel van inwerkingtreding is onbekend. Kies uit: {', '.join(FIELDS)}.",
            "type" if isinstance(data, Mapping) else "",
        )
    if depth > DEEPEST:
        raise RuleError("Deze regel van inwerkingtreding is te diep gestapeld. Maak hem eenvoudiger.")
    kind, values = data["type"], {name: value for name, value in data.items() if name != "type"}
    if kind == "after":
        return _after(values, depth)
    if set(values) != set(FIELDS[kind]):
        raise RuleError(f"Een regel van de soort {kind} bestaat uit: {', '.join(('type', *FIELDS[kind]))}.")
    return READERS[kind](values, depth)


def to_data(rule: Rule) -> Data:
    """The rule as JSON."""
    match rule:
        case AllRule(act, of):
            return {"type": "all", "act": act, "of": of}
        case ShareRule(numerator, denominator, act, of):
            share = {"numerator": numerator, "denominator": denominator}
            return {"type": "share", **share, "act": act, "of": of}
        case CountRule(number, act, of):
            return {"type": "count", "number": number, "act": act, "of": of}
        case NamedRule(partners, act):
            return {"type": "named", "partners": list(partners), "act": act}
        case DateRule(on):
            return {"type": "date", "on": on.isoformat()}
        case AfterRule(inner, days, None):
            return {"type": "after", "rule": to_data(inner), "days": days}
        case AfterRule(inner, _, months, first):
            return {"type": "after", "rule": to_data(inner), "months": months, "firstOfMonth": first}
        case CombinedRule(every, rules):
            return {"type": "and" if every else "or", "rules": [to_data(part) for part in rules]}


def _named(values: Data, _depth: int) -> Rule:
    partners = values["partners"]
    return NamedRule(tuple(partners) if isinstance(partners, list) else (), values["act"])


def _date(values: Data, _depth: int) -> Rule:
    written = values["on"]
    try:
        on = date.fromisoformat(written)
    except (TypeError, ValueError):
        on = None
    if on is None or on.isoformat() != written:
        raise RuleError("De datum van een regel is een dag die bestaat, geschreven als 2025-09-18.", "on")
    return DateRule(on)


def _combined(every: bool) -> Callable[[Data, int], Rule]:
    def read(values: Data, depth: int) -> Rule:
        rules = values["rules"] if isinstance(values["rules"], list) else []
        return CombinedRule(
            every, tuple(_part(rule, f"rules[{index}]", depth) for index, rule in enumerate(rules))
        )

    return read


def _after(values: Data, depth: int) -> Rule:
    if "rule" not in values:
        raise RuleError("Zeg na welke regel de wachttijd begint.", "rule")
    rest = {name: value for name, value in values.items() if name != "rule"}
    if set(rest) not in WAITING:
        raise RuleError(
            "Een wachttijd bestaat uit: type, rule en days, of type, rule, months en firstOfMonth. "
            "Kies dagen of maanden.",
            next((name for name in ("months", "days", *rest) if name in rest), "days"),
        )
    for name, value in rest.items():
        if value is None:
            raise RuleError("Hier ontbreekt de waarde. Vul hem in.", name)
    return AfterRule(
        _part(values["rule"], "rule", depth),
        rest.get("days"),
        rest.get("months"),
        rest.get("firstOfMonth", False),
    )


def _part(data: Any, place: str, depth: int) -> Rule:
    try:
        return from_data(data, depth + 1)
    except RuleError as error:
        raise error.inside(place) from None


READERS: dict[str, Callable[[Data, int], Rule]] = {
    "all": lambda values, _: AllRule(**values),
    "share": lambda values, _: ShareRule(**values),
    "count": lambda values, _: CountRule(**values),
    "named": _named,
    "date": _date,
    "and": _combined(True),
    "or": _combined(False),
}


def json_schema(reference: str, groups: Iterable[str]) -> Data:
    """The JSON Schema of a rule; `reference` is where this schema stands, for the rules in a rule, and
    `groups` who may be asked to act."""
    number = {"type": "integer", "minimum": 1}
    fields: Data = {
        "act": {"enum": list(ACTS)},
        "of": {"enum": list(groups)},
        "numerator": number,
        "denominator": number,
        "number": number,
        "partners": {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True},
        "on": {"type": "string", "format": "date"},
        "rule": {"$ref": reference},
        "rules": {"type": "array", "items": {"$ref": reference}, "minItems": 1},
        "days": number | {"maximum": LONGEST_DAYS},
        "months": number | {"maximum": LONGEST_MONTHS},
        "firstOfMonth": {"type": "boolean", "default": False},
    }

    def shape(kind: str, needed: tuple[str, ...], more: tuple[str, ...] = ()) -> Data:
        return {
            "type": "object",
            "properties": {"type": {"const": kind}} | {name: fields[name] for name in (*needed, *more)},
            "required": ["type", *needed],
            "additionalProperties": False,
        }

    simple = [shape(kind, needed) for kind, needed in FIELDS.items() if kind != "after"]
    waiting = [shape("after", ("rule", "days")), shape("after", ("rule", "months"), ("firstOfMonth",))]
    return {"oneOf": [*simple, *waiting]}
