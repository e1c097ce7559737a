"""How a passage stands on a day, as a query: `search.passages.standing.standing_on` in the language of
Elasticsearch."""

from datetime import date
from typing import Any

from search.passages.standing import KEPT
from signatures.standing.kinds import VersionState

NEVER: dict[str, Any] = {"match_none": {}}
Query = dict[str, Any]


def stands(standing: str, day: date) -> Query:
    """What cannot be in force has no standing. An unknown standing finds nothing."""
    ended, begun = _reached("until", day), _reached("in_force_from", day)
    waiting = {"must_not": [ended, begun]}
    match standing:
        case VersionState.IN_FORCE:
            return _bool(filter=[begun, {"exists": {"field": "standing"}}], must_not=[ended])
        case VersionState.WITHDRAWN | VersionState.SUPERSEDED:
            return _either(
                _bool(filter=[ended, _ends_as(standing)]), _bool(filter=[_kept(standing)], **waiting)
            )
        case VersionState.PROVISIONAL:
            return _bool(filter=[_kept(standing)], **waiting)
        case VersionState.DETERMINED:
            others = [_kept(one) for one in KEPT]
            return _bool(filter=[{"exists": {"field": "standing"}}], must_not=[ended, begun, *others])
    return NEVER


def _ends_as(standing: str) -> Query:
    if standing == VersionState.WITHDRAWN:
        return _kept(standing)
    return _bool(filter=[{"exists": {"field": "standing"}}], must_not=[_kept(VersionState.WITHDRAWN)])


def _reached(field: str, day: date) -> Query:
    return {"range": {field: {"lte": day.isoformat()}}}


def _kept(standing: str) -> Query:
    return {"term": {"standing": standing}}


def _either(*parts: Query) -> Query:
    return _bool(should=list(parts), minimum_should_match=1)


def _bool(**parts: Any) -> Query:
    return {"bool": parts}
