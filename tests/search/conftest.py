"""The engines that the shared tests run on."""

import itertools
from collections.abc import Callable

import pytest

from search.analysis import compounds, spelling, stems
from search.engines import Engine, engine

ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


@pytest.fixture(autouse=True, scope="session")
def nothing_remembered() -> None:
    """What an earlier run in the same process found tells nothing of the rules as they are now: `make
    mutants` forks after a first run."""
    for remembered in (stems.stems, spelling.spelled, spelling._folded, compounds._beginning):
        remembered.cache_clear()
    vars(stems._threads).clear()


@pytest.fixture(params=ENGINES)
def each_engine(request) -> str:
    """The test runs on every engine, each time with nothing in it."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
    return request.param


@pytest.fixture
def new_engine(each_engine: str) -> Callable[[], Engine]:
    """Makes an engine with an index of its own."""
    numbers = itertools.count()
    return lambda: engine(f"nieuw-{next(numbers)}")
