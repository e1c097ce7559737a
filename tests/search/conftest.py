"""The engines that the shared tests run on."""

import itertools
from collections.abc import Callable

import pytest

from search.engines import Engine, engine

ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


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
