"""How a passage stands on a day, as a query: `search.passages.standing.standing_on` in the language of
Elasticsearch."""

from datetime import date
from typing import Any

NEVER: dict[str, Any] = {"match_none": {}}
Query = dict[str, Any]


def stands(standing: str, day: date) -> Query:
    """What cannot be in force has no standing. An unknown standing finds nothing."""
    ended, begun = _reached("until", day), _reached("in_force_from", day)
    waiting = {"must_not": [ended, begun]}
    match standing:
        case "inForce":
            return _bool(filter=[begun, {"exists": {"field": "standing"}}], must_not=[ended])
        case "withdrawn" | "superseded":
            return _either(
                _bool(filter=[ended, _ends_as(standing)]), _bool(filter=[_kept(standing)], **waiting)
            )
        case "provisional":
            return _bool(filter=[_kept(standing)], **waiting)
        case "determined":
            others = [_kept(one) for one in ("provisional", "withdrawn", "superseded")]
            return _bool(filter=[{"exists": {"field": "standing"}}], must_not=[ended, begun, *others])
    return NEVER


def _ends_as(standing: str) -> Query:
    if standing == "withdrawn":
        return _kept(standing)
    return _bool(filter=[{"exists": {"field": "standing"}}], must_not=[_kept("withdrawn")])


def _reached(field: str, day: date) -> Query:
    return {"range": {field: {"lte": day.isoformat()}}}


def _kept(standing: str) -> Query:
    return {"term": {"standing": standing}}


def _either(*parts: Query) -> Query:
    return _bool(should=list(parts), minimum_should_match=1)


def _bool(**parts: Any) -> Query:
    return {"bool": parts}
