"""The time of a search as the page asks it beside that of a bare query on the same engine, taken in turns.

The bare side has the same stems in a plain table or index: ten best ids, the number of matches, and the text
of the ten. First the results are checked: both sides find the same passages.
"""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from elasticsearch.helpers import bulk

from search.analysis.questions import parsed, plan
from search.analysis.stems import stems
from search.engines import Engine, Filters, engine
from search.engines.elasticsearch.address import address_of
from search.engines.elasticsearch.connection import connect
from search.finding import Query, answer
from search.passages import Passage

pytestmark = pytest.mark.benchmark

SIZES = [1_000, 10_000, 100_000]
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


class BareTable:
    """FTS5 by hand: one table, no filters."""

    def __init__(self, path: Path, passages: list[Passage]) -> None:
        self.connection, self.folder = sqlite3.connect(path), path.parent
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

    def search(self, text: str) -> tuple[int, list[str]]:
        match = matching(text)
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

    def refs(self, text: str) -> set[str]:
        rows = self.connection.execute("SELECT rowid FROM terms WHERE terms MATCH ?", (matching(text),))
        return {f"d/{row[0]}" for row in rows}

    def bytes_of_index(self) -> int:
        """Of the portal's own index."""
        return sum(one.stat().st_size for one in self.folder.glob("search.sqlite3*"))

    def close(self) -> None:
        self.connection.close()


class BareIndex:
    """Elasticsearch by hand: one field with the stems, one with the text."""

    def __init__(self, url: str, passages: list[Passage]) -> None:
        address = address_of(url)
        self.client, self.name = connect(address), f"{address.prefix}-bare"
        body = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
        properties = {"body": body, "text": {"type": "text", "index": False}}
        self.client.indices.create(index=self.name, mappings={"properties": properties})
        rows = [(place, one.streams().body, one.text) for place, one in enumerate(passages)]
        started = time.perf_counter()
        actions = (
            {"_index": self.name, "_id": str(place), "body": terms, "text": text}
            for place, terms, text in rows
        )
        bulk(self.client.options(request_timeout=60), actions, refresh=True)
        self.seconds = time.perf_counter() - started

    def search(self, text: str) -> tuple[int, list[str]]:
        found = self.client.search(
            index=self.name, query=self._query(text), size=10, track_total_hits=True, source=["text"]
        )
        return found["hits"]["total"]["value"], [hit["_source"]["text"] for hit in found["hits"]["hits"]]

    def refs(self, text: str) -> set[str]:
        found = self.client.options(request_timeout=60).search(
            index=self.name, query=self._query(text), size=10_000, source=False
        )
        return {f"d/{hit['_id']}" for hit in found["hits"]["hits"]}

    def _query(self, text: str) -> dict:
        words = [{"match": {"body": " ".join(stems(word))}} for word in text.split()]
        return {"bool": {"must": words}}

    def bytes_of_index(self) -> int:
        """Of the portal's own index."""
        told = self.client.indices.stats(index=f"{self.name.removesuffix('bare')}proef.*", metric="store")
        return told["_all"]["primaries"]["store"]["size_in_bytes"]

    def close(self) -> None:
        self.client.indices.delete(index=self.name)


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


@pytest.fixture(params=["embedded", "elasticsearch"])
def bare(request, tmp_path) -> Iterator[Callable[[list[Passage]], BareTable | BareIndex]]:
    """Makes the bare side; SEARCH_URL is of the same engine."""
    made_here: list[BareTable | BareIndex] = []

    def build(passages: list[Passage]) -> BareTable | BareIndex:
        if request.param == "embedded":
            made_here.append(BareTable(tmp_path / "bare.sqlite3", passages))
        else:
            made_here.append(BareIndex(request.getfixturevalue("elasticsearch"), passages))
        return made_here[0]

    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
    yield build
    for one in made_here:
        one.close()


@pytest.mark.parametrize("size", SIZES)
def test_search_beside_a_bare_query(bare, size):
    passages = made(size)
    asked = engine("proef")
    started = time.perf_counter()
    with asked.rebuild() as add:
        add(passages)
    built = time.perf_counter() - started
    beside = bare(passages)
    rates = f"{size / built:,.0f} passages/s, bare and analysed before {size / beside.seconds:,.0f}/s"
    took = f"{beside.bytes_of_index() / 2**20:.0f} MB"
    print(f"\n{type(asked).__name__}, {size} passages: index {rates}; {took}")  # noqa: T201
    started = time.perf_counter()
    asked.words(READABLE.readable)
    print(f"words of the collection read in {time.perf_counter() - started:.2f} s")  # noqa: T201
    ratios = [measured(name, text, asked, beside) for name, text in questions(passages).items()]
    assert statistics.median(ratios) < MOST_RATIO


def measured(name: str, text: str, asked: Engine, beside: BareTable | BareIndex) -> float:
    """The ratio of the page's query to the bare one, once both have given the same passages."""
    query = Query(text, scope="all")
    wanted = plan(parsed(text), asked.words(READABLE.readable).vocabulary)
    total = beside.search(text)[0]
    assert asked.search(wanted, READABLE).total == total > 0
    if total <= 10_000:
        every = asked.search(wanted, READABLE, size=10_000)
        assert {passage.ref for passage, _ in every.passages} == beside.refs(text)
    ours, theirs = median_of(lambda: asked.search(wanted, READABLE), lambda: beside.search(text))
    whole, _ = median_of(lambda: answer(query, READABLE, asked), lambda: None)
    print(  # noqa: T201
        f"{name}: {total} found, query {ours * 1000:.2f} ms, bare {theirs * 1000:.2f} ms,"
        f" {ours / theirs:.1f}x; with marks and fragments {whole * 1000:.2f} ms"
    )
    return ours / theirs
