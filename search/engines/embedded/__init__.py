"""The embedded engine: SQLite FTS5 in a file of its own. No server to start, as many readers as wanted."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import batched
from pathlib import Path

from search.analysis.compounds import Vocabulary
from search.analysis.plan import Plan
from search.engines import Filters, Found
from search.engines.embedded import asking, store, writing
from search.passages import Passage

FILE = "search.sqlite3"
BATCH = 200


class EmbeddedEngine:
    """One index by name in `folder`/search.sqlite3. Implements `search.engines.Engine`."""

    def __init__(self, *, index: str, url: str, folder: str) -> None:
        self.name = index
        self._store = store.Store(Path(folder) / FILE)
        self._words: dict[str, tuple[tuple[int, int], StoredWords]] = {}
        self._lock = threading.Lock()

    def index(self, passages: Iterable[Passage]) -> None:
        for some in batched(passages, BATCH):
            with self._store.writing() as connection:
                if not store.live(connection, self.name):
                    store.create(connection, self.name, is_live=True)
                for generation in store.generations(connection, self.name):
                    writing.add(connection, generation.id, some)

    def delete(self, refs: Iterable[str]) -> None:
        refs = list(refs)
        with self._store.writing() as connection:
            for generation in store.generations(connection, self.name):
                writing.remove(connection, generation.id, refs)

    def search(self, plan: Plan, filters: Filters, *, page: int = 1, size: int = 10) -> Found:
        with self._store.reading() as connection:
            generation = store.live(connection, self.name)
            if not generation:
                return Found()
            return asking.ask(connection, generation.id, plan, filters, page=page, size=size)

    def words(self, readable: tuple[str, ...]) -> "StoredWords":
        audience = asking.audience_of(readable)
        with self._store.reading() as connection:
            generation = store.live(connection, self.name)
            if not generation or not audience:
                return StoredWords({})
            state = generation.id, generation.revision
            with self._lock:
                known = self._words.get(audience)
            if known and known[0] == state:
                return known[1]
            found = StoredWords(_words(connection, generation.id, audience))
        with self._lock:
            self._words[audience] = state, found
        return found

    def digests(self, document: str | None = None) -> dict[str, str]:
        with self._store.reading() as connection:
            generation = store.live(connection, self.name)
            if not generation:
                return {}
            of_document = " WHERE document = ?" if document else ""
            return dict(
                connection.execute(
                    f"SELECT ref, digest FROM passage_{generation.id}{of_document}",
                    (document,) if document else (),
                )
            )

    @contextlib.contextmanager
    def rebuild(self) -> Iterator[Callable[[Iterable[Passage]], None]]:
        self._store.replace_when_broken()
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


class StoredWords:
    """The words of one audience, each with its spelling and the number of passages that have it."""

    def __init__(self, words: dict[str, tuple[str, int]]) -> None:
        self._known = words

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary({word: passages for word, (_, passages) in self._known.items()})

    def spelling(self, word: str) -> str:
        return self._known[word][0] if word in self._known else word


def _words(connection, number: int, audience: str) -> dict[str, tuple[str, int]]:
    rows = connection.execute(
        f"SELECT word, spelling, passages FROM word_{number} WHERE audience = ?", (audience,)
    )
    return {word: (spelling, passages) for word, spelling, passages in rows}
