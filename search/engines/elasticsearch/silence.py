"""A cluster that takes questions and does not answer: one reader has waited, the next ones do not."""

import contextlib
import time
from collections.abc import Iterator

from search.engines.elasticsearch.connection import NoAnswer

REST = 15.0


class Silence:
    """Known in one process, for as long as REST."""

    def __init__(self) -> None:
        self._until = 0.0
        self._said = ""

    @contextlib.contextmanager
    def respected(self) -> Iterator[None]:
        """Raises NoAnswer at once when the cluster was silent a moment ago."""
        if time.monotonic() < self._until:
            raise NoAnswer(self._said)
        try:
            yield
        except NoAnswer as error:
            self._until, self._said = time.monotonic() + REST, str(error)
            raise
