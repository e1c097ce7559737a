"""What only the embedded engine has: a file."""

import sqlite3
from contextlib import closing

import pytest

from search.analysis.questions import parsed, plan
from search.engines import EngineUnavailable, Filters, engine
from search.engines.embedded import EmbeddedEngine, store
from search.finding import Query, answer
from search.passages import Passage

ALL = Filters(("public", "partners", "team"))
PASSAGE = Passage(ref="a/1", document="a", title="Titel", text="De huur.")


def test_a_file_that_is_no_index_is_replaced_by_a_rebuild(settings):
    (settings.DATA_DIR / "search.sqlite3").write_text("geen index " * 1000)
    asked = engine("proef")
    assert answer(Query("huur"), ALL, asked).available is False
    assert "Draai `manage.py reindex`" in asked.problem()
    with asked.rebuild() as add:
        add([PASSAGE])
    assert [one.ref for one, _ in found(asked)] == ["a/1"]
    assert asked.problem() is None


def test_a_file_of_another_release_is_named_and_replaced_by_a_rebuild(settings):
    asked = engine("proef")
    asked.index([PASSAGE])
    with closing(sqlite3.connect(settings.DATA_DIR / "search.sqlite3")) as connection:
        connection.execute(f"PRAGMA user_version = {store.LAYOUT - 2}")
    asked = EmbeddedEngine(index="proef", url="embedded:", folder=str(settings.DATA_DIR))
    assert answer(Query("huur"), ALL, asked).available is False
    assert asked.problem() == store.OUTDATED
    with pytest.raises(EngineUnavailable, match="andere uitgave"):
        asked.index([PASSAGE])
    with asked.rebuild() as add:
        add([PASSAGE])
    assert [one.ref for one, _ in found(asked)] == ["a/1"]


def test_a_folder_that_cannot_be_written_is_named(settings, tmp_path):
    (tmp_path / "bestand").write_text("geen map")
    settings.DATA_DIR = tmp_path / "bestand"
    with pytest.raises(EngineUnavailable, match="Zet DATA_DIR op een map"):
        engine("proef").index([PASSAGE])


def found(asked):
    return asked.search(plan(parsed("huur"), asked.words(ALL.readable).vocabulary), ALL).passages
