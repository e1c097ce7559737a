"""The server that the benchmarks ask."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.elasticsearch_nodes import Missing, running


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The one named by ELASTICSEARCH_TEST_URL, else one that is started here without TLS."""
    if url := os.environ.get("ELASTICSEARCH_TEST_URL"):
        yield url
        return
    try:
        with running(Path(tempfile.mkdtemp(prefix="convenant-snelheid-")), heap=1024) as (node,):
            node.wait()
            yield node.url
    except Missing as error:
        pytest.skip(str(error))
