"""The engines that the shared tests run on."""

import itertools
import os
import uuid
from collections.abc import Callable, Iterator

import pytest

from search.engines import Engine, engine
from search.engines.elasticsearch.address import address_of
from search.engines.elasticsearch.connection import connect

ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The server that `bin/test` starts, or one started by hand."""
    url = os.environ.get("ELASTICSEARCH_TEST_URL")
    if not url:
        pytest.skip("er draait geen Elasticsearch: make test start er een, en ook bin/elasticsearch")
    return url


@pytest.fixture
def elasticsearch(elasticsearch_url: str, settings) -> Iterator[str]:
    """SEARCH_URL with a prefix of this test alone, whose indexes go away afterwards."""
    server, _, options = elasticsearch_url.partition("?")
    prefix = f"proef-{uuid.uuid4().hex[:12]}"
    settings.SEARCH_URL = f"{server}/{prefix}?{options}"
    yield settings.SEARCH_URL
    client = connect(address_of(elasticsearch_url))
    left = client.indices.get(index=f"{prefix}-*", expand_wildcards="all")
    for some in itertools.batched(left, 50):
        client.indices.delete(index=list(some))


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
