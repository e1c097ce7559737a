"""A plan as one statement of SQL: filters and match in the same query, ids first, then the rows of one
page."""

import json
import sqlite3
from dataclasses import dataclass

from search.analysis.plan import Clause, Plan
from search.engines import Filters, Found
from search.engines.audiences import audience_of
from search.passages import Passage

# The weight of a word in place, heading, title, body and words as written.
WEIGHTS = "20.0, 6.0, 3.0, 1.0, 0.25"

_FACETS = {"kind": "document", "document": "kind"}


@dataclass(frozen=True, slots=True)
class _Condition:
    sql: str
    values: tuple[str, ...] = ()


def ask(
    connection: sqlite3.Connection, number: int, plan: Plan, filters: Filters, *, page: int, size: int
) -> Found:
    audience = audience_of(filters.readable)
    if not plan.required or audience is None:
        return Found()
    sql, values = statement(number, audience, plan, filters, page=page, size=size)
    rows = connection.execute(sql, values).fetchall()
    hits = [(int(name), -rank) for what, name, rank in rows if what == "hit"]
    facets: dict[str, dict[str, int]] = {facet: {} for facet in _FACETS}
    for what, name, count in rows:
        if what in facets:
            facets[what][name] = int(count)
    total = next(int(count) for what, _, count in rows if what == "total")
    return Found(total, _passages(connection, number, hits), facets)


def statement(
    number: int, audience: str, plan: Plan, filters: Filters, *, page: int, size: int
) -> tuple[str, list[str | int]]:
    """The statement that gives hits, total and facets in one pass over the matches, and its values."""
    terms = f"terms_{number}_{audience}"
    own, always = _named(plan), _always(filters)
    choices = _choices(filters)
    chosen = _and(choices.values())
    facets = [(facet, _and([choices[other]])) for facet, other in _FACETS.items()]
    sql = f"""
        WITH found AS MATERIALIZED (
            SELECT p.id, p.ref, p.kind, p.document, bm25({terms}, {WEIGHTS}) AS rank, {own.sql} AS own
            FROM {terms} JOIN passage_{number} p ON p.id = {terms}.rowid
            WHERE {terms} MATCH ? AND {always.sql})
        SELECT * FROM (SELECT 'hit', id, rank FROM found WHERE {
        chosen.sql
    } ORDER BY own DESC, rank, ref LIMIT ? OFFSET ?)
        UNION ALL SELECT 'total', NULL, count(*) FROM found WHERE {chosen.sql}
        {
        "".join(
            f" UNION ALL SELECT * FROM (SELECT '{facet}', {facet}, count(*) FROM found WHERE {rest.sql}"
            f" GROUP BY {facet} ORDER BY count(*) DESC, {facet})"
            for facet, rest in facets
        )
    }
    """
    counted = [value for _, rest in facets for value in rest.values]
    offset = size * (max(page, 1) - 1)
    return sql, [
        *own.values,
        matching(plan),
        *always.values,
        *chosen.values,
        size,
        offset,
        *chosen.values,
        *counted,
    ]


def matching(plan: Plan) -> str:
    """The plan in the language of FTS5; every term is quoted."""
    required = [_any(_own(clause) + _titled(clause)) for clause in plan.required]
    own = _any([part for clause in plan.required for part in _own(clause)])
    positive = " AND ".join([own] if len(required) == 1 else [*required, own])
    excluded = [part for clause in plan.excluded for part in _own(clause)]
    return f"({positive}) NOT {_any(excluded)}" if excluded else positive


def _own(clause: Clause) -> list[str]:
    written = [*((word,) for word in clause.words), *clause.phrases]
    parts = []
    if clause.stems:
        parts.append(f"{{heading body}} : {_any([_quoted(stem) for stem in clause.stems])}")
    if written:
        parts.append(f"words : {_any([_quoted(' '.join(words)) for words in written])}")
    if clause.places:
        parts.append(f"{{place heading body}} : {_any([_quoted(place) for place in clause.places])}")
    return parts


def _titled(clause: Clause) -> list[str]:
    return [f"title : {_any([_quoted(stem) for stem in clause.stems])}"] if clause.stems else []


def _any(parts: list[str]) -> str:
    return f"({' OR '.join(parts)})"


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _named(plan: Plan) -> _Condition:
    """How many of the places asked for the passage itself is: these come first."""
    places = tuple(place for clause in plan.required for place in clause.places)
    return _Condition(
        " + ".join(["0", *("(instr(' ' || p.place || ' ', ' ' || ? || ' ') > 0)" for _ in places)]), places
    )


def _always(filters: Filters) -> _Condition:
    conditions = [
        _Condition("p.visibility IN (SELECT value FROM json_each(?))", (json.dumps(filters.readable),))
    ]
    if filters.documents is not None:
        conditions.append(
            _Condition("p.document IN (SELECT value FROM json_each(?))", (json.dumps(filters.documents),))
        )
    if filters.in_force_on:
        day = filters.in_force_on.isoformat()
        conditions.append(_Condition("p.in_force_from <= ? AND (p.until IS NULL OR p.until > ?)", (day, day)))
    return _and(conditions)


def _choices(filters: Filters) -> dict[str, _Condition]:
    kinds = (
        _Condition("kind IN (SELECT value FROM json_each(?))", (json.dumps(filters.kinds),))
        if filters.kinds
        else _Condition("1")
    )
    document = _Condition("document = ?", (filters.document,)) if filters.document else _Condition("1")
    return {"kind": kinds, "document": document}


def _and(conditions) -> _Condition:
    conditions = list(conditions)
    return _Condition(
        " AND ".join(condition.sql for condition in conditions),
        tuple(value for condition in conditions for value in condition.values),
    )


def _passages(
    connection: sqlite3.Connection, number: int, hits: list[tuple[int, float]]
) -> tuple[tuple[Passage, float], ...]:
    rows = connection.execute(
        f"SELECT id, data FROM content_{number} WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([placed for placed, _ in hits]),),
    )
    data = dict(rows)
    return tuple((Passage.from_data(json.loads(data[placed])), score) for placed, score in hits)
