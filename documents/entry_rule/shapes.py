"""Rules of entry into force as data: which shapes there are, and whether one is whole.

{"type": "all", "act", "of"} · {"type": "share", "numerator", "denominator", "act", "of"} ·
{"type": "named", "partners", "act"} · {"type": "date", "on"} · {"type": "and" | "or", "rules"}
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

ACTS = ("signature", "adoption")
GROUPS = ("members", "municipality", "corporation", "careProvider", "region", "other")
DEEPEST = 5

Rule = dict[str, Any]


class RuleError(ValueError):
    """A rule that cannot be applied; the message says in Dutch what is wrong."""


def all_members_sign() -> Rule:
    return {"type": "all", "act": "signature", "of": "members"}


def on_date(day: date) -> Rule:
    return {"type": "date", "on": day.isoformat()}


def checked(rule: Any, depth: int = 0) -> Rule:
    """The same rule, when it is whole. Raises RuleError."""
    if not isinstance(rule, Mapping) or not isinstance(rule.get("type"), str) or rule["type"] not in SHAPES:
        raise RuleError(f"Deze regel van inwerkingtreding is onbekend. Kies uit: {', '.join(SHAPES)}.")
    names, check = SHAPES[rule["type"]]
    if set(rule) != {"type", *names}:
        raise RuleError(f"Een regel van de soort {rule['type']} bestaat uit: {', '.join(('type', *names))}.")
    if depth > DEEPEST:
        raise RuleError("Deze regel van inwerkingtreding is te diep gestapeld. Maak hem eenvoudiger.")
    check(rule, depth)
    return dict(rule)


def _check_act(rule: Mapping[str, Any]) -> None:
    if rule["act"] not in ACTS:
        raise RuleError(f"De handeling van een regel is een van: {', '.join(ACTS)}.")


def _check_group(rule: Mapping[str, Any], _depth: int) -> None:
    _check_act(rule)
    if rule["of"] not in GROUPS:
        raise RuleError(f"De groep van een regel is een van: {', '.join(GROUPS)}.")


def _check_share(rule: Mapping[str, Any], depth: int) -> None:
    _check_group(rule, depth)
    numerator, denominator = rule["numerator"], rule["denominator"]
    if type(numerator) is not int or type(denominator) is not int or not 0 < numerator <= denominator:
        raise RuleError(
            "Een deel is een breuk van hele getallen, groter dan 0 en hoogstens 1, zoals 2 van 3."
        )


def _check_named(rule: Mapping[str, Any], _depth: int) -> None:
    _check_act(rule)
    partners = rule["partners"]
    if (
        not isinstance(partners, list)
        or not partners
        or not all(isinstance(name, str) and name for name in partners)
    ):
        raise RuleError("Noem in deze regel ten minste één partner.")
    if len(set(partners)) != len(partners):
        raise RuleError("Een partner staat twee keer in deze regel. Noem elke partner één keer.")


def _check_date(rule: Mapping[str, Any], _depth: int) -> None:
    try:
        written = date.fromisoformat(rule["on"]).isoformat()
    except (TypeError, ValueError):
        written = None
    if written != rule["on"]:
        raise RuleError("De datum van een regel is een dag die bestaat, geschreven als 2025-09-18.")


def _check_parts(rule: Mapping[str, Any], depth: int) -> None:
    if not isinstance(rule["rules"], list) or not rule["rules"]:
        raise RuleError("Een samengestelde regel heeft ten minste één deel.")
    for part in rule["rules"]:
        checked(part, depth + 1)


SHAPES: dict[str, tuple[tuple[str, ...], Callable[[Mapping[str, Any], int], None]]] = {
    "all": (("act", "of"), _check_group),
    "share": (("numerator", "denominator", "act", "of"), _check_share),
    "named": (("partners", "act"), _check_named),
    "date": (("on",), _check_date),
    "and": (("rules",), _check_parts),
    "or": (("rules",), _check_parts),
}
