"""The embedded engine: SQLite FTS5 in a file of its own. No server to start, as many readers as wanted."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import batched
from pathlib import Path

from search.analysis.plan import Plan
from search.engines.audiences import audience_of
from search.engines.embedded import statements, store, writing
from search.engines.engine import MISSING, EngineResult, EngineUnavailable, Filters, Sort
from search.engines.known_words import KnownWords
from search.passages import Passage

FILE = "search.sqlite3"
BATCH = 1000


class EmbeddedEngine:
    """One index by name in `folder`/search.sqlite3. Implements `search.engines.engine.Engine`."""

    def __init__(self, *, index: str, url: str, folder: str) -> None:
        self.name = index
        self._store = store.Store(Path(folder) / FILE)
        self._words: dict[str, tuple[tuple[int, int], KnownWords]] = {}
        self._lock = threading.Lock()

    def index(self, passages: Iterable[Passage]) -> None:
        for some in batched(passages, BATCH):
            with self._store.writing() as connection:
                for generation in self._written_to(connection):
                    writing.add(connection, generation.id, some)

    def delete(self, refs: Iterable[str]) -> None:
        refs = list(refs)
        with self._store.writing() as connection:
            for generation in store.generations(connection, self.name):
                writing.remove(connection, generation.id, refs)

    def replace(self, document: str, passages: Iterable[Passage]) -> None:
        wanted = {passage.ref: passage for passage in passages}
        with self._store.writing() as connection:
            for generation in self._written_to(connection):
                kept = writing.digests(connection, generation.id, document)
                writing.remove(connection, generation.id, kept.keys() - wanted.keys())
                changed = [one for ref, one in wanted.items() if kept.get(ref) != one.digest]
                writing.add(connection, generation.id, changed)

    def search(
        self, plan: Plan, filters: Filters, *, page: int = 1, size: int = 10, sort: Sort = "relevance"
    ) -> EngineResult:
        with self._store.reading() as connection:
            generation = store.live(connection, self.name)
            if not generation:
                return EngineResult()
            return statements.ask(connection, generation.id, plan, filters, page=page, size=size, sort=sort)

    def words(self, readable: tuple[str, ...]) -> KnownWords:
        audience = audience_of(readable)
        with self._store.reading() as connection:
            generation = store.live(connection, self.name)
            if not generation or not audience:
                return KnownWords({})
            state = generation.id, generation.revision
            with self._lock:
                known = self._words.get(audience)
            if known and known[0] == state:
                return known[1]
            found = KnownWords(_words(connection, generation.id, audience))
        with self._lock:
            self._words[audience] = state, found
        return found

    def digests(self, document: str | None = None) -> dict[str, str]:
        with self._store.reading() as connection:
            generation = store.live(connection, self.name)
            if not generation:
                return {}
            return writing.digests(connection, generation.id, document)

    @contextlib.contextmanager
    def rebuild(self) -> Iterator[Callable[[Iterable[Passage]], None]]:
        self._store.replace_when_useless()
        with self._store.writing() as connection:
            for left in store.generations(connection, self.name):
                if not left.live:
                    store.drop(connection, left.id)
            number = store.create(connection, self.name, is_live=False)

        def add(passages: Iterable[Passage]) -> None:
            for some in batched(passages, BATCH):
                with self._store.writing() as connection:
                    writing.add(connection, number, some)

        try:
            yield add
        except BaseException:
            with self._store.writing() as connection:
                store.drop(connection, number)
            raise
        with self._store.writing() as connection:
            old = store.live(connection, self.name)
            connection.execute("UPDATE generation SET live = 1 WHERE id = ?", (number,))
            if old:
                store.drop(connection, old.id)

    def needs_rebuild(self) -> bool:
        if self._store.is_older():
            return True
        with self._store.reading() as connection:
            return all(one.is_abandoned for one in store.generations(connection, self.name))

    def problem(self) -> str | None:
        try:
            with self._store.reading() as connection:
                return None if store.live(connection, self.name) else MISSING
        except EngineUnavailable as error:
            return str(error)

    def _written_to(self, connection: sqlite3.Connection) -> list[store.Generation]:
        """The live one and those being built; the first when there is none."""
        if not store.generations(connection, self.name):
            store.create(connection, self.name, is_live=True)
        return store.generations(connection, self.name)


def _words(connection: sqlite3.Connection, number: int, audience: str) -> dict[str, tuple[str, int]]:
    rows = connection.execute(
        f"SELECT word, spelling, passages FROM word_{number} WHERE audience = ?", (audience,)
    )
    return {word: (spelling, passages) for word, spelling, passages in rows}
