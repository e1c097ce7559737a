"""A plan in the language of Elasticsearch: filters and match in the same query, hits, total and facets in one
answer."""

import hashlib
from collections.abc import Mapping
from typing import Any

from search.analysis.plan import Clause, Plan
from search.engines.audiences import AUDIENCES
from search.engines.elasticsearch.layout import DEEPEST, LONGEST_TERM
from search.engines.elasticsearch.ranking import (
    HEADING,
    MOST_SCORED,
    NAMED,
    ORDERS,
    OWN,
    PLACE,
    TITLE,
    WRITTEN,
)
from search.engines.elasticsearch.standing import stands
from search.engines.engine import FACETS, STANDINGS, EngineResult, Filters, Sort
from search.passages import Passage

MOST_FACETS = 10_000

Query = dict[str, Any]


def request(
    plan: Plan, filters: Filters, audience: str, *, page: int, size: int, sort: Sort
) -> dict[str, Any]:
    """The body of a search. Pages further than the window have no hits, but their counts."""
    choices = _choices(filters)
    first = min(size * (max(page, 1) - 1), DEEPEST)
    return {
        "query": _query(plan, filters, audience),
        "post_filter": _all(choices.values()),
        "aggs": {
            facet: _counts(facet, _all(one for name, one in choices.items() if name != facet), filters)
            for facet in FACETS
        },
        "sort": ORDERS[sort],
        "from_": first,
        "size": min(size, DEEPEST - first),
        "track_total_hits": True,
        "track_scores": True,
        "source": ["data"],
    }


def preference(plan: Plan) -> str:
    """The pages of one question come from the same copies of the shards."""
    return hashlib.sha256(repr(plan).encode()).hexdigest()[:16]


def found(answer: Any) -> EngineResult:
    hits = tuple((Passage.from_data(hit["_source"]["data"]), _score(hit)) for hit in answer["hits"]["hits"])
    facets = {facet: _counted(answer["aggregations"][facet]["of"]["buckets"]) for facet in FACETS}
    return EngineResult(answer["hits"]["total"]["value"], hits, facets)


def _counted(buckets: Any) -> dict[str, int]:
    """By value, most first; of the standings only those that there are."""
    if isinstance(buckets, Mapping):
        named = [(name, one["doc_count"]) for name, one in buckets.items() if one["doc_count"]]
        return dict(sorted(named, key=lambda one: (-one[1], one[0])))
    return {one["key"]: one["doc_count"] for one in buckets}


def _score(hit: Mapping[str, Any]) -> float:
    """Without what it got for being the place asked for."""
    return hit["_score"] - NAMED * len(hit.get("matched_queries", ()))


def _query(plan: Plan, filters: Filters, audience: str) -> Query:
    scored = MOST_SCORED // max(len(plan.required), 1)
    own = [_own(clause, audience, scored) for clause in plan.required]
    if len(own) == 1:
        required = [_any(own[0])]
    else:
        required = [
            _any([*({"bool": {"should": parts, "boost": OWN}},), *_titled(clause, audience)])
            for clause, parts in zip(plan.required, own, strict=True)
        ]
    inside = [part for clause in plan.required for part in _own(clause, audience, 0)]
    return {
        "bool": {
            "must": [_any(required, plan.least)] if plan.least else required,
            "filter": [*_always(filters, audience), *([_any(inside)] if len(own) > 1 else [])],
            "must_not": [part for clause in plan.excluded for part in _own(clause, audience, 0)],
            "should": _named(plan, audience),
        }
    }


def _own(clause: Clause, audience: str, scored: int) -> list[Query]:
    """What is true of the passage itself."""
    heading, body, words = f"{audience}.{HEADING}", f"{audience}.body", f"{audience}.words"
    parts: list[Query] = []
    if clause.stems:
        parts.append(_combined(clause.stems, [heading, body]))
    if clause.words:
        written = _kept(clause.words)
        if written[:scored]:
            parts.append({"match": {words: {"query": " ".join(written[:scored]), "boost": WRITTEN}}})
        if written[scored:]:
            parts.append(
                {"constant_score": {"filter": {"terms": {words: written[scored:]}}, "boost": WRITTEN}}
            )
    parts += [
        {"match_phrase": {words: {"query": " ".join(_kept(phrase)), "boost": WRITTEN}}}
        for phrase in clause.phrases
    ]
    if clause.places:
        parts.append(_combined(clause.places, [f"{audience}.{PLACE}", heading, body]))
    return parts


def _titled(clause: Clause, audience: str) -> list[Query]:
    return [_combined(clause.stems, [f"{audience}.{TITLE}"])] if clause.stems else []


def _combined(terms: tuple[str, ...], fields: list[str]) -> Query:
    """Any of the terms, weighed over the fields as if they were one text."""
    return {"combined_fields": {"query": " ".join(_kept(terms)), "fields": fields, "operator": "or"}}


def _kept(terms: tuple[str, ...]) -> list[str]:
    return [term[:LONGEST_TERM] for term in terms]


def _named(plan: Plan, audience: str) -> list[Query]:
    """The passages that are what the question names."""
    return [
        {
            "constant_score": {
                "filter": {"term": {f"{audience}.place": name[:LONGEST_TERM]}},
                "boost": NAMED,
                "_name": str(number),
            }
        }
        for number, name in enumerate(plan.named)
    ]


def _always(filters: Filters, audience: str) -> list[Query]:
    conditions: list[Query] = [{"terms": {"visibility": sorted(AUDIENCES[audience])}}]
    if filters.documents is not None:
        conditions.append({"terms": {"document": list(filters.documents)}})
    if filters.in_force_on:
        day = filters.in_force_on.isoformat()
        ended = {"range": {"until": {"lte": day}}}
        conditions.append({"bool": {"filter": {"range": {"in_force_from": {"lte": day}}}, "must_not": ended}})
    if filters.changed_since:
        conditions.append({"range": {"changed_on": {"gte": filters.changed_since.isoformat()}}})
    return conditions


def _choices(filters: Filters) -> dict[str, Query]:
    chosen = {facet: values for facet, values in filters.chosen.items() if values}
    return {
        facet: _any([stands(standing, filters.day) for standing in values])
        if facet == "standing"
        else {"terms": {facet: list(values)}}
        for facet, values in chosen.items()
    }


def _counts(facet: str, within: Query, filters: Filters) -> Query:
    counted: Query = {"terms": {"field": facet, "size": MOST_FACETS}}
    if facet == "standing":
        counted = {"filters": {"filters": {one: stands(one, filters.day) for one in STANDINGS}}}
    return {"filter": within, "aggs": {"of": counted}}


def _any(parts: list[Query], least: int = 1) -> Query:
    return {"bool": {"should": parts, "minimum_should_match": least}}


def _all(parts) -> Query:
    return {"bool": {"filter": list(parts)}}
