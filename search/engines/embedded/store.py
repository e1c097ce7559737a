"""The file of the embedded engine: connections, tables, and which generation of an index is live."""

import contextlib
import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from documents.transactions.busy import AGAIN, is_busy
from search.engines.audiences import AUDIENCES
from search.engines.engine import ABANDONED, EngineUnavailable

# Goes up with every change of the tables: a file of another layout is rebuilt.
LAYOUT = 4
OUTDATED = "De zoekindex is van een andere uitgave van het portaal. Draai `manage.py reindex`."
BUSY = f"De zoekindex is bezet: er wordt net iets groots in geschreven. {AGAIN}"
COLUMNS = ("place", "heading", "title", "body", "words")
_NAMES = """
CREATE TABLE IF NOT EXISTS generation (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, live INTEGER NOT NULL,
    revision INTEGER NOT NULL, touched REAL NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class Generation:
    """One build of an index. `revision` grows with each change; `touched` is when that was."""

    id: int
    live: bool
    revision: int
    touched: float

    @property
    def is_abandoned(self) -> bool:
        """Whether who was building it stopped before it was done."""
        return not self.live and time.time() - self.touched > ABANDONED


class Store:
    """Opens the file, once a thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._threads = threading.local()

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the file, whatever is written meanwhile."""
        with self._guarded() as connection, _transaction(connection, "BEGIN"):
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        with self._guarded() as connection, _transaction(connection, "BEGIN IMMEDIATE"):
            yield connection

    def is_older(self) -> bool:
        """Whether it is of an earlier release, or no database any more."""
        try:
            return self._opened().layout < LAYOUT
        except sqlite3.OperationalError:
            return False
        except sqlite3.DatabaseError:
            return True

    def replace_when_useless(self) -> None:
        """Removes a file that is no database any more, or is of another release; it can be made again from
        the portal's own."""
        try:
            opened = self._opened()
            opened.connection.execute("PRAGMA quick_check").fetchall()
            if opened.is_of_this_release:
                return
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            pass
        for end in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._connection()
        except sqlite3.Error as error:
            if is_busy(error):
                raise EngineUnavailable(BUSY) from error
            raise EngineUnavailable(
                f"Het bestand {self.path.name} is niet te gebruiken ({error}). Draai `manage.py reindex`."
            ) from error

    def _connection(self) -> sqlite3.Connection:
        opened = self._opened()
        if not opened.is_of_this_release:
            raise EngineUnavailable(OUTDATED)
        return opened.connection

    def _opened(self) -> "_Opened":
        opened = getattr(self._threads, "opened", None)
        if opened is None or not opened.is_current(self.path):
            self._threads.opened = opened = _Opened(self.path)
        return opened


class _Opened:
    """A connection that closes with its thread, and is left when the file or the process is another."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EngineUnavailable(
                f"De map {path.parent} is niet te gebruiken ({error.strerror}). Zet DATA_DIR op een map die"
                " beschreven mag worden."
            ) from error
        self.connection = sqlite3.connect(path, timeout=20, isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self.connection.close)
        self.connection.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; {_NAMES}")
        self.layout = _layout(self.connection)
        self.is_of_this_release = self.layout == LAYOUT
        self._of = os.getpid(), path.stat().st_ino

    def is_current(self, path: Path) -> bool:
        return path.exists() and self._of == (os.getpid(), path.stat().st_ino)


def _layout(connection: sqlite3.Connection) -> int:
    """Of the file; a file with nothing in it gets that of this release."""
    [(layout,)] = connection.execute("PRAGMA user_version").fetchall()
    if layout or connection.execute("SELECT 1 FROM generation").fetchone():
        return layout
    connection.execute(f"PRAGMA user_version = {LAYOUT}")
    return LAYOUT


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    if connection.in_transaction:
        yield
        return
    connection.execute(begin)
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def generations(connection: sqlite3.Connection, name: str) -> list[Generation]:
    """All builds of the index, the live one first."""
    rows = connection.execute(
        "SELECT id, live, revision, touched FROM generation WHERE name = ? ORDER BY live DESC, id DESC",
        (name,),
    )
    return [Generation(row[0], bool(row[1]), row[2], row[3]) for row in rows]


def live(connection: sqlite3.Connection, name: str) -> Generation | None:
    return next((one for one in generations(connection, name) if one.live), None)


def create(connection: sqlite3.Connection, name: str, *, is_live: bool) -> int:
    """Makes the tables of a new generation and returns its id."""
    [(number,)] = connection.execute(
        "INSERT INTO generation (name, live, revision, touched) VALUES (?, ?, 0, ?) RETURNING id",
        (name, is_live, time.time()),
    ).fetchall()
    for statement in _tables(number):
        connection.execute(statement)
    return number


def drop(connection: sqlite3.Connection, number: int) -> None:
    for audience in AUDIENCES:
        connection.execute(f"DROP TABLE terms_{number}_{audience}")
    for table in ("passage", "among", "content", "word"):
        connection.execute(f"DROP TABLE {table}_{number}")
    connection.execute("DELETE FROM generation WHERE id = ?", (number,))


def _tables(number: int) -> list[str]:
    """A narrow table for the filters, the sets of partners that it names by number, a wide one with streams
    and text, and per audience the terms and the words."""
    return [
        f"""CREATE TABLE passage_{number} (
            id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, document TEXT NOT NULL, kind TEXT NOT NULL,
            visibility TEXT NOT NULL, standing TEXT NOT NULL, determined_on TEXT, in_force_from TEXT,
            until TEXT, changed_on TEXT, partners INTEGER NOT NULL, place TEXT NOT NULL,
            digest TEXT NOT NULL)""",
        f"CREATE TABLE among_{number} (id INTEGER PRIMARY KEY, partners TEXT NOT NULL UNIQUE)",
        f"CREATE INDEX passage_{number}_document ON passage_{number} (document)",
        f"""CREATE TABLE content_{number} (
            id INTEGER PRIMARY KEY, place TEXT, heading TEXT, title TEXT, body TEXT, words TEXT,
            data TEXT)""",
        f"""CREATE TABLE word_{number} (
            audience TEXT, word TEXT, spelling TEXT, passages INTEGER,
            PRIMARY KEY (audience, word)) WITHOUT ROWID""",
        *(
            f"""CREATE VIRTUAL TABLE terms_{number}_{audience} USING fts5({", ".join(COLUMNS)},
                content='content_{number}', content_rowid='id', tokenize="ascii tokenchars '=&.,'")"""
            for audience in AUDIENCES
        ),
    ]
