"""The time of a search as the page asks it beside that of a bare query on SQLite FTS5, taken in turns.

The bare side has the same stems in a plain table: ten best ids, the number of matches, and the text of the
ten. First the results are checked: both sides find the same passages.
"""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from search.analysis.questions import parsed, plan
from search.analysis.stems import stems
from search.engines import Filters
from search.engines.embedded import EmbeddedEngine
from search.finding import Query, answer
from search.passages import Passage

pytestmark = pytest.mark.benchmark

PASSAGES = 10_000
MOST_RATIO = 5.0
ROUNDS = 30
READABLE = Filters(("public",))


def made(number: int) -> list[Passage]:
    """Passages of 60 to 180 short words, some common and most rare, as in a language."""
    chance = random.Random(8)
    letters = "bdfghklmnoprtuvz"
    words = sorted({"".join(chance.choices(letters, k=chance.randint(4, 5))) for _ in range(6000)})
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    return [
        Passage(
            ref=f"d/{place}",
            document=f"document-{place % 50}",
            title="Titel",
            kind="process",
            text=" ".join(chance.choices(words, weights, k=chance.randint(60, 180))),
        )
        for place in range(number)
    ]


class Bare:
    """FTS5 by hand: one table, no filters."""

    def __init__(self, path: Path, passages: list[Passage]) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.execute("CREATE VIRTUAL TABLE terms USING fts5(body, content='', tokenize='ascii')")
        self.connection.execute("CREATE TABLE passage (id INTEGER PRIMARY KEY, data TEXT)")
        rows = [(place, one.streams().body, one.text) for place, one in enumerate(passages)]
        started = time.perf_counter()
        self.connection.executemany(
            "INSERT INTO terms (rowid, body) VALUES (?, ?)", [row[:2] for row in rows]
        )
        self.connection.executemany("INSERT INTO passage VALUES (?, ?)", [(row[0], row[2]) for row in rows])
        self.connection.commit()
        self.seconds = time.perf_counter() - started

    def search(self, match: str) -> tuple[int, list[str]]:
        ids = self.connection.execute(
            "SELECT rowid FROM terms WHERE terms MATCH ? ORDER BY rank LIMIT 10", (match,)
        ).fetchall()
        total = self.connection.execute(
            "SELECT count(*) FROM terms WHERE terms MATCH ?", (match,)
        ).fetchone()[0]
        texts = [
            self.connection.execute("SELECT data FROM passage WHERE id = ?", one).fetchone()[0] for one in ids
        ]
        return total, texts

    def refs(self, match: str) -> set[str]:
        rows = self.connection.execute("SELECT rowid FROM terms WHERE terms MATCH ?", (match,))
        return {f"d/{row[0]}" for row in rows}


def matching(text: str) -> str:
    return " AND ".join(f"({' OR '.join(stems(word))})" for word in text.split())


def questions(passages: list[Passage]) -> dict[str, str]:
    counts: dict[str, int] = {}
    for one in passages:
        for word in set(one.text.split()):
            counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    common, middling, rare = ordered[3], ordered[60], ordered[1500]
    return {"common": common, "middling": middling, "rare": rare, "both": f"{common} {middling}"}


def median_of(asked: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of both, taken in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for took, call in zip(times, (asked, other), strict=True):
            started = time.perf_counter()
            call()
            took.append(time.perf_counter() - started)
    return statistics.median(times[0]), statistics.median(times[1])


def test_search_beside_bare_fts5(tmp_path):
    passages = made(PASSAGES)
    engine = EmbeddedEngine(index="proef", url="embedded:", folder=str(tmp_path))
    started = time.perf_counter()
    with engine.rebuild() as add:
        add(passages)
    built = time.perf_counter() - started
    bare = Bare(tmp_path / "bare.sqlite3", passages)
    rates = f"{PASSAGES / built:,.0f} passages/s, bare and analysed before {PASSAGES / bare.seconds:,.0f}/s"
    print(f"\nindex: {rates}")  # noqa: T201
    try:
        for name, text in questions(passages).items():
            assert measured(name, text, engine, bare) < MOST_RATIO
    finally:
        bare.connection.close()


def measured(name: str, text: str, engine: EmbeddedEngine, bare: Bare) -> float:
    """The ratio of the page's query to the bare one, once both have given the same passages."""
    match, query = matching(text), Query(text, scope="all")
    asked = plan(parsed(text), engine.words(READABLE.readable).vocabulary)
    every = engine.search(asked, READABLE, size=PASSAGES)
    assert {passage.ref for passage, _ in every.passages} == bare.refs(match)
    assert every.total == bare.search(match)[0] > 0
    ours, theirs = median_of(lambda: engine.search(asked, READABLE), lambda: bare.search(match))
    whole, _ = median_of(lambda: answer(query, READABLE, engine), lambda: None)
    print(  # noqa: T201
        f"{name}: {every.total} found, query {ours * 1000:.2f} ms, bare {theirs * 1000:.2f} ms,"
        f" {ours / theirs:.1f}x; with marks and fragments {whole * 1000:.2f} ms"
    )
    return ours / theirs
