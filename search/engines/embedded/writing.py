"""Passages into the tables and out again. Each audience has its own terms and words, so that what one may
not read weighs in nothing: not in scores, not in compounds, not in suggestions."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple

from search.analysis.streams import spellings
from search.engines.embedded.store import AUDIENCES, COLUMNS
from search.passages import Passage

_LISTED = ", ".join(COLUMNS)


def audiences(visibility: str) -> list[str]:
    return [name for name, readable in AUDIENCES.items() if visibility in readable]


def add(connection: sqlite3.Connection, number: int, passages: Iterable[Passage]) -> None:
    for passage in passages:
        remove(connection, number, [passage.ref])
        _insert(connection, number, passage)
    _changed(connection, number)


def remove(connection: sqlite3.Connection, number: int, refs: Iterable[str]) -> None:
    for ref in refs:
        row = connection.execute(
            f"SELECT id, visibility FROM passage_{number} WHERE ref = ?", (ref,)
        ).fetchone()
        if row:
            _delete(connection, number, *row)
    _changed(connection, number)


def _changed(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("UPDATE generation SET revision = revision + 1 WHERE id = ?", (number,))


def _insert(connection: sqlite3.Connection, number: int, passage: Passage) -> None:
    streams = astuple(passage.streams())
    row = (
        passage.ref,
        passage.document,
        passage.kind,
        passage.visibility,
        passage.in_force_from and passage.in_force_from.isoformat(),
        passage.until and passage.until.isoformat(),
        streams[0],
        passage.digest,
    )
    placed = connection.execute(
        f"INSERT INTO passage_{number} (ref, document, kind, visibility, in_force_from, until, place,"
        " digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    data = json.dumps(passage.to_data(), ensure_ascii=False)
    connection.execute(f"INSERT INTO content_{number} VALUES (?, ?, ?, ?, ?, ?, ?)", (placed, *streams, data))
    spelled = spellings(*passage.path, passage.heading, passage.text)
    for audience in audiences(passage.visibility):
        connection.execute(
            f"INSERT INTO terms_{number}_{audience} (rowid, {_LISTED}) VALUES (?, ?, ?, ?, ?, ?)",
            (placed, *streams),
        )
        connection.executemany(
            f"INSERT INTO word_{number} VALUES (?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET passages = passages + 1",
            ((audience, word, spelling) for word, spelling in spelled.items()),
        )


def _delete(connection: sqlite3.Connection, number: int, placed: int, visibility: str) -> None:
    *streams, data = connection.execute(
        f"SELECT {_LISTED}, data FROM content_{number} WHERE id = ?", (placed,)
    ).fetchone()
    passage = Passage.from_data(json.loads(data))
    spelled = spellings(*passage.path, passage.heading, passage.text)
    for audience in audiences(visibility):
        connection.execute(
            f"INSERT INTO terms_{number}_{audience} (terms_{number}_{audience}, rowid, {_LISTED})"
            " VALUES ('delete', ?, ?, ?, ?, ?, ?)",
            (placed, *streams),
        )
        connection.executemany(
            f"UPDATE word_{number} SET passages = passages - 1 WHERE audience = ? AND word = ?",
            ((audience, word) for word in spelled),
        )
        connection.executemany(
            f"DELETE FROM word_{number} WHERE audience = ? AND word = ? AND passages < 1",
            ((audience, word) for word in spelled),
        )
    connection.execute(f"DELETE FROM content_{number} WHERE id = ?", (placed,))
    connection.execute(f"DELETE FROM passage_{number} WHERE id = ?", (placed,))
