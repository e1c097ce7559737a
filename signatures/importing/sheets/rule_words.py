"""A rule of entry into force in words: "alle deelnemers tekenen en alle gemeenten besluiten"."""

import json
import re
from collections.abc import Callable
from typing import Any

from signatures.importing.sheets.values import Unclear, day_of
from signatures.standing.kinds import ActType

ACTS = {
    "tekenen": ActType.SIGNATURE,
    "tekent": ActType.SIGNATURE,
    "besluiten": ActType.ADOPTION,
    "besluit": ActType.ADOPTION,
}
GROUPS = {
    "deelnemers": "members",
    "partners": "members",
    "gemeenten": "municipality",
    "woningcorporaties": "corporation",
    "corporaties": "corporation",
    "zorgaanbieders": "careProvider",
    "regio's": "region",
    "overige": "other",
}
ACT_WORDS = "|".join(ACTS)
ALL = re.compile(rf"alle (?P<group>\S+) (?P<act>{ACT_WORDS})")
SHARE = re.compile(
    rf"(?P<part>\d+) ?(?:/|van de) ?(?P<whole>\d+)(?: van de)? (?P<group>\S+) (?P<act>{ACT_WORDS})"
)
DAY = re.compile(r"(?:op|vanaf|per) (?P<day>.+)")
NAMED = re.compile(rf"(?P<names>.+) (?P<act>{ACT_WORDS})")
CLEAR = (
    "Schrijf bijvoorbeeld: alle deelnemers tekenen; alle gemeenten besluiten; 2/3 van de deelnemers tekent; "
    "huizen, laren tekenen; op 1-1-2020. Voeg samen met en, of met of."
)

Rule = dict[str, Any]


def rule_of(value: object, partner: Callable[[str], str]) -> Rule:
    """The rule as data; `partner` gives the id of a partner by what is written. Raises Unclear."""
    text = " ".join(str(value).split())
    if text.startswith("{"):
        return _from_json(text)
    small = text.casefold().rstrip(".")
    together, either = re.split(r"\s+en\s+", small), re.split(r"\s+of\s+", small)
    if len(together) > 1 and len(either) > 1:
        raise Unclear(f"{text}: gebruik alleen en, of alleen of. {CLEAR}")
    parts, kind = (together, "and") if len(together) > 1 else (either, "or")
    rules = [_simple(part, partner, text) for part in parts]
    return rules[0] if len(rules) == 1 else {"type": kind, "rules": rules}


def _simple(text: str, partner: Callable[[str], str], whole: str) -> Rule:
    if found := ALL.fullmatch(text):
        return {"type": "all", "act": ACTS[found["act"]], "of": _group(found["group"], whole)}
    if found := SHARE.fullmatch(text):
        return {
            "type": "share",
            "numerator": int(found["part"]),
            "denominator": int(found["whole"]),
            "act": ACTS[found["act"]],
            "of": _group(found["group"], whole),
        }
    if found := DAY.fullmatch(text):
        return {"type": "date", "on": day_of(found["day"])}
    if found := NAMED.fullmatch(text):
        names = [partner(name.strip()) for name in found["names"].split(",") if name.strip()]
        return {"type": "named", "partners": names, "act": ACTS[found["act"]]}
    raise Unclear(f"{whole} is geen regel. {CLEAR}")


def _group(word: str, whole: str) -> str:
    if word not in GROUPS:
        raise Unclear(f"{whole}: {word} is onbekend. Kies uit: {', '.join(GROUPS)}.")
    return GROUPS[word]


def _from_json(text: str) -> Rule:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Unclear(f"Deze regel is niet te lezen. {CLEAR}") from None
