"""Passages into the tables and out again. Each audience has its own terms and words, so that what one may
not read weighs in nothing: not in scores, not in compounds, not in suggestions."""

import json
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from search.analysis.streams import Streams
from search.engines.audiences import audiences
from search.engines.embedded.store import COLUMNS
from search.passages import Passage

_LISTED = ", ".join(COLUMNS)


def add(connection: sqlite3.Connection, number: int, passages: Iterable[Passage]) -> None:
    tally = _Tally()
    for passage in passages:
        _take_out(connection, number, passage.ref, tally)
        _insert(connection, number, passage, tally)
    tally.write(connection, number)


def remove(connection: sqlite3.Connection, number: int, refs: Iterable[str]) -> None:
    tally = _Tally()
    for ref in refs:
        _take_out(connection, number, ref, tally)
    tally.write(connection, number)


def digests(connection: sqlite3.Connection, number: int, document: str | None) -> dict[str, str]:
    """Of one document or of all, by `ref`."""
    of_document = " WHERE document = ?" if document else ""
    values = (document,) if document else ()
    return dict(connection.execute(f"SELECT ref, digest FROM passage_{number}{of_document}", values))


class _Tally:
    """How many passages more or fewer have a word, per visibility; written once for many passages, for every
    audience that reads it."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.spellings: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def more(self, streams: Streams, visibility: str) -> None:
        self.counts[visibility].update(streams.spellings.keys())
        self.spellings[visibility].update(streams.spellings)

    def fewer(self, streams: Streams, visibility: str) -> None:
        self.counts[visibility].subtract(streams.spellings.keys())
        self.spellings[visibility].update(streams.spellings)

    def write(self, connection: sqlite3.Connection, number: int) -> None:
        rows = [
            (audience, word, self.spellings[visibility][word], count)
            for visibility, counts in self.counts.items()
            for audience in audiences(visibility)
            for word, count in counts.items()
            if count
        ]
        connection.executemany(
            f"INSERT INTO word_{number} VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET passages = passages + excluded.passages",
            rows,
        )
        gone = [(audience, word) for audience, word, _, count in rows if count < 0]
        connection.executemany(
            f"DELETE FROM word_{number} WHERE audience = ? AND word = ? AND passages < 1", gone
        )
        connection.execute(
            "UPDATE generation SET revision = revision + 1, touched = ? WHERE id = ?", (time.time(), number)
        )


def _columns(streams: Streams) -> tuple[str, ...]:
    return tuple(getattr(streams, column) for column in COLUMNS)


def _insert(connection: sqlite3.Connection, number: int, passage: Passage, tally: _Tally) -> None:
    streams = passage.streams()
    row = (
        passage.ref,
        passage.document,
        passage.kind,
        passage.visibility,
        passage.standing,
        _written(passage.determined_on),
        _written(passage.in_force_from),
        _written(passage.until),
        _written(passage.changed_on),
        _among(connection, number, passage.partners),
        streams.place,
        passage.digest,
    )
    placed = connection.execute(
        f"INSERT INTO passage_{number} (ref, document, kind, visibility, standing, determined_on,"
        f" in_force_from, until, changed_on, partners, place, digest) VALUES ({', '.join('?' * len(row))})",
        row,
    ).lastrowid
    data = json.dumps(passage.to_data(), ensure_ascii=False)
    connection.execute(
        f"INSERT INTO content_{number} VALUES (?, ?, ?, ?, ?, ?, ?)", (placed, *_columns(streams), data)
    )
    for audience in audiences(passage.visibility):
        connection.execute(
            f"INSERT INTO terms_{number}_{audience} (rowid, {_LISTED}) VALUES (?, ?, ?, ?, ?, ?)",
            (placed, *_columns(streams)),
        )
    tally.more(streams, passage.visibility)


def _among(connection: sqlite3.Connection, number: int, partners: Iterable[str]) -> int:
    """The number of this set of partners: few sets, as all passages of a version share one."""
    written = json.dumps(sorted(set(partners)))
    row = connection.execute(f"SELECT id FROM among_{number} WHERE partners = ?", (written,)).fetchone()
    if row:
        return row[0]
    connection.execute(f"INSERT INTO among_{number} (partners) VALUES (?)", (written,))
    return connection.execute("SELECT last_insert_rowid()").fetchone()[0]


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _take_out(connection: sqlite3.Connection, number: int, ref: str, tally: _Tally) -> None:
    row = connection.execute(f"SELECT id FROM passage_{number} WHERE ref = ?", (ref,)).fetchone()
    if not row:
        return
    *streams, data = connection.execute(
        f"SELECT {_LISTED}, data FROM content_{number} WHERE id = ?", row
    ).fetchone()
    passage = Passage.from_data(json.loads(data))
    for audience in audiences(passage.visibility):
        connection.execute(
            f"INSERT INTO terms_{number}_{audience} (terms_{number}_{audience}, rowid, {_LISTED})"
            " VALUES ('delete', ?, ?, ?, ?, ?, ?)",
            (*row, *streams),
        )
    tally.fewer(passage.streams(), passage.visibility)
    connection.execute(f"DELETE FROM content_{number} WHERE id = ?", row)
    connection.execute(f"DELETE FROM passage_{number} WHERE id = ?", row)
