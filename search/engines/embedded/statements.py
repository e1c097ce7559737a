"""A plan as one statement of SQL: filters and match in the same query, ids first, then the rows of one
page."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from search.analysis.plan import Clause, Plan
from search.engines.audiences import audience_of
from search.engines.embedded.ranking import ORDERS, WEIGHTS
from search.engines.engine import FACETS, EngineResult, Filters, Sort
from search.passages import Passage

# As `search.passages.standing.standing_on`; what cannot be in force has no standing.
_STANDING = """CASE WHEN p.standing = '' THEN NULL
    WHEN p.until <= ? THEN CASE p.standing WHEN 'withdrawn' THEN 'withdrawn' ELSE 'superseded' END
    WHEN p.in_force_from <= ? THEN 'inForce'
    WHEN p.standing IN ('provisional', 'withdrawn', 'superseded') THEN p.standing
    ELSE 'determined' END"""


@dataclass(frozen=True, slots=True)
class _Condition:
    sql: str
    values: tuple[str | int, ...] = ()


def ask(
    connection: sqlite3.Connection,
    number: int,
    plan: Plan,
    filters: Filters,
    *,
    page: int,
    size: int,
    sort: Sort,
) -> EngineResult:
    audience = audience_of(filters.readable)
    if not plan.required or audience is None:
        return EngineResult()
    asked = statement(number, audience, plan, filters, page=page, size=size, sort=sort)
    rows = connection.execute(asked.sql, asked.values).fetchall()
    hits = [(int(name), -rank) for what, name, rank in rows if what == "hit"]
    facets: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for what, name, count in rows:
        if what in facets:
            facets[what][name] = int(count)
    facets["partner"] = _each(facets["partner"])
    total = next(int(count) for what, _, count in rows if what == "total")
    return EngineResult(total, _passages(connection, number, hits), facets)


def statement(
    number: int, audience: str, plan: Plan, filters: Filters, *, page: int, size: int, sort: Sort
) -> _Condition:
    """The statement that gives hits, total and facets in one pass over the matches."""
    choices = _choices(number, filters)
    chosen = _and(choices.values())
    found = _found(number, f"terms_{number}_{audience}", plan, filters)
    hits = _Condition(
        "SELECT * FROM (SELECT 'hit', id, rank FROM found"
        f" WHERE {chosen.sql} ORDER BY {ORDERS[sort]} LIMIT ? OFFSET ?)",
        (*chosen.values, size, size * (max(page, 1) - 1)),
    )
    total = _Condition(f"SELECT 'total', NULL, count(*) FROM found WHERE {chosen.sql}", chosen.values)
    counts = [
        _counts(number, facet, _and(choice for name, choice in choices.items() if name != facet))
        for facet in FACETS
    ]
    parts = [hits, total, *counts]
    return _Condition(
        f"WITH found AS MATERIALIZED ({found.sql}) {' UNION ALL '.join(part.sql for part in parts)}",
        (*found.values, *(value for part in parts for value in part.values)),
    )


def _found(number: int, terms: str, plan: Plan, filters: Filters) -> _Condition:
    """All matches that this person may read, with what they are chosen and sorted by."""
    own, always, day = _named(plan), _always(filters), filters.day.isoformat()
    sql = f"""
        SELECT p.id, p.ref, p.kind, p.document, p.partners, p.determined_on, {_STANDING} AS standing,
            substr(p.determined_on, 1, 4) AS year, bm25({terms}, {WEIGHTS}) AS rank, {own.sql} AS own
        FROM {terms} JOIN passage_{number} p ON p.id = {terms}.rowid
        WHERE {terms} MATCH ? AND {always.sql}"""
    return _Condition(sql, (day, day, *own.values, matching(plan), *always.values))


def _counts(number: int, facet: str, within: _Condition) -> _Condition:
    """How many there are of each value. Of partners each set is counted; `_each` parts the sets."""
    if facet == "partner":
        sql = (
            f"SELECT * FROM (SELECT 'partner', a.partners, n FROM (SELECT partners, count(*) AS n FROM found"
            f" WHERE {within.sql} GROUP BY partners) f JOIN among_{number} a ON a.id = f.partners)"
        )
    else:
        sql = (
            f"SELECT * FROM (SELECT '{facet}', {facet}, count(*) FROM found"
            f" WHERE {facet} IS NOT NULL AND {within.sql} GROUP BY {facet} ORDER BY count(*) DESC, {facet})"
        )
    return _Condition(sql, within.values)


def _each(sets: dict[str, int]) -> dict[str, int]:
    """Of each partner the passages in all sets that it is in, most first."""
    counts: Counter[str] = Counter()
    for partners, number in sets.items():
        counts.update(dict.fromkeys(json.loads(partners), number))
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def matching(plan: Plan) -> str:
    """The plan in the language of FTS5; every term is quoted."""
    required = [_any(_own(clause) + _titled(clause)) for clause in plan.required]
    own = _any([part for clause in plan.required for part in _own(clause)])
    if plan.least:
        some = [f"({' AND '.join(part)})" for part in combinations(required, plan.least)]
        positive = f"{_any(some)} AND {own}"
    else:
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
    """How much of what the question names the passage itself is: these come first."""
    is_it = "(instr(' ' || p.place || ' ', ' ' || ? || ' ') > 0)"
    return _Condition(" + ".join(["0", *(is_it for _ in plan.named)]), plan.named)


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
    if filters.changed_since:
        conditions.append(_Condition("p.changed_on >= ?", (filters.changed_since.isoformat(),)))
    return _and(conditions)


def _choices(number: int, filters: Filters) -> dict[str, _Condition]:
    return {
        facet: _among(number, values) if facet == "partner" else _one_of(facet, values)
        for facet, values in filters.chosen.items()
        if values
    }


def _one_of(column: str, values: Iterable[str]) -> _Condition:
    return _Condition(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(values)),))


def _among(number: int, partners: Iterable[str]) -> _Condition:
    return _Condition(
        f"partners IN (SELECT a.id FROM among_{number} a, json_each(a.partners) one"
        " WHERE one.value IN (SELECT value FROM json_each(?)))",
        (json.dumps(list(partners)),),
    )


def _and(conditions: Iterable[_Condition]) -> _Condition:
    conditions = [*conditions] or [_Condition("1")]
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
